// Comments on issues.
import { describe, expect, test } from 'vitest';
import { callerWithProject, pick, pickAll, start } from './caller.ts';

async function withIssue(options: Parameters<typeof callerWithProject>[0] = {}) {
  const made = await callerWithProject(options);
  await made.post('/projects/1/issues', { title: 'Goal' });
  return made;
}

test('a comment: the whole answer; the issue, made a second ago, is not touched again', async () => {
  const { get, post, wait } = await withIssue();
  wait(1000);
  const { status, body } = await post('/projects/1/issues/1/notes', { body: 'Went well.\r\n' });
  expect([status, body]).toEqual([
    201,
    {
      id: 1,
      type: null,
      body: 'Went well.',
      author: {
        id: 1,
        username: 'alex',
        public_email: '',
        name: 'Alex Ferreira',
        state: 'active',
        locked: false,
        avatar_url: null,
        web_url: 'http://gitlab.test/alex',
      },
      created_at: '2026-11-23T09:00:01.000Z',
      updated_at: '2026-11-23T09:00:01.000Z',
      system: false,
      noteable_id: 1,
      noteable_type: 'Issue',
      project_id: 1,
      resolvable: false,
      confidential: false,
      internal: false,
      imported: false,
      imported_from: 'none',
      noteable_iid: 1,
      commands_changes: {},
    },
  ]);
  expect(pick((await get('/projects/1/issues/1')).body, 'user_notes_count', 'updated_at')).toEqual({
    user_notes_count: 1,
    updated_at: '2026-11-23T09:00:00.000Z',
  });
});

describe('bodies', () => {
  test.each<[string, unknown, number, unknown]>([
    ['missing', {}, 400, { error: 'body is missing' }],
    ['blank', { body: ' \n' }, 400, { message: '400 Bad request - Note {:note=>["can\'t be blank"]}' }],
    [
      'one action alone',
      { body: '/close' },
      202,
      { commands_changes: { state_event: 'close' }, summary: ['Closed this issue.'] },
    ],
    ['an action that fails', { body: '/label ~none' }, 400, { message: '400 Bad request - Failed to apply commands.' }],
  ])('%s is %i', async (_name, fields, status, body) => {
    const { post, sandbox } = await withIssue();
    const answer = await post('/projects/1/issues/1/notes', fields);
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(sandbox.state.notes).toEqual({});
  });

  test('text with an action keeps the text and names the change', async () => {
    const { get, post } = await withIssue();
    const { status, body } = await post('/projects/1/issues/1/notes', { body: 'Done with it.\n\n/close' });
    expect([status, pick(body, 'body', 'commands_changes')]).toEqual([
      201,
      { body: 'Done with it.', commands_changes: { state_event: 'close' } },
    ]);
    expect(pick((await get('/projects/1/issues/1')).body, 'state')).toEqual({ state: 'closed' });
  });

  test('/relate links the two', async () => {
    const { get, post } = await withIssue();
    await post('/projects/1/issues', { title: 'Other' });
    expect((await post('/projects/1/issues/1/notes', { body: '/relate #2' })).status).toBe(202);
    expect(pickAll((await get('/projects/1/issues/1/links')).body, 'iid', 'link_type')).toEqual([
      { iid: 2, link_type: 'relates_to' },
    ]);
  });
});

