// Reads a YAML text against a schema: every problem at once, each with its line and its key path.
import { type Document, isMap, isNode, LineCounter, parseDocument, type ParsedNode } from 'yaml';
import type * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { ascending } from '#growth/words/order.ts';
import type { Said } from '#wording.ts';

export interface YamlForm<T> {
  /** As the user knows it: shown in front of every problem. */
  readonly file: string;
  readonly schema: z.ZodType<T>;
  /** Keys that may stand at this place, for "did you mean"; empty where any name goes. */
  readonly knownKeys: (place: readonly string[]) => readonly string[];
  /** Problems say nothing about the content but line and key: the file holds secrets. */
  readonly secret?: boolean;
  readonly hint: Said;
}

export interface YamlText<T> {
  readonly value: T;
  /** For changing the file with its comments kept. */
  readonly document: Document<ParsedNode>;
}

/** More than a settings file needs; an "alias bomb" needs thousands. */
const maxAliases = 50;

// Measured with yaml 2.9.1: 1,500 nested keys take it minutes, and deep brackets end the whole process (the stack runs out
// inside the regular-expression compiler). The text may come from a server, so it is looked at before it is parsed.
const maxBrackets = 64;
const maxIndent = 200;

function nestsTooDeep(text: string): boolean {
  let brackets = 0;
  for (const character of text) {
    if (character === '[' || character === '{') brackets += 1;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    if (brackets > maxBrackets) return true;
  }
  return text.split('\n').some((line) => (/^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0].length ?? 0) > maxIndent);
}

export function readYaml<T>(text: string, form: YamlForm<T>): YamlText<T> {
  const lines = new LineCounter();
  const at = (offset: number | undefined) =>
    offset === undefined ? form.file : `${form.file}:${lines.linePos(offset).line}`;
  if (nestsTooDeep(text)) throw broken(form, [`${form.file}: nested too deeply for a settings file`]);
  let document: Document<ParsedNode>;
  let content: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    if (document.errors.length === 0) content = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    // The library throws where it cannot go on: too many aliases, an alias without anchor.
    const why = form.secret || !(error instanceof Error) ? '' : `: ${error.message}`;
    throw broken(form, [`${form.file}: cannot be read as YAML${why}`]);
  }
  if (document.errors.length > 0)
    throw broken(
      form,
      document.errors.map(({ pos, message }) => `${at(pos[0])}: ${form.secret ? 'not YAML here' : firstLine(message)}`),
    );
  const read = form.schema.safeParse(document.contents === null ? {} : content);
  if (read.success) return { value: read.data, document };
  const problems = read.error.issues
    .flatMap((issue) => problemsOf(issue, document, form))
    .map(({ path, text }) => ({
      offset: offsetOf(document, path),
      path: form.secret ? path.filter(isShown) : path,
      text,
    }))
    .sort(ascending(({ offset }) => offset ?? 0));
  throw broken(
    form,
    problems.map(
      ({ offset, path, text }) => `${at(offset)}: ${path.length === 0 ? text : `${path.join('.')}: ${text}`}`,
    ),
  );
}

/** A token may stand where a host or a field belongs: of a file with secrets, only what looks like one of these is repeated. */
function isShown(part: string): boolean {
  return /^https?:\/\/[^\s@]*$|^[a-z_]{1,20}$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(part);
}

interface Problem {
  readonly path: readonly string[];
  readonly text: string;
}

function problemsOf(issue: z.core.$ZodIssue, document: Document<ParsedNode>, form: YamlForm<unknown>): Problem[] {
  const path = issue.path.map(String);
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

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

/** Where the key at the end of the path stands; for a missing key, the nearest place above it. */
function offsetOf(document: Document<ParsedNode>, path: readonly string[]): number | undefined {
  let node: unknown = document.contents;
  let offset = isNode(node) ? node.range?.[0] : undefined;
  for (const step of path) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key }) => isNode(key) && String(key) === step);
    if (!pair) break;
    offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
    node = pair.value;
  }
  return offset;
}

function broken(form: YamlForm<unknown>, details: readonly string[]): DevgrowthError {
  const count = details.length === 1 ? 'a problem' : `${details.length} problems`;
  return new DevgrowthError('configuration', `${form.file} has ${count}`, { hint: form.hint, details });
}
