// What the reader of a scan says of each source: how much of it was read, what failed, and how many requests it took.
import { describe, expect, test } from 'vitest';
import { eventRow } from '#gitlab/words/work-rows.ts';
import { inTurn } from '#gitlab/stores/work-reading.ts';
import { firstOf, plannedWork, projectList, sourcesOf, workLists } from '#gitlab/stores/work-requests.ts';
import { day, scene, wish } from './work-scene.ts';

const row = (id: number, at = day(10)) => ({ id, created_at: at });
const list = { source: 'comments', name: 'comments of yours', path: 'events?action=commented' } as const;
const cut = (count: number) =>
  `only the newest ${count} of the comments of yours were read: the server sends more than was asked for`;

describe('a source', () => {
  test('that was not asked for is skipped', () => {
    const skipped = { state: 'skipped', why: 'not asked for', requests: 0, seen: 0, total: null, failed: null };
    expect(scene().reader.source('comments', '2026-11-23')).toEqual({
      name: 'comments',
      ...skipped,
      completeUntil: null,
    });
  });

  test('of two lists that were read whole is complete, and counts what both told', async () => {
    const { reader, asked } = scene({ events: [row(1), row(2)] });
    await reader.list(list, eventRow);
    await reader.list(list, eventRow);
    await reader.list({ ...list, isAside: true }, eventRow);
    expect(reader.source('comments', '2026-11-23')).toEqual({
      name: 'comments',
      requests: 3,
      seen: 4,
      total: null,
      failed: null,
      state: 'complete',
      why: null,
      completeUntil: '2026-11-23',
    });
    expect([asked[0], reader.requests()]).toEqual(['events?action=commented&page=1', 3]);
  });

  test.each([
    ['failed with nothing in hand is not known', [500], 'unknown', 'a 500'],
    ['failed with something in hand is partial', [[row(1)], 500], 'partial', 'a 500'],
    ['failed twice says the first', [500, 503], 'unknown', 'a 500'],
  ])('that %s', async (_name, answers, state, why) => {
    let count = 0;
    const { reader } = scene({ events: () => answers[(count += 1) - 1] });
    for (const _ of answers) await reader.list(list, eventRow);
    expect(reader.source('comments', '2026-11-23')).toMatchObject({
      state,
      why,
      failed: { kind: 'server', message: why },
      completeUntil: null,
    });
  });

  test('that lacks something says so once, and is not known where that is all of it', () => {
    const { reader } = scene();
    for (const why of ['one', 'two', 'one']) reader.lacks('comments', why);
    expect(reader.source('comments', '2026-11-23')).toMatchObject({
      state: 'partial',
      why: 'one; two',
      failed: { kind: 'partial' },
    });
    reader.lacks('comments', 'three', true);
    reader.lacks('comments', 'four');
    expect(reader.source('comments', '2026-11-23').state).toBe('unknown');
  });
});

describe('a list that goes on beyond the pages that are read', () => {
  const at = day(10);
  const newest = { by: 'created_at', at } as const;
  const read = async (times: readonly (string | null)[], more: object) => {
    const rows = times.map((time, index) => ({ id: index + 1, created_at: time ?? day(1) }));
    const { reader } = scene({ events: [...rows, 'more'] });
    await reader.list({ ...list, mostPages: 1, ...more }, eventRow);
    return reader.source('comments', '2026-11-23').why;
  };
  test.each([
    ['and does not say how it is ordered', [day(12), day(9)], {}, cut(2)],
    ['and goes back far enough', [day(12), day(11), day(9)], { newest }, null],
    ['and goes back to that moment only', [day(12), day(10)], { newest }, cut(2)],
    ['and goes back less', [day(12), day(11)], { newest }, cut(2)],
    ['with two of the same moment', [day(12), day(12), day(9)], { newest }, null],
    ['and is in another order', [day(11), day(12), day(9)], { newest }, cut(3)],
    ['by another day', [day(9)], { newest: { by: 'updated_at', at } }, null],
  ])('%s', async (_name, times, more, why) => {
    expect(await read(times, more)).toBe(why);
  });

  test.each([
    [undefined, 10],
    [3, 3],
  ])('is read to its page %s', async (mostPages, requests) => {
    let id = 0;
    const { reader, asked } = scene({ events: () => [row((id += 1)), 'more'] });
    await reader.list({ ...list, ...(mostPages === undefined ? {} : { mostPages }) }, eventRow);
    expect(asked).toHaveLength(requests);
  });
});

