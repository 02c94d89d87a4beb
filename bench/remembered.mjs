// What a machine that has read before asks of the server, and what that takes: open goals with comments each, nothing changed since.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { delayedFront } from './delayed-front.mjs';
import { addGoals, bin, median, must, nodeVersion, served, taken, withHome } from './served.mjs';

const commands = { 'goal list': ['goal', 'list'], report: ['report'] };

/** Of 100 goals with four comments each; the issue of these figures says nothing of other numbers. */
const aims = { 'goal list': { first: 15, again: 6 }, report: { first: 30, again: 12 } };

/**
 * @param {{ node: string, goals?: number, comments?: number, rounds?: number }} options
 * @returns {Promise<{ node: string, goals: number, comments: number, command: string, read: 'first' | 'again', requests: number,
 *   most: number | null, cpu: number, keptBytes: number }[]>} `cpu`: bare Node being 1; `keptBytes`: what the read left on this machine
 */
export function remembered({ node, goals = 100, comments = 4, rounds = 5 }) {
  return withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], ({ env }) => must(['init', '--yes', '--no-input'], env));
    // What was read within two minutes of a change is asked for again: these changed an hour ago.
    addGoals(data, { goals, changed: goals, comments });
    return served(bare, ['--data', data], async ({ env, url }) => {
      const front = await delayedFront(url, 0);
      try {
        const [bares, used] = [[], {}];
        for (let round = 0; round < rounds; round += 1) {
          bares.push((await taken(node, ['-e', '0'], env)).cpuMs);
          for (const [command, args] of Object.entries(commands)) {
            const XDG_DATA_HOME = `${env.XDG_DATA_HOME}-${command}-${round}`;
            for (const read of ['first', 'again']) {
              front.take();
              const one = await taken(node, [bin, ...args], { ...env, DEVGROWTH_HOST: front.url, XDG_DATA_HOME });
              const [requests, keptBytes] = [front.take().length, keptIn(XDG_DATA_HOME)];
              (used[`${command}/${read}`] ??= []).push({ ...one, requests, keptBytes });
            }
          }
        }
        return Object.keys(commands).flatMap((command) =>
          ['first', 'again'].map((read) => {
            const all = used[`${command}/${read}`];
            const most = goals === 100 && comments === 4 ? aims[command][read] : null;
            const [{ requests, keptBytes }] = all;
            const cpu = median(all.map(({ cpuMs }) => cpuMs)) / median(bares);
            return { node: nodeVersion(node), goals, comments, command, read, requests, most, cpu, keptBytes };
          }),
        );
      } finally {
        await front.close();
      }
    });
  });
}

function keptIn(place) {
  const folder = join(place, 'devgrowth', 'kept');
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

export function rememberedLines(rows) {
  return rows.map(({ node, command, read, requests, most, cpu, keptBytes }) => {
    const aim = most === null ? '' : ` (at most ${most})`;
    return `${node.padEnd(9)} ${command.padEnd(10)} ${read.padEnd(6)} ${String(requests).padStart(5)} requests${aim.padEnd(13)} ${cpu.toFixed(2).padStart(6)} CPU, ${(keptBytes / 1024).toFixed(0).padStart(6)} KB kept`;
  });
}
