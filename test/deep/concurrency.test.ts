// Processes of one machine, and twelve machines, tick different items at the same moment, against one served sandbox: every tick is there afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { devgrowth, emptyHome, serveSandbox, type ServedSandbox } from '../support/process.ts';

const count = 8;
const home = emptyHome();
let sandbox: ServedSandbox;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  env = { ...home.env, DEVGROWTH_HOST: sandbox.url, DEVGROWTH_TOKEN: sandbox.token };
  expect(await devgrowth(['init', '--yes', '--no-input'], env)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await sandbox.stop();
  home.remove();
});

async function newGoal(title: string, steps = count): Promise<string> {
  const actions = Array.from({ length: steps }, (_, index) => `Step ${index + 1}`).join(';');
  const added = await devgrowth(
    ['goal', 'add', title, '--kind', 'reading', '--set', `actions=${actions}`, '--format', 'json'],
    env,
  );
  expect(added).toMatchObject({ code: 0 });
  return String((JSON.parse(added.stdout) as { goal: { iid: number } }).goal.iid);
}

async function progressOf(iid: string): Promise<unknown> {
  const shown = await devgrowth(['goal', 'show', iid, '--format', 'json'], env);
  return (JSON.parse(shown.stdout) as { goal: { progress: unknown } }).goal.progress;
}

const all = Array.from({ length: count }, (_, index) => String(index + 1));

test('goal check, eight at once', async () => {
  const iid = await newGoal('Read together');
  const ended = await Promise.all(all.map((item) => devgrowth(['goal', 'check', iid, item], env)));
  expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(all.map(() => ({ code: 0, stderr: '' })));
  expect(await progressOf(iid)).toMatchObject({ done: count });
});

test('check and uncheck, mixed', async () => {
  const iid = await newGoal('Read back and forth');
  expect(await devgrowth(['goal', 'check', iid, '1', '2', '3', '4'], env)).toMatchObject({ code: 0 });
  const ended = await Promise.all(
    all.map((item) => devgrowth(['goal', Number(item) <= 4 ? 'uncheck' : 'check', iid, item], env)),
  );
  expect(ended.map(({ code }) => code)).toEqual(all.map(() => 0));
  const shown = await devgrowth(['goal', 'show', iid, '--format', 'json'], env);
  expect(await progressOf(iid)).toMatchObject({ done: 4 });
  expect(shown.stdout).toContain('- [ ] Step 4');
  expect(shown.stdout).toContain('- [x] Step 5');
});

test('twelve machines that share no lock', async () => {
  const machines = Array.from({ length: 12 }, emptyHome);
  try {
    const iid = await newGoal('Read far apart', machines.length);
    const ended = await Promise.all(
      machines.map((machine, index) =>
        devgrowth(['goal', 'check', iid, String(index + 1)], {
          ...machine.env,
          DEVGROWTH_HOST: sandbox.url,
          DEVGROWTH_TOKEN: sandbox.token,
        }),
      ),
    );
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(machines.map(() => ({ code: 0, stderr: '' })));
    expect(await progressOf(iid)).toMatchObject({ done: machines.length });
  } finally {
    for (const machine of machines) machine.remove();
  }
});
