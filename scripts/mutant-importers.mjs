// How many imports lie between a test and a file of the source: those nearest to it are most likely about it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files of src and test that import each file, by its path. */
function importers() {
  const found = new Map();
  for (const folder of ['src', 'test'])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const file = posix.join(folder, name);
      for (const [, asked] of readFileSync(join('.', file), 'utf8').matchAll(/(?:from|import)\s*\(?'([#.][^']+)'/g)) {
        const path = asked.startsWith('#') ? `src/${asked.slice(1)}` : posix.join(posix.dirname(file), asked);
        found.set(path, [...(found.get(path) ?? []), file]);
      }
    }
  return found;
}

let known;

/** Imports from a test to this file, by the path of the test. */
export function distancesTo(file) {
  known ??= importers();
  const distances = new Map([[file, 0]]);
  for (const [at, distance] of distances)
    for (const by of known.get(at) ?? []) if (!distances.has(by)) distances.set(by, distance + 1);
  return distances;
}
