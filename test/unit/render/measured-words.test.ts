// A measure in one line, and a promotion document in one: what is known, what is not, one and several.
import { describe, expect, test } from 'vitest';
import type { GoalMeasure } from '#growth/words/goal.ts';
import { countsText, openInIt, promotionText } from '#render/report-words.ts';
import { measureText, measureWords, restWords, servesWords } from '#render/words.ts';
import type { PromotionPart } from '#reports/promotion-part.ts';
import { gitlab } from '../../support/company.ts';

const day = (value: number, at: string | null) => ({ value, day: at });
const measured = (...values: readonly (readonly [value: number, day: string])[]) =>
  values.map(([value, at]) => ({ value, day: at }));

describe('a measure', () => {
  const wait: GoalMeasure = { name: 'wait', start: 40, target: 12, unit: 'min', now: null, percent: null, values: [] };
  test.each<[string, Partial<GoalMeasure>, string]>([
    ['not measured yet', {}, 'wait 40 min, aims at 12, not measured yet'],
    ['without a unit', { unit: '' }, 'wait 40, aims at 12, not measured yet'],
    ['without a start', { start: null, now: day(30, '2026-11-20') }, 'wait 30 min, aims at 12, no baseline'],
    ['without any number', { start: null }, 'wait, aims at 12 min, no baseline'],
    ['of no name, without any number', { name: '', start: null, unit: '' }, 'aims at 12, no baseline'],
    ['on its way', { now: day(26, '2026-11-20'), percent: 50 }, 'wait 40 -> 26 min, 50% of the way to 12'],
    ['at its start again', { now: day(40, '2026-11-20'), percent: 0 }, 'wait 40 min, 0% of the way to 12'],
    [
      'with values of days before, not of the day itself or after it',
      {
        now: day(20, '2026-11-20'),
        percent: 71,
        values: measured([35, '2026-11-18'], [30, '2026-11-19'], [25, '2026-11-20'], [22, '2026-11-21']),
      },
      'wait 40 -> 35 -> 30 -> 20 min, 71% of the way to 12',
    ],
    [
      'with all values, where nobody knows the day of the last',
      { now: day(20, null), percent: 71, values: measured([35, '2026-11-18'], [30, '2026-11-21']) },
      'wait 40 -> 35 -> 30 -> 20 min, 71% of the way to 12',
    ],
    [
      'with five values',
      {
        now: day(20, '2026-11-20'),
        percent: 71,
        values: measured([35, '2026-11-01'], [35, '2026-11-02'], [30, '2026-11-03'], [25, '2026-11-04']),
      },
      'wait 40 -> 35 -> 30 -> 25 -> 20 min, 71% of the way to 12',
    ],
    [
      'with more than five: the first and the last three',
      {
        now: day(20, '2026-11-20'),
        percent: 71,
        values: measured([38, '2026-11-01'], [35, '2026-11-02'], [30, '2026-11-03'], [25, '2026-11-04']),
      },
      'wait 40 -> … -> 30 -> 25 -> 20 min, 71% of the way to 12',
    ],
    ['of a long name', { name: 'x'.repeat(61) }, `${'x'.repeat(59)}… 40 min, aims at 12, not measured yet`],
    ['of a name that just fits', { name: 'x'.repeat(60) }, `${'x'.repeat(60)} 40 min, aims at 12, not measured yet`],
  ])('%s', (_name, more, words) => {
    expect(measureText({ ...wait, ...more })).toBe(words);
  });

  test('has the arrow of its form, and is none where there is none', () => {
    const moved = { ...wait, now: day(26, '2026-11-20'), percent: 50 };
    expect(measureWords({ measure: moved })).toBe('wait 40 → 26 min, 50% of the way to 12');
    expect(measureWords({ measure: null })).toBeNull();
  });
});

test('what a goal serves is cut, and until when it rests is said', () => {
  expect(servesWords({ serves: null })).toBeNull();
  expect(servesWords({ serves: 'acme&12 Upgrades' }, 16)).toBe('serves acme&12 Upgrades');
  expect(servesWords({ serves: 'acme&12 Upgrades' }, 15)).toBe('serves acme&12 Upgrad…');
  expect(servesWords({ serves: 'acme&12 Upgrades' }, 9)).toBe('serves acme&12…');
  expect(restWords({})).toEqual([]);
});

describe('a promotion document', () => {
  const part: PromotionPart = {
    iid: 4,
    url: 'u',
    state: 'manager-review',
    since: null,
    results: null,
    values: null,
    evidence: null,
    gaps: null,
    counts: null,
    answer: null,
  };
  const answer = { by: 'morgan', day: '2026-12-03', verdict: 'not-yet', points: ['a'] } as const;
  test.each<[string, Partial<PromotionPart>, string]>([
    ['of which nothing is known', {}, 'manager review, its text is not known'],
    ['since a day', { since: '2026-10-01' }, 'manager review since 2026-10-01, its text is not known'],
    ['with results', { results: { filled: 2, of: 3 } }, 'manager review, 2/3 results'],
    ['with values', { values: ['results'] }, 'manager review, 1/6 values'],
    ['with counts', { counts: { gaps: 1, openParts: 2, findings: null } }, 'manager review, 1 gap, 2 open parts'],
    [
      'with an answer',
      { answer },
      'manager review, its text is not known, @morgan answered 2026-12-03: not yet, 1 point',
    ],
  ])('%s', (_name, more, words) => {
    expect(promotionText({ ...part, ...more }, gitlab)).toBe(words);
  });

  test('says nothing of values where the company asks for none', () => {
    expect(promotionText({ ...part, values: [], results: { filled: 0, of: 3 } }, { values: [] })).not.toContain(
      'values',
    );
  });

  test('counts what is in it', () => {
    expect(countsText({ gaps: 0, openParts: 1, findings: 0 })).toEqual(['no gaps', '1 open part', 'no findings']);
    expect(countsText({ gaps: 2, openParts: 0, findings: null })).toEqual(['2 gaps', 'no open parts']);
  });

  test('has the person’s own gaps first, then parts without words', () => {
    const gaps = ['a', 'b', 'c'];
    const names = (more: Partial<PromotionPart>) =>
      openInIt({ ...part, ...more }).map(({ name, text }) => `${name} ${text}`);
    expect(names({ gaps, counts: { gaps: 2, openParts: 1, findings: null } })).toEqual([
      'gap a',
      'gap b',
      'open part c',
    ]);
    expect(names({ gaps })).toEqual(['open part a', 'open part b', 'open part c']);
    expect([names({}), openInIt(null)]).toEqual([[], []]);
  });
});
