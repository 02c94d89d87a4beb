// Which rows of a scan's lists count as the person's work, and from which day on events are gone: whatever a server sends beside them.
import { describe, expect, test } from 'vitest';
import type { WorkSource } from '#growth/candidates/found-work.ts';
import { windowOf } from '#growth/time/window.ts';
import { onSandbox } from './on-sandbox.ts';
import { read, stateOf, whyOf } from './scanning.ts';

const alex = { id: 1, username: 'alex' };
const sam = { id: 2, username: 'sam' };
const row = (more: object) => ({
  id: 100,
  iid: 4,
  project_id: 5,
  title: 'Change',
  state: 'merged',
  created_at: '2026-11-02T08:00:00.000Z',
  updated_at: '2026-11-12T08:00:00.000Z',
  merged_at: '2026-11-10T08:00:00.000Z',
  closed_at: null,
  author: alex,
  ...more,
});

/** A server that knows nothing but this answer to this list. */
async function found(source: WorkSource, part: string, rows: readonly object[]) {
  const at = onSandbox();
  at.onRequest = (request) => (request.startsWith('GET /') && request.includes(part) ? Response.json(rows) : null);
  const { deeds, items } = await read(at, { sources: new Set([source]) });
  return { deeds: deeds.map(({ type, key, at: moment }) => `${type} ${key} ${moment}`), items };
}

describe('a merge request of the person', () => {
  test.each([
    ['counts by its merge', {}, ['authored p5!4 2026-11-10T08:00:00.000Z']],
    [
      'counts whatever the letters of the name',
      { author: { id: 1, username: 'Alex' } },
      ['authored p5!4 2026-11-10T08:00:00.000Z'],
    ],
    ['does not before it is merged', { merged_at: null }, []],
    ['does not where somebody else wrote it', { author: sam }, []],
    ['does not where nobody is named', { author: null }, []],
  ])('%s', async (_name, more, deeds) => {
    expect((await found('authored', 'state=merged', [row(more)])).deeds).toEqual(deeds);
  });
});

describe('a review that was asked for', () => {
  const asked = { author: sam, reviewers: [alex] };
  test.each([
    ['counts by the merge', asked, ['asked p5!4 2026-11-10T08:00:00.000Z']],
    ['else by its last change', { ...asked, merged_at: null }, ['asked p5!4 2026-11-12T08:00:00.000Z']],
    ['else by its first day', { ...asked, merged_at: null, updated_at: null }, ['asked p5!4 2026-11-02T08:00:00.000Z']],
    ['counts where the server names no reviewers', { author: sam }, ['asked p5!4 2026-11-10T08:00:00.000Z']],
    ['counts among others', { author: sam, reviewers: [sam, alex] }, ['asked p5!4 2026-11-10T08:00:00.000Z']],
    ['does not where others were asked', { author: sam, reviewers: [sam] }, []],
    ['does not on what is one’s own', { author: alex, reviewers: [alex] }, []],
  ])('%s', async (_name, more, deeds) => {
    expect((await found('reviews', 'reviewer_username', [row(more)])).deeds).toEqual(deeds);
  });
});

describe('an issue', () => {
  const closed = { state: 'closed', merged_at: null, closed_at: '2026-11-11T08:00:00.000Z' };
  test.each([
    ['that is closed is finished', { ...closed, assignees: [alex] }, ['finished p5#4 2026-11-11T08:00:00.000Z']],
    ['is so where the server names no assignees', closed, ['finished p5#4 2026-11-11T08:00:00.000Z']],
    ['is so among others', { ...closed, assignees: [sam, alex] }, ['finished p5#4 2026-11-11T08:00:00.000Z']],
    ['of somebody else is not', { ...closed, assignees: [sam] }, []],
    ['that is open again is not', { ...closed, closed_at: null, assignees: [alex] }, []],
  ])('%s', async (_name, more, deeds) => {
    expect((await found('issues', 'state=closed', [row(more)])).deeds).toEqual(deeds);
  });

  test.each([
    ['the person', alex, ['wrote p5#4 2026-11-02T08:00:00.000Z']],
    ['somebody else', sam, []],
    ['nobody that is named', null, []],
  ])('that %s wrote', async (_name, author, deeds) => {
    expect((await found('issues', 'created_after', [row({ author })])).deeds).toEqual(deeds);
  });
});

test.each([
  ['2023-11-24', true],
  ['2023-11-23', false],
  ['2023-11-22', false],
])('events of three years are there: of those since %s, %s', async (since, isKnown) => {
  const at = onSandbox();
  const all = await read(at, { window: windowOf(since, '2026-11-23', 'UTC', 'test') });
  for (const source of ['approvals', 'comments'] as const) {
    expect(stateOf(all)[source]).toBe(isKnown ? 'complete' : 'partial');
    if (!isKnown) expect(whyOf(all, source)).toBe('GitLab deletes events from before 2023-11-24');
  }
  expect(stateOf(all)['authored']).toBe('complete');
  const few = await read(at, { window: windowOf(since, '2026-11-23', 'UTC', 'test'), sources: new Set(['authored']) });
  expect([stateOf(few)['approvals'], stateOf(few)['comments']]).toEqual(['skipped', 'skipped']);
});

test.each([
  ['17.8.0', null],
  ['17.7.9', 'before GitLab 17.8 only the first mention on each item is known'],
])('on GitLab %s of mentions', async (version, why) => {
  const at = onSandbox({ version });
  expect(whyOf(await read(at, { sources: new Set(['thanks']) }), 'thanks')).toBe(why);
});

test('a server that does not say its version may be an old one', async () => {
  const at = onSandbox();
  at.onRequest = (request) => (request.startsWith('GET /metadata') ? new Response('{}', { status: 404 }) : null);
  expect(whyOf(await read(at, { sources: new Set(['thanks']) }), 'thanks')).toContain('before GitLab 17.8');
});
