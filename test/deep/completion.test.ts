// Tab in real shells: what they complete, and that neither a goal's title nor what was typed is ever run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, has, serveSandbox, type ServedSandbox } from '../support/process.ts';

const home = emptyHome();
const programs = join(home.folder, 'bin');
let sandbox: ServedSandbox;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  mkdirSync(programs);
  symlinkSync(bin, join(programs, 'devgrowth'));
  env = {
    ...home.env,
    PATH: `${programs}:${home.env['PATH']}`,
    DEVGROWTH_HOST: sandbox.url,
    DEVGROWTH_TOKEN: sandbox.token,
    TERM: 'xterm-256color',
  };
  await devgrowth(['init', '--yes', '--no-input'], env);
  await devgrowth(
    ['goal', 'add', 'Evil $(touch title-ran) `touch title-ran` %F{red} ;touch title-ran', '--kind', 'general'],
    env,
  );
  await devgrowth(['goal', 'add', 'Second goal', '--kind', 'general'], env);
});
afterAll(async () => {
  await sandbox.stop();
  home.remove();
});

interface Screen {
  /** Keys as tmux names them, and text. */
  keys(...keys: string[]): void;
  until(text: string): Promise<string>;
  end(): void;
}

function openTerminal(name: string, command: string): Screen {
  const socket = `devgrowth-${name}-${process.pid}`;
  const tmux = (...args: string[]) =>
    spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', env, cwd: home.folder });
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '100', '-y', '30', command);
  const screen = () => tmux('capture-pane', '-p').stdout;
  return {
    keys: (...keys) => void tmux('send-keys', ...keys),
    async until(text) {
      for (let tries = 0; tries < 200; tries += 1) {
        if (screen().includes(text)) return screen();
        await sleep(100);
      }
      throw new Error(`never saw "${text}" on\n${screen()}`);
    },
    end: () => void tmux('kill-server'),
  };
}

const shells = [
  { shell: 'bash', start: 'bash --norc --noprofile', load: 'eval "$(devgrowth completion bash)"', showsTitles: false },
  {
    shell: 'zsh',
    start: 'zsh -f',
    load: 'eval "$(devgrowth completion zsh)"',
    showsTitles: true,
  },
  { shell: 'fish', start: 'fish --no-config', load: 'devgrowth completion fish | source', showsTitles: true },
] as const;

describe.each(shells)('$shell', ({ shell, start, load, showsTitles }) => {
  test.skipIf(!has('tmux') || !has(shell))(
    `completes verbs, kinds and goal numbers${showsTitles ? ' with their titles' : ''}, and runs nothing`,
    async () => {
      const screen = openTerminal(shell, start);
      try {
        screen.keys(`${load}; touch ${shell}-ran; echo read''y`, 'Enter');
        await screen.until('ready');
        screen.keys('clear', 'Enter');
        screen.keys('devgrowth goal unch', 'Tab');
        await screen.until('goal uncheck');
        screen.keys('C-u', 'devgrowth goal add x --kind sha', 'Tab');
        await screen.until('--kind shadow');
        screen.keys('C-u', 'devgrowth goal add x --kind=sha', 'Tab');
        await screen.until('--kind=shadow');
        // What stands before the cursor goes to devgrowth as it was typed.
        screen.keys('C-u', "devgrowth goal add '$(touch typed-ran)' --kind rea", 'Tab');
        await screen.until('--kind reading');
        screen.keys('C-u', 'devgrowth goal show ', 'Tab', 'Tab');
        await screen.until(showsTitles ? 'Evil $(touch title-ran)' : '2  3');
        for (const file of ['title-ran', 'typed-ran']) expect(existsSync(join(home.folder, file))).toBe(false);
        // The folder is the right one to look in.
        expect(existsSync(join(home.folder, `${shell}-ran`))).toBe(true);
      } finally {
        screen.end();
      }
    },
  );

  test.skipIf(!has(shell))('the script is read without a complaint', async () => {
    const { stdout } = await devgrowth(['completion', shell], env);
    const file = join(home.folder, `script.${shell}`);
    writeFileSync(file, stdout);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8', env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test.skipIf(!has('bash'))('bash hands over words that it would run elsewhere as they stand', async () => {
  const { stdout } = await devgrowth(['completion', 'bash'], env);
  const typed = "devgrowth goal add '$(touch typed-ran)' '`touch typed-ran`' --kind rea";
  const asked = spawnSync(
    'bash',
    ['-c', `${stdout}\nCOMP_WORDS=(${typed}); COMP_CWORD=6; _devgrowth; echo "\${COMPREPLY[@]}"`],
    {
      encoding: 'utf8',
      env,
      cwd: home.folder,
    },
  );
  expect(asked).toMatchObject({ status: 0, stdout: 'reading\n', stderr: '' });
  expect(existsSync(join(home.folder, 'typed-ran'))).toBe(false);
});

test('a server that never answers is given up, in silence', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  try {
    const asked = await devgrowth(['__complete', '=', 'goal', 'show'], {
      ...env,
      DEVGROWTH_HOST: `http://127.0.0.1:${port}`,
    });
    expect(asked).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});
