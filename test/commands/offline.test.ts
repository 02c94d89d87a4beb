// `--offline`: what was read last, said as of when; nothing is sent, nothing confidential is kept unasked, no secret is on the disk.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { keepingAnswers } from '#settings/keeping-answers.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { type TestWorld, useSandboxes, type WorldOptions, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const played = scene(
  {},
  'init --yes --no-input --manager @morgan',
  ['goal', 'add', 'Make imports survive', '--kind', 'challenging-task', '--due', 'none'],
  ['goal', 'add', 'Know my worth', '--kind', 'career-change', '--due', 'none'],
  ['goal', 'log', '2', 'Read about the circuit breaker'],
);

let world: TestWorld;
beforeEach(async () => {
  world = await played();
});
const kept = () => [...world.disk].filter(([path]) => path.includes('/kept/') && path.endsWith('.jsonl'));
const offline = async (line: string) => {
  world.requests();
  const ended = await world.run(line);
  expect(world.requests()).toEqual([]);
  return ended;
};

describe('what was read last', () => {
  test('is shown without a request, loudly, before and after', async () => {
    expect(await offline('goal list --offline')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('is kept on this machine'),
    });
    const online = await world.run('goal list --state all');
    world.setNow('2026-11-25T10:00:00.000Z');
    const { stdout, exitCode } = await offline('goal list --offline');
    const line =
      'OFFLINE: as of Mon 23 Nov, 09:00 (2 days ago), as @alex saw it. Nothing newer was asked for; confidential items are not kept, and missing.';
    expect(stdout.split('\n')[0]).toBe(line);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(line);
    expect(stdout).toContain('Make imports survive');
    expect(online.stdout).toContain('Know my worth');
    expect(stdout).not.toContain('Know my worth');
    expect(stdout).toContain('INCOMPLETE');
    expect(exitCode).toBe(3);
  });

  test('in each of the four, with confidential goals where the setting says so', async () => {
    expect(await world.run(['config', 'set', 'host', world.base, '--profile', 'work'])).toMatchObject({ exitCode: 0 });
    expect(await world.run('config set cache all')).toMatchObject({ exitCode: 0 });
    const lines = ['goal list', 'goal show 2', 'report', 'search circuit'];
    const online = new Map<string, string>();
    for (const line of lines) online.set(line, (await world.run(line)).stdout);
    for (const line of lines) {
      const { stdout, exitCode, stderr } = await offline(`${line} --offline`);
      expect(exitCode, `${line}\n${stderr}\n${stdout}`).toBe(0);
      const [first, , ...rest] = stdout.split('\n');
      expect(first).toMatch(
        /^OFFLINE: as of Mon 23 Nov, 09:00 \(today\), as @alex saw it\. Nothing newer was asked for\.$/,
      );
      expect(rest.slice(0, -3).join('\n').trimEnd()).toBe(online.get(line)?.trimEnd());
    }
    for (const line of lines)
      expect(JSON.parse((await offline(`${line} --offline --format json`)).stdout), line).toMatchObject({
        offline: { asOf: '2026-11-23T09:00:00.000Z', as: 'alex', withoutConfidential: false },
      });
    const online2 = await world.run('search circuit --format json');
    expect(JSON.parse(online2.stdout)).toMatchObject({ offline: null });
  });

  test('of what was not read, it says so', async () => {
    await world.run('goal list');
    expect(await offline('goal show 2 --offline')).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('not kept'),
    });
    expect(await offline('goal list --offline --format csv')).toMatchObject({
      stderr: expect.stringContaining('OFFLINE: as of'),
    });
    expect(await offline('report --offline --format html')).toMatchObject({ exitCode: 2 });
  });

  test('goes into no file and no comment, where nothing would say as of when it is', async () => {
    await world.run('report');
    for (const way of ['--output r.md', '--open', '--post']) {
      const { exitCode, stderr, stdout } = await offline(`report --offline ${way}`);
      expect({ exitCode, stdout }, way).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('would say as of when it is');
    }
    expect([...world.disk.keys()].filter((path) => path.endsWith('r.md'))).toEqual([]);
    expect(world.opened()).toEqual([]);
  });
});

