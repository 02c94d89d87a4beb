// A token that ends within a week is said once a day, by whichever command comes first, and costs no more than one question a day.
import { expect, test } from 'vitest';
import { completionWord } from '#cli/run.ts';
import { newToken } from '../support/tokens.ts';
import { type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

const path = '/home/alex/.local/share/devgrowth/token-ends.json';
const self = 'GET /personal_access_tokens/self';

/** Somebody who reads, with a token that ends on that day. */
async function scene(expiresAt: string, options: WorldOptions = {}): Promise<TestWorld> {
  const first = worldOnSandbox();
  expect(await first.run('init --yes')).toMatchObject({ exitCode: 0 });
  newToken(first.sandbox, ['api'], { expiresAt });
  return worldOnSandbox({ ...options, sandbox: first.sandbox, env: { CI: '', ...options.env } });
}

const looks = (world: TestWorld) => world.requests().filter((request) => request === self).length;
const note = (world: TestWorld, day: string, when: string, then = 'put it into DEVGROWTH_TOKEN') =>
  `note: your token for ${new URL(world.base).host} ends on ${day}, ${when}; make a new one at ${world.base}/-/user_settings/personal_access_tokens?name=devgrowth&scopes=api and ${then}\n`;

test('said on stderr, once a day, and looked at once a day; JSON stays JSON', async () => {
  const world = await scene('2026-11-30');
  const first = await world.run('goal list --format json');
  expect([first.exitCode, first.stderr]).toEqual([0, note(world, '2026-11-30', 'in 7 days')]);
  expect(JSON.parse(first.stdout)).toMatchObject({ schema: 'devgrowth/goal-list/v1' });
  expect((await world.run('goal list')).stderr).toBe('');
  expect((await world.run('init --check')).stderr).not.toContain('ends on');
  expect(looks(world)).toBe(1);
  world.setNow('2026-11-29T09:00:00.000Z');
  expect((await world.run('goal list')).stderr).toBe(note(world, '2026-11-30', 'in 1 day'));
  expect(looks(world)).toBe(1);
  expect(JSON.stringify([...world.disk])).not.toContain(world.token);
});

test.each([
  ['in eight days', '2026-12-01', ''],
  ['where nobody reads', '2026-11-24', 'true'],
])('not said: %s', async (_name, day, CI) => {
  const world = await scene(day, { env: { CI } });
  expect((await world.run('goal list')).stderr).toBe('');
  expect([looks(world), world.disk.has(path)]).toEqual(CI === '' ? [1, true] : [0, false]);
});

test('not to a shell that asks for words: the day keeps its note', async () => {
  const world = await scene('2026-11-25');
  await world.run([completionWord, 'bash', 'goal', 'show', '']);
  expect([looks(world), world.disk.has(path)]).toEqual([0, false]);
  expect((await world.run('goal list')).stderr).toContain('ends on 2026-11-25, in 2 days');
});

test('login has learned it: nothing is asked again that day', async () => {
  const from = await scene('2026-11-26');
  const world = worldOnSandbox({ sandbox: from.sandbox, env: { CI: '', DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
  expect(await world.run(`auth login --host ${world.base} --stdin`, { stdin: from.token })).toMatchObject({
    exitCode: 0,
  });
  looks(world);
  expect((await world.run('goal list')).stderr).toBe(
    note(world, '2026-11-26', 'in 3 days', 'run: devgrowth auth login'),
  );
  expect(looks(world)).toBe(0);
});

test('a fine-grained one is sent to its own page', async () => {
  const from = await scene('2026-11-26');
  const grants = [
    { access: 'user' as const, permissions: ['read_user', 'read_personal_access_token', 'read_project'] },
    { access: 'personal_projects' as const, permissions: ['read_work_item', 'read_repository'] },
  ];
  newToken(from.sandbox, ['granular'], { expiresAt: '2026-11-26', grants });
  const world = worldOnSandbox({ sandbox: from.sandbox, env: { CI: '' } });
  expect((await world.run('goal list')).stderr).toContain('personal_access_tokens/granular/new and put it into');
});

test.each([429, 500, 502, 503])('a server that answers %i is asked once and not waited for', async (status) => {
  const world = await scene('2026-11-26');
  world.breakRoute('/personal_access_tokens/self', status);
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(looks(world)).toBe(1);
});

test('a server that never answers is waited for as long as a person does not notice much, and once a day', async () => {
  const world = await scene('2026-11-26');
  world.hangRoute('/personal_access_tokens/self');
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: '' });
  expect([looks(world), world.idledMs()]).toEqual([1, 3_000]);
});

test('it never fails a command: a look that fails, a file that is broken, a home that cannot be written', async () => {
  const world = await scene('2026-11-26');
  world.breakRoute('/personal_access_tokens/self', 500);
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(looks(world)).toBe(1);
  world.mendRoutes();
  world.disk.set(path, '{"a": [');
  expect(await world.run('goal list')).toMatchObject({ exitCode: 0, stderr: note(world, '2026-11-26', 'in 3 days') });
  const full = worldOnSandbox({
    sandbox: world.sandbox,
    env: { CI: '' },
    onStep: (step) =>
      step.includes('write') && step.includes('token-ends') ? Promise.reject(new Error('full')) : Promise.resolve(),
  });
  expect(await full.run('goal list')).toMatchObject({ exitCode: 0, stderr: note(full, '2026-11-26', 'in 3 days') });
});
