// `--offline`: what was read last, said as of when; nothing is sent, nothing confidential is kept unasked, no secret is on the disk.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

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
    const told = await offline('search circuit --offline --format json');
    expect(JSON.parse(told.stdout)).toMatchObject({
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
