// What is asked of people: who is, by what words, until when, and how GET /todos tells it.
import { describe, expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { SandboxOptions } from '#sandbox/sandbox.ts';
import { peopleNamed } from '#sandbox/text/people-named.ts';
import { callerWithProject, pickAll, start } from './caller.ts';

const issue = '/projects/1/issues/1';

async function scene(options: Partial<SandboxOptions> = {}, role = 30) {
  const at = await callerWithProject(options);
  await at.post('/projects/1/issues', { title: 'Goal' });
  await at.post('/projects/1/members', { user_id: 2, access_level: role });
  const say = (body: string, as = 'alex', more = {}) => at.post(`${issue}/notes`, { body, ...more }, as);
  const rows = async (query = '', as = 'morgan') =>
    pickAll((await at.get(`/todos${query}`, as)).body, 'action_name', 'body').map(Object.values);
  return { ...at, say, rows };
}

async function withMergeRequest(options: Partial<SandboxOptions> = {}, role = 30) {
  const at = await scene(options, role);
  const commit = (branch: string, content: string, more = {}, as = 'alex') =>
    at.post(
      '/projects/1/repository/commits',
      {
        branch,
        commit_message: 'Change',
        actions: [{ action: content === '1' ? 'create' : 'update', file_path: 'a', content }],
        ...more,
      },
      as,
    );
  await commit('main', '1');
  await commit('topic', '2', { start_branch: 'main' });
  await at.post('/projects/1/merge_requests', {
    title: 'Faster',
    source_branch: 'topic',
    target_branch: 'main',
    reviewer_ids: [2],
  });
  return { ...at, commit };
}

describe('whom a text names', () => {
  test.each<[string, string[], string[]]>([
    ['Thanks, @Morgan!', [], ['morgan']],
    ['@morgan look', ['morgan'], ['morgan']],
    ['Well.\n@morgan @sam thanks, as @alex said.', ['morgan', 'sam'], ['morgan', 'sam', 'alex']],
    ['- @morgan in a list', [], ['morgan']],
    ['> @morgan in a quotation', [], []],
    ['`@morgan` and\n\n```\n@sam\n```', [], []],
    ['`code` @morgan', [], ['morgan']],
    ['<!-- @morgan -->', [], []],
    ['mail a@morgan.example or [@sam](https://x.test)', [], []],
    ['So **@morgan** (@sam) @dot.', [], ['morgan', 'sam', 'dot']],
    ['nobody', [], []],
  ])('%j', (text, addressed, named) => {
    const found = peopleNamed(text);
    expect([[...found.addressed], [...found.named].toSorted()]).toEqual([addressed, named.toSorted()]);
  });
});

test('a comment that names somebody is on their list, whole', async () => {
  const { get, say } = await scene();
  await say('Thanks, @morgan!');
  expect((await get('/todos', 'morgan')).body).toEqual([
    {
      id: 1,
      project: {
        id: 1,
        description: null,
        name: 'Goals',
        name_with_namespace: 'Alex Ferreira / Goals',
        path: 'goals',
        path_with_namespace: 'alex/goals',
        created_at: '2026-11-23T09:00:00.000Z',
      },
      author: expect.objectContaining({ username: 'alex' }),
      action_name: 'mentioned',
      target_type: 'Issue',
      target: expect.objectContaining({ iid: 1, title: 'Goal', upvotes: 0, references: expect.anything() }),
      target_url: 'http://gitlab.test/alex/goals/-/work_items/1#note_1',
      body: 'Thanks, @morgan!',
      state: 'pending',
      created_at: '2026-11-23T09:00:00.000Z',
      updated_at: '2026-11-23T09:00:00.000Z',
    },
  ]);
  expect((await get('/todos', null)).status).toBe(401);
});

describe('what is asked', () => {
  test('of those who may read it alone: not of strangers, nor by a comment that is not for them', async () => {
    const { say, rows } = await scene({}, 10);
    await say('@sam and @morgan', 'alex', { internal: true });
    expect([await rows(), await rows('', 'sam')]).toEqual([[], []]);
    await say('@sam and @morgan');
    expect([await rows(), await rows('', 'sam')]).toEqual([[['mentioned', '@sam and @morgan']], []]);
  });

  test('by a name in a new issue and a new assignee; by a change of the text only of those who are new in it', async () => {
    const { post, put, rows } = await scene();
    await post('/projects/1/issues', {
      title: 'Second',
      description: '@morgan please\n\n- [ ] @morgan',
      assignee_ids: [2],
    });
    const asked = [
      ['directly_addressed', 'Second'],
      ['assigned', 'Second'],
    ];
    expect(await rows()).toEqual(asked);
    await put('/projects/1/issues/2', { description: '@morgan please\n\n- [x] @morgan' });
    await put('/projects/1/issues/2', { description: 'Better: @morgan' });
    expect(await rows()).toEqual(asked);
    await put('/projects/1/issues/2', { description: '@alex, @morgan' });
    expect(await rows('', 'alex')).toEqual([['directly_addressed', 'Second']]);
  });

  test('one for each mention; before 17.8 one for each item', async () => {
    const now = await scene({ version: '17.8' });
    const before = await scene({ version: '17.7' });
    for (const { say } of [now, before]) for (const body of ['Hi @morgan', 'Thanks @morgan']) await say(body);
    expect(await now.rows()).toEqual([
      ['mentioned', 'Thanks @morgan'],
      ['mentioned', 'Hi @morgan'],
    ]);
    expect(await before.rows()).toEqual([['mentioned', 'Hi @morgan']]);
  });

  test('a review; what follows of it settles it: approving, closing, merging, pushing', async () => {
    for (const act of ['approve', 'close', 'merge', 'push']) {
      const { commit, post, put, rows } = await withMergeRequest({}, 40);
      const one = '/projects/1/merge_requests/1';
      expect(await rows('?type=MergeRequest')).toEqual([['review_requested', 'Faster']]);
      const { status } =
        act === 'approve'
          ? await post(`${one}/approve`, {}, 'morgan')
          : act === 'push'
            ? await commit('topic', '3', {}, 'morgan')
            : act === 'merge'
              ? await put(`${one}/merge`, {}, 'morgan')
              : await put(one, { state_event: 'close' }, 'morgan');
      expect([act, status < 300, await rows()]).toEqual([act, true, []]);
    }
  });

  test('by oneself: marked once, and again when it is done', async () => {
    const { post, rows } = await withMergeRequest();
    for (const path of [issue, '/projects/1/merge_requests/1']) {
      expect((await post(`${path}/todo`)).status).toBe(201);
      expect((await post(`${path}/todo`)).status).toBe(304);
    }
    expect(await rows('?action=marked', 'alex')).toEqual([
      ['marked', 'Faster'],
      ['marked', 'Goal'],
    ]);
    expect((await post(`${issue}/todo`, {}, 'sam')).status).toBe(404);
    await post(`${issue}/notes`, { body: '/done' });
    expect(await rows('?type=Issue', 'alex')).toEqual([]);
    await post(`${issue}/notes`, { body: '/todo' });
    expect(await rows('?type=Issue', 'alex')).toEqual([['marked', 'Goal']]);
  });
});

describe('what settles it', () => {
  test.each<[string, string, object]>([
    ['a comment', 'notes', { body: 'Seen.' }],
    ['a reaction', 'award_emoji', { name: 'tada' }],
    ['a reaction to the comment', 'notes/1/award_emoji', { name: 'tada' }],
    ['a reaction by words', 'notes', { body: '/react :tada:' }],
    ['closing', 'notes', { body: '/close' }],
    ['a new title', 'notes', { body: '/title Other' }],
  ])('%s of the person, not of others', async (_name, path, body) => {
    const { post, say, rows } = await scene();
    await say('Thanks @morgan');
    await post(`${issue}/${path}`, { ...body, name: 'heart', body: 'Mine.' });
    expect(await rows()).toHaveLength(1);
    await post(`${issue}/${path}`, body, 'morgan');
    expect([await rows(), await rows('?state=done')]).toEqual([[], [['mentioned', 'Thanks @morgan']]]);
  });

  test('an answer in a thread settles what was asked there alone', async () => {
    const { post, get, say, rows } = await scene();
    await say('Elsewhere, @morgan');
    const thread = await post(`${issue}/discussions`, { body: 'Here, @morgan' });
    const { id } = thread.body as { id: string };
    await post(`${issue}/discussions/${id}/notes`, { body: 'Yes.' }, 'morgan');
    expect(await rows()).toEqual([['mentioned', 'Elsewhere, @morgan']]);
    expect((await get('/todos?state=done', 'morgan')).body).toHaveLength(1);
  });

  test('marked as done, one or all; nobody else’s', async () => {
    const { get, post, say, rows, wait } = await scene();
    for (const body of ['One @morgan', 'Two @morgan', '@morgan three']) await say(body);
    wait(1000);
    expect((await post('/todos/2/mark_as_done')).status).toBe(404);
    expect(await post('/todos/2/mark_as_done', {}, 'morgan')).toMatchObject({
      status: 201,
      body: { id: 2, state: 'done', updated_at: '2026-11-23T09:00:01.000Z' },
    });
    expect(await rows()).toHaveLength(2);
    expect((await post('/todos/mark_as_done', { action: 'mentioned' }, 'morgan')).status).toBe(204);
    expect(await rows()).toEqual([['directly_addressed', '@morgan three']]);
    expect((await get('/todos?state=done', 'morgan')).headers.get('X-Total')).toBe('2');
  });
});

test('filters; a word that is none of theirs is refused', async () => {
  const { get, post, rows, say } = await scene();
  await say('One @morgan');
  await post(`${issue}/todo`, {}, 'morgan');
  for (const [query, bodies] of [
    ['?action=marked', ['Goal']],
    ['?author_id=1', ['One @morgan']],
    ['?author_id=2', ['Goal']],
    ['?project_id=1', ['Goal', 'One @morgan']],
    ['?project_id=9', []],
    ['?group_id=1', []],
    ['?type=Issue', ['Goal', 'One @morgan']],
    ['?type=Commit', []],
  ] as const)
    expect([query, (await rows(query)).map(([, body]) => body)]).toEqual([query, bodies]);
  for (const query of ['action=thanked', 'state=new', 'type=Note'])
    expect(await get(`/todos?${query}`)).toMatchObject({
      status: 400,
      body: { error: `${query.split('=')[0]} does not have a valid value` },
    });
  expect((await get('/todos?author_id=99')).status).toBe(404);
});

describe('it goes', () => {
  test('with the membership', async () => {
    const { remove, say, sandbox } = await scene();
    await say('Thanks @morgan');
    await remove('/projects/1/members/2');
    expect(sandbox.state.todos).toEqual([]);
  });

  test('with the membership of the group above', async () => {
    const { post, remove, sandbox } = await scene();
    const group = addGroup(sandbox.state, { path: 'acme', at: start, members: { alex: 50, morgan: 30 } });
    await post('/projects', { name: 'tools', path: 'tools', namespace_id: group.id });
    await post('/projects/2/issues', { title: 'Theirs', description: 'For @morgan' });
    expect(sandbox.state.todos).toHaveLength(1);
    await remove(`/groups/${group.id}/members/2`);
    expect(sandbox.state.todos).toEqual([]);
  });

  test('with a project that was everybody’s', async () => {
    const { put, say, rows, sandbox } = await scene();
    await put('/projects/1', { visibility: 'public' });
    await say('Thanks @sam');
    expect(await rows('', 'sam')).toHaveLength(1);
    await put('/projects/1', { visibility: 'private' });
    expect(sandbox.state.todos).toEqual([]);
  });

  test('with what it is about: the comment, the issue', async () => {
    const { post, remove, say, rows, sandbox } = await scene();
    await say('Thanks @morgan');
    await post(`${issue}/todo`, {}, 'morgan');
    await remove(`${issue}/notes/1`);
    expect(await rows()).toEqual([['marked', 'Goal']]);
    await remove(issue);
    expect(sandbox.state.todos).toEqual([]);
  });

  test('when it becomes confidential, for a guest', async () => {
    const { put, say, sandbox } = await scene({}, 10);
    await say('Thanks @morgan');
    await put(issue, { confidential: true });
    expect(sandbox.state.todos).toEqual([]);
  });

  test('from a page that was cut already, while a membership that ended is still in the books', async () => {
    const { get, put, say, wait } = await scene();
    await say('One @morgan');
    await put('/projects/1/members/2', { access_level: 30, expires_at: '2026-11-24' });
    wait(2 * 86_400_000);
    const { body, headers } = await get('/todos', 'morgan');
    expect([body, headers.get('X-Total')]).toEqual([[], '1']);
  });
});

test('a state from before there were any is one without any', async () => {
  const { get, sandbox, remove } = await scene();
  delete sandbox.state.todos;
  expect((await get('/todos')).body).toEqual([]);
  expect((await remove(issue)).status).toBe(204);
});
