// What a seed makes, as any client reads it; and what is said of one that is wrong.
import { describe, expect, test } from 'vitest';
import { createSandbox, type GitLabSandbox } from '#sandbox/entry.ts';

const now = () => Date.parse('2026-11-29T10:00:00.000Z');
const planted = (seed: string | object, options = {}) => createSandbox({ now, seed, ...options });

const get = async (sandbox: GitLabSandbox, path: string, token = sandbox.token('root')) => {
  const url = `${sandbox.externalUrl}/api/v4${path}`;
  const response = await sandbox.fetch(new Request(url, { headers: { 'PRIVATE-TOKEN': token } }));
  return { status: response.status, body: (await response.json()) as Record<string, unknown>[] };
};

const story = `
seed: 1
tier: premium
version: '18.3'
users:
  maria:
    name: Maria Sol
    created: -100d
    tokens:
      - { name: narrow, scopes: [read_api], secret: maria-1, expires: +3d }
      - { name: over, scopes: [api], created: -90d, expires: -2d }
      - { name: lost, scopes: [api], secret: lost, revoked: -1d }
  ghost: { state: blocked }
groups:
  team/tools: { by: morgan }
  team:
    by: morgan
    members: { maria: { role: developer } }
    labels: [{ name: 'stage::a' }, { name: 'stage::b' }]
    milestones: [{ title: Q4, due_date: +10d, closed: -1d }]
projects:
  team/tools/x:
    issues: [{ title: Above, by: maria, labels: ['stage::a'], milestone: Q4, history: [{ by: morgan, add_labels: ['stage::b'] }] }]
  alex/goals:
    created: -50d
    members:
      morgan: { role: reporter, added: -40d, expires: -3d }
      maria: { role: developer }
      sam: { role: guest, added: -40d, left: -2d }
    labels: [{ name: a, color: red, priority: 1 }, { name: b }]
    boards: [{ name: Work, lists: [a, b] }]
    files: { README.md: "hello\\n", old.md: gone }
    commits:
      - { message: More, files: { README.md: "hello you\\n", b/c.md: x, old.md: null }, branch: feature, from: main, at: -10d, by: maria }
    issues:
      - title: Second, by its date
        by: maria
        at: -20d
        description: "- [ ] read it\\n- [ ] do it"
        labels: [a]
        assignees: [alex]
        due_date: +3d
        history:
          - { at: -18d 09:30, by: alex, note: 'of {{-18d}}', internal: true }
          - { at: -15d, tick: [read], add_labels: [b], due_date: +5d }
          - { at: -4d, state: closed }
      - { title: First, at: -30d, iid: 1, confidential: true, links: [{ issue: 2, type: blocks }] }
    merge_requests:
      - title: Change
        source_branch: feature
        by: maria
        at: -5d
        history: [{ by: alex, approved: true }, { by: alex, state: merged, at: -4d }]
requests:
  - { by: alex, method: POST, path: /projects/alex%2Fgoals/variables, body: { key: A, value: xxxxxxxxx } }
`;

