// Issues, merge requests and epics somewhere on the forge: what is read, and what is not known.
import { describe, expect, test } from 'vitest';
import { base, facts, fakeGitLab, issue, json, page } from './fake-gitlab.ts';

describe('a comment is open only where the server says that it is not internal', () => {
  const note = (more: object) => json({ id: 12, body: 'Thanks', created_at: '2026-10-01T08:00:00Z', ...more });
  test.each([
    ['said so', 'issue', 'note_12', note({ internal: false }), true],
    ['of a merge request', 'merge-request', 'note_12', note({ internal: false }), true],
    ['an internal one', 'issue', 'note_12', note({ internal: true }), false],
    ['before GitLab called it that', 'issue', 'note_12', note({ confidential: true }), false],
    ['not said', 'issue', 'note_12', note({}), false],
    ['gone, or not to be read', 'issue', 'note_12', json({ message: '404 Not found' }, { status: 404 }), false],
    ['a server in trouble', 'issue', 'note_12', json({ message: '403' }, { status: 403 }), false],
  ] as const)('%s', async (_name, type, anchor, answer, isOpen) => {
    const asked: string[] = [];
    const { forge } = fakeGitLab(({ path }) => (asked.push(path), answer));
    expect(await forge.isOpenComment({ type, home: 'team/web', iid: 4, anchor })).toBe(isOpen);
    expect(asked).toEqual([
      expect.stringMatching(type === 'issue' ? /\/issues\/4\/notes\/12$/ : /\/merge_requests\/4\/notes\/12$/),
    ]);
  });

  test('what names no comment is asked nobody', async () => {
    const { forge, asked } = fakeGitLab(() => json({}));
    for (const anchor of ['', 'note_x', 'designs'])
      expect(await forge.isOpenComment({ type: 'issue', home: 'team/web', iid: 4, anchor })).toBe(false);
    expect(await forge.isOpenComment({ type: 'epic', home: 'team', iid: 4, anchor: 'note_12' })).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('item', () => {
  const place = (type: 'issue' | 'merge-request' | 'epic') => ({ type, home: 'team/web', iid: 4, anchor: '' });
  const home = (visibility: string | null) => json({ id: 9, visibility });
  const fields = { title: 'Fix it', web_url: `${base}/x`, created_at: '2026-10-01T08:00:00Z' };

  test.each([
    ['a public project', issue(fields), home('public'), false, false],
    ['an internal one', issue(fields), home('internal'), true, false, true],
    ['a confidential kind', issue({ ...fields, confidential: true }), home('public'), true, true],
    ['a project that does not say', issue(fields), home(null), true, false],
    [
      'a project that may not be read',
      issue(fields),
      json({ message: '404 Project Not Found' }, { status: 404 }),
      true,
      false,
    ],
  ])('an issue of %s', async (_name, row, project, isPrivate, confidential, isInternal = false) => {
    const { forge } = fakeGitLab(({ path }) => (path.includes('/issues/') ? json(row) : project));
    expect(await forge.item(place('issue'))).toEqual({
      ...place('issue'),
      title: 'Fix it',
      url: `${base}/x`,
      state: 'opened',
      createdAt: '2026-10-01T08:00:00.000Z',
      endedAt: null,
      isPrivate,
      isInternal,
      confidential,
      people: { author: 'alex', assignees: [], reviewers: [] },
    });
  });

  test.each([
    ['merged', { state: 'merged', merged_at: '2026-11-02T08:00:00Z' }, 'merged', '2026-11-02T08:00:00.000Z'],
    ['closed', { state: 'closed', closed_at: '2026-11-03T08:00:00Z' }, 'closed', '2026-11-03T08:00:00.000Z'],
    ['locked', { state: 'locked' }, 'closed', null],
  ])('a merge request that is %s', async (_name, more, state, endedAt) => {
    const { forge, asked } = fakeGitLab(({ path }) =>
      path.includes('/merge_requests/') ? json({ ...fields, iid: 4, ...more }) : home('public'),
    );
    expect(await forge.item(place('merge-request'))).toMatchObject({ state, endedAt, isPrivate: false });
    expect(asked.map(({ path }) => path).sort()).toEqual([
      '/projects/team%2Fweb',
      '/projects/team%2Fweb/merge_requests/4',
    ]);
  });

  test('an epic that the tier does not have is said to be missing', async () => {
    const { forge } = fakeGitLab(() => json({ error: '404 Not Found' }, { status: 404 }));
    await expect(forge.item(place('epic'))).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(/^reading team\/web&4 failed: it is missing/),
    });
  });
});

describe('links', () => {
  const place = { type: 'issue', home: 'Team/Web', iid: 4, anchor: '' } as const;
  const link = {
    iid: 4,
    issue_link_id: 31,
    references: { full: 'team/web#4' },
    title: 'One',
    state: 'opened',
    web_url: 'u',
  };

  test('an answer that was lost is looked up, and nothing is linked twice', async () => {
    const { forge, asked } = fakeGitLab(({ method }) =>
      method === 'POST' ? json({}, { status: 502 }) : page([{ ...link, iid: 5, references: null }, link]),
    );
    expect(await forge.open(facts, {}).linkIssue(7, place)).toBe('linked');
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('409 without a link is a conflict, and never told as a link that is there', async () => {
    const { forge } = fakeGitLab(({ method }) => (method === 'POST' ? json({}, { status: 409 }) : page([])));
    await expect(forge.open(facts, {}).linkIssue(7, place)).rejects.toMatchObject({
      kind: 'conflict',
      hint: expect.stringContaining('run this again') as unknown,
    });
  });

  test.each([
    ['linked already', 409, 'there'],
    ['linked', 201, 'linked'],
  ])('%s', async (_name, status, expected) => {
    const { forge, asked } = fakeGitLab(({ method }) => (method === 'POST' ? json({}, { status }) : page([link])));
    expect(await forge.open(facts, {}).linkIssue(7, place)).toBe(expected);
    expect(asked[0]).toMatchObject({
      path: '/projects/1/issues/7/links',
      body: { target_project_id: 'Team/Web', target_issue_iid: 4 },
    });
  });

  test('a link is taken away by its own number', async () => {
    const mixed = { ...link, references: { full: 'Team/Web#4' } };
    const { forge, asked } = fakeGitLab(({ method }) => (method === 'GET' ? page([mixed]) : json(mixed)));
    const project = forge.open(facts, {});
    expect(await project.unlinkIssue(7, place)).toBe(true);
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/projects/1/issues/7/links/31' });
    expect(await project.unlinkIssue(7, { ...place, iid: 5 })).toBe(false);
  });
});

test('a text is not written over one that is another by now', async () => {
  const stored = { value: 'theirs\n\n<!-- devgrowth:goal key=k1 -->' };
  const { forge, asked } = fakeGitLab(() => json(issue({ description: stored.value })));
  const project = forge.open(facts, {});
  const change = { description: 'mine', descriptionWas: 'as it was' };
  await expect(project.changeGoal(4, change)).rejects.toMatchObject({ kind: 'conflict' });
  expect(asked.filter(({ method }) => method === 'PUT')).toEqual([]);
  // Written by an earlier try whose answer was lost.
  stored.value = 'mine\n\n<!-- devgrowth:goal key=k1 -->';
  expect(await project.changeGoal(4, change)).toMatchObject({ warnings: [] });
});
