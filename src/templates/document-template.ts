// Templates of the documents beside goals, the promotion document and the year plan: read, checked whole, filled.
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { checkBody, type Names, render, type View } from './body.ts';
import { line, readChecked, slug, webAddress } from './front-schema.ts';
import { splitFrontMatter } from './front-matter.ts';
import { cleanBlock, cleanLine } from './inserted-text.ts';
import type { LineProblem } from './yaml-source.ts';

export const documentTypes = ['promotion', 'plan'] as const;
export type DocumentType = (typeof documentTypes)[number];

export interface DocumentTemplate {
  readonly type: DocumentType;
  readonly name: string;
  readonly label: string;
  readonly version: number;
  readonly about: string;
  readonly source: string | null;
  readonly checked: string | null;
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

/** What a document is filled with; a part that nobody has written yet is null, and its guiding question stays. */
export interface DocumentFacts {
  readonly person: string | null;
  readonly today: string;
  /** Of a plan: `FY27-Q4 (2026-11-01 to 2027-01-31)`, in order. */
  readonly quarters: readonly string[];
  readonly aspiration: string | null;
  readonly focus: string | null;
  readonly intention: string | null;
}

const frontMatter = z.strictObject({
  type: z.enum(documentTypes),
  name: slug.max(40, 'is longer than 40 characters'),
  label: line.max(60, 'is longer than 60 characters'),
  version: z.int().min(1),
  about: line.max(200, 'is longer than 200 characters'),
  source: webAddress.nullish(),
  checked: z.iso.date({ error: 'must be a day of the calendar (YYYY-MM-DD)' }).nullish(),
  title: line,
});

const planParts = ['aspiration', 'focus', 'intention'] as const;
const names: Readonly<Record<DocumentType, Names>> = {
  promotion: new Map([
    ['person', 'text'],
    ['today', 'text'],
    ['has-person', 'switch'],
  ]),
  plan: new Map([
    ['person', 'text'],
    ['today', 'text'],
    ['has-person', 'switch'],
    ['quarters', 'list'],
    ...planParts.flatMap((part) => [[part, 'text'] as const, [`has-${part}`, 'switch'] as const]),
  ]),
};

/** Put in last, so that a person's paragraphs stay exactly as they are. No text can hold one: control characters are refused. */
const standIn = '\u0002';
const standIns = new RegExp(`${standIn}(${planParts.join('|')})${standIn}`, 'gu');

/** A file says itself what it is: only a document's front matter has `type`. */
export function isDocument(text: string): boolean {
  return /^type:/mu.test(splitFrontMatter(text)?.yaml ?? '');
}

/** Every problem at once; `template` is null when there is one. */
export function lintDocument(
  path: string,
  text: string,
): { readonly template: DocumentTemplate | null; readonly problems: readonly LineProblem[] } {
  const split = splitFrontMatter(text);
  if (split === null)
    return {
      template: null,
      problems: [{ line: 1, problem: 'the file must start with front matter between two --- lines' }],
    };
  const { data, problems: found } = readChecked(split.yaml, frontMatter, () => Object.keys(frontMatter.shape));
  if (data === null) return { template: null, problems: found };
  const known = names[data.type];
  const body = checkBody(split.body, known);
  const problems = [
    ...checkBody(data.title, known).problems.map(({ problem }) => ({ line: 1, problem: `title: ${problem}` })),
    ...body.problems.map((one) => ({ ...one, line: one.line + split.bodyLine - 1 })),
    ...(data.type === 'plan' && body.printed !== null ? lostParts(body.printed) : []),
  ];
  const { source = null, checked = null, ...rest } = data;
  return { template: problems.length > 0 ? null : { ...rest, source, checked, body: split.body, path }, problems };
}

export function readDocument(path: string, text: string): DocumentTemplate {
  const { template, problems } = lintDocument(path, text);
  if (template !== null) return template;
  throw new DevgrowthError('configuration', `the template ${path} cannot be used`, {
    details: problems.map((one) => `${path}:${one.line}: ${one.problem}`),
    hint: '`devgrowth template lint` shows every problem of every template.',
  });
}

export function fillDocument(
  { type, title, body }: DocumentTemplate,
  facts: DocumentFacts,
): { readonly title: string; readonly description: string } {
  const wordsOf = (part: (typeof planParts)[number]) => cleanBlock(facts[part] ?? '');
  const view: Record<string, View[string]> = {
    person: cleanLine(facts.person ?? ''),
    today: facts.today,
    'has-person': facts.person !== null,
  };
  if (type === 'plan') {
    view['quarters'] = facts.quarters;
    for (const part of planParts) {
      view[part] = standIn + part + standIn;
      view[`has-${part}`] = wordsOf(part) !== '';
    }
  }
  return {
    title: cleanLine(render(title, view)),
    description: render(body, view)
      .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
      .trim()
      .replace(standIns, (_, part) => wordsOf(part)),
  };
}

/** What a document's mark says about its origin: `general@1`. */
export function documentMark({ name, version }: DocumentTemplate): string {
  return `${name}@${version}`;
}

/** Throws `usage` for a name that no template has. */
export function documentOf(name: string, templates: readonly DocumentTemplate[]): DocumentTemplate {
  const found = templates.find((one) => one.name === name);
  if (found !== undefined) return found;
  const known = templates.map((one) => one.name);
  throw new DevgrowthError('usage', `there is no template "${name}"${suggestion(name, known)}`, {
    hint: `Templates: ${known.join(', ')}.`,
  });
}

function lostParts(printed: ReadonlySet<string>): readonly LineProblem[] {
  return [...planParts, 'quarters'].flatMap((part) =>
    printed.has(part)
      ? []
      : [{ line: 1, problem: `the body does not use {{${part}}}; what was written there would be lost` }],
  );
}
