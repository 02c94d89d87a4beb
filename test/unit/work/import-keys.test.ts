// The same entry of an import file has the same key everywhere, and what was exported is found again as itself.
import { expect, test } from 'vitest';
import { exportId, importKey, keysThere } from '#work/goal/import-keys.ts';

const key = 'import-abcdefghij_-3456';
const mark = { type: 'goal', template: null, key };

test.each([
  ['a key of ours stays', `id: ${key}`, key],
  ['an id of somebody', 'id: alex/goals#4', 'import-6X-DW4hVU8uIkf_b'],
])('%s, on every machine and at every time', (_name, keySource, expected) => {
  expect(importKey({ keySource })).toBe(expected);
});

test.each([
  ['longer than a key', `id: ${key}x`],
  ['shorter', `id: ${key.slice(0, -1)}`],
  ['a key with something before it', `id: x${key}`],
  ['a title that looks like one', `title: ${key}`],
])('%s gets one of its own', (_name, keySource) => {
  const made = importKey({ keySource });
  expect(made).toMatch(/^import-[\w-]{16}$/);
  expect(made).not.toBe(key);
  expect(importKey({ keySource: `id: ${made}` })).toBe(made);
});

test('other words, another key', () => {
  const made = ['id: a', 'id: b', 'title: a', 'a'].map((keySource) => importKey({ keySource }));
  expect(new Set(made).size).toBe(made.length);
});

test('a goal is there under its own key, and under that of its exported self', () => {
  const typed = { iid: 4, mark: null };
  const written = { iid: 5, mark: { ...mark, key: 'k1' } };
  const imported = { iid: 6, mark };
  expect([typed, written, imported].map((goal) => exportId(goal, 'alex/goals'))).toEqual(['alex/goals#4', 'k1', key]);
  expect(keysThere([typed, written, imported], 'alex/goals')).toEqual(
    new Map([
      [importKey({ keySource: 'id: alex/goals#4' }), 4],
      [importKey({ keySource: 'id: k1' }), 5],
      ['k1', 5],
      [key, 6],
    ]),
  );
});
