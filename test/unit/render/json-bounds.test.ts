// Which numbers the reader of a JSON document may meet: what is counted is never below zero, a place in a file never below one.
import { expect, test } from 'vitest';
import { jsonSchemas } from '#render/json/document-shapes.ts';

const counted = `achieved added agendas all asked carried checked count days daysQuiet done end examples failed filled findings found
  gaps givenUp internalComments kept later left looked mergeRequests monthsAgo moved of open openGoals openParts overdue
  questions searched sensitive start ticked total undated undone unknown unreadGoals unsorted unticked warnings`;
const ranges = rangesOf(jsonSchemas().map(({ text }): unknown => JSON.parse(text)));

test.each([
  ...counted.split(/\s+/).map((key) => [key, '0 to any']),
  ...['column', 'line', 'version', 'runs.number'].map((key) => [key, '1 to any']),
  ['progress.percent', '0 to 100'],
])('the number `%s`, in every document: %s', (key, range) => {
  expect([...(ranges.get(key) ?? [])]).toEqual([range]);
});

/** Every number of these schemas by its key, and by that and the key above it. */
function rangesOf(schemas: readonly unknown[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const walk = (part: unknown, above: string, key: string): void => {
    if (typeof part !== 'object' || part === null) return;
    const { type, minimum, maximum }: { type?: unknown; minimum?: unknown; maximum?: unknown } = part;
    if (type === 'integer' || type === 'number')
      for (const name of [key, `${above}.${key}`])
        found.set(name, (found.get(name) ?? new Set()).add(`${end(minimum)} to ${end(maximum)}`));
    for (const [name, inner] of Object.entries(part))
      if (name !== 'properties' && name !== '$defs') walk(inner, above, key);
      else for (const [below, shape] of Object.entries(Object(inner))) walk(shape, key, below);
  };
  for (const schema of schemas) walk(schema, '', '');
  return found;
}

/** The largest number that JavaScript holds exactly is no bound of ours. */
function end(bound: unknown): string {
  return typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? String(bound) : 'any';
}
