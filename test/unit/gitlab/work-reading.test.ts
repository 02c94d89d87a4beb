// What is noted of each source of a scan while it is read: how much, whether that is all, and why not.
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { workReader } from '#gitlab/stores/work-reading.ts';
import type { WorkList } from '#gitlab/stores/work-requests.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import type { Answer } from '#gitlab/wire/raw-answer.ts';

type Told = readonly unknown[] | object | GitLabFailure;

/** A server that answers in order, and counts what came. */
function reading(answers: readonly Told[], most: number | null = null, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const told = (path: string, mayGo: (() => void) | undefined): Promise<Answer> => {
    mayGo?.();
    const answer = answers[asked.length];
    asked.push(path);
    if (answer === undefined) throw new Error(`The script has no answer to ${path}`);
    if (answer instanceof GitLabFailure) return Promise.reject(answer);
    return Promise.resolve({
      status: 200,
      headers: new Headers({ 'x-next-page': '', ...headers }),
      body: answer,
      bytes: 1,
      requests: 1,
    });
  };
  const reader = workReader(
    { get: (path, { mayGo }) => told(path, mayGo), ask: (path, _question, { mayGo }) => told(path, mayGo) },
    most,
  );
  return { reader, asked };
}

const row = z.object({ id: z.number(), updated_at: z.string().optional() });
const list: WorkList = { source: 'authored', name: 'merge requests of yours', path: 'merge_requests?scope=all' };
const rows = (...ids: readonly number[]) => ids.map((id) => ({ id }));
const failure = (status: number) => new GitLabFailure('server', `it answers ${status}`, { status });
const stop = new GitLabFailure('authentication', 'not known', { status: 401 });

test('what nobody asked for is skipped; what was read to its end is complete until the last day', async () => {
  const { reader } = reading([rows(1, 2)]);
  expect(reader.source('authored', '2026-11-23')).toMatchObject({
    state: 'skipped',
    why: 'not asked for',
    requests: 0,
  });
  await reader.list(list, row);
  expect(reader.source('authored', '2026-11-23')).toEqual({
    name: 'authored',
    requests: 1,
    seen: 2,
    total: null,
    failed: null,
    state: 'complete',
    why: null,
    completeUntil: '2026-11-23',
  });
  expect(reader.requests()).toBe(1);
});

test('what only tells about a source is no row of it', async () => {
  const { reader } = reading([rows(1), rows(2, 3)]);
  await reader.list(list, row);
  await reader.list({ ...list, isAside: true }, row);
  expect(reader.source('authored', '2026-11-23')).toMatchObject({ seen: 1, requests: 2 });
});

describe('what is not all there', () => {
  test('is not known where nothing came before the failure, and partial where something did', async () => {
    const { reader } = reading([failure(403), rows(1), failure(500)]);
    await reader.list(list, row);
    expect(reader.source('authored', '2026-11-23')).toMatchObject({
      state: 'unknown',
      seen: 0,
      why: 'it answers 403',
      failed: { kind: 'server', message: 'it answers 403' },
      completeUntil: null,
    });
    await reader.list(list, row);
    await reader.list(list, row);
    // The first failure is the one that is told.
    expect(reader.source('authored', '2026-11-23')).toMatchObject({ state: 'partial', seen: 1, why: 'it answers 403' });
  });

  test('is partial where it only lacks something, each reason once, after what failed', async () => {
    const { reader } = reading([failure(403), rows(1)]);
    reader.lacks('thanks', 'one');
    reader.lacks('thanks', 'two');
    reader.lacks('thanks', 'one');
    expect(reader.source('thanks', '2026-11-23')).toMatchObject({
      state: 'partial',
      why: 'one; two',
      failed: { kind: 'partial', message: 'one; two' },
      completeUntil: null,
    });
    reader.lacks('authored', 'three');
    await reader.list(list, row);
    expect(reader.source('authored', '2026-11-23').why).toBe('it answers 403; three');
  });

  test('is not known where the server tells none of it, whatever is said of it later', () => {
    const { reader } = reading([]);
    reader.lacks('approvals', 'none', true);
    reader.lacks('approvals', 'more');
    expect(reader.source('approvals', '2026-11-23').state).toBe('unknown');
  });
});

