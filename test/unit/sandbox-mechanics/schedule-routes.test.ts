// Pipeline schedules and their variables.
import { beforeEach, describe, expect, test } from 'vitest';
import { pick, Server } from './server.ts';

const base = '/projects/alex%2Fgoals/pipeline_schedules';
const weekly = { description: 'Weekly report', ref: 'main', cron: '0 9 * * 1' };
let server: Server;

beforeEach(async () => {
  server = new Server();
  await server.project({ sam: 40, morgan: 10 });
  await server.commit({ '.gitlab-ci.yml': '' });
});

test('made, read, changed, played, removed', async () => {
  const { status, body } = await server.ask('POST', base, weekly);
  expect([status, body]).toEqual([
    201,
    {
      id: 1,
      description: 'Weekly report',
      ref: 'refs/heads/main',
      cron: '0 9 * * 1',
      cron_timezone: 'UTC',
      next_run_at: '2026-11-30T09:19:00.000Z',
      active: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
      owner: expect.objectContaining({ username: 'alex' }),
      last_pipeline: null,
      variables: [],
      inputs: [],
    },
  ]);
  expect(await server.body('GET', `${base}/1`)).toEqual(body);
  expect(pick(await server.body('GET', base), 'id')).toEqual([{ id: 1 }]);
  expect(await server.body('GET', `${base}?scope=inactive`)).toEqual([]);
  const changed = await server.body('PUT', `${base}/1`, {
    cron: '30 7 * * *',
    cron_timezone: 'Europe/Berlin',
    active: false,
  });
  expect(changed).toMatchObject({
    cron: '30 7 * * *',
    next_run_at: '2026-11-24T07:19:00.000Z',
    active: false,
    ref: 'refs/heads/main',
  });
  expect(await server.answer('POST', `${base}/1/play`)).toEqual([201, { message: '201 Created' }]);
  const tooOften = { message: { error: 'This endpoint has been requested too many times. Try again later.' } };
  expect(await server.answer('POST', `${base}/1/play`)).toEqual([429, tooOften]);
  expect(await server.answer('DELETE', `${base}/1`)).toEqual([204, '']);
  expect(await server.answer('GET', `${base}/1`)).toEqual([404, { message: '404 Pipeline Schedule Not Found' }]);
});

describe('refused', () => {
  test.each([
    [{ ...weekly, ref: 'gone' }, { message: { ref: ['is ambiguous'] } }],
    [{ ...weekly, cron: 'weekly' }, { message: { cron: ['syntax is invalid'] } }],
    [{ ...weekly, cron_timezone: 'Nowhere' }, { message: { cron_timezone: ['syntax is invalid'] } }],
    [{ ...weekly, ref: '' }, { error: 'ref is empty' }],
    [{}, { error: 'description is missing, ref is missing, ref is empty, cron is missing' }],
  ])('%j', async (body, expected) => {
    expect(await server.answer('POST', base, body)).toEqual([400, expected]);
  });

  test('on an empty repository, and beyond ten', async () => {
    const empty = new Server();
    await empty.project();
    expect(await empty.answer('POST', base, weekly)).toEqual([400, { message: { ref: ['is ambiguous'] } }]);
    for (let count = 0; count < 10; count += 1) await server.body('POST', base, weekly);
    const full = { message: { base: ['Maximum number of ci pipeline schedules (10) exceeded'] } };
    expect(await server.answer('POST', base, weekly)).toEqual([400, full]);
  });

  test('by role: changing is for the owner of the schedule alone', async () => {
    await server.body('POST', base, weekly, 'sam');
    const no = [403, { message: '403 Forbidden' }];
    expect(await server.answer('PUT', `${base}/1`, { active: false })).toEqual(no);
    expect(await server.answer('POST', base, weekly, 'morgan')).toEqual(no);
    expect(await server.answer('GET', base, undefined, 'morgan')).toEqual(no);
    expect((await server.ask('POST', `${base}/1/take_ownership`)).status).toBe(201);
    expect((await server.ask('POST', `${base}/1/take_ownership`)).status).toBe(200);
    expect((await server.ask('PUT', `${base}/1`, { active: false })).status).toBe(200);
    const late = await server.ask('GET', `${base}/1`, undefined, 'sam');
    expect(Object.keys(late.body as object)).not.toContain('variables');
  });
});

test('variables', async () => {
  await server.body('POST', base, weekly);
  const path = `${base}/1/variables`;
  const token = { key: 'TOKEN', variable_type: 'env_var', value: 'x', raw: false };
  expect(await server.answer('POST', path, { key: 'TOKEN', value: 'x' })).toEqual([201, token]);
  expect((await server.ask('POST', path, { key: 'TOKEN', value: 'y' })).status).toBe(400);
  expect((await server.ask('POST', path, { key: 'NO WAY', value: 'y' })).status).toBe(400);
  expect(await server.answer('PUT', `${path}/TOKEN`, { value: 'z' })).toEqual([200, { ...token, value: 'z' }]);
  expect(pick(await server.body('GET', `${base}/1`), 'variables')).toEqual({ variables: [{ ...token, value: 'z' }] });
  expect(await server.answer('DELETE', `${path}/TOKEN`)).toEqual([202, { ...token, value: 'z' }]);
  expect(await server.answer('DELETE', `${path}/TOKEN`)).toEqual([404, { message: '404 Variable Not Found' }]);
});

test('a schedule that changed since is not deleted under If-Unmodified-Since', async () => {
  await server.body('POST', base, weekly);
  const { sandbox } = server;
  const token = sandbox.state.tokens[0]?.token ?? '';
  const headers = { Authorization: `Bearer ${token}`, 'If-Unmodified-Since': new Date(0).toUTCString() };
  const response = await sandbox.fetch(
    new Request(`https://gitlab.test/api/v4${base}/1`, { method: 'DELETE', headers }),
  );
  expect([response.status, await response.json()]).toEqual([412, { message: '412 Precondition Failed' }]);
});