describe('a story', () => {
  const sandbox = planted(story);
  const goals = '/projects/alex%2Fgoals';

  test('issues have the numbers of their dates, and are as their authors left them', async () => {
    const { body } = await get(sandbox, `${goals}/issues?sort=asc`);
    expect(body).toMatchObject([
      {
        iid: 1,
        title: 'First',
        confidential: true,
        author: { username: 'alex' },
        created_at: '2026-10-30T08:00:00.000Z',
      },
      {
        iid: 2,
        description: '- [x] read it\n- [ ] do it',
        state: 'closed',
        closed_at: '2026-11-25T08:00:00.000Z',
        author: { username: 'maria' },
        assignees: [{ username: 'alex' }],
        labels: ['a', 'b'],
        due_date: '2026-12-04',
        task_completion_status: { count: 2, completed_count: 1 },
      },
    ]);
  });

  test('what GitLab notes by itself is noted, at the moment of the act', async () => {
    const { body: notes } = await get(sandbox, `${goals}/issues/2/notes?sort=asc`);
    const said = notes.map(({ body, author, created_at: at, internal }) => [
      (author as { username: string }).username,
      String(at).slice(0, 16),
      body,
      ...(internal === true ? ['internal'] : []),
    ]);
    expect(said).toEqual([
      ['maria', '2026-11-09T08:00', 'assigned to @alex'],
      ['maria', '2026-11-09T08:00', 'changed due date to December 2, 2026'],
      ['alex', '2026-11-09T08:00', 'marked this issue as blocked by #1'],
      ['alex', '2026-11-11T09:30', 'of 2026-11-11', 'internal'],
      ['maria', '2026-11-14T08:00', 'marked the checklist item **read it** as completed'],
      ['maria', '2026-11-14T08:00', 'changed due date to December 4, 2026'],
    ]);
    const labels = await get(sandbox, `${goals}/issues/2/resource_label_events`);
    expect(labels.body.map(({ created_at: at, action }) => [at, action])).toEqual([
      ['2026-11-09T08:00:00.000Z', 'add'],
      ['2026-11-14T08:00:00.000Z', 'add'],
    ]);
    const states = await get(sandbox, `${goals}/issues/2/resource_state_events`);
    expect(states.body).toMatchObject([{ state: 'closed', created_at: '2026-11-25T08:00:00.000Z' }]);
  });

  test('labels and milestones of the groups above are used, and scoped labels exclude each other', async () => {
    const { body } = await get(sandbox, '/projects/team%2Ftools%2Fx/issues/1');
    expect(body).toMatchObject({
      labels: ['stage::b'],
      milestone: { title: 'Q4', state: 'closed', due_date: '2026-12-09' },
    });
  });

  test('members come, end and go', async () => {
    const { body } = await get(sandbox, `${goals}/members`);
    expect(body.map(({ username, access_level: level, expires_at: ends }) => [username, level, ends])).toEqual([
      ['alex', 50, null],
      ['maria', 30, null],
      ['morgan', 20, '2026-11-26'],
    ]);
    expect((await get(sandbox, goals, sandbox.token('morgan'))).status).toBe(404);
    expect((await get(sandbox, goals, sandbox.token('sam'))).status).toBe(404);
  });

  test('tokens have the letters, the end and the scope that they were given; everybody has one beside them', async () => {
    expect(sandbox.token('maria', 'narrow')).toBe('glpat-sandbox-maria-1');
    const statuses = async (path: string) =>
      Promise.all(
        ['narrow', 'over'].map(async (name) => (await get(sandbox, path, sandbox.token('maria', name))).status),
      );
    expect(await statuses('/user')).toEqual([200, 401]);
    expect((await get(sandbox, '/user', 'glpat-sandbox-lost')).status).toBe(401);
    expect(() => sandbox.token('maria', 'lost')).toThrow('no token "lost" for maria');
    expect(await get(sandbox, '/user', sandbox.token('maria'))).toMatchObject({
      body: { username: 'maria', name: 'Maria Sol' },
    });
    expect((await get(sandbox, '/user', sandbox.token('ghost'))).status).toBe(403);
    const all = await get(sandbox, '/personal_access_tokens');
    expect(all.body.filter(({ name }) => name === 'sandbox').map(({ expires_at: ends }) => ends)).toEqual(
      Array.from({ length: 6 }, () => '2027-11-29'),
    );
    expect(all.body.flatMap(({ scopes }) => scopes)).not.toContain('sudo');
  });

  test('files, commits, merge requests, boards and any request beside them', async () => {
    const file = (path: string) => get(sandbox, `${goals}/repository/files/${path}?ref=main`);
    expect(await file('b%2Fc.md')).toMatchObject({ status: 200 });
    expect(await file('old.md')).toMatchObject({ status: 404 });
    expect(await get(sandbox, `${goals}/merge_requests/1`)).toMatchObject({
      body: { state: 'merged', author: { username: 'maria' }, merged_by: { username: 'alex' } },
    });
    expect(await get(sandbox, `${goals}/boards`)).toMatchObject({
      body: [{ name: 'Work', lists: [{ label: { name: 'a' } }, { label: { name: 'b' } }] }],
    });
    expect(await get(sandbox, `${goals}/variables`)).toMatchObject({ body: [{ key: 'A' }] });
    expect(await get(sandbox, '/metadata')).toMatchObject({
      body: { version: expect.stringMatching(/^18\.3/) as string },
    });
  });

  test('a reset goes back to it, its tokens included', async () => {
    const before = await get(sandbox, `${goals}/issues/1`);
    const url = `${sandbox.externalUrl}/api/v4${goals}/issues/1`;
    const headers = { 'PRIVATE-TOKEN': sandbox.token('alex') };
    await sandbox.fetch(new Request(url, { method: 'DELETE', headers }));
    expect((await get(sandbox, `${goals}/issues/1`)).status).toBe(404);
    sandbox.reset();
    expect(await get(sandbox, `${goals}/issues/1`)).toEqual(before);
    expect((await get(sandbox, goals, headers['PRIVATE-TOKEN'])).status).toBe(200);
  });
});