describe('one question', () => {
  test.each([
    [404, null],
    [500, 'a 500'],
  ])('that is answered %i has no answer, and says of its source: %s', async (status, why) => {
    const { reader } = scene({ '': status });
    expect(await reader.one('comments', 'x', eventRow)).toBe(null);
    expect(await reader.query('approvals', {})).toBe(null);
    expect(reader.source('comments', '2026-11-23').why).toBe(why);
    expect(reader.source('approvals', '2026-11-23').state).toBe('skipped');
  });

  test('of a token that is refused ends the scan', async () => {
    const { reader } = scene({ '': 401 });
    await expect(reader.one('comments', 'x', eventRow)).rejects.toMatchObject({ kind: 'authentication' });
    await expect(reader.query('comments', {})).rejects.toMatchObject({ kind: 'authentication' });
    await expect(reader.list(list, eventRow)).rejects.toMatchObject({ kind: 'authentication' });
  });

  test('for the version is asked once', async () => {
    const { reader, asked } = scene({ metadata: { version: '18.7.0' } });
    expect([await reader.version('thanks'), await reader.version('comments')]).toEqual(['18.7.0', '18.7.0']);
    expect(asked).toEqual(['metadata']);
    expect(await scene({ metadata: 404 }).reader.version('thanks')).toBe(null);
  });

  test.each([
    [2, [true, true, false]],
    [0, [false, false, false]],
    [null, [true, true, true]],
  ])('beyond %s that are allowed is not sent', async (most, sent) => {
    const { reader, asked } = scene({ '': { id: 1, created_at: day(1) } }, most);
    const answers = [];
    for (const path of ['a', 'b', 'c']) answers.push((await reader.one('comments', path, eventRow)) !== null);
    expect([answers, asked.length]).toEqual([sent, sent.filter(Boolean).length]);
    const why = most === null ? null : `the ${most} requests that you allowed are used up`;
    expect(reader.source('comments', '2026-11-23').why).toBe(why);
  });
});

test.each([
  [null, ['a begins', 'b begins', 'a ends', 'b ends']],
  [9, ['a begins', 'a ends', 'b begins', 'b ends']],
])('where %s requests are allowed, what is asked is asked in the order', async (maxRequests, order) => {
  const seen: string[] = [];
  const ask = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    return name;
  };
  expect(await inTurn({ maxRequests }, [ask('a'), ask('b')])).toEqual(['a', 'b']);
  expect(seen).toEqual(order);
});

describe('what a scan asks', () => {
  test('begins a day before the window, and two days before and behind it for events', () => {
    const lists = workLists(wish());
    const dayBefore = '2026-10-31T00:00:00.000Z';
    expect(new URLSearchParams(lists.authored.path).get('updated_after')).toBe(dayBefore);
    const days = new URLSearchParams(lists.closed.path);
    expect([days.get('after'), days.get('before')]).toEqual(['2026-10-30', '2026-11-25']);
    expect(lists.closed).toMatchObject({ newest: { by: 'created_at', at: '2026-10-30T00:00:00.000Z' }, mostPages: 40 });
    expect(lists.authored.newest).toEqual({ by: 'updated_at', at: dayBefore });
    expect(lists.written.newest).toEqual({ by: 'created_at', at: dayBefore });
    expect(lists.authored.mostPages).toBe(undefined);
    const aside = Object.entries(lists).filter(([, one]) => one.isAside === true);
    expect(aside.map(([name]) => name).toSorted()).toEqual(['created', 'open']);
  });

  test('for reviews are approvals and comments, too', () => {
    expect([...sourcesOf({ sources: new Set(['reviews']) })]).toEqual(['reviews', 'approvals', 'comments']);
    expect([...sourcesOf({ sources: new Set(['issues']) })]).toEqual(['issues']);
    expect([firstOf(new Set(['issues', 'comments'])), firstOf(new Set())]).toEqual(['comments', 'authored']);
  });

  test.each([
    [['comments'] as const, 'comments', false],
    [['comments', 'approvals'] as const, 'approvals', false],
    [['thanks', 'comments'] as const, 'comments', true],
  ])('of %j is named before it is asked, and nothing of other sources', (sources, feed, deep) => {
    const planned = plannedWork(wish({ sources: new Set(sources), deep }));
    const sent = (part: string) => planned.filter(({ request }) => request.includes(part)).map(({ source }) => source);
    expect(new Set(planned.map(({ source }) => source))).toEqual(new Set(sources));
    expect(sent('action=created')).toEqual([feed]);
    expect(sent('merge_requests?iids')).toEqual([feed]);
    expect(sent('award_emoji')).toEqual(deep ? ['thanks'] : []);
    expect(sent(projectList(wish().window.start))).toHaveLength(1);
  });
});
