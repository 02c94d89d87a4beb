// Every way to name an issue, merge request or epic: one table per question that is asked of it.
import { describe, expect, test } from 'vitest';
import { itemKey } from '#growth/goals/foreign-item.ts';
import { itemPlace, readAddress, shortlyNamed } from '#growth/text/item-address.ts';

const host = 'https://gitlab.example.com:8443';
const show = (item: unknown) => `?show=${encodeURIComponent(btoa(JSON.stringify(item)))}`;

/** path, then what it names: type, home, iid, anchor */
const items = [
  ['/team/web/-/issues/4', 'issue', 'team/web', 4, ''],
  ['/team/web/-/issues/4/', 'issue', 'team/web', 4, ''],
  ['/team/web/-/issues/4#note_7', 'issue', 'team/web', 4, 'note_7'],
  ['/team/web/-/issues/4?a=b', 'issue', 'team/web', 4, ''],
  ['/team/web/-/issues/4?show=nonsense', 'issue', 'team/web', 4, ''],
  ['/team/web/issues/4', 'issue', 'team/web', 4, ''],
  ['/team/web/-/issues/incident/4', 'issue', 'team/web', 4, ''],
  ['/team/sub/web/-/issues/4/designs/a.png?x=1#note_7', 'issue', 'team/sub/web', 4, 'note_7'],
  ['/te%61m/web/-/issues/4', 'issue', 'team/web', 4, ''],
  ['/te%zzm/web/-/issues/4', 'issue', 'te%zzm/web', 4, ''],
  ['/team/web/-/work_items/4', 'issue', 'team/web', 4, ''],
  ['/team/web/-/work_items/4/?a=b#note_7', 'issue', 'team/web', 4, 'note_7'],
  ['/team/web/-/merge_requests/5/diffs', 'merge-request', 'team/web', 5, ''],
  ['/team/web/merge_requests/5', 'merge-request', 'team/web', 5, ''],
  ['/groups/team/-/epics/3', 'epic', 'team', 3, ''],
  ['/groups/team/-/epics/3/', 'epic', 'team', 3, ''],
  ['/groups/team/sub/-/work_items/3', 'epic', 'team/sub', 3, ''],
  [`/team/web/-/issues${show({ iid: '6', full_path: 'team/web' })}`, 'issue', 'team/web', 6, ''],
  [`/team/web/-/issues/4${show({ iid: 6, full_path: 'team/api' })}#note_7`, 'issue', 'team/api', 6, 'note_7'],
  [`/groups/team/-/work_items${show({ iid: '6', full_path: 'team/web' })}`, 'issue', 'team/web', 6, ''],
  [`/groups/team/-/epics${show({ iid: '6', full_path: 'team' })}`, 'epic', 'team', 6, ''],
] as const;

/** Pages with more than one item, and with none. */
const lists = [
  '/team/web/-/issues',
  '/team/web/-/issues/?label_name[]=goal&iid=2',
  '/team/web/-/work_items?type[]=issue',
  '/team/web/-/work_items?show=nonsense',
  `/team/web/-/work_items${show({ iid: '-6', full_path: 'team/web' })}`,
  '/team/web/-/work_items/views/17?state=opened',
  '/team/web/-/merge_requests',
  '/groups/team/-/work_items',
  '/groups/team/-/epics',
  '/team/web/-/boards/2',
];
const others = ['', '/', '/team/web', '/team/web/-/pipelines/4', '/web/-/issues/4', '/team/web/-/issues/0'];

describe.each(['', '/gitlab', '/tools/gitlab'])('GitLab under "%s"', (root) => {
  const base = host + root;

  test.each(items)('%s', (path, type, home, iid, anchor) => {
    const place = { type, home, iid, anchor };
    expect(itemPlace(base, base + path)).toEqual(place);
    expect(itemPlace(`${base}/`, ` http://GITLAB.example.com:8443${root}${path} `)).toEqual(place);
  });

  test.each(lists)('%s is a list', (path) => {
    expect(readAddress(base + path, root)).toEqual({ open: null, beside: null, isList: true });
    expect(readAddress(base + path)?.isList).toBe(true);
    expect(itemPlace(base, base + path)).toBe('here');
  });

  test.each(others)('"%s" is no item', (path) => {
    expect(readAddress(base + path, root)).toEqual({ open: null, beside: null, isList: false });
    expect(itemPlace(base, base + path)).toBe('here');
  });

  test.each(['gitlab.example.com', 'gitlab.example.com:8444', 'gitlab.example.com.evil.test:8443'])(
    '%s is elsewhere',
    (other) => expect(itemPlace(base, `https://${other}${root}/team/web/-/issues/4`)).toBe('elsewhere'),
  );

  test.each(['alex@', 'alex:pw@', ':pw@', 'gitlab.example.com@'])('a login in it is refused: %s', (login) => {
    const address = `https://${login}gitlab.example.com:8443${root}/team/web/-/issues/4`;
    expect(readAddress(address, root)).toBeNull();
    expect(itemPlace(base, address)).toBeNull();
  });
});

test.each(['/team/web/-/issues/4', '/gitlabs/team/web/-/issues/4'])('%s is not below /gitlab', (path) =>
  expect(itemPlace(`${host}/gitlab`, host + path)).toBe('elsewhere'),
);

test('where the root is not known, the number is', () => {
  expect(readAddress(`${host}/gitlab/team/web/-/issues/4`)?.open).toMatchObject({ home: 'gitlab/team/web', iid: 4 });
});

test('both are told where one lies beside another', () => {
  expect(readAddress(`${host}/team/web/-/issues/4${show({ iid: 6, full_path: 'team/web' })}`)).toMatchObject({
    open: { iid: 4 },
    beside: { iid: 6 },
    isList: false,
  });
});

test.each([
  'see https://gitlab.example.com:8443/team/web/-/issues/4',
  'gitlab.example.com:8443/team/web/-/issues/4',
  'ftp://gitlab.example.com:8443/team/web/-/issues/4',
  'javascript:alert(1)',
  'https://',
  'team/web#4',
  '4',
  '',
])('"%s" is no address', (typed) => expect([readAddress(typed), itemPlace(host, typed)]).toEqual([null, null]));

test.each([
  ['7', null, 7],
  [' #7 ', null, 7],
  ['007', null, 7],
  ['alex/goals#7', 'alex/goals', 7],
  ['acme/people/goals#7', 'acme/people/goals', 7],
])('"%s" is a short name', (typed, home, iid) => expect(shortlyNamed(typed)).toEqual({ home, iid }));

test.each([
  '',
  '0',
  '#0',
  '-7',
  '7a',
  '1234567890',
  'goals#7',
  'alex/goals!7',
  'alex/goals7',
  'alex/goals#7#8',
  'see alex/goals#7',
  `${host}/alex/goals/-/issues#7`,
])('"%s" is none', (typed) => expect(shortlyNamed(typed)).toBeNull());

test('the same thing has one key, a comment on it another', () => {
  const key = (path: string) => {
    const place = itemPlace(host, host + path);
    return typeof place === 'object' && place !== null ? itemKey(place) : expect.unreachable();
  };
  expect(key('/team/web/-/issues/4?a=1')).toBe(key('/Team/Web/-/work_items/4'));
  expect(key('/team/web/-/issues/4#note_7')).not.toBe(key('/team/web/-/issues/4'));
  expect(key('/team/web/-/merge_requests/4')).not.toBe(key('/team/web/-/issues/4'));
});