describe('work in a project of others', () => {
  const sandbox = planted(`
seed: 1
users:
  noor: { created: -20d }
groups:
  acme: { by: morgan, visibility: public, members: { alex: { role: developer }, noor: { role: developer } } }
projects:
  acme/query:
    visibility: public
    created: -90d
    files: { plan.ts: "one\\n" }
    commits:
      - { message: Two, by: noor, branch: second, from: main, at: -9d, files: { plan.ts: "one\\ntwo\\n" } }
    issues:
      - { title: Slow, by: noor, at: -12d, history: [{ by: alex, react: [eyes] }] }
    merge_requests:
      - title: Read the plan
        source_branch: second
        by: noor
        at: -8d
        reviewers: [alex]
        description: 'Closes #1'
        history:
          - { by: alex, at: -7d, note: This is the line that costs., on: { path: plan.ts, line: 2 } }
          - { by: noor, note: '@alex thank you!', react_to_note: [heart], react: [tada] }
          - { by: alex, approved: true }
          - { by: morgan, state: merged, at: -6d }
`);
  const request = '/projects/acme%2Fquery/merge_requests/1';

  test('a comment on a line, reactions to it and to the item, an approval', async () => {
    const { body: notes } = await get(sandbox, `${request}/notes?activity_filter=only_comments&sort=asc`);
    expect(notes).toMatchObject([
      { type: 'DiffNote', position: { new_path: 'plan.ts', new_line: 2 }, author: { username: 'alex' } },
      { type: null, author: { username: 'noor' }, created_at: '2026-11-22T08:00:01.000Z' },
    ]);
    const { body: hearts } = await get(sandbox, `${request}/notes/${String(notes[0]?.['id'])}/award_emoji`);
    expect(hearts).toMatchObject([{ name: 'heart', user: { username: 'noor' } }]);
    expect((await get(sandbox, `${request}/award_emoji`)).body).toMatchObject([{ name: 'tada' }]);
    expect((await get(sandbox, '/projects/acme%2Fquery/issues/1/award_emoji')).body).toMatchObject([{ name: 'eyes' }]);
    expect((await get(sandbox, `${request}/approvals`)).body).toMatchObject({
      approved_by: [{ user: { username: 'alex' } }],
    });
  });

  test('who was thanked has it on their list; who is new is so by their account', async () => {
    const alex = sandbox.token('alex');
    expect((await get(sandbox, '/todos?state=done', alex)).body).toMatchObject([
      { action_name: 'directly_addressed', body: '@alex thank you!', author: { username: 'noor' } },
      { action_name: 'review_requested' },
    ]);
    const { body: people } = await get(sandbox, '/users?username=noor');
    expect(people).toMatchObject([{ created_at: '2026-11-09T08:00:00.000Z' }]);
    expect((await get(sandbox, '/users/alex/contributed_projects', alex)).body).toMatchObject([{ path: 'query' }]);
  });
});

test('an object is as good as its text, and what the sandbox was made with wins', async () => {
  const sandbox = planted({ seed: 1, tier: 'ultimate', projects: { 'sam/p': { topics: ['x'] } } }, { tier: 'premium' });
  expect(await get(sandbox, '/projects/sam%2Fp')).toMatchObject({ body: { topics: ['x'] } });
  expect(await get(sandbox, '/namespaces/sam')).toMatchObject({ body: { plan: 'premium' } });
});

const project = (issues: string, more = '') => `seed: 1
projects:
  alex/goals:
    labels: [{ name: a }, { name: b }]
    ${more}
    issues:
      ${issues}
`;

test('a seed given as an object that holds itself is told where, and one with odd keys in letters', async () => {
  const issues: object[] = [];
  issues.push({ title: 'x', history: issues });
  const looped = planted({ seed: 1, projects: { 'alex/goals': { issues } } });
  await expect(looped.ready()).rejects.toMatchObject({
    name: 'SeedError',
    problems: [{ path: 'projects."alex/goals".issues', text: 'is nested too deeply, or holds itself' }],
  });
  const odd = planted({ seed: 1, 'a"\u001b[2J': 1 });
  await expect(odd.ready()).rejects.toMatchObject({ problems: [{ path: '"a\\"\\u001b[2J"' }] });
});

