// docs/first-five-minutes.md: what a newcomer types on the sandbox, and what comes back, word for word. `npm run docs` writes it anew.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Ink } from '#render/terminal/ink.ts';
import { run } from '#cli/run.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const path = join(import.meta.dirname, '../../docs/first-five-minutes.md');
const sandboxAddress = 'http://127.0.0.1:4610';

const steps: readonly (readonly [told: string, ...words: string[]])[] = [
  ['A fresh installation. Without a command, devgrowth says what to do next:'],
  [
    'No account is needed to try it: `--host sandbox` is a small GitLab on this machine. `init` creates the project.',
    'init',
    '--yes',
    '--host',
    'sandbox',
  ],
  [
    'A goal, from the template for reading:',
    'goal',
    'add',
    'Read Designing Data-Intensive Applications',
    '--kind',
    'reading',
    '--due',
    '+6w',
    '--set',
    'actions=Chapters 1 to 4;Chapters 5 to 9',
    '--host',
    'sandbox',
  ],
  [
    'What happened this week, with the next step and a question for the manager:',
    'goal',
    'log',
    '2',
    'Chapters 1 to 4; found out why our index is slow',
    '--tick',
    '1',
    '--next',
    'Try it on the orders table',
    '--help-needed',
    'A reviewer who knows Postgres',
    '--host',
    'sandbox',
  ],
  [
    'A piece of work that shows it:',
    'evidence',
    'add',
    '2',
    'Wrote the runbook for failovers',
    '--result',
    '2 pages at night instead of 9',
    '--value',
    'results',
    '--host',
    'sandbox',
  ],
  ['The 1:1 is tomorrow:', '1on1', 'prepare', '--date', 'tomorrow', '--host', 'sandbox'],
  ['And now, what next?', '--host', 'sandbox'],
  ['The report for that 1:1:', 'report', '--host', 'sandbox'],
];

async function recorded(): Promise<string> {
  const { world, base, token, setNow } = worldOnSandbox();
  const parts = [
    '# The first five minutes\n\nRecorded by `npm run docs` on the sandbox, on a Monday; do not edit. With a GitLab of your own, `devgrowth auth login` comes first, and `--host sandbox` goes.\n',
  ];
  for (const [index, [told, ...words]] of steps.entries()) {
    setNow(`2026-11-23T09:0${Math.floor(index / 2)}:${index % 2 === 0 ? '00' : '30'}.000Z`);
    let screen = '';
    const stream = { write: (text: Ink) => void (screen += text.toString()), isTTY: false, columns: 80 };
    const exitCode = await run(words, {
      ...world,
      env: {},
      stdout: stream,
      stderr: stream,
      openForge: (target) => world.openForge({ ...target, host: base, token }),
    });
    expect(exitCode, screen).toBe(0);
    const line = ['devgrowth', ...words].map((word) => (/^[\w./+:-]+$/.test(word) ? word : `"${word}"`)).join(' ');
    parts.push(
      `${told}\n\n\`\`\`text\n$ ${line}\n${screen.trimEnd().replaceAll(base, sandboxAddress).replaceAll(new URL(base).host, new URL(sandboxAddress).host)}\n\`\`\`\n`,
    );
  }
  return parts.join('\n');
}

test('the first five minutes are as the page tells', async () => {
  await expect(await recorded()).toMatchFileSnapshot(path);
});
