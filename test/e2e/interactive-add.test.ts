// `goal add` at a terminal of 80 columns, key by key through tmux; what is seen there is compared with docs/interactive-add.md.
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, has, root, serveSandbox, type ServedSandbox } from '../support/process.ts';

const session = `devgrowth-add-${process.pid}`;
const tmux = (...args: string[]) => spawnSync('tmux', ['-L', session, ...args], { encoding: 'utf8' }).stdout;

describe.skipIf(!has('tmux'))('in a terminal of 80 columns', () => {
  const home = emptyHome();
  let sandbox: ServedSandbox;
  let env: NodeJS.ProcessEnv;
  const seen: string[] = [];

  beforeAll(async () => {
    sandbox = await serveSandbox(['--empty'], home.env);
    // An editor that needs no keys; its name has a space, and an argument follows it.
    const editor = join(home.folder, 'my editor.sh');
    writeFileSync(editor, '#!/bin/sh\nsed -i "s/Two evenings a week/$1 evenings a week/" "$2"\n');
    chmodSync(editor, 0o700);
    env = { ...home.env, DEVGROWTH_HOST: sandbox.url, DEVGROWTH_TOKEN: sandbox.token, EDITOR: `"${editor}" Three` };
    expect(await devgrowth(['init', '--yes', '--no-input'], env)).toMatchObject({ code: 0 });
    const shell = join(home.folder, 'shell.sh');
    const assignments = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
    const command = `devgrowth() { '${process.execPath}' '${bin}' "$@"; }\n`;
    writeFileSync(join(home.folder, 'profile.sh'), `${assignments.join('')}${command}PS1='$ '\n`);
    writeFileSync(shell, `#!/bin/sh\nENV='${join(home.folder, 'profile.sh')}' exec sh -i\n`);
    chmodSync(shell, 0o700);
    const size = ['-x', '80', '-y', '60'];
    tmux('-f', '/dev/null', 'new-session', '-d', ...size, `env -i TERM=xterm-256color LANG=C.UTF-8 '${shell}'`);
  });
  afterAll(async () => {
    tmux('kill-server');
    await sandbox.stop();
    home.remove();
  });

  async function screenThat(isSeen: (screen: string) => boolean, what: string): Promise<string> {
    for (let tries = 0; tries < 300; tries += 1) {
      const screen = tmux('capture-pane', '-p');
      await sleep(100);
      // Painted to the end: the same twice.
      if (isSeen(screen) && tmux('capture-pane', '-p') === screen) return screen;
    }
    throw new Error(`never saw "${what}" on\n${tmux('capture-pane', '-p')}`);
  }
  const screenWith = (text: string) => screenThat((screen) => screen.includes(text), text);
  const screenIs = (text: string) => screenThat((screen) => screen.trim() === text, text);
  const type = (text: string) => tmux('send-keys', '-l', text);
  const press = (key: string) => tmux('send-keys', key);
  async function answer(question: string, text: string): Promise<void> {
    await screenWith(question);
    type(text);
    press('Enter');
  }

  test('kind, questions, preview, editor, submit', { timeout: 180_000 }, async () => {
    await screenWith('$');
    type('devgrowth goal add');
    press('Enter');
    await screenWith('What kind of goal?');
    for (let down = 0; down < 12; down += 1) {
      if (/^❯ Reading/m.test(tmux('capture-pane', '-p'))) break;
      press('Down');
      await sleep(100);
    }
    seen.push(await screenWith('❯ Reading'));
    press('Enter');
    await answer('What will you read?', 'Refactoring');
    await answer('Who wrote it?', 'Martin Fowler');
    await answer('Why this one, and why now?', 'Our oldest module frightens us all');
    await answer('What should be different at work', '');
    await answer('one step per line?', 'Chapters 1 to 4');
    await answer('2.', 'Chapters 5 to 8');
    await answer('3.', '');
    await answer('from whom?', '');
    await answer('how much at a time?', 'Two evenings a week');
    await answer('Where can it be found?', 'no address');
    seen.push(await screenWith('must be a web address'));
    for (let letters = 0; letters < 10; letters += 1) press('BSpace');
    press('Enter');
    await answer('Title of the goal?', '');
    await answer('Due when?', '+6w');
    seen.push(await screenWith('Open this goal?'));
    press('Down');
    press('Enter');
    await screenWith('Three evenings a week');
    press('Enter');
    seen.push(await screenWith('Opened #2 Read Refactoring'));

    const { stdout } = await devgrowth(['goal', 'show', '2', '--format', 'json'], env);
    const { goal, description } = JSON.parse(stdout) as { goal: { title: string; kind: string }; description: string };
    expect(goal).toMatchObject({ title: 'Read Refactoring', kind: 'reading' });
    for (const words of ['- By: Martin Fowler', '- Pace: Three evenings a week', '- [ ] Chapters 5 to 8'])
      expect(description).toContain(words);
    for (const screen of seen) for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('Ctrl-C after an answer keeps it, and says how to go on', { timeout: 180_000 }, async () => {
    type('clear');
    press('Enter');
    // What is typed before the screen is empty would be wiped with it.
    await screenIs('$');
    type('devgrowth goal add --kind general; echo code=$?');
    press('Enter');
    await answer('What do you want to reach?', 'Say no');
    await screenWith('Why does this matter');
    press('C-c');
    const screen = await screenWith('code=130');
    seen.push(screen);
    const [, id] = /drafts resume (\w{6})/.exec(screen.replaceAll('\n', ' ')) ?? [];
    const { stdout } = await devgrowth(['drafts', 'list', '--format', 'json'], env);
    expect(JSON.parse(stdout)).toMatchObject({ drafts: [{ id, input: { answers: { goal: 'Say no' } } }] });
    expect(seen).toHaveLength(5);
    await expect(recording()).toMatchFileSnapshot(join(root, 'docs', 'interactive-add.md'));
  });

  /** The run as text, with what differs from run to run in one form: address, days, draft. */
  function recording(): string {
    const screens = seen.map((screen) =>
      screen
        .trimEnd()
        .replaceAll(sandbox.url, 'http://127.0.0.1:8080')
        .replaceAll(/(Check-in )\d{4}-\d{2}-\d{2}/g, '$12026-11-23')
        .replaceAll(/([Dd]ue )\d{4}-\d{2}-\d{2}/g, '$12027-01-04')
        .replaceAll(/([(·] ?)FY\d\d-Q\d(?!\s+or)/g, '$1FY27-Q4')
        .replaceAll(/(drafts resume|^resume) \w{6}/gm, '$1 k3m9x2')
        .replaceAll(/ +$/gm, ''),
    );
    const parts = ['Choosing the kind', 'An answer that is none', 'The preview', 'Edited and opened', 'Ctrl-C'];
    const text = screens.map((screen, index) => `## ${parts[index]}\n\n\`\`\`text\n${screen}\n\`\`\`\n`);
    const head =
      '# `devgrowth goal add` in a terminal\n\nRecorded by `test/e2e/interactive-add.test.ts`; `npx vitest run --project e2e -u` records it anew.\n';
    return [head, ...text].join('\n');
  }
});
