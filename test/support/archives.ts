// Archives in tests: out of a world's disk, as files, and as what an import makes of them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ArchivedIssue } from '#reports/archive.ts';
import type { TestWorld } from './world.ts';

function zipOf(from: TestWorld, path = '/growth.zip'): Buffer {
  return Buffer.from(from.disk.get(path) ?? '', 'latin1');
}

export function filesOf(zip: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, strFromU8(content)]));
}

/** Makes one and puts it on the real disk, where what is named is read. */
export async function archived(from: TestWorld, folder: string, ...flags: readonly string[]) {
  const made = await from.run(['archive', '--out', '/growth.zip', '--force', ...flags]);
  const zip = zipOf(from);
  const path = join(folder, `${new URL(from.base).host}.zip`);
  await writeFile(path, zip);
  const files = filesOf(zip);
  const issues = Object.entries(files)
    .filter(([name]) => name.startsWith('issues/'))
    .map(([, text]) => JSON.parse(text) as ArchivedIssue);
  return { ...made, zip, path, files, issues };
}

/** Without what an import cannot make again: numbers and days of the server, GitLab's own notes, marks that say where from. */
export function lasting(issues: readonly ArchivedIssue[]) {
  return issues.map((issue) => ({
    title: issue.title,
    sort: issue.sort,
    text: issue.text,
    template: issue.mark?.template ?? null,
    key: issue.mark?.key ?? null,
    state: issue.state,
    confidential: issue.confidential,
    labels: issue.labels,
    milestone: issue.milestone,
    due: issue.due,
    first: issue.origin?.by ?? issue.author,
    on: issue.origin?.on ?? issue.createdAt.slice(0, 10),
    comments: issue.comments.map(({ text, internal, mark, origin, by, at }) => ({
      text,
      internal,
      key: mark?.key ?? null,
      first: origin?.by ?? by,
      on: origin?.on ?? at.slice(0, 10),
    })),
    links: issue.links.map(({ reference }) => reference),
  }));
}

/** A ZIP of these, with a manifest that fits. */
export function handmade(files: Readonly<Record<string, string>>): Uint8Array {
  const { 'manifest.json': manifest = '{}', ...others } = files;
  const entries = Object.fromEntries(Object.entries(others).map(([path, text]) => [path, strToU8(text)]));
  const listed = Object.entries(entries).map(([path, content]) => ({
    path,
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const told = { ...(JSON.parse(manifest) as object), files: listed };
  return zipSync({ ...entries, 'manifest.json': strToU8(JSON.stringify(told)) });
}