describe('a mistake is told with its line, its path, what is expected and which names there are', () => {
  test.each<[string, string, string[]]>([
    ['no YAML', 'seed: [', ['line 1: no YAML: Flow sequence']],
    ['nothing', '', ['expected keys and values; got null']],
    ['another version', 'seed: 2', ['line 1: seed: expected 1, the version of this format; got 2']],
    [
      'an unknown key',
      'seed: 1\nuser: {}',
      ['line 2: user: unknown key; expected one of: seed, tier, version, users, groups'],
    ],
    ['a key twice', 'seed: 1\nseed: 1', ['line 2: no YAML: Map keys must be unique']],
    [
      'several, below a list',
      project('- titel: x\n      - { title: 5 }'),
      [
        'line 7: projects."alex/goals".issues[0].title: is missing: expected text',
        'line 7: projects."alex/goals".issues[0].titel: unknown key; expected one of: title, iid, by, at',
        'line 8: projects."alex/goals".issues[1].title: expected text (a number or date in quotes); got 5',
      ],
    ],
    [
      'a word that is none',
      project('[]', 'members: { sam: { role: boss } }'),
      ['line 5: projects."alex/goals".members.sam.role: expected one of: guest, planner, reporter', 'got "boss"'],
    ],
    [
      'a date that is none',
      project('- { title: x, at: 2026-02-30 }'),
      ['issues[0].at: expected a moment such as -12d', 'got "2026-02-30"'],
    ],
    [
      'a moment ahead',
      project('- { title: x, at: 0d 10:01 }'),
      ['is ahead of the clock: 2026-11-29T10:01:00.000Z, and now is 2026-11-29T10:00'],
    ],
    [
      'a moment before what it belongs to',
      project('- { title: x, at: -3d, history: [{ at: -4d, note: x }] }'),
      ['line 7: projects."alex/goals".issues[0].history[0].at: is too early: 2026-11-25T08:00'],
    ],
    [
      'an unknown user',
      project('- { title: x, by: alexa, assignees: [bob] }'),
      [
        'issues[0].by: there is no user "alexa"; there are: alex, morgan, sam, root',
        'issues[0].assignees: there is no user "bob"; there are: alex',
      ],
    ],
    [
      'somebody before their time',
      `${project('- { title: x, by: alex, at: -9d, assignees: [new] }', 'created: -10d')}users: { new: { created: -3d } }`,
      ['issues[0].assignees: new is not there before 2026-11-26T08:00'],
    ],
    [
      'an unknown label',
      project('- { title: x, labels: [a, c] }'),
      ['issues[0].labels[1]: there is no label "c"; there are: a, b'],
    ],
    ['an unknown milestone', project('- { title: x, milestone: M }'), ['there is no milestone "M", nor any other']],
    [
      'a number twice',
      project('- { title: x, iid: 1 }\n      - { title: y, iid: 1 }'),
      ['line 8: projects."alex/goals".issues[1].iid: 1 is taken'],
    ],
    [
      'a number that dates give to another',
      project('- { title: x, at: -1d, iid: 1 }\n      - { title: y, at: -2d, iid: 2 }'),
      ['issues[0].iid: expected 2: numbers follow the dates, and 1 is older'],
    ],
    [
      'a link to nothing',
      project('- { title: x, links: [{ issue: 7 }] }'),
      ['links[0]: there is no issue 7 in alex/goals; it has 1'],
    ],
    ['a project of nobody', 'seed: 1\nprojects: { team/x: {} }', ['there is no group or user "team"; there are: alex']],
    ['a group without its parent', 'seed: 1\ngroups: { a/b: { by: sam } }', ['there is no group "a"']],
    [
      'letters of two tokens',
      'seed: 1\nusers: { alex: { tokens: [{ name: a, scopes: [api], secret: x }, { name: b, scopes: [api], secret: x }] } }',
      ['users.alex.tokens[1].secret: another token has these letters'],
    ],
    [
      'a box that is not there',
      project('- { title: x, description: "- [ ] one\\n- [ ] other", history: [{ tick: [two] }] }'),
      ['issues[0].history[0]: alex cannot do this on 2026-11-29', 'there is no open box "two"; there are: one, other'],
    ],
    [
      'what GitLab refuses',
      project('- { title: x, by: sam }'),
      [
        'line 7: projects."alex/goals".issues[0]: sam cannot do this on 2026-11-29',
        'POST /projects/alex%2Fgoals/issues answers 404',
      ],
    ],
    [
      'what GitLab drops without a word',
      project(
        '- { title: x, history: [{ note: x }, { by: sam, title: y, labels: [a] }] }',
        'members: { sam: { role: guest } }',
      ),
      ['issues[0].history[1]: sam cannot do this', 'answers 403'],
    ],
    [
      'a line of the changes without a comment',
      project(
        '- { title: w }',
        'merge_requests: [{ title: x, source_branch: y, history: [{ on: { path: z, line: 1 } }] }]',
      ),
      ['merge_requests[0].history[0].on: is for a comment'],
    ],
    [
      'an assignee too many for the tier',
      project('- { title: x, assignees: [alex, sam] }', 'members: { sam: { role: guest } }'),
      ['issues[0]: alex cannot do this', 'it takes this without sam'],
    ],
  ])('%s', async (_name, seed, messages) => {
    const sandbox = planted(seed);
    const error: unknown = await sandbox.ready().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SeedError' });
    const text = (error as Error).message;
    for (const message of messages) expect(text).toContain(message);
    // Whoever does not wait for it is told all the same.
    await expect(sandbox.fetch(new Request('https://gitlab.test/api/v4/version'))).rejects.toThrow('The seed has');
  });

  test('an object has no lines', async () => {
    await expect(planted({ seed: 1, groups: 1 }).ready()).rejects.toMatchObject({
      problems: [{ line: null, path: 'groups', text: 'expected keys and values; got 1' }],
    });
  });
});
