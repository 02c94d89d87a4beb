// Approvals where the feed of events holds no merge requests: which question is asked, and what day each gets.
import { describe, expect, test } from 'vitest';
import { approvalsBeside } from '#gitlab/stores/work-approvals.ts';
import { day, merged, sam, scene, wish } from './work-scene.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const why = ({ reader }: ReturnType<typeof scene>) => reader.source('approvals', '2026-11-23').why;

describe('approvals where the feed tells none', () => {
  const lacks = "this server's feed holds no merge requests";
  const of =
    (...rows: readonly ReturnType<typeof merged>[]) =>
    (at: ReturnType<typeof scene>) => {
      for (const row of rows) at.found.addRow(row, 'merge-request');
      return at;
    };
  const review = (iid: number, more: object = {}) => merged(iid, { author: sam, ...more });
  const deeds = ({ found }: ReturnType<typeof scene>) => found.deeds.map((deed) => [deed.key, deed.at]);

  test('are not known where nothing was reviewed', async () => {
    const at = of(merged(1))(scene());
    await approvalsBeside(at.found, at.reader, wish(), '18.7.0');
    expect(at.asked).toEqual([]);
    expect(at.reader.source('approvals', '2026-11-23')).toMatchObject({
      state: 'unknown',
      why: `approvals are not known: ${lacks}`,
    });
  });

  const groups = { 'groups?': [{ id: 7, full_path: 'Shop' }] };
  const nodes = (iids: readonly number[], pageInfo: object | null = null, success: boolean | null = true) => ({
    success,
    data: { nodes: iids.map((iid) => ({ webUrl: review(iid).web_url })), pageInfo },
  });
  const one = {
    'projects/5/merge_requests/': {
      approved_by: [
        { user: { id: 3, username: 'kim' }, approved_at: day(3) },
        { user: { id: 1, username: 'Alex' }, approved_at: day(11) },
      ],
    },
  };

  test('are asked for by group from 18.7 on, whatever the letters of its name', async () => {
    const at = of(review(1), review(2))(scene({ ...groups, glql: nodes([1, 77]) }));
    await approvalsBeside(at.found, at.reader, wish(), '18.7.0');
    expect(deeds(at)).toEqual([['p5!1', day(10)]]);
    expect(why(at)).toBe(`dated by the merge: ${lacks}`);
  });

  test.each([
    ['a server before', '18.6.9', nodes([1])],
    ['a server that does not say its version', null, nodes([1])],
    ['a query that failed', '18.7.0', nodes([1], null, false)],
    ['an answer that nobody can read', '18.7.0', {}],
    ['no answer', '18.7.0', 404],
  ])('are asked for one by one with %s', async (_name, version, glql) => {
    const at = of(review(1))(scene({ ...groups, glql, ...one }));
    await approvalsBeside(at.found, at.reader, wish(), version);
    expect(deeds(at)).toEqual([['p5!1', day(11)]]);
    expect(why(at)).toBe(`${lacks}: read one by one, and those that were taken back are missing`);
  });

  test('are asked for one by one where they lie in no group', async () => {
    const outside = { references: { full: 'shopping/web!3' } };
    const at = of(review(1), review(3, outside))(scene({ ...groups, glql: nodes([1]), ...one }));
    await approvalsBeside(at.found, at.reader, wish(), '18.7.0');
    expect(deeds(at)).toEqual([
      ['p5!1', day(10)],
      ['p5!3', day(11)],
    ]);
  });

  test('of many pages are read on, to the tenth; what was cut is read one by one', async () => {
    const more = { hasNextPage: true, endCursor: 'c' };
    const pagesOf = (count: number) => {
      let page = 0;
      return () => nodes([], (page += 1) < count ? more : { hasNextPage: false, endCursor: 'c' });
    };
    for (const [count, questions, single] of [
      [2, 2, 0],
      [10, 10, 0],
      [11, 10, 1],
    ] as const) {
      const at = of(review(1))(scene({ ...groups, glql: pagesOf(count), ...one }));
      await approvalsBeside(at.found, at.reader, wish(), '18.7.0');
      const asked = at.asked.filter((path) => path.startsWith('glql'));
      expect([asked.length, at.asked.length - asked.length - 1]).toEqual([questions, single]);
      expect(asked.map((path) => path.includes('"after":"c"'))).toEqual(asked.map((_, index) => index > 0));
    }
  });

  test.each([
    [40, 'read one by one'],
    [41, 'read 40 of 41 one by one'],
  ])('one by one of %i: of the newest forty', async (count, many) => {
    const at = of(...numbers(count).map((iid) => review(iid, { merged_at: iid === 1 ? day(2) : day(9) })))(scene(one));
    await approvalsBeside(at.found, at.reader, wish(), null);
    expect(at.asked).toHaveLength(40);
    expect(at.asked.some((path) => path.includes('/merge_requests/1/'))).toBe(count === 40);
    expect(why(at)).toBe(`${lacks}: ${many}, and those that were taken back are missing`);
  });

  test.each([
    ['the merge', {}, day(10)],
    ['the first day', { state: 'opened', merged_at: null }, day(2)],
  ])('that have no day are dated by %s', async (_name, more, at) => {
    const here = of(review(1, more))(scene({ 'projects/': { approved_by: [{ user: { id: 1, username: 'alex' } }] } }));
    await approvalsBeside(here.found, here.reader, wish(), null);
    expect(here.found.deeds).toEqual([{ type: 'approved', key: 'p5!1', at, isDayKnown: false }]);
  });

  test('of others, or of accounts that are gone, are none', async () => {
    const at = of(review(1))(
      scene({ 'projects/': { approved_by: [{ user: sam, approved_at: day(3) }, { user: null }] } }),
    );
    await approvalsBeside(at.found, at.reader, wish(), null);
    expect(at.found.deeds).toEqual([]);
  });
});
