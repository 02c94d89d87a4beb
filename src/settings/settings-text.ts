// Reads a settings file, a YAML text, against a schema: every problem at once, each with its line and its key path.
import type * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { ascending } from '#growth/words/order.ts';
import type { Said } from '#wording.ts';
import { type LineProblem, type ReadYaml, readYaml } from '#yaml/yaml-source.ts';

export interface SettingsForm<T> {
  /** As the user knows it: shown in front of every problem. */
  readonly file: string;
  readonly schema: z.ZodType<T>;
  /** Keys that may stand at this place, for "did you mean"; empty where any name goes. */
  readonly knownKeys: (place: readonly string[]) => readonly string[];
  /** Problems say nothing about the content but line and key: the file holds secrets. */
  readonly secret?: boolean;
  readonly hint: Said;
}

export interface SettingsText<T> {
  readonly value: T;
  /** For changing the file with its comments kept. */
  readonly document: ReadYaml['document'];
}

export function readSettings<T>(text: string, form: SettingsForm<T>): SettingsText<T> {
  const source = readYaml(text, { manners: 'lenient' });
  if (source.broken || source.problems.length > 0) throw broken(form, source.problems.map(saidOf(form)));
  const { document, lineAt } = source;
  const read = form.schema.safeParse(document.contents === null ? {} : source.value);
  if (read.success) return { value: read.data, document };
  const problems = read.error.issues
    .flatMap((issue) => problemsOf(issue, source, form))
    .map(({ path, text: said }) => {
      const shown = form.secret ? path.filter(isShown) : path;
      return { line: lineAt(path), problem: shown.length === 0 ? said : `${shown.join('.')}: ${said}` };
    })
    .sort(ascending(({ line }) => line));
  throw broken(form, problems);
}

/** Of a file with secrets the line alone: what is wrong there may be one. */
function saidOf({ secret }: SettingsForm<unknown>): (problem: LineProblem) => LineProblem {
  return ({ line, problem }) => ({ line, problem: secret ? 'not YAML here' : problem.replace(/^YAML: /, '') });
}

/** A token may stand where a host or a field belongs: of a file with secrets, only what looks like one of these is repeated. */
function isShown(part: string): boolean {
  return /^https?:\/\/[^\s@]*$|^[a-z_]{1,20}$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(part);
}

interface Problem {
  readonly path: readonly string[];
  readonly text: string;
}

function problemsOf(issue: z.core.$ZodIssue, source: ReadYaml, form: SettingsForm<unknown>): Problem[] {
  const { document } = source;
  const path = issue.path.map(String);
  if (issue.code === 'invalid_union') {
    // Of several forms the one that is meant is of the same sort as what is written: it tells what is wrong with it.
    const isOther = (one: z.core.$ZodIssue) => one.code === 'invalid_type' && one.path.length === 0;
    const meant = issue.errors.find((issues) => !issues.some(isOther)) ?? issue.errors[0] ?? [];
    return meant.flatMap((one) => problemsOf({ ...one, path: [...issue.path, ...one.path] }, source, form));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const meant = suggestion(key, form.knownKeys(path));
      const text = secretKeys.has(key)
        ? 'no secrets in this file: `devgrowth auth login` keeps a token where only you can read it'
        : `unknown key${meant}`;
      return { path: [...path, key], text };
    });
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, text: plain(message) }));
  if (issue.code === 'invalid_type' && path.length > 0 && !document.hasIn(path)) return [{ path, text: 'is missing' }];
  return [{ path, text: plain(issue.message) }];
}

const secretKeys = new Set(['token', 'password', 'secret', 'private_token', 'access_token']);

function plain(message: string): string {
  return message.replace(/^Invalid (?:input|option|key): ?/, '').replace(/^expected one of/, 'must be one of');
}

function broken(form: SettingsForm<unknown>, problems: readonly LineProblem[]): DevgrowthError {
  const details = problems.map(({ line, problem }) => `${form.file}:${line}: ${problem}`);
  const count = details.length === 1 ? 'a problem' : `${details.length} problems`;
  return new DevgrowthError('configuration', `${form.file} has ${count}`, { hint: form.hint, details });
}
