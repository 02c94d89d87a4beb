// A hundred goals of 200 KB each, in texts that are read the fast way and in texts that are not: read whole, and in how long.
import { join } from 'node:path';
import { addGoals, bin, must, served, taken, withHome } from './served.mjs';

const size = 200_000;
const mostSeconds = 5;
const commands = { 'goal list': ['goal', 'list'], report: ['report'] };

const plain = [
  '## What I will do\n\nOne paragraph of what I want to learn this quarter, and how I would know that it worked.\n',
  '- [x] Read a chapter and try one idea of it\n- [ ] Show it to the team\n- [ ] Write down what changed\n',
];
/** What only a reader of all of Markdown can tell: boxes in quotes, in code, in HTML, in lists of lists, and tables. */
const odd = [
  '> - [x] A box in a quote\n> - [ ] and another\n',
  '```\n- [ ] no box, for it is code\n```\n',
  '<details>\n\n- [ ] A box in *HTML*\n\n</details>\n',
  '1. [x] A number\n   - [ ] below it `code | with` a bar\n     continued\n',
  '| a | b |\n|---|---|\n| - [ ] x | [y](z "t") |\n',
  '- [~] Not needed any more\n\n    - [ ] by four blanks\n',
];
const texts = { plain: repeated(plain), odd: repeated(odd) };

function repeated(parts) {
  const part = `${parts.join('\n')}\n`;
  return part.repeat(Math.ceil(size / part.length)).slice(0, size);
}

/**
 * @returns {Promise<{ text: 'plain' | 'odd', goals: number, command: string, complete: boolean, seconds: number, mostSeconds: number }[]>}
 *   `seconds`: on the wall, Node's start and the server's work in it; not complete: what it said, or that it failed
 */
export async function longTexts({ goals = 100 } = {}) {
  const rows = [];
  for (const [text, words] of Object.entries(texts))
    await withHome(async ({ home, bare }) => {
      const data = join(home, 'state.json');
      await served(bare, ['--empty', '--data', data], ({ env }) => must(['init', '--yes', '--no-input'], env));
      // Each ends in its own number: no text is known from another goal.
      addGoals(data, { goals, changed: goals, text: (number) => `${words}\n\nGoal ${number}` });
      await served(bare, ['--data', data], async ({ env }) => {
        for (const [command, args] of Object.entries(commands)) {
          const fresh = { ...env, XDG_DATA_HOME: `${env.XDG_DATA_HOME}-${command}` };
          const { code, stdout, wallMs } = await taken(process.execPath, [bin, ...args, '--format', 'json'], fresh, {
            fails: true,
          });
          const complete = code === 0 && JSON.parse(stdout).completeness.complete;
          rows.push({ text, goals, command, complete, seconds: wallMs / 1000, mostSeconds });
        }
      });
    });
  return rows;
}

export function longTextLines(rows) {
  return rows.map(
    ({ text, goals, command, complete, seconds, mostSeconds }) =>
      `${goals} ${text.padEnd(5)} texts  ${command.padEnd(10)} ${complete ? 'COMPLETE' : 'INCOMPLETE'}, ${seconds.toFixed(1)} s (at most ${mostSeconds} s)`,
  );
}
