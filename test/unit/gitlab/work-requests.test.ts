// What a scan asks, as data: for which days, and nothing for a source that nobody asked for.
import { describe, expect, test } from 'vitest';
import { firstOf, plannedWork, sourcesOf, todoList, workLists } from '#gitlab/stores/work-requests.ts';
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import { asked } from './scanning.ts';

const planned = (sources: readonly WorkSource[], deep = false) =>
  plannedWork({ ...asked, sources: new Set(sources), deep });

describe('of these sources alone is something planned:', () => {
  test.each([
    [['authored'], ['authored']],
    [['issues'], ['issues']],
    [['thanks'], ['thanks']],
    [['approvals'], ['approvals']],
    [['comments'], ['comments']],
    // A review is proven by an approval or a comment.
    [['reviews'], ['approvals', 'comments', 'reviews']],
    [
      ['authored', 'thanks'],
      ['authored', 'thanks'],
    ],
    [workSources, workSources],
  ] satisfies [readonly WorkSource[], readonly WorkSource[]][])('%j', (sources, told) => {
    for (const deep of [false, true]) {
      const names = new Set(planned(sources, deep).map(({ source }) => source));
      expect([...names].toSorted()).toEqual(told.toSorted());
    }
    expect([...sourcesOf({ sources: new Set(sources) })].toSorted()).toEqual(told.toSorted());
  });
});

test('what is read for all of them belongs to the first', () => {
  const projects = (sources: readonly WorkSource[]) =>
    planned(sources).flatMap(({ source, request }) => (request.startsWith('GET /projects?') ? source : []));
  expect(projects(['thanks', 'issues'])).toEqual([firstOf(new Set(['thanks', 'issues']))]);
  for (const source of workSources) expect(firstOf(new Set([source]))).toBe(source);
  expect(firstOf(new Set())).toBe('authored');
});

test('whether the feed holds merge requests is asked once, for approvals or else for comments', () => {
  const feed = (sources: readonly WorkSource[]) =>
    planned(sources).flatMap(({ source, request, times }) =>
      request.includes('action=created') ? `${source}: ${times}` : [],
    );
  expect(feed(['comments', 'approvals'])).toEqual(['approvals: once']);
  expect(feed(['comments'])).toEqual(['comments: once']);
  expect(feed(['authored'])).toEqual([]);
});

test('how often each is asked is said, and what a deep scan costs more', () => {
  const times = (deep: boolean) =>
    Object.fromEntries(
      planned(workSources, deep).flatMap((one) =>
        one.request.includes('{') ? [[one.request.replace(/\?.*/, ''), one.times]] : [],
      ),
    );
  const plain = {
    'GET /projects/{id}/issues': 'one for each project and 100 of them, at most 12',
    'GET /projects/{id}/merge_requests': 'one for each project and 100 of them, at most 12',
    'GET /projects/{id}/merge_requests/{iid}/approvals':
      'only where that is not known either: one for each, at most 40',
    'GET /projects/{id}/merge_requests/{iid}/closes_issues':
      'one for each of yours whose text closes nothing, the newest 15',
    'GET /projects/{id}/merge_requests/{iid}/commits': 'one for each of yours, the newest 5',
  };
  expect(times(false)).toEqual(plain);
  expect(times(true)).toEqual({
    ...plain,
    'GET /projects/{id}/merge_requests/{iid}/commits': 'one for each of yours, the newest 20',
    'GET /projects/{id}/merge_requests/{iid}/award_emoji': 'one for each, at most 40',
    'GET /users/{id}': 'one for each, at most 40',
  });
});

describe('the window is 1 to 23 November', () => {
  const lists = workLists(asked);
  const queryOf = (name: keyof typeof lists) => new URLSearchParams(lists[name].path.replace(/^[^?]*\?/, ''));

  test.each(['authored', 'reviewed', 'finished', 'open'] as const)(
    'of %s all is read that was touched a day before, newest first',
    (name) => {
      expect(Object.fromEntries(queryOf(name))).toMatchObject({
        scope: 'all',
        order_by: 'updated_at',
        sort: 'desc',
        updated_after: '2026-10-31T00:00:00.000Z',
        per_page: '100',
      });
      expect(lists[name]).toMatchObject({ newest: { by: 'updated_at', at: '2026-10-31T00:00:00.000Z' } });
      expect(lists[name].mostPages).toBeUndefined();
    },
  );

  test('of merge requests those that were merged in it, of issues those that were written in it', () => {
    expect(queryOf('authored').get('merged_after')).toBe('2026-11-01T00:00:00.000Z');
    expect(queryOf('reviewed').has('merged_after')).toBe(false);
    expect(queryOf('written').get('created_after')).toBe('2026-11-01T00:00:00.000Z');
    expect(lists.written.newest).toEqual({ by: 'created_at', at: '2026-10-31T00:00:00.000Z' });
  });

  test.each(['closed', 'approved', 'commented'] as const)('of events (%s) two days more on both sides', (name) => {
    expect([queryOf(name).get('after'), queryOf(name).get('before')]).toEqual(['2026-10-30', '2026-11-25']);
    expect(lists[name]).toMatchObject({
      newest: { by: 'created_at', at: '2026-10-30T00:00:00.000Z' },
      mostPages: 40,
    });
  });

  test('what only tells about a source counts for nothing in it', () => {
    const aside = Object.entries(lists).flatMap(([name, { isAside }]) => (isAside === true ? name : []));
    expect(aside.toSorted()).toEqual(['created', 'open']);
    expect(queryOf('created').has('after')).toBe(false);
  });

  test('a to-do is asked for by what it is and whether it is done', () => {
    expect(todoList('mentioned', 'done')).toEqual({
      source: 'thanks',
      name: 'to-dos of others who named you',
      path: 'todos?action=mentioned&state=done&per_page=100',
    });
  });
});