describe('whose answers they are', () => {
  const morganOn = (own: WorldOptions = {}) =>
    worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk: world.disk, ...own });

  test('another account of the same machine sees none of them, and its own later', async () => {
    await world.run('goal list');
    const morgan = morganOn({ env: { DEVGROWTH_PROJECT: 'alex/goals' } });
    const before = await morgan.run('goal list --offline');
    expect(before).toMatchObject({ exitCode: 1, stdout: '' });
    expect(before.stderr).toContain('nothing that you have read');
    expect(await morgan.run('goal list')).toMatchObject({ exitCode: 0 });
    expect((await morgan.run('goal list --offline')).stdout).toContain('as @morgan saw it');
    expect((await offline('goal list --offline')).stdout).toContain('as @alex saw it');
    for (const [, text] of kept()) for (const secret of [world.token, morgan.token]) expect(text).not.toContain(secret);
  });

  test('a program that gives the token is not run for it', async () => {
    const program = { 'pass show gitlab': world.token };
    const by = (command: string) => {
      world.disk.set(
        '/home/alex/.config/devgrowth/config.yml',
        `default_profile: work\nprofiles:\n  work:\n    host: ${world.base}\n    token_command: ${command}\n`,
      );
      return worldOnSandbox({
        sandbox: world.sandbox,
        disk: world.disk,
        programs: program,
        env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' },
      });
    };
    const own = by('pass show gitlab');
    expect(await own.run('goal list')).toMatchObject({ exitCode: 0 });
    own.ran();
    expect((await own.run('goal list --offline')).stdout).toContain('Make imports survive');
    expect(await by('pass show other').run('goal list --offline')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(own.ran()).toEqual([]);
  });
});

describe('what the server shows no longer', () => {
  const everything = () =>
    kept()
      .map(([, text]) => text)
      .join('\n');

  test('goes when a goal becomes confidential', async () => {
    await world.run('goal show 2');
    await world.run('goal list');
    expect(everything()).toContain('circuit breaker');
    await world.api('projects/1/issues/2', { method: 'PUT', body: { confidential: true } });
    await world.run('goal list');
    for (const words of ['Make imports survive', 'circuit breaker']) expect(everything()).not.toContain(words);
    expect((await offline('goal show 2 --offline')).stdout).not.toContain('circuit breaker');
  });

  test('goes when confidential items are no longer to be kept', async () => {
    await world.run(['config', 'set', 'host', world.base, '--profile', 'work']);
    await world.run('config set cache all');
    await world.run('goal show 3');
    expect(everything()).toContain('Know my worth');
    await world.run('config set cache on');
    await world.run('goal list');
    expect(everything()).not.toContain('Know my worth');
  });

  test('goes with a role: as a Guest, nothing of what a Reporter read', async () => {
    await world.api('projects/1/members/2', { method: 'DELETE' });
    await world.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
    const disk = new Map(world.disk);
    const env = { DEVGROWTH_PROJECT: 'alex/goals' };
    const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', disk, env });
    await morgan.run(['config', 'set', 'host', world.base, '--profile', 'work']);
    await morgan.run('config set cache all');
    await morgan.run('goal show 3');
    await morgan.run('goal list');
    const words = () => [...disk].filter(([path]) => path.includes('/kept/')).join('\n');
    expect(words()).toContain('Know my worth');
    await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: 10 } });
    await morgan.run('goal list');
    expect(words()).not.toContain('Know my worth');
    expect(words()).toContain('Make imports survive');
    await world.api('projects/1/members/2', { method: 'DELETE' });
    expect(await morgan.run('goal list')).not.toMatchObject({ exitCode: 0 });
    expect(words()).not.toContain('Make imports survive');
  });
});

test('the same number in another project tells nothing of an issue', async () => {
  const project = (id: number) => `projects/${id}/issues`;
  const files = memoryFiles({});
  const own = { files, places: { state: '/state', config: '/config' }, now: () => '2026-11-23T09:00:00.000Z' };
  const host = { host: 'https://gitlab.test', access: () => 'access' };
  const answers = keepingAnswers(host, { mode: 'on', rereads: undefined }, own);
  const tell = (path: string, body: unknown) =>
    answers.ask(path).take({ status: 200, headers: {}, body, servedAt: null });
  const row = (iid: number, confidential: boolean) => ({ iid, confidential, updated_at: '', user_notes_count: 1 });
  tell('user', { id: 1, username: 'alex' });
  tell(project(1), [row(3, true)]);
  tell(`${project(1)}/3/notes`, [{ id: 9, body: 'only for me' }]);
  tell(project(2), [row(3, false)]);
  tell(`${project(2)}/3/notes`, [{ id: 8, body: 'for all' }]);
  await answers.save();
  const text = [...files.disk.values()].join('\n');
  expect(text).toContain('for all');
  expect(text).not.toContain('only for me');
});

