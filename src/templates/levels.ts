// Levels and criteria as a file has them: read and checked whole.
import * as z from 'zod';
import type { Levels } from '#growth/levels/levels.ts';
import { isDay } from '#growth/time/calendar.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { line, readChecked, slug, webAddress } from './front-schema.ts';

export const mostLevels = 20;
export const mostAreas = 60;
export const longestWords = 600;
export const mostSigns = 30;

const word = slug.max(40, 'is longer than 40 characters');
const words = line.max(longestWords, `is longer than ${longestWords} characters`);
const was = z.array(word).max(20, 'are more than 20').optional();

const level = z.union([word, z.strictObject({ id: word, was })], {
  error: 'must be a word in small letters, or an id and what it was',
});
const area = z.strictObject({
  id: word,
  name: line.max(60, 'is longer than 60 characters'),
  was,
  at: z.record(word, words).optional(),
  signs: z.record(word, z.array(words).max(mostSigns, `are more than ${mostSigns}`)).optional(),
});

const file = z
  .strictObject({
    name: word,
    source: webAddress.nullish(),
    checked: z
      .string({ error: 'must be a day, such as 2026-11-30' })
      .refine(isDay, 'is no day, such as 2026-11-30')
      .nullish(),
    levels: z.array(level).min(1, 'names nothing').max(mostLevels, `are more than ${mostLevels}`),
    areas: z.array(area).min(1, 'names nothing').max(mostAreas, `are more than ${mostAreas}`),
  })
  .superRefine(({ levels, areas }, context) => {
    const fault = (path: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const known = levels.map((one) => (typeof one === 'string' ? one : one.id));
    for (const { at, found } of twice(levels)) fault(['levels', at], `"${found}" names another one above it`);
    for (const { at, found } of twice(areas)) fault(['areas', at, 'id'], `"${found}" names another one above it`);
    for (const [at, one] of areas.entries()) {
      const asked = ['at', 'signs'] as const;
      for (const key of asked) {
        for (const found of Object.keys(one[key] ?? {})) {
          if (!known.includes(found))
            fault(['areas', at, key, found], `names no level of this file${suggestion(found, known)}`);
        }
      }
      if (asked.every((key) => Object.keys(one[key] ?? {}).length === 0))
        fault(['areas', at, 'id'], `"${one.id}" asks for nothing at any level`);
    }
  });

type Typed = z.infer<typeof file>;

/** Words of before name things, too: an old tag must lead to one alone. */
function twice(ones: readonly (string | { readonly id: string; readonly was?: readonly string[] | undefined })[]) {
  const seen = new Set<string>();
  return ones.flatMap((one, at) => {
    const own = typeof one === 'string' ? [one] : [one.id, ...(one.was ?? [])];
    const found = own.find((name, index) => seen.has(name) || own.indexOf(name) < index);
    for (const name of own) seen.add(name);
    return found === undefined ? [] : [{ at, found }];
  });
}

export interface ReadLevels {
  readonly levels: readonly Levels[];
  /** `path:line: problem`; of a file with one, nothing counts. */
  readonly problems: readonly string[];
}

export function readLevels(files: readonly { readonly path: string; readonly text: string }[]): ReadLevels {
  const found = new Map<string, Levels>();
  const problems: string[] = [];
  for (const { path, text } of files) {
    const read = readChecked(text, file, keysBelow, { firstLine: 1, what: 'the file' });
    const name = read.data?.name ?? '';
    const faults = found.has(name)
      ? [{ line: read.lineAt(['name']), problem: `another file has levels called ${name} already` }]
      : read.problems;
    problems.push(...faults.map((one) => `${path}:${one.line}: ${one.problem}`));
    if (read.data !== null && faults.length === 0) found.set(name, levelsOf(read.data));
  }
  return { levels: [...found.values()], problems };
}

const keysBelow = (name: string | undefined): readonly string[] =>
  name === undefined
    ? ['name', 'source', 'checked', 'levels', 'areas']
    : name === 'levels'
      ? ['id', 'was']
      : Object.keys(area.shape);

function levelsOf({ name, source = null, checked = null, levels, areas }: Typed): Levels {
  const ordered = levels.map((one) => (typeof one === 'string' ? { id: one, was: [] } : { was: [], ...one }));
  return {
    name,
    source,
    checked,
    levels: ordered.map(({ id, was: before }) => ({ id, was: before ?? [] })),
    areas: areas.map(({ at = {}, signs = {}, ...one }) => ({
      id: one.id,
      name: one.name,
      was: one.was ?? [],
      at: ordered.flatMap(({ id }) => {
        const said = Object.hasOwn(at, id) ? (at[id] ?? null) : null;
        const shown = Object.hasOwn(signs, id) ? (signs[id] ?? []) : [];
        return said === null && shown.length === 0 ? [] : [{ level: id, text: said, signs: shown }];
      }),
    })),
  };
}