describe('lists', () => {
  test('newest first; comments or activity alone; ties go by id', async () => {
    const { get, post, put } = await withIssue();
    await post('/projects/1/issues/1/notes', { body: 'one' });
    await put('/projects/1/issues/1', { title: 'Goal two' });
    await post('/projects/1/issues/1/notes', { body: 'two' });
    const ids = async (query: string) =>
      pickAll((await get(`/projects/1/issues/1/notes?${query}`)).body, 'id').map((note) => note['id']);
    expect(await ids('')).toEqual([3, 2, 1]);
    expect(await ids('sort=asc')).toEqual([1, 2, 3]);
    expect(await ids('activity_filter=only_comments')).toEqual([3, 1]);
    expect(await ids('activity_filter=only_activity')).toEqual([2]);
    const { headers } = await get('/projects/1/issues/1/notes?per_page=2');
    expect(headers.get('Link')).toContain(
      'activity_filter=all_notes&id=1&noteable_id=1&order_by=created_at&page=2&per_page=2&sort=desc',
    );
  });

  test("an internal note is cut out of a Guest's page after paging", async () => {
    const { get, post } = await withIssue();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    await post('/projects/1/issues/1/notes', { body: 'one' });
    await post('/projects/1/issues/1/notes', { body: 'two', internal: true });
    await post('/projects/1/issues/1/notes', { body: 'three' });
    const { body, headers } = await get('/projects/1/issues/1/notes?per_page=2', 'morgan');
    expect(pickAll(body, 'body')).toEqual([{ body: 'three' }]);
    expect([headers.get('X-Total'), headers.get('X-Next-Page')]).toEqual(['3', '2']);
    expect((await get('/projects/1/issues/1/notes/2', 'morgan')).status).toBe(404);
    expect((await post('/projects/1/issues/1/notes', { body: 'x', internal: true }, 'morgan')).status).toBe(403);
  });
});

describe('editing and deleting', () => {
  test("one's own; a system note nobody; another's only from Maintainer up", async () => {
    const { get, post, put, remove, wait } = await withIssue();
    await post('/projects/1/members', { user_id: 2, access_level: 20 });
    await post('/projects/1/issues/1/notes', { body: 'mine' });
    await post('/projects/1/issues/1/notes', { body: 'hers' }, 'morgan');
    await put('/projects/1/issues/1', { title: 'New title' });
    wait(1000);
    expect((await put('/projects/1/issues/1/notes/1', { body: 'edited' }, 'morgan')).status).toBe(403);
    expect((await put('/projects/1/issues/1/notes/3', { body: 'edited' })).status).toBe(403);
    const edited = await put('/projects/1/issues/1/notes/1', { body: 'edited' });
    expect(pick(edited.body, 'body', 'created_at', 'updated_at')).toEqual({
      body: 'edited',
      created_at: start,
      updated_at: '2026-11-23T09:00:01.000Z',
    });
    expect((await put('/projects/1/issues/1/notes/1', { body: '' })).body).toEqual({ error: 'body is empty' });
    const long = await put('/projects/1/issues/1/notes/1', { body: 'x'.repeat(1_000_001) });
    expect([long.status, long.body]).toEqual([
      400,
      { message: '400 Bad request - Note {:note=>["is too long (maximum is 1000000 characters)"]}' },
    ]);
    expect((await remove('/projects/1/issues/1/notes/2')).status).toBe(204);
    expect(pickAll((await get('/projects/1/issues/1/notes?activity_filter=only_comments')).body, 'id')).toEqual([
      { id: 1 },
    ]);
  });

  test('a locked discussion is closed to Guests', async () => {
    const { post, put } = await withIssue();
    await post('/projects/1/members', { user_id: 2, access_level: 10 });
    await put('/projects/1/issues/1', { discussion_locked: true });
    expect((await post('/projects/1/issues/1/notes', { body: 'x' }, 'morgan')).status).toBe(403);
    expect((await post('/projects/1/issues/1/notes', { body: 'x' })).status).toBe(201);
  });

  test('an owner dates a comment', async () => {
    const { post } = await withIssue();
    await post('/projects/1/members', { user_id: 2, access_level: 20 });
    const dated = { body: 'x', created_at: '2026-10-01T00:00:00Z' };
    expect(pick((await post('/projects/1/issues/1/notes', dated)).body, 'created_at')).toEqual({
      created_at: '2026-10-01T00:00:00.000Z',
    });
    expect(pick((await post('/projects/1/issues/1/notes', dated, 'morgan')).body, 'created_at')).toEqual({
      created_at: start,
    });
  });
});