describe('a list that is cut', () => {
  const next = { 'x-next-page': '2' };
  const dated = (...days: readonly string[]) => days.map((day, id) => ({ id, updated_at: day }));
  const newest = { by: 'updated_at', at: '2026-11-10' } as const;

  test.each([
    ['goes back far enough', dated('2026-11-20', '2026-11-12', '2026-11-09'), 'complete'],
    ['does so with two of one moment', dated('2026-11-20', '2026-11-20', '2026-11-09'), 'complete'],
    ['ends at that very moment', dated('2026-11-20', '2026-11-10'), 'partial'],
    ['ends before that', dated('2026-11-20', '2026-11-11'), 'partial'],
    ['is in no order', dated('2026-11-09', '2026-11-20', '2026-11-08'), 'partial'],
    ['has no row', [], 'partial'],
  ])('and %s', async (_name, answer, state) => {
    const { reader } = reading([answer], null, next);
    await reader.list({ ...list, newest, mostPages: 1 }, row);
    expect(reader.source('authored', '2026-11-23').state).toBe(state);
  });

  test('and of which nobody knows the order says how many were read', async () => {
    const { reader } = reading([rows(1, 2)], null, next);
    await reader.list({ ...list, mostPages: 1 }, row);
    expect(reader.source('authored', '2026-11-23').why).toBe(
      'only the newest 2 of the merge requests of yours were read: the server sends more than was asked for',
    );
  });

  test('ends after ten pages where nothing else is said, or where somebody has enough', async () => {
    const pages = Array.from({ length: 12 }, (_, page) => rows(page + 1));
    const many = reading(pages, null, { 'x-next-page': '99' });
    await many.reader.list(list, row);
    expect(many.asked).toHaveLength(10);
    const few = reading(pages, null, { 'x-next-page': '99' });
    await few.reader.list(list, row, (page) => page.some(({ id }) => id === 3));
    expect(few.asked).toHaveLength(3);
  });
});

describe('what the server counts means something', () => {
  test.each([
    ['merge_requests?scope=all', true],
    ['issues?scope=all', true],
    ['groups/4/issues?scope=all', true],
    ['projects/4/merge_requests?iids[]=1', true],
    ['events?action=closed', false],
    ['todos?state=done', false],
    ['projects/4/merge_requests/1/award_emoji?page=1', false],
  ])('of %s: %s', async (path, isCounted) => {
    const { reader } = reading([rows(1), rows(1)], null, { 'x-total': '5' });
    await reader.list({ ...list, path }, row);
    expect(reader.source('authored', '2026-11-23').state).toBe(isCounted ? 'partial' : 'complete');
  });
});

describe('a single request', () => {
  test('for what is gone is no failure; any other one is told', async () => {
    const { reader } = reading([failure(404), failure(500), { id: 4 }]);
    expect(await reader.one('authored', 'projects/1', row)).toBe(null);
    expect(reader.source('authored', '2026-11-23').why).toBe(null);
    expect(await reader.one('authored', 'projects/1', row)).toBe(null);
    expect(reader.source('authored', '2026-11-23').why).toBe('it answers 500');
    expect(await reader.one('authored', 'projects/1', row)).toEqual({ id: 4 });
    expect(reader.source('authored', '2026-11-23').requests).toBe(1);
  });

  test('for the version is sent once, whoever wants to know it', async () => {
    const { reader, asked } = reading([{ version: '17.4.0' }]);
    expect([await reader.version('thanks'), await reader.version('approvals')]).toEqual(['17.4.0', '17.4.0']);
    expect(asked).toEqual(['metadata']);
    expect(await reading([failure(404)]).reader.version('thanks')).toBe(null);
  });

  test('for a query that the server refuses is no failure', async () => {
    const { reader } = reading([failure(404), { success: true }]);
    expect(await reader.query('approvals', {})).toBe(null);
    expect(await reader.query('approvals', {})).toEqual({ success: true });
    expect(reader.source('approvals', '2026-11-23')).toMatchObject({ state: 'complete', requests: 1 });
  });

  test('with a token that is not known ends all', async () => {
    await expect(reading([stop]).reader.one('authored', 'projects/1', row)).rejects.toBe(stop);
    await expect(reading([stop]).reader.query('approvals', {})).rejects.toBe(stop);
    await expect(reading([stop]).reader.list(list, row)).rejects.toBe(stop);
  });
});

test('of two requests that are allowed the third does not go, of whichever kind it is', async () => {
  const { reader, asked } = reading([rows(1), { id: 4 }], 2);
  await reader.list(list, row);
  await reader.one('reviews', 'users/4', row);
  await reader.list({ ...list, source: 'issues' }, row);
  expect(await reader.query('approvals', {})).toBe(null);
  await reader.one('thanks', 'users/4', row);
  expect([asked.length, reader.requests()]).toEqual([2, 2]);
  expect(reader.source('reviews', '2026-11-23').state).toBe('complete');
  for (const name of ['issues', 'thanks'] as const)
    expect(reader.source(name, '2026-11-23')).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining('the 2 requests that you allowed are used up'),
    });
});
