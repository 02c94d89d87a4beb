// The frame of a promotion document, fact by fact; what nobody wrote is not known.
import { describe, expect, test } from 'vitest';
import type { KnownFrame } from '#growth/promotion/told.ts';
import { frameRows, whenText } from '#render/terminal/goals/promotion-frame.ts';

const empty: KnownFrame = { role: null, levels: null, cycle: null, told: null, endorsers: [] };
const told = (more: Partial<NonNullable<KnownFrame['told']>> = {}): KnownFrame => ({
  ...empty,
  told: { words: 'in the 1:1', day: '2026-11-20', where: null, by: 'frame', ...more },
});
const cycle = (daysLeft: number | null, nominateBy: string | null = '2027-01-29'): KnownFrame => ({
  ...empty,
  cycle: { words: 'FY27', name: 'FY27', nominateBy, daysLeft },
});

describe('when', () => {
  test.each<[string, KnownFrame | null, readonly string[]]>([
    ['no frame', null, []],
    ['nothing known', empty, []],
    ['told on a day', told(), ['told 2026-11-20']],
    ['told on no day', told({ day: null }), []],
    ['a day ahead', cycle(62), ['nominate by 2027-01-29 (62 days)']],
    ['the day before', cycle(1), ['nominate by 2027-01-29 (1 day)']],
    ['the day itself', cycle(0), ['nominate by 2027-01-29 (today)']],
    ['the day after', cycle(-1), ['nominate by 2027-01-29 (1 day ago)']],
    ['no day to nominate by', cycle(null, null), []],
    ['both', { ...cycle(2), told: told().told }, ['told 2026-11-20', 'nominate by 2027-01-29 (2 days)']],
  ])('%s', (_name, frame, words) => {
    expect(whenText(frame)).toEqual(words);
  });
});

describe('the rows', () => {
  const wordsOf = (frame: KnownFrame | null) => frameRows(frame).map(({ words }) => words);
  const unknown = 'not known';

  test('are none without a frame, and say what is not known', () => {
    expect(wordsOf(null)).toEqual([]);
    expect(wordsOf(empty)).toEqual([unknown, unknown, unknown, unknown, unknown]);
    expect(frameRows(empty).map(({ name }) => name)).toEqual(['Role', 'Levels', 'Cycle', 'Manager told', 'Endorsers']);
  });

  test('say each fact as it is written', () => {
    const role = { words: 'Senior to Staff', from: 'Senior', to: 'Staff', since: null };
    expect(wordsOf({ ...cycle(3), role, levels: 'the page', endorsers: ['Kim', 'Sam'] })).toEqual([
      'Senior to Staff',
      'the page',
      'FY27',
      unknown,
      '2: Kim; Sam',
    ]);
  });

  test.each([
    [{}, 'in the 1:1'],
    [{ day: null }, 'in the 1:1 (no day)'],
    [{ by: 'agenda' } as const, 'in the 1:1, by its agenda'],
    [{ by: 'agenda', day: null } as const, 'in the 1:1, by its agenda (no day)'],
  ])('that the manager was told: %j', (more, words) => {
    expect(wordsOf(told(more))[3]).toBe(words);
  });
});
