// The built command on real sockets: proxies, certificates of one's own, redirects. A token reaches its own server or none.
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { type Certificates, makeCertificates, type Running, serve, serveProxy } from '../support/network.ts';
import { devgrowth, emptyHome, has } from '../support/process.ts';

const name = 'https://gitlab.example.test';
const home = emptyHome();
const sandbox = createSandbox({ now: Date.now, externalUrl: name });
const token = tokenOf(sandbox.state, 'alex');
let running: Running[] = [];

const kept = async (server: Promise<Running>) => {
  running.push(await server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});
afterAll(() => home.remove());

const status = (env: NodeJS.ProcessEnv, ...flags: string[]) =>
  devgrowth(['auth', 'status', ...flags], { ...home.env, DEVGROWTH_TOKEN: token, ...env });
/** Everything a server was sent, as one text. */
const received = (server: Running) => JSON.stringify(server.seen);

describe.skipIf(!has('openssl'))('with a certificate that nobody trusts (needs openssl)', () => {
  let made: Certificates;
  let gitlab: Running;
  beforeAll(() => {
    made = makeCertificates(home.folder);
  });
  beforeEach(async () => {
    gitlab = await kept(serve((request) => sandbox.fetch(request), { secure: made }));
  });

  const address = () => `https://127.0.0.1:${gitlab.port}`;

  test('it is refused before the token is sent, and the way out is named', async () => {
    const ended = await status({ DEVGROWTH_HOST: address() });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(/the certificate of 127\.0\.0\.1:\d+ is not one this computer trusts/);
    expect(ended.stderr).toContain('--ca-file');
    expect(gitlab.seen).toEqual([]);
  });

  test.each<[string, () => NodeJS.ProcessEnv, () => string[]]>([
    ['--ca-file', () => ({}), () => ['--ca-file', made.caFile]],
    ['DEVGROWTH_CA_FILE', () => ({ DEVGROWTH_CA_FILE: made.caFile }), () => []],
    ['NODE_EXTRA_CA_CERTS, which Node reads', () => ({ NODE_EXTRA_CA_CERTS: made.caFile }), () => []],
  ])('%s opens it', async (_name, env, flags) => {
    const ended = await status({ DEVGROWTH_HOST: address(), ...env() }, ...flags());
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('@alex');
  });

  test('however many goals are read, no more than eight connections are opened, and all are used again', async () => {
    const busy = createSandbox({ now: Date.now, externalUrl: name });
    const env = { ...home.env, DEVGROWTH_TOKEN: tokenOf(busy.state, 'alex') };
    const set = { method: 'POST', headers: { 'PRIVATE-TOKEN': env.DEVGROWTH_TOKEN } };
    const post = (path: string, words: Record<string, string>) =>
      busy.fetch(new Request(`${name}/api/v4/${path}?${String(new URLSearchParams(words))}`, set));
    const goals = 24;
    const at = await kept(serve((request) => busy.fetch(request), { secure: made }));
    const proxy = await kept(serveProxy(at.port));
    const trusting = ['--ca-file', made.caFile];
    const here = { ...env, DEVGROWTH_HOST: `https://127.0.0.1:${at.port}` };
    expect(await devgrowth(['init', '--yes', '--no-input', ...trusting], here)).toMatchObject({ code: 0 });
    for (let goal = 1; goal <= goals; goal += 1) {
      const opened = await post('projects/1/issues', { title: `Goal ${goal}`, labels: 'goal' });
      const { iid } = (await opened.json()) as { iid: number };
      expect((await post(`projects/1/issues/${iid}/notes`, { body: 'A step' })).status).toBe(201);
    }
    const ways: [NodeJS.ProcessEnv, string[]][] = [
      [here, trusting],
      [{ ...here, NODE_EXTRA_CA_CERTS: made.caFile }, []],
      [{ ...env, DEVGROWTH_HOST: name, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }, trusting],
    ];
    for (const [way, flags] of ways) {
      const [asked, opened] = [at.seen.length, at.opened()];
      const list = await devgrowth(['goal', 'list', '--format', 'json', ...flags], {
        ...way,
        XDG_DATA_HOME: join(home.folder, `data-${asked}`),
      });
      expect([list.code, list.stderr, JSON.parse(list.stdout).goals.length]).toEqual([0, '', goals]);
      expect(at.seen.length - asked).toBeGreaterThan(goals);
      expect(at.opened() - opened).toBeLessThanOrEqual(8);
    }
  });

  test('a login remembers the file, from wherever it was named', async () => {
    const own = emptyHome();
    const flags = ['--host', address(), '--stdin', '--ca-file', basename(made.caFile)];
    const login = await devgrowth(['auth', 'login', ...flags], own.env, { input: token, cwd: home.folder });
    const later = await devgrowth(['auth', 'status'], own.env);
    own.remove();
    expect([login.code, login.stderr, later.code, later.stderr]).toEqual([0, '', 0, '']);
    expect(later.stdout).toContain(`Trusts  ${made.caFile} (from ca_file of profile 127.0.0.1:${gitlab.port})`);
  });

  test("a file that does not hold the server's authority is named", async () => {
    const other = join(home.folder, 'other.pem');
    writeFileSync(other, made.cert);
    const ended = await status({ DEVGROWTH_HOST: address() }, '--ca-file', other);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('--ca-file does not hold the certificate that signed it');
    expect(gitlab.seen).toEqual([]);
  });

  test('a certificate of another name', async () => {
    const proxy = await kept(serveProxy(gitlab.port));
    const ended = await status(
      { DEVGROWTH_HOST: 'https://other.example.test', HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      '--ca-file',
      made.caFile,
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('is for another name');
    expect(received(gitlab) + received(proxy)).not.toContain(token);
  });

  test('through a proxy, which sees the name and no token', async () => {
    const proxy = await kept(serveProxy(gitlab.port));
    const env = { DEVGROWTH_HOST: name, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const ended = await status(env, '--ca-file', made.caFile);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect([...new Set(proxy.seen.map(({ line }) => line))]).toEqual(['CONNECT gitlab.example.test:443']);
    expect(received(proxy)).not.toContain(token);
    expect(received(gitlab)).toContain(`Bearer ${token}`);
  });

  test('a proxy that wants a password gets it, and nobody else does', async () => {
    const wants = `Basic ${Buffer.from('me:s3cret').toString('base64')}`;
    const proxy = await kept(serveProxy(gitlab.port, { wants }));
    const env = { DEVGROWTH_HOST: name };
    const without = await status({ ...env, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }, '--ca-file', made.caFile);
    expect(without.code).toBe(1);
    expect(without.stderr).toContain('wants a user name and a password');
    const with_ = await status(
      { ...env, HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${proxy.port}` },
      '--ca-file',
      made.caFile,
      '--debug',
    );
    expect(with_.code, with_.stderr).toBe(0);
    expect(with_.stdout + with_.stderr + received(gitlab)).not.toContain('s3cret');
  });

  test('NO_PROXY goes direct, and so does this machine', async () => {
    const proxy = await kept(serveProxy(gitlab.port));
    const HTTPS_PROXY = `http://127.0.0.1:${proxy.port}`;
    expect((await status({ DEVGROWTH_HOST: address(), HTTPS_PROXY }, '--ca-file', made.caFile)).code).toBe(0);
    const direct = await status(
      { DEVGROWTH_HOST: name, HTTPS_PROXY, NO_PROXY: '.example.test' },
      '--ca-file',
      made.caFile,
    );
    expect([direct.code, /no server named gitlab\.example\.test/.test(direct.stderr)]).toEqual([1, true]);
    expect(proxy.seen).toEqual([]);
  });
});

test('a proxy that is not there is named, not the host', async () => {
  const gone = await serve(() => new Response());
  await gone.close();
  const ended = await status({ DEVGROWTH_HOST: name, HTTPS_PROXY: `http://127.0.0.1:${gone.port}` });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`the proxy http://127.0.0.1:${gone.port} does not answer (HTTPS_PROXY)`);
});

describe('two servers', () => {
  const elsewhere = () => serve(() => Response.json({ id: 1, username: 'mallory', name: 'Mallory' }));

  test.each([301, 302, 307, 308])(
    'a redirect (%i) to the other is not followed, and it hears nothing',
    async (code) => {
      const other = await kept(elsewhere());
      const first = await kept(
        serve((request) => {
          const { pathname } = new URL(request.url);
          return new Response(null, {
            status: code,
            headers: { location: `http://127.0.0.1:${other.port}${pathname}` },
          });
        }),
      );
      const env = { DEVGROWTH_HOST: `http://127.0.0.1:${first.port}` };
      const read = await status(env);
      expect([read.code, read.stdout]).toEqual([1, '']);
      expect(read.stderr).toContain(`sends us on to http://127.0.0.1:${other.port}/api/v4/`);
      expect((await devgrowth(['init', '--yes'], { ...home.env, ...env, DEVGROWTH_TOKEN: token })).code).toBe(1);
      expect(first.seen.length).toBeGreaterThan(0);
      expect(other.seen).toEqual([]);
    },
  );

  test("the other server's token, from every place a token comes from, is not sent", async () => {
    const [mine, other] = [await kept(elsewhere()), await kept(elsewhere())];
    const host = (server: Running) => `http://127.0.0.1:${server.port}`;
    for (const env of [
      { DEVGROWTH_HOST: host(mine), DEVGROWTH_TOKEN: token },
      { DEVGROWTH_TOKEN: '', GITLAB_HOST: host(mine), GITLAB_TOKEN: token },
    ]) {
      const ended = await status(env, '--host', host(other));
      expect([ended.code, ended.stdout]).toEqual([4, '']);
      expect(ended.stderr).toContain(`belongs to ${host(mine)} and is sent nowhere else`);
    }
    expect(other.seen).toEqual([]);
  });

  test('a login page says what it is, and is not followed', async () => {
    const other = await kept(elsewhere());
    const first = await kept(
      serve(
        () =>
          new Response(null, {
            status: 302,
            headers: { location: `http://127.0.0.1:${other.port}/saml2/login?RelayState=${token}` },
          }),
      ),
    );
    const ended = await status({ DEVGROWTH_HOST: `http://127.0.0.1:${first.port}` });
    expect(ended.stderr).toContain(
      `http://127.0.0.1:${other.port}/saml2/login, a login page, which devgrowth does not follow`,
    );
    expect(ended.stderr).not.toContain(token);
    expect(other.seen).toEqual([]);
  });
});

test.each(['', '/', '/gitlab', '/gitlab/', '/a/b/gitlab//'])(
  'a GitLab on a port of its own, named with "%s"',
  async (typed) => {
    const path = typed.replaceAll(/\/+$/g, '');
    const behind: { sandbox: ReturnType<typeof createSandbox> | null } = { sandbox: null };
    const server = await kept(serve(async (request) => (await behind.sandbox?.fetch(request)) ?? Response.error()));
    const base = `http://127.0.0.1:${server.port}${path}`;
    behind.sandbox = createSandbox({ now: Date.now, externalUrl: base });
    const env = { DEVGROWTH_HOST: `127.0.0.1:${server.port}${typed}` };
    const secure = await status(env);
    expect([secure.code, secure.stderr.includes('does not speak https there')]).toEqual([1, true]);
    const ended = await status({
      DEVGROWTH_HOST: `http://${env.DEVGROWTH_HOST}`,
      DEVGROWTH_TOKEN: tokenOf(behind.sandbox.state, 'alex'),
    });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain(`Host    ${base} (from DEVGROWTH_HOST)\n`);
    expect(server.seen.map(({ line }) => line).sort()).toEqual([
      `GET ${path}/api/v4/personal_access_tokens/self`,
      `GET ${path}/api/v4/user`,
    ]);
  },
);

test('plain http beyond this machine needs --insecure-http, and then goes through HTTP_PROXY as it is', async () => {
  const proxy = await kept(serve((request) => sandbox.fetch(new Request(request.url, request))));
  const env = { DEVGROWTH_HOST: 'http://gitlab.example.test', HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
  const refused = await status(env);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('plain http would send your token readable by everyone');
  expect(proxy.seen).toEqual([]);
  const ended = await status(env, '--insecure-http');
  expect(ended.code, ended.stderr).toBe(0);
  expect(proxy.seen[0]?.line).toMatch(
    /^GET http:\/\/gitlab\.example\.test\/api\/v4\/(user|personal_access_tokens\/self)$/,
  );
  const own = emptyHome();
  const { HTTP_PROXY } = env;
  const flags = ['--host', env.DEVGROWTH_HOST, '--stdin'];
  const login = (...more: string[]) =>
    devgrowth(['auth', 'login', ...flags, ...more], { ...own.env, HTTP_PROXY }, { input: token });
  const ends = [
    await login(),
    await login('--insecure-http'),
    await devgrowth(['auth', 'status'], { ...own.env, HTTP_PROXY }),
  ];
  own.remove();
  expect(ends.map(({ code, stderr }) => [code, stderr.split('\n')[0]?.slice(0, 30)])).toEqual([
    [1, 'error: --host: plain http woul'],
    [0, ''],
    [0, ''],
  ]);
});
