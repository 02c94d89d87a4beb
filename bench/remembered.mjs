// What a machine that has read before asks of the server, and what that takes: open goals with comments each, nothing changed since.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
    return served(bare, ['--data', data], async ({ env }) => {
      const [bares, used] = [[], {}];
      for (let round = 0; round < rounds; round += 1) {
        bares.push(await taken(node, ['-e', '0'], env));
        for (const [command, args] of Object.entries(commands)) {
          const nowhere = { ...env, XDG_DATA_HOME: `${env.XDG_DATA_HOME}-${command}-${round}` };
          for (const read of ['first', 'again']) {
            const one = await taken(node, [bin, ...args, '--debug'], nowhere);
            (used[`${command}/${read}`] ??= []).push({ ...one, keptBytes: keptIn(nowhere.XDG_DATA_HOME) });
          }
        }
      }
      const bareMs = median(bares.map(({ cpuMs }) => cpuMs));
      return Object.keys(commands).flatMap((command) =>
        ['first', 'again'].map((read) => {
          const all = used[`${command}/${read}`];
          const cpu = median(all.map(({ cpuMs }) => cpuMs)) / bareMs;
          const most = goals === 100 && comments === 4 ? aims[command][read] : null;
          const [{ requests, keptBytes }] = all;
          return {
            node: nodeVersion(node),
            goals,
            comments,
            command,
            read,
            requests: requests.length,
            most,
            cpu,
            keptBytes,
          };
        }),
      );
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
