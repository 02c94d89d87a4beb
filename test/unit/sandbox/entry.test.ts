// The sandbox as others get it: `devgrowth/sandbox`, and its README.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createSandbox, type GitLabSandbox, type ServedSandbox } from '#sandbox/entry.ts';
import { endpoints } from '#sandbox/sandbox.ts';

const opened: ServedSandbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

const as = (sandbox: GitLabSandbox, username: string) => ({ headers: { 'PRIVATE-TOKEN': sandbox.token(username) } });
const get = async (sandbox: GitLabSandbox, path: string, username = 'alex') => {
  const response = await sandbox.fetch(new Request(`${sandbox.externalUrl}/api/v4${path}`, as(sandbox, username)));
  return { status: response.status, body: await response.json() };
};
const makeProject = (sandbox: GitLabSandbox) =>
  sandbox.fetch(
    new Request(`${sandbox.externalUrl}/api/v4/projects?name=goals`, { method: 'POST', ...as(sandbox, 'alex') }),
  );

test('four people have tokens, one of them is the administrator', async () => {
  const sandbox = createSandbox();
  for (const [username, isAdmin] of [
    ['alex', false],
    ['morgan', false],
    ['sam', false],
    ['root', true],
  ] as const) {
    const { body } = await get(sandbox, '/user', username);
    expect(body).toMatchObject({ username, web_url: `https://gitlab.test/${username}` });
    expect('is_admin' in (body as object)).toBe(isAdmin);
  }
  expect(() => sandbox.token('nobody')).toThrow('no token for nobody');
});

test('what was asked for is played: clock, tier, version, address, and the answer to a gap', async () => {
  const options = { now: () => Date.parse('2026-11-23T09:00:00.000Z'), externalUrl: 'https://git.test/lab/' };
  const sandbox = createSandbox({ ...options, tier: 'premium', version: '17.4', unserved: 404 });
  expect(sandbox.externalUrl).toBe('https://git.test/lab');
  await makeProject(sandbox);
  expect(await get(sandbox, '/projects/alex%2Fgoals')).toMatchObject({
    body: { created_at: '2026-11-23T09:00:00.000Z', web_url: 'https://git.test/lab/alex/goals' },
  });
  expect(await get(sandbox, '/namespaces/alex')).toMatchObject({ body: { plan: 'premium' } });
  expect(await get(sandbox, '/metadata')).toMatchObject({ body: { version: expect.stringMatching(/^17\.4/) } });
  expect(await get(sandbox, '/runners')).toMatchObject({ status: 404 });
  expect(await get(createSandbox(), '/runners')).toMatchObject({ status: 501 });
});

test('after a reset the first tokens work again, and those made since are gone', async () => {
  const sandbox = createSandbox();
  const first = sandbox.token('alex');
  const self = (token: string, method: string, verb = '') => {
    const address = `${sandbox.externalUrl}/api/v4/personal_access_tokens/self${verb}`;
    return sandbox.fetch(new Request(address, { method, headers: { 'PRIVATE-TOKEN': token } }));
  };
  const statusFor = async (token: string) => (await self(token, 'GET')).status;
  const { token } = (await (await self(first, 'POST', '/rotate')).json()) as { token: string };
  expect([await statusFor(first), await statusFor(token)]).toEqual([401, 200]);
  sandbox.reset();
  expect([await statusFor(first), await statusFor(token)]).toEqual([200, 401]);
});

test('a reset forgets what was done and keeps the tokens', async () => {
  const sandbox = createSandbox();
  const token = sandbox.token('alex');
  await makeProject(sandbox);
  expect(await get(sandbox, '/projects/1')).toMatchObject({ status: 200 });
  sandbox.reset();
  expect(sandbox.token('alex')).toBe(token);
  expect(await get(sandbox, '/projects/1')).toMatchObject({ status: 404 });
  await makeProject(sandbox);
  sandbox.reset();
  expect(await get(sandbox, '/projects/1')).toMatchObject({ status: 404 });
});

test('it is served beside fetch, with the same state, before and after a reset', async () => {
  const sandbox = createSandbox();
  const server = await sandbox.start({ basePath: '/gitlab' });
  opened.push(server);
  await makeProject(sandbox);
  const there = async () => fetch(`${server.url}/api/v4/projects/1`, as(sandbox, 'alex'));
  expect(await (await there()).json()).toMatchObject({ web_url: `${server.url}/alex/goals` });
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gitlab$/);
  const page = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;
  expect([await page(server.url), await page(server.pages)]).toEqual([403, 303]);
  sandbox.reset();
  expect((await there()).status).toBe(404);
});

test('its README lists every endpoint; `-u` writes them anew', async () => {
  const path = join(import.meta.dirname, '../../../src/sandbox/README.md');
  const block = /(?<=<!-- endpoints: [^\n]* -->\n)[\s\S]*(?=<!-- end of endpoints -->)/;
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(block);
  const served = endpoints();
  expect(served.length).toBeGreaterThan(150);
  const rows = served.map((one) => `| \`${one.path}\` | ${one.methods.join(', ')} |`);
  const wanted = text.replace(block, () => ['| address | methods |', '|---|---|', ...rows, ''].join('\n'));
  await expect(wanted).toMatchFileSnapshot(path);
});
