// What the gateway reads of a person's work: the same on every server, or less with the reason; and what it costs.
import { beforeAll, describe, expect, test } from 'vitest';
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import { windowOf } from '#growth/time/window.ts';
import { halfYear, smallWork } from '../../support/work-seed.ts';
import type { OnSandbox } from './on-sandbox.ts';
import { asked, everything, read, shown, stateOf, whyOf, window, withWork } from './scanning.ts';

describe('the same person on every server', () => {
  const servers = ['16.0', '17.4', '18.4', '18.7', '19.5'].flatMap((version) =>
    [true, false].flatMap((enterprise) =>
      [true, false].map((feed) => [version, enterprise ? 'EE' : 'CE', feed ? 'with' : 'without'] as const),
    ),
  );

  test.each(servers)(
    '%s %s, a feed %s merge requests: the same, or less with its reason',
    async (version, edition, feed) => {
      const options = {
        version: `${version}.0`,
        edition: edition === 'EE' ? ('ee' as const) : ('ce' as const),
        hasMergeRequestsInFeed: feed === 'with',
      };
      const found = await read(await withWork(smallWork, options));
      const pieces = shown(found);
      const states = stateOf(found);
      if (feed === 'with') {
        expect(pieces).toEqual(everything);
        expect(states).toMatchObject({
          authored: 'complete',
          reviews: 'complete',
          approvals: 'complete',
          comments: 'complete',
          issues: 'complete',
        });
      } else {
        // Only the feed tells of a comment, and of the day of an approval: else it is that of the merge, or what newer servers say.
        const withoutFeed = everything.filter((piece) => !piece.includes('acme/web!5'));
        const known = pieces.map((piece) => piece.replace(/^2026-11-18( reviews acme\/web!4)/, '2026-11-17$1'));
        expect(known.toSorted()).toEqual(withoutFeed);
        expect(states).toMatchObject({
          authored: 'complete',
          reviews: 'complete',
          approvals: 'partial',
          comments: 'partial',
        });
        expect(whyOf(found, 'comments')).toContain("this server's feed holds none");
      }
      expect(found.sources.map(({ name }) => name)).toEqual(workSources);
    },
  );
});

test('nothing but reads goes out, and the query that GitLab takes by POST', async () => {
  for (const hasMergeRequestsInFeed of [true, false]) {
    const at = await withWork(smallWork, { hasMergeRequestsInFeed });
    const before = JSON.stringify(at.sandbox.state);
    await read(at, { deep: true });
    expect(at.asked.filter((request) => !request.startsWith('GET ') && request !== 'POST /glql')).toEqual([]);
    expect(JSON.stringify(at.sandbox.state)).toBe(before);
  }
});

describe('a source that fails', () => {
  const faults = [
    ['403', () => Response.json({ message: '403 Forbidden' }, { status: 403 })],
    ['404', () => Response.json({ message: '404 Not found' }, { status: 404 })],
    ['500', () => Response.json({ message: '500 Internal' }, { status: 500 })],
    ['no list', () => Response.json({ message: 'hello' })],
    ['a cut answer', () => new Response('[{"id":', { headers: { 'content-type': 'application/json' } })],
  ] as const;
  const routes = [
    ['authored', 'author_username=alex&state=merged'],
    ['reviews', 'reviewer_username=alex'],
    ['approvals', 'events?action=approved'],
    ['comments', 'events?action=commented'],
    ['issues', 'assignee_username'],
    ['issues', 'issues?scope=all&author_username'],
    ['thanks', 'todos?action=mentioned&state=done'],
  ] as const;

  test.each(routes.flatMap(([source, part]) => faults.map(([name, answer]) => [source, part, name, answer] as const)))(
    '%s (%s): %s; the others are still there, and no zero stands for it',
    async (source, part, _name, answer) => {
      const at = await withWork(smallWork);
      at.onRequest = (request) => (request.includes(part) && !request.includes('groups/') ? answer() : null);
      const found = await read(at);
      const states = stateOf(found);
      expect(states[source]).toBeOneOf(['partial', 'unknown']);
      expect(whyOf(found, source)).toBeTruthy();
      expect(found.sources.find(({ name }) => name === source)?.completeUntil).toBeNull();
      expect(Object.entries(states).filter(([name, state]) => name !== source && state === 'unknown')).toEqual([]);
      expect(shown(found).length).toBeGreaterThanOrEqual(2);
    },
  );

  test.each([408, 500])('a list that GitLab gives up with %i is read by group, and that is said', async (status) => {
    const at = await withWork(smallWork);
    at.onRequest = (request) =>
      /^GET \/(?:merge_requests|issues)\?/.test(request)
        ? Response.json({ message: 'Request timed out' }, { status })
        : null;
    const found = await read(at);
    expect(shown(found)).toEqual(everything);
    expect(whyOf(found, 'authored')).toContain('read by your 1 top groups: what lies in none of them is missing');
    expect(stateOf(found)).toMatchObject({ authored: 'partial', reviews: 'partial', issues: 'partial' });
  });
});

