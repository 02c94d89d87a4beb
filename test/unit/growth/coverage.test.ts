// What was shown of a level and when: dates, never a score. And what cannot be met, with its reason.
import { describe, expect, test } from 'vitest';
import { coverageOf, type Example, type Standing, valuesCovered } from '#growth/levels/coverage.ts';
import type { Levels } from '#growth/levels/levels.ts';
import { notAskedIn, withNotAsked } from '#growth/levels/not-asked.ts';
import { readLevels } from '#templates/levels.ts';
import { backend } from '../../support/levels.ts';

const levels = readLevels([{ path: 'a.yml', text: backend }]).levels[0] as Levels;
const today = '2026-11-23';
const example = (day: string, more: Partial<Example> = {}): Example => ({
  day,
  shows: ['staff/scope'],
  values: [],
  used: [],
  ...more,
});
const nothing = { goals: [], notAsked: new Map<string, string>(), today };
const scope = (examples: readonly Example[], more: Partial<typeof nothing> = {}) =>
  coverageOf(levels, 'staff', { ...nothing, ...more, examples })[0];

test.each<[readonly string[], Standing, number | null]>([
  [[], 'none', null],
  [['2026-11-23'], 'one', 0],
  [['2026-05-23'], 'one', 6],
  [['2026-05-22'], 'old-one', 6],
  [['2024-01-31'], 'old-one', 33],
  [['2026-08-24', '2026-11-23'], 'close', 0],
  [['2026-11-23', '2026-08-23'], 'steady', 0],
  [['2024-01-01', '2024-02-01'], 'close', 33],
  [['2024-01-01', '2024-02-01', '2024-04-01'], 'steady', 31],
])('%j is %s, %j months ago', (days, standing, monthsAgo) => {
  const sorted = days.toSorted();
  expect(scope(days.map((day) => example(day)))).toMatchObject({
    examples: days.length,
    first: sorted[0] ?? null,
    last: sorted.at(-1) ?? null,
    standing,
    monthsAgo,
  });
});

test('tags with words of before count; those of another level, and unknown ones, do not', () => {
  const shows = [['lead/reach'], ['senior/scope'], ['boss/scope'], ['staff/scope', 'lead/scope']];
  expect(scope(shows.map((tags) => example(today, { shows: tags })))).toMatchObject({ examples: 2 });
});

test('an aim is no example', () => {
  const goals = [
    { iid: 4, aims: ['lead/scope'] },
    { iid: 9, aims: ['senior/scope'] },
  ];
  expect(coverageOf(levels, 'staff', { ...nothing, goals, examples: [] })[0]).toMatchObject({
    examples: 0,
    standing: 'none',
    goals: [4],
  });
});

test('what cannot be met says why; what was shown all the same stays shown', () => {
  const notAsked = new Map([['lead/reach', 'one team only']]);
  expect(scope([], { notAsked })).toMatchObject({ standing: 'not-asked', notAsked: 'one team only' });
  expect(scope([example(today)], { notAsked })).toMatchObject({ standing: 'one', notAsked: 'one team only' });
});

test('the parts that use it, each once; values by the same rules', () => {
  const examples = [
    example(today, { used: ['Result 2', 'Result 1'], values: ['results'] }),
    example('2026-01-01', { used: ['Result 1'], values: ['results', 'dib'] }),
  ];
  expect(scope(examples)?.used).toEqual(['Result 1', 'Result 2']);
  const values = ['results', 'dib', 'iteration'].map((id) => ({ id, name: id, ask: '?' }));
  expect(valuesCovered(values, { examples, today }).map(({ standing }) => standing)).toEqual([
    'steady',
    'old-one',
    'none',
  ]);
});

describe('n/a', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['- n/a staff/hiring: hires nobody', { 'staff/hiring': 'hires nobody' }],
    ['* **N/A** `staff/hiring`: hires: nobody', { 'staff/hiring': 'hires: nobody' }],
    ['na staff/hiring: hires nobody\nn/a staff/hiring: later', { 'staff/hiring': 'hires nobody' }],
    ['- n/a staff/hiring:', {}],
    ['- n/a staff/hiring', {}],
    ['- n/a for now: we wait', {}],
    ['```\nn/a staff/hiring: code\n```', {}],
    ['<!-- n/a staff/hiring: hidden -->', {}],
  ])('%j', (text, found) => expect(Object.fromEntries(notAskedIn(text))).toEqual(found));

  test.each<[string, string, string | null, string]>([
    ['no section yet', 'Text', 'why', 'Text\n\n## Levels\n\n- n/a staff/hiring: why\n'],
    ['an empty text', '', 'why', '## Levels\n\n- n/a staff/hiring: why\n'],
    [
      'below the others',
      '## Levels\n\n- n/a a/b: c\n\n## Next',
      'why',
      '## Levels\n\n- n/a a/b: c\n- n/a staff/hiring: why\n\n## Next',
    ],
    ['in a section of words', '## Levels\n\nMine.\n', 'why', '## Levels\n\nMine.\n\n- n/a staff/hiring: why\n'],
    ['another reason', 'A\n* n/a staff/hiring: x\nB', 'why', 'A\n- n/a staff/hiring: why\nB'],
    ['two lines become one', 'n/a staff/hiring: x\nB\nn/a staff/hiring: y', 'why', '- n/a staff/hiring: why\nB\n'],
    ['the same changes nothing', '* n/a staff/hiring: why', 'why', '* n/a staff/hiring: why'],
    ['taken back', 'A\n\n- n/a staff/hiring: x\n- n/a a/b: c', null, 'A\n\n- n/a a/b: c'],
    ['nothing to take back', 'A', null, 'A'],
    [
      'line ends are those of the text',
      'A\r\nB\r\n',
      'why',
      'A\r\nB\r\n\r\n## Levels\r\n\r\n- n/a staff/hiring: why\r\n',
    ],
  ])('%s', (_, text, why, after) => {
    expect(withNotAsked(text, 'staff/hiring', why)).toBe(after);
    expect(withNotAsked(after, 'staff/hiring', why)).toBe(after);
  });
});
