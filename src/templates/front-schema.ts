// What front matter of every kind of template has in common: its small parts, and faults in a person's words.
import * as z from 'zod';
import { suggestion } from '#growth/words/nearest.ts';
import { slug as slugPattern } from '#growth/words/slug.ts';
import { type LineProblem, readYaml } from '#yaml/yaml-source.ts';

export const line = z
  .string()
  .trim()
  .min(1, 'is empty')
  .regex(/^[^\p{Cc}]*$/u, 'must be one line');
export const slug = z.string().regex(slugPattern, 'must be small letters, digits and single hyphens');
export const webAddress = z.url({ protocol: /^https?$/u, error: 'must be a web address (https://...)' });
/** The keys that may stand below this one; undefined = at the top. */
type KnownKeys = (name: string | undefined) => readonly string[];

/** Every problem at once; `data` is null when there is one. */
export function readChecked<Schema extends z.ZodType>(
  yaml: string,
  schema: Schema,
  known: KnownKeys,
  { firstLine = 2, what = 'the front matter' }: { readonly firstLine?: number; readonly what?: string } = {},
): {
  readonly data: z.output<Schema> | null;
  readonly problems: readonly LineProblem[];
  readonly lineAt: (path: readonly PropertyKey[]) => number;
} {
  const source = readYaml(yaml, { firstLine, manners: 'strict' });
  const { lineAt } = source;
  if (source.broken) return { data: null, problems: source.problems, lineAt };
  const checked = schema.safeParse(source.value);
  const problems = [...source.problems];
  for (const issue of checked.error?.issues ?? []) {
    for (const { path, problem } of sentences(issue, source.value, known, what)) {
      problems.push({ line: lineAt(path), problem });
    }
  }
  return { data: checked.success && problems.length === 0 ? checked.data : null, problems, lineAt };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text (numbers and dates in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys and values',
  record: 'a group of keys and values',
};

function sentences(
  issue: z.core.$ZodIssue,
  whole: unknown,
  known: KnownKeys,
  what: string,
): readonly { readonly path: readonly PropertyKey[]; readonly problem: string }[] {
  const { path } = issue;
  const name = path.findLast((part) => typeof part === 'string');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: `unknown key "${key}"${suggestion(key, known(name))}`,
    }));
  }
  if (name === undefined) return [{ path, problem: `${what} must hold keys and values` }];
  if (valueAt(whole, path) === undefined) return [{ path, problem: `${name} is missing` }];
  return [{ path, problem: `${name} ${clause(issue)}` }];
}

function clause(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${typeWords[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `must be ${String(issue.minimum)} or more`;
  if (issue.code === 'too_big' && (issue.origin === 'number' || issue.origin === 'int'))
    return `must be ${String(issue.maximum)} or less`;
  return issue.message;
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
