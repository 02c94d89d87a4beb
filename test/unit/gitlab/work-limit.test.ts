// `--max-requests`: never one more, repeats included; the first sources get theirs, and what is left is said and is no number.
import { describe, expect, test } from 'vitest';
import { type FoundWork, workSources } from '#growth/candidates/found-work.ts';
import { smallWork } from '../../support/work-seed.ts';
import type { OnSandbox } from './on-sandbox.ts';
import { everything, read, shown, stateOf, whyOf, withWork } from './scanning.ts';

/** In which the lists are read: what comes later gets what is left. */
const order = ['authored', 'issues', 'reviews', 'approvals', 'thanks', 'comments'] as const;
const limits = Array.from({ length: 40 }, (_, index) => index + 1);

function expectKept(found: FoundWork, at: OnSandbox, most: number): void {
  expect(at.asked.length, `of ${most}`).toBeLessThanOrEqual(most);
  expect(found.requests).toBe(at.asked.length);
  const usedUp = `the ${most} requests that you allowed are used up`;
  const cut = order.filter((name) => whyOf(found, name)?.includes(usedUp));
  for (const name of cut) expect(stateOf(found)[name]).toBeOneOf(['partial', 'unknown']);
  for (const { name, state, requests } of found.sources) {
    expect(state, `${name} of ${most}`).not.toBe('skipped');
    if (requests === 0) expect(state, `${name} of ${most}`).toBe('unknown');
  }
}

/** Who comes after one that got nothing got nothing either. */
function expectInOrder(found: FoundWork): void {
  const unread = order.filter((name) => stateOf(found)[name] === 'unknown');
  const firstUnread = order.findIndex((name) => unread.includes(name));
  if (firstUnread >= 0) expect(unread).toEqual(order.slice(firstUnread));
}

describe.each([
  ['16.0.0', true],
  ['18.4.0', false],
  ['19.5.0', true],
  ['19.5.0', false],
] as const)('GitLab %s, merge requests in its feed: %s', (version, hasMergeRequestsInFeed) => {
  test('1 to 40', async () => {
    const at = await withWork(smallWork, { version, hasMergeRequestsInFeed });
    const all = (await read(at)).requests;
    for (const maxRequests of limits) {
      at.asked.length = 0;
      const found = await read(at, { maxRequests });
      expectKept(found, at, maxRequests);
      const cut = found.sources.filter(({ why }) => why?.includes('used up'));
      // A feed without merge requests is asked about them in other ways, when all lists are read.
      if (hasMergeRequestsInFeed && cut.length > 0) expectInOrder(found);
      expect(cut.length > 0, `${maxRequests} of ${all}`).toBe(maxRequests < all);
      if (maxRequests >= all && hasMergeRequestsInFeed) expect(shown(found)).toEqual(everything);
      at.asked.length = 0;
      await read(at, { maxRequests, deep: true });
      expect(at.asked.length).toBeLessThanOrEqual(maxRequests);
    }
  });
});

test('one that is sent again counts as well', async () => {
  const at = await withWork(smallWork);
  at.onRequest = (request) =>
    /^GET \/(?:merge_requests|metadata)/.test(request)
      ? Response.json({ message: 'Bad gateway' }, { status: 502 })
      : null;
  for (const maxRequests of [1, 2, 3, 5, 12]) {
    at.asked.length = 0;
    const found = await read(at, { maxRequests });
    expect([at.asked.length, found.requests]).toEqual([maxRequests, maxRequests]);
    expect(stateOf(found)['authored']).toBe('unknown');
  }
});

test('a refusal that makes us ask for the sort of the token costs no more either', async () => {
  const at = await withWork(smallWork);
  const body = { message: 'Forbidden', error: 'insufficient_granular_scope' };
  at.onRequest = () => Response.json(body, { status: 403 });
  const found = await read(at, { maxRequests: 1 });
  expect([at.asked.length, found.requests]).toEqual([1, 1]);
  expect(found.sources.map(({ state }) => state)).toEqual(workSources.map(() => 'unknown'));
});

test('the version of the server is one of them, and a server that does not say it is no end', async () => {
  const at = await withWork(smallWork);
  at.onRequest = (request) =>
    request.startsWith('GET /metadata') ? Response.json({ message: 'No' }, { status: 400 }) : null;
  const found = await read(at);
  expect(stateOf(found)).toMatchObject({ authored: 'complete', thanks: 'unknown' });
  expect(found.requests).toBe(at.asked.length);
});