describe('what is said of the feed is what was tested', () => {
  const noEvents = (request: string) =>
    request.startsWith('GET /events') ? Response.json({ message: '403 Forbidden' }, { status: 403 }) : null;

  test('a feed that cannot be read is not one without merge requests', async () => {
    const at = await withWork(smallWork);
    at.onRequest = noEvents;
    const found = await read(at);
    expect(stateOf(found)).toMatchObject({ approvals: 'unknown', comments: 'unknown', authored: 'complete' });
    for (const source of ['approvals', 'comments'] as const) expect(whyOf(found, source)).not.toContain('holds none');
    expect(whyOf(found, 'comments')).toContain('whether the feed holds merge requests could not be tested');
    expect(at.asked.filter((request) => request.includes('/approvals') || request.includes('/glql'))).toEqual([]);
  });

  test.each(['approvals', 'comments'] as const)('it is tested for %s alone as well', async (source) => {
    const at = await withWork(smallWork, { hasMergeRequestsInFeed: false, version: '17.4.0' });
    const found = await read(at, { sources: new Set(['authored', source]) });
    expect(stateOf(found)).toMatchObject({ authored: 'complete', [source]: expect.stringMatching(/partial|unknown/) });
    expect(whyOf(found, source)).toContain("this server's feed holds no");
  });

  test('days in which nothing was opened: merge requests of before tell', async () => {
    const days = windowOf('2026-11-14', '2026-11-16', 'UTC', 'test');
    const at = await withWork(smallWork);
    at.onRequest = (request) => (/events\?action=(?:approved|commented)/.test(request) ? Response.json([]) : null);
    expect(stateOf(await read(at, { window: days }))).toMatchObject({ approvals: 'complete', comments: 'complete' });
  });
});

describe('what is planned is what is asked', () => {
  const shape = (request: string) =>
    request
      .replace(/\?.*/, '')
      .replaceAll(/\d+/g, '{}')
      .replaceAll(/\{\w+\}/g, '{}');
  const choices: readonly (readonly WorkSource[])[] = [...workSources.map((source) => [source]), workSources];
  test.each(choices.map((sources) => [sources] as const))('%s', async (sources) => {
    for (const hasMergeRequestsInFeed of [true, false]) {
      const at = await withWork(smallWork, { hasMergeRequestsInFeed });
      const more = { sources: new Set(sources), deep: true };
      const planned = new Set(
        at
          .open()
          .workPlan({ ...asked, ...more })
          .map(({ request }) => shape(request)),
      );
      const found = await read(at, more);
      const besides = new Set(['GET /metadata', 'GET /groups']);
      const sent = new Set(at.asked.map(shape).filter((request) => !besides.has(request)));
      expect([...sent].filter((request) => !planned.has(request))).toEqual([]);
      const implied = sources.includes('reviews') ? ['approvals', 'comments'] : [];
      const told = found.sources.filter(({ state }) => state !== 'skipped').map(({ name }) => name);
      expect(told).toEqual(workSources.filter((name) => [...sources, ...implied].includes(name)));
    }
  });
});

test('a source that nobody asked for is skipped, and costs nothing', async () => {
  const at = await withWork(smallWork);
  const found = await read(at, { sources: new Set(['authored'] as const) });
  expect(stateOf(found)).toEqual({
    authored: 'complete',
    reviews: 'skipped',
    approvals: 'skipped',
    comments: 'skipped',
    issues: 'skipped',
    thanks: 'skipped',
  });
  expect(at.asked.map((request) => request.split('?')[0])).toEqual([
    'GET /merge_requests',
    'GET /projects',
    'GET /projects/2/merge_requests/1/closes_issues',
    'GET /projects/2/merge_requests/1/commits',
    'GET /projects/1/merge_requests/2/commits',
  ]);
});

test('events that GitLab has deleted are not zero', async () => {
  const found = await read(await withWork(smallWork), {
    window: { ...window, since: '2022-01-01', start: '2022-01-01T00:00:00.000Z' },
  });
  expect(whyOf(found, 'comments')).toContain('GitLab deletes events from before 2023-11-2');
  expect(stateOf(found)).toMatchObject({ authored: 'complete', approvals: 'partial', comments: 'partial' });
});

describe('half a year of much work', () => {
  let at: OnSandbox;
  const long = windowOf('2026-05-24', '2026-11-23', 'UTC', 'test');
  beforeAll(async () => {
    at = await withWork(halfYear({ mine: 60, reviews: 120, issues: 90 }));
  });

  test.each([
    ['half a year', { window: long }, 90],
    ['a week', { window: windowOf('2026-11-16', '2026-11-23', 'UTC', 'test') }, 40],
    ['half a year, deep', { window: long, deep: true }, 150],
  ])('%s: all of it, within its number of requests', async (name, more, most) => {
    at.asked.length = 0;
    const found = await read(at, more);
    expect(at.asked.length).toBeLessThanOrEqual(most);
    expect(stateOf(found)).toMatchObject({
      authored: 'complete',
      reviews: 'complete',
      approvals: 'complete',
      comments: 'complete',
      issues: 'complete',
    });
    if (name === 'a week') return;
    const keys = (type: string) => new Set(found.deeds.filter((deed) => deed.type === type).map(({ key }) => key));
    expect([keys('authored').size, keys('asked').size, keys('finished').size]).toEqual([60, 120, 90]);
    expect(keys('approved').size).toBe(80);
  });
});
