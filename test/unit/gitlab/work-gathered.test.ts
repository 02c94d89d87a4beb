// What a scan gathers row by row: what was closed, moved, approved or talked about, and what that says of the feed.
import { describe, expect, test } from 'vitest';
import { lookUp, whereMoved } from '#gitlab/stores/work-homes.ts';
import { workLists } from '#gitlab/stores/work-requests.ts';
import { todoRow } from '#gitlab/words/mention-rows.ts';
import { eventRow } from '#gitlab/words/work-rows.ts';
import { commented, day, merged, sam, scene, wish } from './work-scene.ts';

const nothing = () => scene().found;
const closed = (iid: number, more: object = {}) =>
  merged(iid, { state: 'closed', merged_at: null, closed_at: day(9), ...more });
const act = (target: string, iid: number) =>
  eventRow.parse({ id: iid, project_id: 5, target_type: target, target_iid: iid, created_at: day(8) });

describe('an event', () => {
  test.each([
    ['finished', 'Issue', 'issue', [['finished', 'p5#4']], false],
    ['approved', 'MergeRequest', 'merge-request', [['approved', 'p5!4']], true],
    ['finished', 'MergeRequest', 'issue', [], true],
    ['approved', 'Issue', 'merge-request', [], false],
    ['finished', 'Milestone', 'issue', [], false],
  ] as const)('%s of a %s, where a %s is meant', (type, target, kind, deeds, holds) => {
    const found = nothing();
    expect(found.feedHoldsMergeRequests).toBe(false);
    found.addEvent(act(target, 4), type, kind);
    expect(found.told().deeds.map((deed) => [deed.type, deed.key])).toEqual(deeds);
    expect(found.items).toHaveLength(deeds.length);
    expect(found.feedHoldsMergeRequests).toBe(holds);
    if (type === 'approved' && deeds.length > 0) expect(found.deeds[0]).toMatchObject({ isDayKnown: true, at: day(8) });
  });

  test.each([
    ['Issue', 1, false],
    ['MergeRequest', 1, true],
    ['DiffNote', 0, false],
    ['Commit', 0, false],
  ])('of a comment on a %s', (on, count, holds) => {
    const found = nothing();
    found.addComment(commented(on, 4));
    expect([found.items.length, found.deeds.length, found.feedHoldsMergeRequests]).toEqual([count, count, holds]);
  });
});

test('a to-do counts where it names the person in a comment', () => {
  const found = nothing();
  const row = {
    id: 1,
    created_at: day(3),
    project: { id: 5, path_with_namespace: 'a/b' },
    target_type: 'Issue',
    target: { iid: 2 },
  };
  found.addTodo(todoRow.parse(row));
  expect([found.items.length, found.mentions.length]).toEqual([0, 0]);
  found.addTodo(todoRow.parse({ ...row, target_url: 'https://g.example/a/b/-/issues/2#note_9' }));
  expect([found.items.length, found.mentions.length]).toEqual([1, 1]);
});

describe('an issue', () => {
  const epic = { iid: 3, group_id: 4, url: '/groups/acme/-/epics/3' };

  test('of an epic belongs to it, and so does what closes the issue; a merge request belongs to none', () => {
    const found = nothing();
    found.addRow(merged(1, { epic }), 'merge-request', { type: 'authored', at: day(10) });
    found.addClosed('p5!1', closed(7, { epic }));
    found.addClosed('p5!1', closed(8));
    found.addRow(closed(9), 'issue');
    const { closes } = found.told();
    expect(Object.fromEntries(closes)).toEqual({ 'p5!1': ['p5#7', 'g4&3', 'p5#8'], 'p5#7': ['g4&3'] });
    expect(found.deeds).toEqual([{ type: 'authored', at: day(10), key: 'p5!1' }]);
    expect(found.items.map(({ kind }) => kind).filter((kind) => kind === 'epic')).toHaveLength(1);
  });

  test('that was moved is told with where it is now, and its closing was no finish', () => {
    const found = nothing();
    found.addRow(closed(7, { moved_to_id: 1008 }), 'issue');
    found.addEvent(act('Issue', 7), 'finished', 'issue');
    found.addEvent(act('Issue', 9), 'finished', 'issue');
    expect(found.lacksMoved()).toBe(true);
    expect(found.told().items[0]?.moved).toEqual({ to: null });
    found.addRow(closed(8), 'issue');
    expect(found.lacksMoved()).toBe(false);
    const told = found.told();
    expect(told.items.map(({ key, moved }) => [key, moved])).toEqual([
      ['p5#7', { to: 'p5#8' }],
      ['p5#7', { to: 'p5#8' }],
      ['p5#9', null],
      ['p5#8', null],
    ]);
    expect(told.deeds.map(({ key }) => key)).toEqual(['p5#9']);
  });

  test('that is lacked beside one that is not is lacked', () => {
    const found = nothing();
    found.addRow(closed(7, { moved_to_id: 1008 }), 'issue');
    found.addRow(closed(8), 'issue');
    found.addRow(closed(9, { moved_to_id: 1010 }), 'issue');
    expect(found.lacksMoved()).toBe(true);
  });

  test.each([
    [1008, 1],
    [null, 0],
  ])('that was moved to %s is looked for among the open ones', async (to, requests) => {
    const at = scene({ issues: [closed(8, { state: 'opened' })] });
    at.found.addRow(closed(7, { moved_to_id: to }), 'issue');
    await whereMoved(at.found, at.reader, workLists(wish()).open);
    expect([at.asked.length, at.found.items.length]).toEqual([requests, 1 + requests]);
    expect(at.found.lacksMoved()).toBe(false);
  });
});

test('an account is dated where its day is known, and only of an item that has an author', () => {
  const found = nothing();
  for (const [iid, author] of [
    [1, sam],
    [2, null],
    [3, { id: 3, username: 'kim' }],
  ] as const)
    found.addRow(merged(iid, { author }), 'merge-request');
  found.since.set('sam', day(1));
  found.since.set('', day(2));
  found.dateAccounts();
  expect(found.items.map(({ author }) => (author === null ? 'none' : author.accountCreatedAt))).toEqual([
    day(1),
    'none',
    null,
  ]);
});

test.each([
  [['comments', 'approvals', 'issues'], 'comments', 'approvals'],
  [['approvals', 'issues'], 'issues', 'approvals'],
  [['comments'], 'comments', 'comments'],
  [['thanks'], 'thanks', 'thanks'],
] as const)('of %j, issues are looked up for %s, merge requests for %s', async (sources, ofIssue, ofMergeRequest) => {
  for (const [on, source] of [
    ['Issue', ofIssue],
    ['MergeRequest', ofMergeRequest],
  ] as const) {
    const at = scene({ 'projects/': [] });
    at.found.addComment(commented(on, 4, 5, 10));
    at.found.addComment(commented(on, 4, 5, 11));
    await lookUp(at.found, at.reader, wish({ sources: new Set(sources) }));
    const read = sources.filter((name) => at.reader.source(name, '2026-11-23').state !== 'skipped');
    expect(read).toEqual([source]);
    expect(at.reader.source(source, '2026-11-23')).toMatchObject({ requests: 1, seen: 0, state: 'complete' });
  }
});