test('a network that fails is a failure, and says that something is kept', async () => {
  await world.run('goal list');
  const gone = 'https://nowhere.test';
  const name = createHash('sha256').update(gone).digest('hex').slice(0, 16);
  for (const [path, text] of kept())
    world.disk.set(path.replace(/[0-9a-f]{16}-/, `${name}-`), text.replace(world.base, gone));
  const own = worldOnSandbox({ disk: world.disk, env: { DEVGROWTH_HOST: gone } });
  const failed = await own.run('goal list');
  expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
  expect(failed.stderr).toContain('What was read on Mon 23 Nov, 09:00 (today) is kept: --offline shows it.');
  expect(await own.run('goal list --offline')).toMatchObject({ stdout: expect.stringContaining('OFFLINE: as of') });
});

test('no token, no address and nothing confidential is on the disk; a broken file is read anew; logging out deletes it', async () => {
  await world.run('report');
  await world.run('goal show 3');
  await world.run('search worth');
  const [[path, text] = ['', '']] = kept();
  expect(text).toContain('Make imports survive');
  for (const secret of [world.token, 'Know my worth', 'runners_token', 'email', 'avatar'])
    expect(text).not.toContain(secret);
  world.disk.set(path, '{ broken');
  expect(await world.run('goal list --offline')).toMatchObject({ exitCode: 1 });
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0 });
  expect(await offline('goal list --offline')).toMatchObject({ exitCode: 3 });
  await world.run('auth logout');
  expect(kept()).toEqual([]);
});

describe('the setting', () => {
  beforeEach(async () => {
    await world.run(['config', 'set', 'host', world.base, '--profile', 'work']);
    await world.run('config set cache all');
    await world.run('goal list');
  });

  test('off: what was kept is gone at once, and nothing is shown', async () => {
    const before = kept();
    expect(before).toHaveLength(1);
    await world.run('config set cache off');
    expect(kept()).toEqual([]);
    // Also where the setting was typed into its file.
    for (const [path, text] of before) world.disk.set(path, text);
    expect(await offline('goal list --offline')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('is kept on this machine'),
    });
  });

  test('on, after all: nothing confidential is shown, and that it is missing is said', async () => {
    expect((await offline('goal list --offline')).stdout).toContain('Know my worth');
    await world.run('config set cache on');
    const { stdout, exitCode } = await offline('goal list --offline');
    expect(stdout).toContain('Make imports survive');
    expect(stdout).not.toContain('Know my worth');
    expect(stdout).toContain('confidential items are not kept, and missing');
    expect(exitCode).toBe(3);
  });
});

test('an answer that was damaged is as good as not kept, and nobody is waited for', async () => {
  await world.run('goal list');
  for (const [path, text] of kept()) world.disk.set(path, text.replaceAll('Make imports', 'Make "imports'));
  const { stdout, stderr, exitCode } = await offline('goal list --offline');
  expect(`${stdout}${stderr}`).not.toMatch(/cut off|going on/);
  expect(stdout).toMatch(/INCOMPLETE.*goals/);
  expect(exitCode).toBe(3);
});

