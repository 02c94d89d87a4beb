// CPU and memory of common commands as multiples of bare `node -e 0` on the same Node, with goals as devgrowth opens them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anHourEarlier, bin, median, must, nodeVersion, served, taken, withHome } from './served.mjs';

const kinds = [
  'general',
  'reading',
  'course',
  'mentoring',
  'shadow',
  'lesson',
  'internship',
  'challenging-task',
  'career-change',
  'growing-others',
];

const commands = {
  '--version': ['--version'],
  'goal --help': ['goal', '--help'],
  'report --help': ['report', '--help'],
  'goal list': ['goal', 'list'],
  report: ['report'],
};

/** Of bare Node, by the number of goals; Node 20's own are the second. */
const aims = {
  3: { 'goal list': [5, 6], report: [6, 8] },
  1000: { 'goal list': [10, 10] },
};
const mostHelp = 1.5;

function aimOf(command, goals, version) {
  if (command.endsWith('--help')) return mostHelp;
  return aims[goals]?.[command]?.[version.startsWith('v20.') ? 1 : 0] ?? null;
}

/** With the texts of the templates that ship, one kind after the other; numbers from 2 on. */
export function openOwnGoals(home, env, goals) {
  const file = join(home, 'goals.yml');
  const entries = Array.from({ length: goals }, (_, at) => {
    return `  - title: Goal ${at + 1} of a year\n    kind: ${kinds[at % kinds.length]}\n`;
  });
  writeFileSync(file, `goals:\n${entries.join('')}`);
  must(['goal', 'add', '--import', file, '--yes', '--no-input'], env);
}

/**
 * Goals of an hour ago: the first round reads them, the others find nothing changed.
 * @param {{ node: string, goals: number, rounds: number }} options the commands take turns, so that a slow moment hits all of them
 * @returns {Promise<{ node: string, goals: number, command: string, cpu: number, most: number | null, memory: number }[]>}
 *   medians, bare Node being 1; `most`: the aim for `cpu`
 */
export function measureOwnGoals({ node, goals, rounds }) {
  return withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], ({ env }) => {
      must(['init', '--yes', '--no-input'], env);
      openOwnGoals(home, env, goals);
      for (let iid = 2; iid < 2 + Math.min(goals, 3); iid += 1)
        must(['goal', 'log', String(iid), 'A step', '--tick', '1', '--no-input'], env);
    });
    anHourEarlier(data);
    return served(bare, ['--data', data], async ({ env }) => {
      const runs = {
        bare: ['-e', '0'],
        ...Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, [bin, ...args]])),
      };
      const used = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
      for (let round = 0; round < rounds; round += 1)
        for (const [name, args] of Object.entries(runs)) used[name].push(await taken(node, args, env));
      const of = (name, what) => median(used[name].map((one) => one[what]));
      return Object.keys(commands).map((command) => ({
        node: nodeVersion(node),
        goals,
        command,
        cpu: of(command, 'cpuMs') / of('bare', 'cpuMs'),
        most: aimOf(command, goals, nodeVersion(node)),
        memory: of(command, 'peakKb') / of('bare', 'peakKb'),
      }));
    });
  });
}

export function ownLines(rows) {
  return rows.map(
    ({ node, goals, command, cpu, most, memory }) =>
      `${node.padEnd(9)} ${String(goals).padStart(5)} goals  ${command.padEnd(14)} ${cpu.toFixed(2).padStart(6)} CPU${(most === null ? '' : ` (at most ${most})`).padEnd(15)} ${memory.toFixed(2).padStart(6)} memory`,
  );
}
