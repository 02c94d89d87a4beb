// Projects and what they hold: found behind odd proxies, created once, completed without duplicates.
import { describe, expect, test } from 'vitest';
import { hintOf } from '../../support/hint.ts';
import {
  type Answering,
  base,
  facts,
  failureOf,
  fakeGitLab,
  html,
  json,
  networkError,
  page,
  person,
  project,
} from './fake-gitlab.ts';

const me: Answering = () => json(person);
const created = (row: unknown) => () => json(row, { status: 201 });
const refused =
  (status: number, body: unknown = { message: `${status}` }) =>
  () =>
    json(body, { status });

describe('findProject', () => {
  test('by path', async () => {
    const fake = fakeGitLab([() => json(project)]);
    expect(await fake.forge.findProject('alex/goals')).toEqual(facts);
    expect(fake.asked[0]?.path).toBe('/projects/alex%2Fgoals');
  });

  test('404 is null', async () => {
    expect(await fakeGitLab([refused(404, { message: '404 Project Not Found' })]).forge.findProject('alex/goals')).toBe(
      null,
    );
  });

  test.each<[string, Answering]>([
    ['decodes %2F', refused(404, { error: '404 Not Found' })],
    ['refuses %2F', () => html(404)],
  ])('a proxy that %s: found among the own projects', async (_, answer) => {
    const fake = fakeGitLab([answer, () => page([{ ...project, id: 9, path_with_namespace: 'alex/other' }, project])]);
    expect((await fake.forge.findProject('Alex/Goals'))?.id).toBe(1);
    expect(fake.asked[1]?.path).toBe('/projects?owned=true&order_by=id&sort=asc&per_page=100&page=1');
  });

  test('a proxy that decodes %2F: not there where it is none of the own projects', async () => {
    const others = [{ ...project, id: 9, path_with_namespace: 'alex/goals-old' }];
    const fake = fakeGitLab([refused(404, { error: '404 Not Found' }), () => page(others)]);
    expect(await fake.forge.findProject('alex/goals')).toBe(null);
  });

  test('what the server does not say is taken for the worse', async () => {
    const bare = { id: 1, path_with_namespace: 'alex/goals', empty_repo: true, default_branch: 'main' };
    expect(await fakeGitLab([() => json(bare)]).forge.findProject('1')).toMatchObject({
      visibility: 'public',
      defaultBranch: null,
      myRole: null,
      topics: [],
    });
  });

  test('own projects: the archived as that, not those being deleted', async () => {
    const rows = [
      project,
      { ...project, id: 2, archived: true },
      { ...project, id: 3, marked_for_deletion_on: '2026-11-20' },
    ];
    expect((await fakeGitLab([() => page(rows)]).forge.ownProjects()).asFarAsRead().items).toEqual([
      facts,
      { ...facts, id: 2, archived: true },
    ]);
  });
});

describe('sharedProjects', () => {
  const sam = { id: 9, username: 'sam', name: 'Sam' };
  const theirs = { ...project, owner: sam, permissions: { project_access: { access_level: 10 }, group_access: null } };
  const shared = async (...rows: object[]) => {
    const fake = fakeGitLab([() => page([theirs, ...rows]), me]);
    const { items } = (await fake.forge.sharedProjects('devgrowth')).asFarAsRead();
    return { ids: items.map(({ id }) => id), asked: fake.asked.map(({ path }) => path) };
  };

  test('of members, with the topic', async () => {
    expect(await shared()).toEqual({
      ids: [1],
      asked: ['/projects?membership=true&topic=devgrowth&order_by=id&sort=asc&per_page=100&page=1', '/user'],
    });
  });

  test.each<[string, object]>([
    ['the caller’s own', { owner: person }],
    ['one that the caller owns in a group', { owner: null, permissions: { project_access: { access_level: 50 } } }],
    ['one without the topic, of a GitLab that does not filter', { topics: ['other'] }],
  ])('not %s', async (_name, row) => {
    expect((await shared({ ...theirs, id: 2, ...row })).ids).toEqual([1]);
  });

  test('an archived one is told of, as archived', async () => {
    const fake = fakeGitLab([() => page([{ ...theirs, archived: true }]), me]);
    expect((await fake.forge.sharedProjects('devgrowth')).asFarAsRead().items).toMatchObject([{ archived: true }]);
  });

  test('one in a group, whose person only its settings tell', async () => {
    expect((await shared({ ...theirs, id: 2, owner: null })).ids).toEqual([1, 2]);
  });
});

