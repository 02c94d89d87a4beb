// Parts of a document by their paths, `goals.title`: which there are, and the document with these alone.
import * as z from 'zod';
import { type DocumentName, documentNames, documentSchema } from './document-shapes.ts';
import { type Ink, inkJson } from '../terminal/ink.ts';

/** What a path may go on with: the keys by name; `any`: keys that no schema names. A list is as one of its items. */
export type Fields = ReadonlyMap<string, Fields> | 'any';

export function fieldsOf(name: DocumentName): Fields {
  const root: Shape = z.toJSONSchema(documentSchema(name), { io: 'input' });
  return below(root, root.$defs ?? {});
}

/** What is read of a JSON Schema. */
interface Shape {
  readonly $ref?: string | undefined;
  readonly $defs?: Readonly<Record<string, unknown>> | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly additionalProperties?: unknown;
}

function below(shape: unknown, parts: Readonly<Record<string, unknown>>): Fields {
  if (typeof shape !== 'object' || shape === null) return new Map();
  const { $ref, properties = {}, items, anyOf = [], oneOf = [], additionalProperties }: Shape = shape;
  if ($ref !== undefined) return below(parts[$ref.replace('#/$defs/', '')], parts);
  const saysNothing = Object.keys(shape).every((key) => key === 'description');
  if (saysNothing || typeof additionalProperties === 'object') return 'any';
  const found = new Map(Object.entries(properties).map(([key, inner]) => [key, below(inner, parts)]));
  for (const choice of [...anyOf, ...oneOf, ...(items === undefined ? [] : [items])]) {
    const more = below(choice, parts);
    if (more === 'any') return 'any';
    for (const [key, inner] of more) found.set(key, together(found.get(key), inner));
  }
  return found;
}

/** Of two shapes that a value may have. */
function together(one: Fields | undefined, other: Fields): Fields {
  if (one === undefined) return other;
  return one === 'any' || other === 'any' ? 'any' : new Map([...one, ...other]);
}

/** The last part of a path that there is, and what it has. */
export interface Stray {
  readonly at: string;
  readonly known: readonly string[];
}

/** Where a path leaves the shape; null: nowhere. */
export function strayOf(path: string, fields: Fields): Stray | null {
  const walked: string[] = [];
  let here = fields;
  for (const key of path.split('.')) {
    if (here === 'any') return null;
    const next: Fields | undefined = here.get(key);
    if (next === undefined) return { at: walked.join('.'), known: [...here.keys()] };
    walked.push(key);
    here = next;
  }
  return null;
}

/** The name in the document's own `schema`; null where that is none of ours. */
export function nameOf(document: unknown): DocumentName | null {
  const [, said] =
    /^devgrowth\/([a-z0-9-]+)\/v1$/.exec(
      typeof document === 'object' && document !== null && 'schema' in document ? String(document.schema) : '',
    ) ?? [];
  return documentNames.find((name) => name === said) ?? null;
}

/** The document with these paths alone, in their order; what it does not have stays out. */
export function inkOfFields(document: unknown, paths: readonly string[]): Ink {
  return inkJson(
    picked(
      document,
      paths.map((path) => path.split('.')),
    ),
  );
}

function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => picked(item, paths));
  if (typeof value !== 'object' || value === null) return value;
  const parts: [string, unknown][] = [];
  for (const key of new Set(paths.map(([first = '']) => first))) {
    if (!Object.hasOwn(value, key)) continue;
    const inner: unknown = Reflect.get(value, key);
    const rest = paths.filter(([first]) => first === key).map(([, ...more]) => more);
    parts.push([key, rest.some((path) => path.length === 0) ? inner : picked(inner, rest)]);
  }
  return Object.fromEntries(parts);
}
