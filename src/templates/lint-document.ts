// A document's template file, read and checked whole.
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { checkBody, type Names } from './body.ts';
import { planParts } from './document-fill.ts';
import { type DocumentTemplate, type DocumentType, documentTypes } from './document-template.ts';
import { line, readChecked, slug, webAddress } from './front-schema.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';

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

function lostParts(printed: ReadonlySet<string>): readonly LineProblem[] {
  return [...planParts, 'quarters'].flatMap((part) =>
    printed.has(part)
      ? []
      : [{ line: 1, problem: `the body does not use {{${part}}}; what was written there would be lost` }],
  );
}
