// The pages of a served sandbox show confidential things: without their key they show nothing to the other users of a machine.
import { describe, expect, test } from 'vitest';
import { webCaller, type WebCaller } from './web-caller.ts';

const key = 'k3y';

async function served(externalUrl = 'http://127.0.0.1:4610/gitlab'): Promise<WebCaller> {
  const made = await webCaller({ webKey: key, externalUrl });
  await made.post('/projects/1/issues', { title: 'A private lesson', confidential: true });
  return made;
}

async function opened({ sandbox }: WebCaller, path: string, cookie?: string, method = 'GET') {
  const headers = cookie === undefined ? {} : { cookie };
  const response = await sandbox.fetch(new Request(`${sandbox.externalUrl}${path}`, { method, headers }));
  const { status, headers: answered } = response;
  return { status, text: await response.text(), place: answered.get('Location'), cookie: answered.get('Set-Cookie') };
}

describe('without the key', () => {
  test.each([
    ['/', undefined],
    ['/alex/goals', undefined],
    ['/alex/goals/-/issues/1', undefined],
    ['/alex/goals/-/issues/1', 'sandbox_key_4610=k3'],
    ['/alex/goals/-/issues/1', 'sandbox_key_4611=k3y'],
    ['/alex/goals/-/issues/1', 'sandbox_as=alex'],
    ['/alex/goals/-/issues/1?key=', undefined],
    ['/alex/goals/-/issues/1?key=K3Y', undefined],
    ['/alex/goals/-/issues/1?as=alex', undefined],
    ['/api/../alex/goals', undefined],
    ['/nothing', undefined],
  ])('%s with cookie %s says what to do, and nothing else', async (path, cookie) => {
    const page = await opened(await served(), path, cookie);
    expect([page.status, page.cookie]).toEqual([403, null]);
    expect(page.text).toContain('Open the address that <code>devgrowth sandbox</code> printed');
    expect(page.text).not.toMatch(/lesson|goals/);
  });

  test('nothing is posted either; the API goes on to ask for its token', async () => {
    const made = await served();
    expect((await opened(made, '/alex/goals', undefined, 'POST')).status).toBe(403);
    expect((await made.get('/projects/1')).status).toBe(200);
    expect((await made.get('/user', null)).status).toBe(401);
  });
});

test('the key in any address opens it, and leaves the address; its cookie opens all the others', async () => {
  const made = await served();
  const first = await opened(made, `/alex/goals/-/issues?key=${key}&state=all`);
  expect(first).toMatchObject({
    status: 303,
    place: 'http://127.0.0.1:4610/gitlab/alex/goals/-/issues?state=all',
    cookie: 'sandbox_key_4610=k3y; Path=/gitlab; HttpOnly; SameSite=Lax',
  });
  const page = await opened(made, '/alex/goals/-/issues/1', 'other=1; sandbox_key_4610=k3y');
  expect(page.status).toBe(200);
  expect(page.text).toContain('A private lesson');
  expect((await opened(await served('http://127.0.0.1:4610'), `/?key=${key}`)).cookie).toContain('; Path=/; ');
});

test.each(['localhost', '[::1]'])('%s leads to the name that was printed, whose cookie opens it', async (name) => {
  const { sandbox } = await served();
  const at = (host: string) => sandbox.fetch(new Request(`http://${host}/gitlab/alex/goals?key=${key}&x=1`));
  const led = await at(`${name}:4610`);
  expect([led.status, led.headers.get('Location'), led.headers.has('Set-Cookie')]).toEqual([
    307,
    `http://127.0.0.1:4610/gitlab/alex/goals?key=${key}&x=1`,
    false,
  ]);
  // A port that was forwarded here is somebody else's to name.
  expect((await at(`${name}:9000`)).status).toBe(303);
});
