// A sandbox on a real port, and the pages that a browser sees there.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { openSandboxFile } from '#sandbox/file.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { startServer, type RunningServer } from '#sandbox/server.ts';

const running: RunningServer<Sandbox>[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function served(basePath?: string): Promise<RunningServer<Sandbox>> {
  const server = await startServer({
    port: 0,
    ...(basePath === undefined ? {} : { basePath }),
    open: (externalUrl) => createSandbox({ now: () => Date.parse('2026-11-23T09:00:00.000Z'), externalUrl }),
  });
  running.push(server);
  return server;
}

async function api(server: RunningServer<Sandbox>, method: string, path: string, body?: object) {
  const response = await fetch(`${server.url}/api/v4${path}`, {
    method,
    headers: { Authorization: `Bearer ${tokenOf(server.sandbox.state, 'alex')}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe.each([undefined, '/gitlab'])('base path %s', (basePath) => {
  test('the API answers over the wire, links and addresses lead back', async () => {
    const server = await served(basePath);
    expect(server.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+${basePath ?? ''}$`));
    const created = await api(server, 'POST', '/projects', { name: 'Goals' });
    expect([created.status, (JSON.parse(created.text) as { web_url: string }).web_url]).toEqual([
      201,
      `${server.url}/alex/goals`,
    ]);
    const list = await api(server, 'GET', '/projects?membership=true');
    expect(list.headers.get('Link')).toContain(`<${server.url}/api/v4/projects?`);
    expect((await api(server, 'GET', '/projects/alex%2Fgoals')).status).toBe(200);
    const etag = list.headers.get('ETag') ?? '';
    const known = await fetch(`${server.url}/api/v4/projects?membership=true`, {
      headers: { 'PRIVATE-TOKEN': tokenOf(server.sandbox.state, 'alex'), 'If-None-Match': etag },
    });
    expect([known.status, await known.text()]).toEqual([304, '']);
  });

  test('hostile text stays text in a page that runs nothing', async () => {
    const server = await served(basePath);
    await api(server, 'POST', '/projects', { name: 'Goals' });
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"&\'';
    const { text } = await api(server, 'POST', '/projects/1/issues', {
      title: `T ${hostile}`,
      description: `D ${hostile}`,
      labels: `L${hostile}`,
    });
    await api(server, 'POST', '/projects/1/issues/1/notes', { body: `N ${hostile}` });
    const { web_url: url } = JSON.parse(text) as { web_url: string };
    const page = await fetch(url);
    const shown = await page.text();
    expect(page.status).toBe(200);
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(shown)?.[1] ?? '';
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(page.headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
    const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#39;';
    for (const start of ['T ', 'D ', 'L', 'N ']) expect(shown).toContain(`${start}${escaped}`);
    expect(shown).not.toMatch(/<script|<img/);
    const list = await (await fetch(`${server.url}/alex/goals/-/issues`)).text();
    expect(list).toContain(`>T ${escaped}</a>`);
    expect((await fetch(url.replace('work_items', 'issues'))).status).toBe(200);
    expect((await fetch(`${server.url}/`)).status).toBe(200);
    expect((await fetch(`${server.url}/alex/none`)).status).toBe(404);
  });
});

test('outside of the base path there is nothing', async () => {
  const server = await served('/gitlab');
  expect((await fetch(server.url.replace('/gitlab', '/api/v4/version'))).status).toBe(404);
  expect((await fetch(server.url.replace('/gitlab', '/gitlabber'))).status).toBe(404);
});

test('a name that somebody pointed at this machine opens nothing', async () => {
  const server = await served();
  const { port } = new URL(server.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: '/', headers: { Host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('a taken port is an error, and close frees it', async () => {
  const server = await served();
  const port = Number(new URL(server.url).port);
  const open = () => server.sandbox;
  await expect(startServer({ port, open })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await server.close();
  const again = await startServer({ port, open });
  await again.close();
});

test('a body that would fill the memory is refused, said beforehand or not', async () => {
  const server = await served();
  const { port } = new URL(server.url);
  const post = (headers: Record<string, string>, chunks: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest({ port, host: '127.0.0.1', path: '/api/v4/projects', method: 'POST', headers });
      sending.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      for (let sent = 0; sent < chunks; sent += 1) sending.write(chunk);
      if (chunks > 0) sending.end();
      else sending.flushHeaders();
    });
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  expect(await post({ 'Content-Length': String(100 * 1024 * 1024 + 1) }, 0)).toBe(413);
  expect(await post({ 'Transfer-Encoding': 'chunked' }, 101)).toBe(413);
  expect((await api(server, 'POST', '/projects', { name: 'Goals' })).status).toBe(201);
});

test('verbs that no GitLab knows are refused without a fault, by a sandbox that is kept in a file too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'devgrowth-verbs-'));
  const server = await startServer({
    port: 0,
    open: (externalUrl) => openSandboxFile({ folder, externalUrl, now: () => Date.parse('2026-11-23T09:00:00.000Z') }),
  });
  const ask = (method: string, path: string, body: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'PRIVATE-TOKEN': server.sandbox.token, 'Content-Length': body.length };
      const request = httpRequest(`${server.url}${path}`, { method, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      });
      request.on('error', reject).end(body);
    });
  for (const method of ['TRACE', 'PROPFIND', 'LOCK', 'PATCH'])
    for (const body of ['', '{}']) {
      expect([method, await ask(method, '/api/v4/user', body)]).toEqual([method, 405]);
      expect(await ask(method, '/alex/nothing', body)).toBeOneOf([403, 404, 405]);
    }
  await server.close();
  await rm(folder, { recursive: true });
});
