// The line `Aims at: ...` of a goal: read as people type it, changed without touching another byte.
import { expect, test } from 'vitest';
import { aimsIn, withAims } from '#growth/goals/aims.ts';

test.each([
  ['Aims at: staff/scope', ['staff/scope']],
  [
    '- **Aims at:** `staff/scope`; Staff/Others\n\nAims at: staff/scope, senior/scope',
    ['staff/scope', 'staff/others', 'senior/scope'],
  ],
  ['Aims at: a better life', []],
  ['```\nAims at: staff/scope\n```', []],
  ['<!-- Aims at: staff/scope -->', []],
  ['It aims at: staff/scope', []],
])('%j aims at %j', (text, tags) => expect(aimsIn(text)).toEqual(tags));

const text = 'Serves: X\r\n\r\n## Why\r\n\r\n* **Aims at**: staff/scope <!-- mine -->\r\nmore';
test.each([
  ['the same changes nothing', text, ['staff/scope'], text],
  ['others take their place', text, ['staff/others'], text.replace('staff/scope <!-- mine -->', 'staff/others')],
  ['none takes the line away', 'A\n\nAims at: staff/scope\n\nB', [], 'A\n\nB'],
  ['two lines become one', 'Aims at: a/b\nText\nAims at: a/c', ['a/d'], 'Aims at: a/d\nText\n'],
  ['words that are no criteria stay', 'Aims at: a better life', ['a/b'], 'Aims at: a/b\n\nAims at: a better life'],
  ['an empty text', '', ['a/b'], 'Aims at: a/b'],
])('%s', (_, before, tags, after) => {
  expect(withAims(before, tags)).toBe(after);
  expect(withAims(after, tags)).toBe(after);
});
