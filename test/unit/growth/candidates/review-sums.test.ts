// Reviews put together: by whose work it was, by month and by the goal that a text names; and what is told of the sum.
import { describe, expect, test } from 'vitest';
import type { Deed, WorkItem } from '#growth/candidates/found-work.ts';
import { counted, type Review, reviewPieces } from '#growth/candidates/reviews.ts';
import { windowOf } from '#growth/time/window.ts';
import { colleague, comment, deed, item } from './work.ts';

const window = windowOf('2026-06-01', '2026-11-30', 'UTC', 'test');
const sam = colleague('sam');
type Way = 'approved' | 'reviewed' | 'commented';
const done = (way: Way, place: string, day: string): Deed =>
  way === 'commented' ? comment(place, day) : deed(way, place, day);

function review(iid: number, day: string, more: Partial<WorkItem> = {}, ...ways: readonly Way[]): Review {
  const place = `acme/web!${iid}`;
  const [first = 'reviewed', ...others] = ways;
  return {
    item: item(place, day, { author: sam, ...more }),
    deeds: [done(first, place, day), ...others.map((way) => done(way, place, day))],
    at: `${day}T12:00:00.000Z`,
  };
}
const sums = (...reviews: readonly Review[]) => reviewPieces(reviews, window);
const numbers = (...reviews: readonly Review[]) => sums(...reviews).map(({ items }) => items.map(({ iid }) => iid));

describe('one sum are reviews', () => {
  test.each<[string, readonly Review[], readonly (readonly number[])[]]>([
    ['of one person in one month, oldest first', [review(2, '2026-11-30'), review(1, '2026-11-01')], [[1, 2]]],
    ['of one day in the order of their keys', [review(2, '2026-11-05'), review(1, '2026-11-05')], [[1, 2]]],
    ['of two months', [review(1, '2026-10-31'), review(2, '2026-11-01')], [[1], [2]]],
    ['of the same month of two years', [review(1, '2025-11-01'), review(2, '2026-11-01')], [[1], [2]]],
    ['of two people', [review(1, '2026-11-01'), review(2, '2026-11-01', { author: colleague('kim') })], [[1], [2]]],
    [
      'of one name in two casings',
      [review(1, '2026-11-01'), review(2, '2026-11-01', { author: colleague('SAM') })],
      [[1, 2]],
    ],
    [
      'each of its own, of whom nobody knows',
      [review(1, '2026-11-01', { author: null }), review(2, '2026-11-01', { author: null })],
      [[1], [2]],
    ],
    ['without a text', [review(1, '2026-11-01', { text: null }), review(2, '2026-11-01')], [[1, 2]]],
    [
      'that name a goal',
      [review(1, '2026-11-01', { text: 'Goal: alex/goals#2' }), review(2, '2026-11-01')],
      [[1], [2]],
    ],
  ])('%s', (_name, reviews, groups) => {
    expect(numbers(...reviews)).toEqual(groups);
  });
});

describe('a sum tells', () => {
  const only = (...reviews: readonly Review[]) => sums(...reviews)[0];

  test.each<[readonly Way[], readonly string[], string, readonly string[]]>([
    [['reviewed'], ['reviewer'], 'reviewed', []],
    [['commented'], ['commenter'], 'commented', ['1 comment']],
    [['approved'], ['approver'], 'approved', ['1 approval']],
    [['commented', 'commented', 'approved'], ['approver', 'commenter'], 'approved', ['2 comments, 1 approval']],
    [['commented', 'reviewed'], ['reviewer', 'commenter'], 'reviewed', ['1 comment']],
  ])('%s', (ways, roles, dayOf, notes) => {
    expect(only(review(1, '2026-11-01', {}, ...ways))).toMatchObject({
      kind: 'reviews',
      isOwn: false,
      isDoubtful: false,
      roles,
      dayOf,
      notes,
      helped: 'sam',
      helpsNewcomer: false,
      at: '2026-11-01T12:00:00.000Z',
    });
  });

  test('the day of the last one, by the strongest of what was done then', () => {
    const late: Review = {
      ...review(2, '2026-11-05', {}, 'commented'),
      deeds: [comment('acme/web!2', '2026-11-05'), deed('approved', 'acme/web!2', '2026-11-01')],
    };
    expect(only(review(1, '2026-11-02', {}, 'approved'), late)).toMatchObject({ at: late.at, dayOf: 'commented' });
    const unknown = { ...late, at: '2026-11-06T12:00:00.000Z' };
    expect(only(unknown)).toMatchObject({ dayOf: 'reviewed' });
  });

  test('that nobody is known to have been helped', () => {
    expect(only(review(1, '2026-11-01', { author: null }, 'approved'))).toMatchObject({
      helped: null,
      helpsNewcomer: false,
    });
  });

  test('that the day of one approval is not known', () => {
    const unknown: Deed = { type: 'approved', key: 'p42!1', at: '2026-11-01T12:00:00.000Z', isDayKnown: false };
    const [note] = ['day of an approval not known'];
    expect(only({ ...review(1, '2026-11-01'), deeds: [unknown] })?.notes).toEqual(['1 approval', note]);
    expect(
      only({ ...review(1, '2026-11-01'), deeds: [done('reviewed', 'acme/web!1', '2026-11-01'), unknown] })?.notes,
    ).toContain(note);
  });

  const made = '2026-05-05T08:00:00.000Z';
  test.each<[string, readonly Partial<WorkItem>[], string, boolean, readonly string[]]>([
    [
      '180 days after the account was made',
      [{ author: colleague('sam', { accountCreatedAt: made }) }],
      '2026-11-01',
      true,
      ['joined 2026-05-05'],
    ],
    ['181 days after it', [{ author: colleague('sam', { accountCreatedAt: made }) }], '2026-11-02', false, []],
    ['a first contribution', [{ labels: ['x', '1st Contribution'] }], '2026-11-01', true, []],
    [
      'a contribution of the community among others',
      [{}, { labels: ['Community contribution'] }],
      '2026-11-01',
      true,
      [],
    ],
    ['anything else', [{ labels: ['contribution'] }], '2026-11-01', false, []],
  ])('whether a newcomer was helped: %s', (_name, items, day, isNew, notes) => {
    expect(only(...items.map((more, at) => review(at + 1, day, more)))).toMatchObject({ helpsNewcomer: isNew, notes });
  });
});

test.each([
  [0, ''],
  [1, '1 comment'],
  [2, '2 comments'],
])('%i is counted as "%s"', (count, words) => {
  expect(counted(count, 'comment')).toBe(words);
});
