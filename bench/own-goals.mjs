// CPU and memory of common commands as multiples of bare `node -e 0` on the same Node, with goals as devgrowth opens them.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, must, served, withHome } from './served.mjs';

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

/**
 * @param {{ node: string, goals: number, rounds: number }} options the commands take turns, so that a slow moment hits all of them
 * @returns {Promise<{ node: string, goals: number, command: string, cpu: number, memory: number }[]>} medians, bare Node being 1
 */
export function measureOwnGoals({ node, goals, rounds }) {
  return withHome(({ home, bare }) =>
    served(bare, ['--empty'], async ({ env }) => {
      must(['init', '--yes', '--no-input'], env);
      const file = join(home, 'goals.yml');
      const entries = Array.from({ length: goals }, (_, at) => {
        return `  - title: Goal ${at + 1} of a year\n    kind: ${kinds[at % kinds.length]}\n`;
      });
      writeFileSync(file, `goals:\n${entries.join('')}`);
      must(['goal', 'add', '--import', file, '--yes', '--no-input'], env);
      for (let iid = 2; iid < 2 + Math.min(goals, 3); iid += 1)
        must(['goal', 'log', String(iid), 'A step', '--tick', '1', '--no-input'], env);
      const runs = {
        bare: ['-e', '0'],
        ...Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, [bin, ...args]])),
      };
      const used = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
      for (let round = 0; round < rounds; round += 1)
        for (const [name, args] of Object.entries(runs)) used[name].push(usage(node, args, env));
      const of = (name, what) => median(used[name].map((one) => one[what]));
      return Object.keys(commands).map((command) => ({
        node: nodeVersion(node),
        goals,
        command,
        cpu: of(command, 'cpuMs') / of('bare', 'cpuMs'),
        memory: of(command, 'peakKb') / of('bare', 'peakKb'),
      }));
    }),
  );
}

const tell =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(`used ${user + system} ${process.resourceUsage().maxRSS}\\n`); })';

/** Told by the process itself when it ends: its own start is in it. */
function usage(node, args, env) {
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`];
  const { NODE_EXTRA_CA_CERTS: _, ...clean } = env;
  const { stderr } = spawnSync(node, [...preload, ...args], { env: clean, encoding: 'utf8', maxBuffer: 1 << 28 });
  const [, cpu, peak] = /^used (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (cpu === undefined) throw new Error(`${args.join(' ')}: ${stderr.slice(-500)}`);
  return { cpuMs: Number(cpu) / 1000, peakKb: Number(peak) };
}

const nodeVersion = (node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
