// Reads a seed: YAML text, or the object that a YAML parser made of it, against its form.
import * as z from 'zod';
import { readYaml } from '#yaml/yaml-source.ts';
import { seedForm, type Seed } from './form.ts';
import { withDays } from './moments.ts';
import { pathText, SeedError, type Path, type SeedProblem } from './problems.ts';

export interface ReadSeed {
  readonly seed: Seed;
  /** Where in the text a path stands. */
  readonly problem: (path: Path, text: string) => SeedProblem;
}

/**
 * @param now milliseconds since 1970: from that day relative days in texts are counted
 * @throws SeedError with every problem
 */
export function readSeed(given: string | object, now: number): ReadSeed {
  const written = typeof given === 'string' ? sourceOf(given) : { content: given, lineAt: () => null };
  const source = { ...written, content: dated(written.content, now) };
  const problem = (path: Path, text: string) => ({ line: source.lineAt(path), path: pathText(path), text });
  const read = seedForm.safeParse(source.content);
  if (read.success) return { seed: read.data, problem };
  const found = read.error.issues.flatMap((issue) => sentences(issue, source.content));
  const problems = found.map(({ path, text }) => problem(path, text));
  throw new SeedError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
}

/** A seed needs about ten levels; an object that holds itself has no end. */
const deepest = 60;

/** The same with the days that its texts name in braces. */
function dated(content: unknown, now: number, path: Path = []): unknown {
  if (typeof content === 'string') return withDays(content, now);
  if (typeof content !== 'object' || content === null) return content;
  if (path.length > deepest) {
    const top = pathText(path.slice(0, 3));
    throw new SeedError([{ line: null, path: top, text: 'is nested too deeply, or holds itself' }]);
  }
  if (Array.isArray(content)) return content.map((item, index) => dated(item, now, [...path, index]));
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, dated(value, now, [...path, key])]));
}

interface Source {
  readonly content: unknown;
  readonly lineAt: (path: Path) => number | null;
}

function sourceOf(text: string): Source {
  const read = readYaml(text, { manners: 'lenient' });
  // The others come of the first.
  const [fault] = read.problems;
  if (fault !== undefined) throw new SeedError([{ line: fault.line, path: '', text: `no ${fault.problem}` }]);
  return { content: read.broken ? null : read.value, lineAt: read.lineAt };
}

interface Sentence {
  readonly path: Path;
  readonly text: string;
}

function sentences(issue: z.core.$ZodIssue, content: unknown): Sentence[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: `unknown key; expected one of: ${known.join(', ')}`,
      }));
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, text: message }));
    case 'invalid_type': {
      const { given, isThere } = valueAt(content, path);
      const expected = typeWords[issue.expected] ?? issue.expected;
      return [
        { path, text: isThere ? `expected ${expected}; got ${shown(given)}` : `is missing: expected ${expected}` },
      ];
    }
    case 'invalid_value': {
      const { given, isThere } = valueAt(content, path);
      const expected = issue.message.startsWith('expected')
        ? issue.message
        : `expected one of: ${issue.values.join(', ')}`;
      return [{ path, text: isThere ? `${expected}; got ${shown(given)}` : `is missing: ${expected}` }];
    }
    default:
      return [{ path, text: issue.message.replace(/^Too small: /, '') }];
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text (a number or date in quotes)',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'keys and values' : JSON.stringify(value);
}

function valueAt(content: unknown, path: Path): { readonly given: unknown; readonly isThere: boolean } {
  let given = content;
  for (const step of path) {
    if (typeof given !== 'object' || given === null || !Object.hasOwn(given, step))
      return { given: null, isThere: false };
    given = (given as Record<string | number, unknown>)[step];
  }
  return { given, isThere: given !== undefined };
}

/** The keys that may stand below the path. */
function keysAt(path: Path): string[] {
  let form: unknown = seedForm;
  for (const step of path) form = below(form, step);
  const at = bare(form);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function below(form: unknown, step: string | number): unknown {
  const at = bare(form);
  if (at instanceof z.ZodArray) return at.element;
  if (at instanceof z.ZodRecord) return at.valueType;
  return at instanceof z.ZodObject ? at.shape[step] : undefined;
}

/** Whether it may be left out says nothing of what stands below it. */
function bare(form: unknown): unknown {
  return form instanceof z.ZodOptional || form instanceof z.ZodNullable || form instanceof z.ZodDefault
    ? bare(form.unwrap())
    : form;
}