describe('a page that comes again', () => {
  const own = (files: ReturnType<typeof memoryFiles>) => ({
    files,
    places: { state: '/state', config: '/config' },
    now: () => '2026-11-23T09:00:00.000Z',
  });
  /** One run: what it was told, in this order. */
  async function read(files: ReturnType<typeof memoryFiles>, ...told: readonly (readonly [string, unknown, string])[]) {
    const host = { host: 'https://gitlab.test', access: () => 'a' };
    const answers = keepingAnswers(host, { mode: 'on', rereads: undefined }, own(files));
    for (const [path, body, digest] of [['user', { id: 1, username: 'alex' }, 'u'] as const, ...told]) {
      const question = answers.ask(path);
      await question.kept();
      // What was kept before is there by the time that an answer comes.
      await new Promise((resolve) => setImmediate(resolve));
      if (body === undefined) question.miss();
      else question.take({ status: 200, headers: {}, body, digest, servedAt: null });
    }
    await answers.save();
    return [...files.disk.values()].join('\n');
  }
  const issues = (confidential: boolean) =>
    ['projects/1/issues', [{ iid: 3, confidential, updated_at: '', user_notes_count: 1 }], `i${confidential}`] as const;
  const notes = ['projects/1/issues/3/notes', [{ id: 9, body: 'a word' }], 'n'] as const;

  const pageOf = (text: string) => text.split('\n').find((line) => line.startsWith('[{')) ?? '';
  const goals = () => kept().map(([, text]) => pageOf(text.slice(text.indexOf('"projects/1/issues?issue_type'))));

  test('as it was is kept as it was; changed, it is another one, also by what no date tells', async () => {
    await world.run('goal list');
    const [first] = goals();
    expect(first).toContain('Make imports survive');
    world.setNow('2026-11-23T10:00:00.000Z');
    await world.run('goal list');
    expect(goals()).toEqual([first]);
    const [, text = ''] = kept()[0] ?? [];
    expect(text).toContain('"at":"2026-11-23T10:00:00.000Z"');
    await world.api('projects/1/labels/goal%3A%3Achallenging-task', {
      method: 'PUT',
      body: { new_name: 'goal::stretch' },
    });
    await world.run('goal list');
    expect(goals()[0]).toContain('goal::stretch');
    expect((await offline('goal list --offline --format csv')).stdout).toContain('stretch');
  });

  test('word for word, but of an issue that is confidential by now: it goes, and comes back with it', async () => {
    const files = memoryFiles({});
    const events = ['projects/1/events', [{ project_id: 1, note: { body: 'a word', noteable_iid: 3 } }], 'e'] as const;
    const has = async (confidential: boolean) => (await read(files, issues(confidential), events)).includes('a word');
    expect([await has(false), await has(false), await has(true), await has(true), await has(false)]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test('by its digest: what stands there is not made anew, unless it was damaged', async () => {
    const files = memoryFiles({});
    const events = (body: string) => ['projects/1/events', [{ project_id: 1, note: { body } }], 'e'] as const;
    await read(files, issues(false), events('first'));
    expect(await read(files, issues(false), events('second'))).toContain('first');
    for (const [path, text] of files.disk) files.disk.set(path, text.replace('first', 'fault'));
    expect(await read(files, issues(false), events('second'))).toContain('second');
  });

  test('of an issue that this run was not told: what was kept of it stays', async () => {
    const files = memoryFiles({});
    expect(await read(files, issues(false), notes)).toContain('a word');
    expect(await read(files, ['projects/1/issues', undefined, ''], notes)).toContain('a word');
    expect(await read(files, issues(true), notes)).not.toContain('a word');
  });

  test('a folder that cannot be read fails no read', async () => {
    const files = memoryFiles({});
    const list = () => Promise.reject(new Error('EACCES'));
    expect(await read({ ...files, list }, issues(false), notes)).toContain('a word');
  });

  test('of the other mode is asked for: what is internal goes with the setting', async () => {
    const files = memoryFiles({});
    const run = async (mode: 'on' | 'all', later = 'a') => {
      let way = 'a';
      const host = { host: 'https://gitlab.test', access: () => way };
      const answers = keepingAnswers(host, { mode, rereads: 'changed' }, own(files));
      const access = { project_access: { access_level: 50 }, group_access: null };
      const row = { iid: 3, confidential: false, updated_at: '2026-11-20T09:00:00.000Z', user_notes_count: 1 };
      const told: readonly (readonly [string, unknown])[] = [
        ['user', { id: 1, username: 'alex' }],
        ['projects/1', { id: 1, path_with_namespace: 'alex/goals', permissions: access }],
        ['projects/1/issues', [row]],
        ['projects/1/issues/3/notes?sort=desc', [{ id: 9, body: 'a word', internal: true }]],
      ];
      const asked: string[] = [];
      for (const [path, body] of told) {
        const question = answers.ask(path);
        if (path.includes('notes')) way = later;
        if ((await question.kept()) !== null) continue;
        asked.push(path);
        question.take({ status: 200, headers: {}, body, digest: path, servedAt: '2026-11-23T09:00:00.000Z' });
      }
      await answers.save();
      return { asked: asked.length, isThere: [...files.disk.values()].join('').includes('a word') };
    };
    expect(await run('all')).toEqual({ asked: 4, isThere: true });
    expect(await run('all')).toEqual({ asked: 3, isThere: true });
    expect(await run('all', 'another way in')).toEqual({ asked: 4, isThere: true });
    expect(await run('on')).toEqual({ asked: 4, isThere: false });
  });
});
