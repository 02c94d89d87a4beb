// What a scan has found so far: which merge requests are the person's own of these days, what belongs to what, whose account is how old.
import { describe, expect, test } from 'vitest';
import { FoundSoFar } from '#gitlab/stores/work-found.ts';
import { readDeeply } from '#gitlab/stores/work-deep.ts';
import type { WorkReader } from '#gitlab/stores/work-reading.ts';
import { type EventRow, type WorkRow, workRow } from '#gitlab/words/work-rows.ts';
import { asked, window } from './scanning.ts';

const row = (iid: number, more: object = {}): WorkRow =>
  workRow.parse({
    id: 100 + iid,
    iid,
    project_id: 5,
    title: 'Change',
    state: 'merged',
    created_at: '2026-11-02T08:00:00.000Z',
    merged_at: '2026-11-10T08:00:00.000Z',
    author: { id: 1, username: 'alex' },
    references: { full: `acme/web!${iid}` },
    ...more,
  });
const event = (more: Partial<EventRow> = {}): EventRow => ({
  id: 1,
  project_id: 5,
  target_type: 'MergeRequest',
  target_iid: 4,
  created_at: '2026-11-20T08:00:00.000Z',
  ...more,
});
const merged = (found: FoundSoFar) => found.mergedBy(asked).map(({ iid }) => iid);

describe('merged in these days', () => {
  test.each([
    ['at their first moment', { merged_at: window.start }, true],
    ['a moment before', { merged_at: new Date(Date.parse(window.start) - 1).toISOString() }, false],
    ['at their last moment', { merged_at: new Date(Date.parse(window.end) - 1).toISOString() }, true],
    ['a moment later', { merged_at: window.end }, false],
    ['by somebody else', { author: { id: 2, username: 'sam' } }, false],
    ['by nobody that is named', { author: null }, false],
    ['by the person in other letters', { author: { id: 1, username: 'Alex' } }, true],
    ['and only closed', { state: 'closed', merged_at: null, closed_at: '2026-11-10T08:00:00.000Z' }, false],
    ['with no word of when', { merged_at: null }, false],
  ])('%s', (_name, more, isOne) => {
    const found = new FoundSoFar();
    found.addRow(row(1, more), 'merge-request');
    expect(merged(found)).toEqual(isOne ? [1] : []);
  });

  test('are merge requests that a list told of, each once, the newest first', () => {
    const found = new FoundSoFar();
    found.addRow(row(1, { merged_at: '2026-11-09T08:00:00.000Z' }), 'merge-request');
    found.addRow(row(2, { merged_at: '2026-11-11T08:00:00.000Z' }), 'merge-request');
    found.addRow(row(1, { merged_at: '2026-11-09T08:00:00.000Z' }), 'merge-request');
    found.addRow(row(3), 'issue');
    found.addEvent(event(), 'approved', 'merge-request');
    expect(merged(found)).toEqual([2, 1]);
    expect(found.mergeRequests().map(({ iid }) => iid)).toEqual([1, 2, 1]);
    expect([...found.keysTold()].toSorted()).toEqual(['p5!1', 'p5!2', 'p5#3']);
  });
});

describe('an event', () => {
  test.each([
    ['about a merge request', event(), true, ['p5!4']],
    ['about an issue', event({ target_type: 'Issue' }), false, []],
    ['about a branch', event({ target_type: null }), false, []],
  ])('%s tells whether the feed holds merge requests', (_name, told, holds, keys) => {
    const found = new FoundSoFar();
    found.addEvent(told, 'approved', 'merge-request');
    expect([found.feedHoldsMergeRequests, found.items.map(({ key }) => key)]).toEqual([holds, keys]);
    found.addEvent(event(), 'finished', 'issue');
    found.addEvent(event({ target_type: 'Issue' }), 'finished', 'issue');
    // What was known of the feed stays known.
    expect(found.feedHoldsMergeRequests).toBe(true);
    expect(found.told().deeds.filter(({ type }) => type === 'finished')).toEqual([
      { type: 'finished', key: 'p5#4', at: '2026-11-20T08:00:00.000Z' },
    ]);
  });

  test('of a comment counts for the feed as well', () => {
    const found = new FoundSoFar();
    const note = (noteable_type: string) => ({ id: 9, body: 'Well', noteable_type, noteable_iid: 4 });
    found.addComment(event());
    found.addComment(event({ note: note('Issue') }));
    expect([found.feedHoldsMergeRequests, found.items.length]).toEqual([false, 1]);
    found.addComment(event({ note: note('MergeRequest') }));
    expect([found.feedHoldsMergeRequests, found.items.length]).toEqual([true, 2]);
  });
});

