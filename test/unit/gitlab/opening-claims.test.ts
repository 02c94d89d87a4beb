// Whether somebody works already on an issue that looks for somebody: counted by project, and looked at one by one.
import { describe, expect, test } from 'vitest';
import { withClaims } from '#gitlab/stores/opening-claims.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import type { Answer } from '#gitlab/wire/raw-answer.ts';
import type { Opening } from '#growth/candidates/openings.ts';

const opening = (iid: number, more: Partial<Opening> = {}): Opening => ({
  type: 'issue',
  home: 'acme/web',
  iid,
  title: 'Chore',
  url: `https://gitlab.example.com/acme/web/-/issues/${iid}`,
  labels: [],
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
  isAssigned: false,
  mergeRequests: 0,
  comments: null,
  ...more,
});
const many = (count: number, more: Partial<Opening> = {}) =>
  Array.from({ length: count }, (_, index) => opening(index + 1, more));

function server(answer: (path: string) => readonly object[] | GitLabFailure) {
  const asked: string[] = [];
  const get = (path: string): Promise<Answer> => {
    asked.push(path.replace(/[?&]page=.*/, ''));
    const told = answer(path);
    return told instanceof GitLabFailure
      ? Promise.reject(told)
      : Promise.resolve({
          status: 200,
          headers: new Headers({ 'x-next-page': '' }),
          body: told,
          bytes: 1,
          requests: 1,
        });
  };
  return { connection: { get }, asked };
}
const states = (...all: readonly string[]) => all.map((state, id) => ({ id, state }));
const failure = (status: number) => new GitLabFailure('not-found', `it answers ${status}`, { status });
const failedOf = ({ sources }: Awaited<ReturnType<typeof withClaims>>) =>
  sources.flatMap(({ name, failed }) => (failed === null ? [] : `${name}: ${failed.message}`));
const countsOf = ({ openings }: Awaited<ReturnType<typeof withClaims>>) => openings.map((one) => one.mergeRequests);

describe('an issue with merge requests is looked at:', () => {
  test.each([
    ['those that are open count', states('opened', 'closed', 'merged', 'opened'), 2],
    ['one that was given up is no claim', states('closed'), 0],
  ])('%s', async (_name, told, count) => {
    const { connection, asked } = server(() => told);
    const claims = await withClaims(connection, [opening(4, { mergeRequests: 4 })]);
    expect(countsOf(claims)).toEqual([count]);
    expect(asked).toEqual(['projects/acme%2Fweb/issues/4/closed_by?']);
    expect(failedOf(claims)).toEqual([]);
  });

  test.each([
    ['has none', { mergeRequests: 0 }],
    ['is somebody’s already', { mergeRequests: 2, isAssigned: true }],
    ['is an epic', { type: 'epic', mergeRequests: 2 }],
  ] as const)('not one that %s', async (_name, more) => {
    const { connection, asked } = server(() => []);
    expect(countsOf(await withClaims(connection, [opening(4, more)]))).toEqual([more.mergeRequests]);
    expect(asked).toEqual([]);
  });

  test('an epic of the same number keeps its own', async () => {
    const { connection } = server(() => states('closed'));
    const both = [opening(4, { mergeRequests: 3 }), opening(4, { type: 'epic', mergeRequests: 2 })];
    expect(countsOf(await withClaims(connection, both))).toEqual([0, 2]);
  });

  test('twelve at most, each once; of the others each counts', async () => {
    const { connection, asked } = server(() => states('closed'));
    const claims = await withClaims(connection, [opening(1, { mergeRequests: 1 }), ...many(13, { mergeRequests: 1 })]);
    expect(asked).toHaveLength(12);
    expect(countsOf(claims)).toEqual([...Array.from({ length: 13 }, () => 0), 1]);
  });

  test.each([
    [404, []],
    [500, ['merge requests for acme/web#4: it answers 500']],
  ])('where that answers %i, each counts', async (status, failed) => {
    const { connection } = server(() => failure(status));
    const claims = await withClaims(connection, [opening(4, { mergeRequests: 3 })]);
    expect(countsOf(claims)).toEqual([3]);
    expect(failedOf(claims)).toEqual(failed);
  });
});

describe('an issue of which nobody knows', () => {
  const unknown = { mergeRequests: null };
  const row = (iid: number, more: object = {}) => ({
    id: iid,
    iid,
    title: 'Chore',
    created_at: '2026-11-01T09:00:00Z',
    merge_requests_count: 0,
    user_notes_count: 4,
    ...more,
  });

  test('is counted by the list of its project, the fullest project first; epics have no such list', async () => {
    const { connection, asked } = server((path) => (path.includes('web') ? [row(1), row(2)] : [row(1)]));
    const claims = await withClaims(connection, [
      opening(1, { ...unknown, home: 'acme/ops' }),
      ...many(2, unknown),
      opening(3, { ...unknown, type: 'epic' }),
      opening(9),
    ]);
    expect(asked).toEqual(['projects/acme%2Fweb/issues?iids[]=1&iids[]=2', 'projects/acme%2Fops/issues?iids[]=1']);
    expect(claims.openings.map(({ mergeRequests, comments }) => [mergeRequests, comments])).toEqual([
      [0, 4],
      [0, 4],
      [0, 4],
      [null, null],
      [0, null],
    ]);
  });

  test('stays so where the list does not say', async () => {
    const { connection } = server(() => [row(1, { merge_requests_count: null, user_notes_count: undefined })]);
    const { openings } = await withClaims(connection, [opening(1, { ...unknown, comments: 7 })]);
    expect(openings).toMatchObject([{ mergeRequests: null, comments: null }]);
  });

  test.each([
    [404, []],
    [403, ['merge requests for issues of acme/web: it answers 403']],
  ])('stays so where the list answers %i', async (status, failed) => {
    const { connection } = server(() => failure(status));
    const claims = await withClaims(connection, [opening(1, unknown)]);
    expect(countsOf(claims)).toEqual([null]);
    expect(failedOf(claims)).toEqual(failed);
  });

  test('a token that may not look is no issue that is gone', async () => {
    const refused = new GitLabFailure('forbidden', 'no', { status: 404, serverCode: 'insufficient_granular_scope' });
    const { connection } = server(() => refused);
    expect(failedOf(await withClaims(connection, [opening(1, unknown)]))).toHaveLength(1);
    expect(failedOf(await withClaims(connection, [opening(1, { mergeRequests: 1 })]))).toHaveLength(1);
  });
});
