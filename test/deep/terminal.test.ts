// A person at a terminal: `init` asks, and goes the whole way, driven through tmux.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, has, serveSandbox, type ServedSandbox } from '../support/process.ts';

const session = `devgrowth-${process.pid}`;
const tmux = (...args: string[]) => spawnSync('tmux', ['-L', session, ...args], { encoding: 'utf8' }).stdout;

describe.skipIf(!has('tmux'))('in a terminal of 80 columns', () => {
  const home = emptyHome();
  let sandbox: ServedSandbox;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    sandbox = await serveSandbox(['--empty'], home.env);
    env = { ...home.env, DEVGROWTH_HOST: sandbox.url, DEVGROWTH_TOKEN: sandbox.token };
    const assignments = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
    spawnSync('tmux', [
      '-L',
      session,
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      '80',
      '-y',
      '45',
      `env -i TERM=xterm-256color ${assignments.join(' ')} sh`,
    ]);
  });
  afterAll(async () => {
    tmux('kill-server');
    await sandbox.stop();
    home.remove();
  });

  async function screenWith(text: string): Promise<string> {
    for (let tries = 0; tries < 150; tries += 1) {
      const screen = tmux('capture-pane', '-p');
      if (screen.includes(text)) return screen;
      await sleep(100);
    }
    throw new Error(`never saw "${text}" on\n${tmux('capture-pane', '-p')}`);
  }
  const type = (text: string) => tmux('send-keys', text, 'Enter');

  test('init asks for manager, zone and fiscal year, shows the plan, asks once more, and does it', async () => {
    type(`${process.execPath} ${bin} init`);
    await screenWith("manager's username");
    type(`@${sandbox.manager}`);
    await screenWith('time zone');
    type('');
    await screenWith('Your company');
    type('');
    await screenWith('fiscal year');
    type('january');
    expect(await screenWith('Do this in alex/goals (private)?')).toMatch(/create\s/);
    type('y');
    await screenWith('Ready:');
    const again = await devgrowth(['init', '--no-input', '--yes'], env);
    expect(again.stdout).toContain('Complete already');
  });

  test('Ctrl-C at a question ends with 130 and writes nothing', async () => {
    tmux('send-keys', 'clear', 'Enter');
    type(`${process.execPath} ${bin} goal add; echo code=$?`);
    await screenWith('What kind of goal?');
    tmux('send-keys', 'C-c', '');
    await screenWith('code=130');
    const list = await devgrowth(['goal', 'list', '--format', 'json'], env);
    expect(JSON.parse(list.stdout)).toMatchObject({ goals: [] });
  });
});