test('who moves an issue closes it: that is no deed, and where it went is told', () => {
  const found = new FoundSoFar();
  found.addEvent(event({ target_type: 'Issue', target_iid: 1 }), 'finished', 'issue');
  found.addEvent(event({ target_type: 'Issue', target_iid: 2 }), 'finished', 'issue');
  expect(found.lacksMoved()).toBe(false);
  found.addRow(row(1, { moved_to_id: 999 }), 'issue');
  expect(found.lacksMoved()).toBe(true);
  found.addRow(row(7, { id: 999, project_id: 6 }), 'issue');
  expect(found.lacksMoved()).toBe(false);
  const { deeds, items } = found.told();
  expect(deeds.map(({ key }) => key)).toEqual(['p5#2']);
  expect(items.filter(({ toldBy }) => toldBy === 'list').map(({ key, moved }) => [key, moved])).toEqual([
    ['p5#1', { to: 'p6#7' }],
    ['p6#7', null],
  ]);
});

describe('what costs a request for each', () => {
  function reading() {
    const paths: string[] = [];
    const lacks: string[] = [];
    const source = { name: 'thanks', requests: 1, seen: 0, total: null, failed: null };
    const reader: WorkReader = {
      list: ({ path }) => {
        paths.push(path);
        return Promise.resolve({ rows: [], source, failure: null, isCut: false });
      },
      version: () => expect.unreachable(),
      one: (_source, path, schema) => {
        paths.push(path);
        return Promise.resolve(schema.parse({ id: 2, created_at: path === 'users/3' ? null : '2020-01-01T00:00:00Z' }));
      },
      query: () => expect.unreachable(),
      lacks: (name, why) => void lacks.push(`${name}: ${why}`),
      source: () => expect.unreachable(),
      requests: () => 0,
    };
    return { reader, paths, lacks };
  }

  test('the age of an account is asked of those who were met, and stands with what they wrote', async () => {
    const found = new FoundSoFar();
    const wrote = (iid: number, username: string) =>
      found.addRow(row(iid, { author: { id: iid, username } }), 'merge-request');
    for (const [name, id] of [
      ['Alex', 1],
      ['sam', 2],
      ['maria', 3],
      ['jo', 0],
    ] as const) {
      wrote(id + 10, name);
      found.people.set(name, id);
    }
    found.addRow(row(20, { author: null }), 'merge-request');
    const { reader, paths, lacks } = reading();
    await readDeeply(found, reader, { ...asked, sources: new Set(['reviews']) });
    expect(paths).toEqual(['users/2', 'users/3']);
    expect(found.items.map(({ author }) => author?.accountCreatedAt ?? null)).toEqual([
      null,
      '2020-01-01T00:00:00.000Z',
      null,
      null,
      null,
    ]);
    expect(lacks).toEqual([]);
  });

  test.each([40, 41])(
    'of %i merge requests and people forty are asked for, and what is left is said',
    async (count) => {
      const found = new FoundSoFar();
      for (let iid = 1; iid <= count; iid += 1) {
        found.addRow(row(iid), 'merge-request');
        found.people.set(`p${iid}`, iid);
      }
      const { reader, paths, lacks } = reading();
      await readDeeply(found, reader, { ...asked, sources: new Set(['thanks', 'reviews']) });
      expect(paths.filter((path) => path.startsWith('users/'))).toHaveLength(40);
      expect(paths.filter((path) => path.endsWith('/award_emoji?per_page=100'))).toHaveLength(40);
      expect(lacks).toEqual(
        count === 40
          ? []
          : [
              'thanks: emoji were read on 40 of 41 merge requests, the newest',
              'reviews: the age of an account was read of 40 of 41 people',
            ],
      );
    },
  );

  test.each([
    [['authored'], 0, []],
    [['thanks'], 40, ['thanks']],
    [['reviews'], 40, ['reviews']],
  ] as const)('is asked for %j alone, and nothing is said of another source', async (sources, count, told) => {
    const found = new FoundSoFar();
    for (let iid = 1; iid <= 41; iid += 1) {
      found.addRow(row(iid), 'merge-request');
      found.people.set(`p${iid}`, iid);
    }
    const { reader, paths, lacks } = reading();
    await readDeeply(found, reader, { ...asked, sources: new Set(sources) });
    expect(paths).toHaveLength(count);
    expect(lacks.map((line) => line.replace(/:.*/, ''))).toEqual(told);
  });
});
