// Reactions to issues and to comments, and what they leave on both.
import { describe, expect, test } from 'vitest';
import { callerWithProject, pick, pickAll } from './caller.ts';

const issue = '/projects/1/issues/1';
const emoji = `${issue}/award_emoji`;

async function withIssue() {
  const at = await callerWithProject();
  await at.post('/projects/1/issues', { title: 'Goal' });
  await at.post('/projects/1/members', { user_id: 2, access_level: 10 });
  return at;
}

test('one of each name from each person, told by whom', async () => {
  const { get, post, wait } = await withIssue();
  const { updated_at: before } = pick((await get(issue)).body, 'updated_at');
  wait(1000);
  expect(await post(emoji, { name: 'thumbsup' }, 'morgan')).toMatchObject({
    status: 201,
    body: {
      id: 1,
      name: 'thumbsup',
      user: { username: 'morgan' },
      created_at: '2026-11-23T09:00:01.000Z',
      awardable_id: 1,
      awardable_type: 'Issue',
      url: null,
    },
  });
  expect(await post(emoji, { name: '+1' }, 'morgan')).toMatchObject({
    status: 404,
    body: { message: '404 Award Emoji Name has already been taken Not Found' },
  });
  for (const name of ['tada', '-1']) expect((await post(emoji, { name })).status).toBe(201);
  expect(pickAll((await get(emoji, 'morgan')).body, 'id', 'name')).toEqual([
    { id: 1, name: 'thumbsup' },
    { id: 2, name: 'tada' },
    { id: 3, name: 'thumbsdown' },
  ]);
  expect(pick((await get(issue)).body, 'upvotes', 'downvotes', 'updated_at')).toEqual({
    upvotes: 1,
    downvotes: 1,
    updated_at: before,
  });
});

test('an administrator takes anybody’s away', async () => {
  const { post, remove } = await withIssue();
  await post(emoji, { name: 'thumbsup' }, 'morgan');
  expect((await remove(`${emoji}/1`, 'root')).status).toBe(204);
});

test('its author alone takes it back', async () => {
  const { get, post, remove } = await withIssue();
  await post(emoji, { name: 'thumbsup' }, 'morgan');
  expect((await remove(`${emoji}/1`)).status).toBe(401);
  expect((await remove(`${emoji}/1`, 'morgan')).status).toBe(204);
  expect((await remove(`${emoji}/1`, 'morgan')).status).toBe(404);
  expect((await get(emoji)).body).toEqual([]);
  expect(pick((await get(issue)).body, 'upvotes')).toEqual({ upvotes: 0 });
});

describe('refusals', () => {
  test.each<[string, object, string | null, number, unknown]>([
    ['no name', {}, 'alex', 400, { error: 'name is missing' }],
    [
      'no word',
      { name: 'thumbs up' },
      'alex',
      404,
      { message: '404 Award Emoji Name is not a valid emoji name Not Found' },
    ],
    ['a stranger', { name: 'tada' }, 'sam', 404, { message: '404 Project Not Found' }],
    ['nobody', { name: 'tada' }, null, 401, { message: '401 Unauthorized' }],
  ])('%s', async (_name, body, as, status, answer) => {
    const { call, get } = await withIssue();
    expect(await call('POST', emoji, { body, as })).toMatchObject({ status, body: answer });
    expect((await get(emoji)).body).toEqual([]);
  });

  test('whoever reads a public project without being a member may look', async () => {
    const { get, put } = await withIssue();
    await put('/projects/1', { visibility: 'public' });
    expect(await get(emoji, null)).toMatchObject({ status: 200, body: [] });
  });
});

describe('on a comment', () => {
  test('the comment is as new as its last reaction; the issue is not', async () => {
    const { get, post, remove, wait } = await withIssue();
    await post(`${issue}/notes`, { body: 'Went well.' });
    const { updated_at: before } = pick((await get(issue)).body, 'updated_at');
    wait(1000);
    expect(await post(`${issue}/notes/1/award_emoji`, { name: 'heart' }, 'morgan')).toMatchObject({
      status: 201,
      body: { awardable_id: 1, awardable_type: 'Note' },
    });
    const seen = async () => pick((await get(`${issue}/notes/1`)).body, 'updated_at')['updated_at'];
    expect([await seen(), pick((await get(issue)).body, 'updated_at')['updated_at']]).toEqual([
      '2026-11-23T09:00:01.000Z',
      before,
    ]);
    expect((await get(emoji)).body).toEqual([]);
    wait(1000);
    expect((await remove(`${issue}/notes/1/award_emoji/1`, 'morgan')).status).toBe(204);
    expect(await seen()).toBe('2026-11-23T09:00:02.000Z');
  });

  test('not on a line that GitLab wrote, nor on one that the reader may not see', async () => {
    const { post, put } = await withIssue();
    await put(issue, { title: 'Another name' });
    await post(`${issue}/notes`, { body: 'For members', internal: true });
    expect(await post(`${issue}/notes/1/award_emoji`, { name: 'heart' })).toMatchObject({ status: 404 });
    expect(await post(`${issue}/notes/2/award_emoji`, { name: 'heart' }, 'morgan')).toMatchObject({ status: 404 });
    expect((await post(`${issue}/notes/2/award_emoji`, { name: 'heart' })).status).toBe(201);
  });
});

test('/react gives it, and once more takes it back', async () => {
  const { get, post } = await withIssue();
  const names = async () => pickAll((await get(emoji)).body, 'name');
  await post(`${issue}/notes`, { body: '/react :+1:' });
  expect(await names()).toEqual([{ name: 'thumbsup' }]);
  await post(`${issue}/notes`, { body: '/react :thumbsup:' });
  expect(await names()).toEqual([]);
});

test('it goes with what it stands on', async () => {
  const { post, remove, sandbox } = await withIssue();
  await post(`${issue}/notes`, { body: 'Went well.' });
  await post(emoji, { name: 'heart' });
  await post(`${issue}/notes/1/award_emoji`, { name: 'heart' });
  await remove(issue);
  expect(sandbox.state.awardEmoji).toEqual({});
});
