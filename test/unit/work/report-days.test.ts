// Which days a review is of, where a report may be kept, and what may fail alone.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { daysInboxWaits } from '#work/evidence/inbox-waits.ts';
import { attempt, closedBefore } from '#work/report/attempt.ts';
import { reviewDays } from '#work/report/covered-days.ts';
import { reportFile } from '#work/report/filing.ts';
import { goal } from '../growth/goals.ts';

const session = (today: string) =>
  ({ now: { today }, settings: { fiscalYearStart: 2 } }) as Parameters<typeof reviewDays>[1];

test.each([
  ['2026-02-01', 'FY27 begins today: this is the year before, FY26.'],
  ['2026-02-02', 'FY27 began yesterday: this is the year before, FY26.'],
  ['2026-02-03', 'FY27 began 2 days ago: this is the year before, FY26.'],
  ['2026-03-14', 'FY27 began 41 days ago: this is the year before, FY26.'],
  ['2026-03-15', null],
  ['2027-01-31', null],
])('a review without days on %s', (today, note) => {
  const year = note === null ? { since: 'this year', until: null } : { since: 'last year', until: 'last year' };
  expect(reviewDays({ since: null, until: null }, session(today))).toEqual({ ...year, note });
});

test.each([
  { since: '2w', until: null },
  { since: null, until: '2026-01-15' },
])('days that are asked for stay: %j', (asked) => {
  expect(reviewDays(asked, session('2026-02-01'))).toEqual({ ...asked, note: null });
});

const desk = (env: Record<string, string>) => ({ cwd: '/here', env, places: { config: '/c', state: '/s' } });
const job = { CI: 'true', GITLAB_CI: 'true', CI_JOB_ID: '1' };

test.each([
  ['nothing is named', null, {}, '/s/reports/2026-11-23.html'],
  ['a file', 'out.html', {}, '/here/out.html'],
  ['the folder public of this machine', 'public/x.html', {}, '/here/public/x.html'],
  ['another folder of a job', 'report/x.html', job, '/here/report/x.html'],
  ['a folder that begins alike', 'public2/x.html', job, '/here/public2/x.html'],
  ['nothing is named in a job', null, job, '/s/reports/2026-11-23.html'],
])('a report is kept: %s', (_name, typed, env, path) => {
  expect(reportFile(typed, '2026-11-23', desk(env))).toBe(path);
});

test.each(['public', 'public/x.html', './a/../public/deep/x.html', '/here/public/x.html'])(
  'no job publishes a report: %s',
  (typed) => {
    expect(() => reportFile(typed, '2026-11-23', desk(job))).toThrow('is published by GitLab Pages');
  },
);

test('a part that fails is told as such, and a token that is not accepted ends it all', async () => {
  expect(await attempt('wins', () => Promise.resolve(7))).toEqual({ value: 7, failed: null });
  const gone = new DevgrowthError('server', 'no answer');
  expect(await attempt('wins', () => Promise.reject(gone))).toEqual({
    value: null,
    failed: { name: 'wins', requests: 1, seen: 0, total: null, failed: { kind: 'server', message: 'no answer' } },
  });
  for (const error of [new DevgrowthError('authentication', 'ended'), new TypeError('a fault')])
    await expect(attempt('wins', () => Promise.reject(error))).rejects.toBe(error);
});

test.each([
  ['the moment before', { state: 'closed', closedAt: '2026-11-15T22:59:59.999Z' }, true],
  ['as it begins', { state: 'closed', closedAt: '2026-11-15T23:00:00.000Z' }, false],
  ['nobody knows when', { state: 'closed', closedAt: null }, false],
  ['and opened again', { state: 'opened', closedAt: '2026-11-01T00:00:00.000Z' }, false],
] as const)('a goal that was closed before a window: %s', (_name, more, is) => {
  expect(closedBefore(goal(more), { start: '2026-11-15T23:00:00.000Z' })).toBe(is);
});

test.each([
  ['in the week after a sitting', ['2026-11-16'], 'alex', null],
  ['a day longer', ['2026-11-15'], 'Alex', 8],
  ['of two the one that is used', ['2026-10-01', '2026-11-13'], 'alex', 10],
  ['somebody else’s', ['2026-10-01'], 'sam', null],
  ['before the first sitting', [], 'alex', null],
])('for how long the inbox waits: %s', (_name, changed, username, days) => {
  const inboxes = changed.map((day) => ({ updatedAt: `${day}T10:00:00.000Z` }));
  const about = { me: { username }, settings: { person: 'alex' }, now: { today: '2026-11-23', zone: 'UTC' } };
  expect(
    daysInboxWaits(
      inboxes as unknown as Parameters<typeof daysInboxWaits>[0],
      about as unknown as Parameters<typeof daysInboxWaits>[1],
    ),
  ).toBe(days);
});
