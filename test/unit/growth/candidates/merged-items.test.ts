// One item of what several lists told of it: words from who tells most, what happened to it from who told last.
import { describe, expect, test } from 'vitest';
import type { WorkItem } from '#growth/candidates/found-work.ts';
import { mergedItems } from '#growth/candidates/merged-items.ts';
import { colleague, item } from './work.ts';

const base = 'https://gitlab.example';
const list = item('acme/web!1', '2026-11-01', {
  title: 'List',
  text: 'From a list',
  labels: ['a'],
  milestone: '19.1',
  branch: 'b',
});
/** As little as can be told. */
const bare: WorkItem = {
  ...list,
  home: null,
  title: null,
  text: null,
  url: null,
  labels: [],
  milestone: null,
  branch: null,
  author: null,
  state: null,
  createdAt: null,
  endedAt: null,
  isPrivate: null,
  toldBy: 'event',
};
const merged = (...items: readonly WorkItem[]) => [...mergedItems(items, base).values()];

describe('of two that tell of the same', () => {
  test.each<[string, Partial<WorkItem>]>([
    ['its title', { title: 'T' }],
    ['its text', { text: 'x' }],
    ['its address', { url: 'https://gitlab.example/x' }],
    ['its labels', { labels: ['l'] }],
    ['its milestone', { milestone: 'm' }],
    ['its branch', { branch: 'b' }],
    ['its author', { author: colleague('sam') }],
    ['when it was made', { createdAt: '2026-01-01T00:00:00.000Z' }],
    ['that it was moved', { moved: { to: 'p43!1' } }],
    ['that it is open to all', { isPrivate: false }],
    ['that it is private', { isPrivate: true }],
    ['that it is confidential', { confidential: true }],
    ['what became of it', { state: 'merged', endedAt: '2026-02-02T00:00:00.000Z' }],
  ])('the one that tells %s is heard, first or last, of a list or an event', (_name, told) => {
    for (const toldBy of ['list', 'event'] as const) {
      const one = { ...bare, ...told, toldBy };
      const other = { ...bare, toldBy: toldBy === 'list' ? ('event' as const) : ('list' as const) };
      const wanted = { ...bare, ...told, toldBy: 'list' as const };
      expect(merged(one, other)).toEqual([wanted]);
      expect(merged(other, one)).toEqual([wanted]);
    }
  });

  test.each([
    ['event', 'to-do'],
    ['to-do', 'list'],
    ['event', 'list'],
  ] as const)('what an %s says of words counts less than what a %s does', (less, more) => {
    const [poor, rich] = [
      { ...list, title: 'Poor', labels: ['p'], toldBy: less },
      { ...list, title: 'Rich', toldBy: more },
    ];
    expect(merged(poor, rich)).toEqual([rich]);
    expect(merged(rich, poor)).toEqual([rich]);
  });

  test('of two that tell as much the later one is right', () => {
    expect(merged({ ...list, title: 'Old' }, { ...list, title: 'New' })).toMatchObject([{ title: 'New' }]);
  });

  test('what happened is as the last one told that tells of it', () => {
    const [open, closed] = [
      { ...list, state: 'opened', endedAt: null } as const,
      { ...bare, state: 'closed', endedAt: '2026-03-03T00:00:00.000Z' } as const,
    ];
    expect(merged(open, closed)).toMatchObject([{ title: 'List', state: 'closed', endedAt: closed.endedAt }]);
    expect(merged(closed, open)).toMatchObject([{ state: 'opened', endedAt: null }]);
    expect(merged(closed, bare)).toMatchObject([{ state: 'closed', endedAt: closed.endedAt }]);
  });

  test('of two that differ the careful one is believed', () => {
    const [shown, hidden] = [list, { ...list, isPrivate: true, confidential: true }];
    for (const pair of [[shown, hidden] as const, [hidden, shown] as const])
      expect(merged(...pair)).toMatchObject([{ isPrivate: true, confidential: true }]);
  });

  test('an author is of the better one, with the day of the account from either', () => {
    const since = '2026-01-01T00:00:00.000Z';
    const [sam, kim] = [colleague('sam'), colleague('kim', { accountCreatedAt: since })];
    const event = { ...list, author: kim, toldBy: 'event' } as const;
    expect(merged({ ...list, author: sam }, event)).toMatchObject([
      { author: { username: 'sam', accountCreatedAt: since } },
    ]);
    expect(merged({ ...list, author: colleague('sam', { accountCreatedAt: 'x' }) }, event)).toMatchObject([
      { author: { username: 'sam', accountCreatedAt: 'x' } },
    ]);
  });
});

describe('an address', () => {
  const at = (kind: WorkItem['kind'], key: string): WorkItem => ({ ...bare, kind, key, iid: 3 });
  test.each([
    [at('merge-request', 'p42!3'), list, 'acme/web', `${base}/acme/web/-/merge_requests/3`],
    [at('issue', 'p42#3'), list, 'acme/web', `${base}/acme/web/-/issues/3`],
    [
      at('epic', 'g7&3'),
      { ...list, key: 'g7&1', kind: 'epic', home: 'acme' } as const,
      'acme',
      `${base}/groups/acme/-/epics/3`,
    ],
    [at('issue', 'p43#3'), list, null, null],
    [{ ...at('issue', 'p43#3'), home: 'acme/old' }, list, 'acme/old', `${base}/acme/old/-/issues/3`],
    [at('issue', 'n5'), list, null, null],
  ])('%# is found by what another item tells of its project', (one, other, home, url) => {
    for (const items of [
      [one, other],
      [other, one],
    ])
      expect(merged(...items).find(({ key }) => key === one.key)).toMatchObject({ home, url });
  });

  test('is as the server told it, and a project is called as it was told last', () => {
    const [old, fresh] = [
      { ...list, home: 'acme/old' },
      { ...list, key: 'p42!2', home: 'acme/new' },
    ];
    expect(merged(old, fresh)).toMatchObject([
      { home: 'acme/new', url: list.url },
      { home: 'acme/new', url: list.url },
    ]);
  });
});
