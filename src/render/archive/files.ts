// An archive as the files that it is made of, with their manifest; and such files read again, with everything that is wrong with them.
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { type Archive, type ArchivedIssue, type ArchivedProject, uploadKey } from '#reports/archive.ts';
import { documentSchema } from '../json/document-shapes.ts';
import { jsonText } from '../json/json-text.ts';
import { handmade } from './handmade.ts';
import { issueMarkdown, markdownPath, projectMarkdown } from './markdown.ts';
import { archivePage } from './page.ts';
import { numbered } from './words.ts';
import type { Files } from './zip.ts';

const manifestPath = 'manifest.json';
const projectPath = 'project.json';
const issuePath = (iid: number) => `issues/${numbered(iid)}.json`;
const uploadPath = (key: string) => `uploads/${key}`;

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

interface Making {
  /** `devgrowth 0.1.0` */
  readonly made: string;
  /** Takes what must never go out (tokens of this machine) off each text. */
  readonly hide: (text: string) => string;
}

/** Of equal words equal files. */
export function archiveFiles({ project: archived, contents }: Archive, { made, hide }: Making): Files {
  const texts = new Map<string, string>();
  const { issues, files, ...rest } = archived;
  const project = { ...rest, files: files.map(({ path }) => path), issues: issues.map(({ iid }) => iid) };
  texts.set(projectPath, json('archive-project', project));
  texts.set('README.md', projectMarkdown(archived));
  texts.set('index.html', archivePage(archived));
  for (const issue of issues) {
    texts.set(issuePath(issue.iid), json('archive-issue', issue));
    texts.set(markdownPath(issue), issueMarkdown(issue));
  }
  for (const { path, text } of files) texts.set(`repository/${path}`, text);
  const all = new Map<string, Uint8Array>();
  for (const [path, text] of texts) all.set(path, new TextEncoder().encode(hide(text)));
  for (const [key, content] of contents) all.set(uploadPath(key), content);
  const manifest = {
    id: archived.id,
    made,
    project: archived.project.path,
    host: archived.project.host,
    asOf: archived.asOf,
    complete: archived.completeness.complete,
    leftOut: archived.leftOut,
    files: [...all.keys()].toSorted().map((path) => {
      const content = all.get(path) ?? new Uint8Array();
      return { path, bytes: content.byteLength, sha256: sha256(content) };
    }),
  };
  all.set(manifestPath, new TextEncoder().encode(json('archive-manifest', manifest)));
  return all;
}

type DocumentOf = 'archive-project' | 'archive-issue' | 'archive-manifest';

function json(name: DocumentOf, body: object): string {
  return jsonText(documentSchema(name).parse({ ...body, schema: `devgrowth/${name}/v1` }));
}

export interface CheckedArchive {
  /** null: it cannot be opened. */
  readonly archive: Archive | null;
  /** One line each; none: it is whole and as it was made. */
  readonly problems: readonly string[];
  readonly files: number;
}

interface Manifest {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** Hashes, shapes, and nothing besides. */
export function checkedArchive(files: Files): CheckedArchive {
  const problems: string[] = [];
  function read(name: DocumentOf, path: string): unknown {
    const content = files.get(path);
    if (content === undefined) {
      problems.push(`${path} is missing`);
      return null;
    }
    try {
      const parsed = documentSchema(name).safeParse(JSON.parse(new TextDecoder().decode(content)));
      if (parsed.success) return parsed.data;
      problems.push(`${path}: ${firstIssue(parsed.error)}`);
    } catch {
      problems.push(`${path} is no JSON`);
    }
    return null;
  }
  const manifest = read('archive-manifest', manifestPath) as Manifest | null;
  if (manifest === null) return { archive: null, problems, files: files.size };
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { path, bytes, sha256: hash } of manifest.files) {
    const content = files.get(path);
    if (content === undefined) problems.push(`${path} is missing`);
    else if (content.byteLength !== bytes || sha256(content) !== hash) problems.push(`${path} was changed`);
  }
  for (const path of [...files.keys()].toSorted()) {
    if (path !== manifestPath && !listed.has(path)) problems.push(`${path} is not of the archive`);
  }
  type Stored = Omit<ArchivedProject, 'files' | 'issues'> & {
    readonly files: readonly string[];
    readonly issues: readonly number[];
  };
  const project = read('archive-project', projectPath) as Stored | null;
  if (project === null) return { archive: null, problems, files: files.size };
  if (project.id !== manifest.id) problems.push(`${projectPath} is of another archive than ${manifestPath}`);
  const issues = project.issues.flatMap((iid) => (read('archive-issue', issuePath(iid)) as ArchivedIssue | null) ?? []);
  const wrong = issues.find(({ iid }, at) => iid !== project.issues[at] && issues.length === project.issues.length);
  if (wrong !== undefined) problems.push(`#${wrong.iid} stands in the file of another issue`);
  const texts = project.files.flatMap((path) => {
    const content = files.get(`repository/${path}`);
    return content === undefined ? [] : [{ path, text: new TextDecoder().decode(content) }];
  });
  const contents = new Map(
    project.uploads.flatMap((upload) => {
      const content = files.get(uploadPath(uploadKey(upload)));
      return content === undefined ? [] : [[uploadKey(upload), content] as const];
    }),
  );
  const archive = { project: { ...project, files: texts, issues }, contents };
  problems.push(...handmade(archive.project));
  return { archive, problems: [...new Set(problems)], files: files.size };
}

function firstIssue(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? 'not of its form' : `${first.path.join('.')}: ${first.message}`;
}