describe('createProject', () => {
  const wanted = { path: 'goals', name: 'Goals', description: '', topics: ['devgrowth'] };
  const taken = refused(400, { message: { name: ['has already been taken'], path: ['has already been taken'] } });

  test('private, in the own namespace', async () => {
    const fake = fakeGitLab([me, created(project)]);
    expect(await fake.forge.createProject(wanted)).toEqual(facts);
    expect(fake.asked[1]?.body).toEqual({ ...wanted, visibility: 'private', issues_access_level: 'enabled' });
  });

  test('in a group', async () => {
    const fake = fakeGitLab([me, () => json({ id: 55, full_path: 'team/a' }), created(project)]);
    await fake.forge.createProject({ ...wanted, path: 'team/a/goals' });
    expect(fake.asked[1]?.path).toBe('/namespaces/team%2Fa');
    expect(fake.asked[2]?.body).toMatchObject({ path: 'goals', namespace_id: 55 });
  });

  test('one that was there before is not ours to take', async () => {
    await expect(fakeGitLab([me, taken]).forge.createProject(wanted)).rejects.toMatchObject({
      kind: 'rejected',
      message:
        'creating the project goals failed: GitLab says "name has already been taken; path has already been taken"',
    });
  });

  test.each([
    ['team/a/goals', /^Your role in team\/a may make no projects;/],
    ['goals', /^Make it in a group where you may: --namespace/],
  ])('a place where this person may make no project: %s', async (path, hint) => {
    const namespace = path === 'goals' ? [] : [() => json({ id: 55, full_path: 'team/a' })];
    const invalid = refused(400, { message: { namespace: ['is not valid'] } });
    const failure = await failureOf(fakeGitLab([me, ...namespace, invalid]).forge.createProject({ ...wanted, path }));
    expect(failure.kind).toBe('forbidden');
    expect(hintOf(failure)).toMatch(hint);
  });

  test('a lost answer is looked up by path, also when it lands late', async () => {
    const missing = refused(404, { message: '404 Project Not Found' });
    const fake = fakeGitLab([me, () => html(504), missing, missing, missing, taken, () => json(project)]);
    expect((await fake.forge.createProject(wanted)).id).toBe(1);
  });

  test('right after it, 403 and 404 are waited out', async () => {
    const fresh = { ...project, created_at: '2026-11-23T07:59:58.000Z' };
    const label = { id: 1, name: 'goal', color: '#fff' };
    const fake = fakeGitLab([me, created(fresh), () => page([]), refused(403), refused(404), created(label)]);
    const word = { group: 'marker', value: 'goal' } as const;
    expect(
      await fake.forge
        .open(await fake.forge.createProject(wanted), {})
        .ensureLabel({ word, color: '#fff', description: '' }),
    ).toBe(true);
    expect(fake.waits).toEqual([500, 1_000]);
  });

  test('later they are not', async () => {
    const fake = fakeGitLab([() => json(project), () => page([]), refused(403)]);
    const found = (await fake.forge.findProject('1')) ?? facts;
    const word = { group: 'marker', value: 'goal' } as const;
    await expect(
      fake.forge.open(found, {}).ensureLabel({ word, color: '#fff', description: '' }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('labels, milestones, boards', () => {
  const word = { group: 'stage', value: 'doing' } as const;
  const label = { id: 5, name: 'progress::doing', color: '#fff', description: null };
  const ensure = (answers: Answering[]) => {
    const fake = fakeGitLab(answers);
    return fake.forge.open(facts, {}).ensureLabel({ word, color: '#fff', description: '' });
  };

  test('a label that is there is not written', async () => expect(await ensure([() => page([label])])).toBe(false));
  test('409: somebody was faster', async () =>
    expect(await ensure([() => page([]), refused(409), () => page([label])])).toBe(false));
  test('a lost answer', async () =>
    expect(await ensure([() => page([]), () => networkError('ECONNRESET'), () => page([label])])).toBe(true));

  const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
  const row = { id: 6, title: 'FY27-Q4', start_date: '2026-11-01', due_date: '2027-01-31', project_id: 1 };
  test('a milestone of a group is reused, and known by the old parameter too', async () => {
    const groups = { ...row, project_id: null, group_id: 3 };
    const clash = refused(400, {
      message: 'Failed to create milestone {:title=>["already being used for another group or project milestone."]}',
    });
    const fake = fakeGitLab([() => page([]), clash, () => page([]), () => page([groups])]);
    expect(await fake.forge.open(facts, {}).ensureMilestone(quarter)).toBe(false);
  });

  test('another fault of a milestone stays a fault', async () => {
    const fake = fakeGitLab([() => page([]), refused(400, { message: 'Failed' }), () => page([]), () => page([])]);
    await expect(fake.forge.open(facts, {}).ensureMilestone(quarter)).rejects.toMatchObject({ kind: 'rejected' });
  });

  test.each<[string, Answering, Answering, unknown]>([
    [
      'lost, and there in a list that is not whole',
      () => html(502),
      () => page([{ id: 2, name: 'Goals', lists: [] }], { total: 2 }),
      2,
    ],
    [
      'lost, and whether it is there cannot be read',
      () => html(502),
      refused(500),
      expect.stringMatching(/not known\.$/),
    ],
  ])('a board: %s', async (_name, made, boards, expected) => {
    const fake = fakeGitLab((asked) => (asked.method === 'POST' ? made : boards)(asked));
    const board = fake.forge.open(facts, {}).createBoard('Goals');
    expect(await board.then(({ id }) => id).catch(({ message }: Error) => message)).toEqual(expected);
    expect(fake.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('a board list is added once', async () => {
    const board = {
      id: 2,
      name: 'Goals',
      lists: [
        { position: 1, label: { name: 'b' } },
        { position: 0, label: { name: 'a' } },
      ],
    };
    const fake = fakeGitLab([
      () => page([board]),
      () => page([label]),
      refused(400, { message: { error: 'Label has already been taken' } }),
      () => page([{ ...board, lists: [{ label }] }]),
    ]);
    const goals = fake.forge.open(facts, {});
    const [first] = (await goals.boards()).asFarAsRead().items;
    expect(first).toEqual({ id: 2, name: 'Goals', lists: ['a', 'b'] });
    await goals.addBoardList({ id: 2, name: 'Goals', lists: ['progress::doing'] }, word);
    await goals.addBoardList({ id: 2, name: 'Goals', lists: [] }, word);
    expect(fake.asked[2]).toMatchObject({ method: 'POST', path: '/projects/1/boards/2/lists', body: { label_id: 5 } });
  });
});

describe('members', () => {
  const mara = { id: 8, username: 'mara', name: 'Mara' };
  const member = (level: number) => ({ ...mara, access_level: level, expires_at: null });

  test('the highest of several ways in counts; an unknown role has no word', async () => {
    const fake = fakeGitLab([() => page([member(10), member(20), { ...person, access_level: 26 }])]);
    expect((await fake.forge.open(facts, {}).members()).asFarAsRead().items).toEqual([
      { person: mara, role: 'reporter', expires: null },
      { person, role: null, expires: null },
    ]);
    expect(fake.asked[0]?.path).toBe('/projects/1/members/all?per_page=100&page=1');
  });

  test('one who is there is not added again; another role is said', async () => {
    expect(
      await fakeGitLab([() => page([member(20)])])
        .forge.open(facts, {})
        .addMember(mara, 'guest'),
    ).toEqual({
      value: { person: mara, role: 'reporter', expires: null },
      warnings: [{ field: 'role', asked: 'guest', kept: 'reporter' }],
    });
  });

  test('added', async () => {
    const fake = fakeGitLab([() => page([]), created(member(10))]);
    expect((await fake.forge.open(facts, {}).addMember(mara, 'guest')).warnings).toEqual([]);
    expect(fake.asked[1]?.body).toEqual({ user_id: 8, access_level: 10 });
  });

  test('planner on an old server', async () => {
    const fake = fakeGitLab([() => page([]), refused(400, { error: 'access_level does not have a valid value' })]);
    await expect(fake.forge.open(facts, {}).addMember(mara, 'planner')).rejects.toMatchObject({
      kind: 'rejected',
      hint: 'Choose guest or reporter.',
    });
  });
});

describe('repository', () => {
  const content = (text: string) => Buffer.from(text).toString('base64');
  const file = (text: string) => () => json({ content: content(text), encoding: 'base64' });
  const empty = { ...facts, defaultBranch: null };

  test('a file', async () => {
    const fake = fakeGitLab([file('Grüße\n')]);
    expect(await fake.forge.open(facts, {}).readFile('.gitlab/a b.md')).toBe('Grüße\n');
    expect(fake.asked[0]?.path).toBe('/projects/1/repository/files/.gitlab%2Fa%20b.md?ref=main');
  });

  test('none there', async () => {
    expect(
      await fakeGitLab([refused(404, { message: '404 File Not Found' })])
        .forge.open(facts, {})
        .readFile('a/x'),
    ).toBe(null);
    expect(await fakeGitLab([]).forge.open(empty, {}).readFile('a/x')).toBe(null);
  });

  test('behind a proxy that decodes %2F', async () => {
    const entry = { id: 'abc', path: 'a/b.md', type: 'blob' };
    const fake = fakeGitLab([refused(404, { error: '404 Not Found' }), () => page([entry]), file('text')]);
    expect(await fake.forge.open(facts, {}).readFile('a/b.md')).toBe('text');
    expect(fake.asked[2]?.path).toBe('/projects/1/repository/blobs/abc');
  });

  test('all paths; none of an empty one', async () => {
    const tree = [
      { path: 'a', type: 'tree' },
      { path: 'a/b.md', type: 'blob' },
    ];
    expect(
      (
        await fakeGitLab([() => page(tree)])
          .forge.open(facts, {})
          .filePaths()
      ).asFarAsRead().items,
    ).toEqual(['a/b.md']);
    expect(
      (
        await fakeGitLab([refused(404, { message: '404 Tree Not Found' })])
          .forge.open(facts, {})
          .filePaths()
      ).asFarAsRead(),
    ).toEqual({
      items: [],
      source: { name: 'files', requests: 1, seen: 0, total: null, failed: null },
    });
  });

  const changes = [{ path: 'a.md', content: 'new', action: 'update' as const }];
  test('one commit, on main where there is no branch yet', async () => {
    const fake = fakeGitLab([created({ id: 'c' }), file('new')]);
    const goals = fake.forge.open(empty, {});
    await goals.commit('Say why', changes);
    expect(fake.asked[0]).toMatchObject({
      path: '/projects/1/repository/commits',
      body: {
        branch: 'main',
        commit_message: 'Say why',
        actions: [{ action: 'update', file_path: 'a.md', content: 'new' }],
      },
    });
    expect(await goals.readFile('a.md')).toBe('new');
  });

  test('a lost answer: done when the files say so', async () => {
    const fake = fakeGitLab([() => html(502), file('old'), file('new')]);
    await fake.forge.open(facts, {}).commit('Say why', changes);
    expect(fake.asked.filter(({ method }) => method === 'POST').length).toBe(1);
  });

  test('a refusal stays one', async () => {
    const fake = fakeGitLab([refused(400, { message: 'A file with this name already exists' }), file('other')]);
    await expect(fake.forge.open(facts, {}).commit('Say why', changes)).rejects.toMatchObject({ kind: 'rejected' });
  });
});

test('the server, or nothing where it does not say', async () => {
  expect(await fakeGitLab([() => json({ version: '17.7.2-ee', enterprise: true })]).forge.server()).toEqual({
    version: '17.7.2-ee',
    enterprise: true,
    now: '2026-11-23T08:00:00.000Z',
  });
  expect(await fakeGitLab([refused(404)]).forge.server()).toEqual({ version: null, enterprise: false, now: null });
});

test('a person by name, whatever the case', async () => {
  const fake = fakeGitLab([() => json([person]), () => json([])]);
  expect(await fake.forge.findPerson('@ALEX')).toEqual(person);
  expect(await fake.forge.findPerson('nobody')).toBe(null);
});

test('pages for the browser', () => {
  const { pages } = fakeGitLab([]).forge.open(facts, { 'marker:goal': 'objective' });
  expect(pages.board).toBe(`${base}/alex/goals/-/boards`);
  expect(
    pages.issues({ labels: [{ group: 'marker', value: 'goal' }], milestone: 'FY27-Q4', state: 'all', sort: 'updated' }),
  ).toBe(
    `${base}/alex/goals/-/issues?state=all&type%5B%5D=issue&label_name%5B%5D=objective&milestone_title=FY27-Q4&sort=updated_desc`,
  );
});

test('the marked issue is not taken for missing when it could not be read', async () => {
  await expect(
    fakeGitLab([refused(500)])
      .forge.open(facts, {})
      .issueWithMarker('dashboard'),
  ).rejects.toMatchObject({ kind: 'server' });
});
