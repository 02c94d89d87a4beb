// `--host sandbox`, where the sandbox answers within our own process, beside the same data asked of a served one.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOwnGoals } from './own-goals.mjs';
import { bin, median, must, served, taken, withHome } from './served.mjs';

const commands = { 'goal list': ['goal', 'list'], report: ['report'] };
const most = 2;

/**
 * CPU of one process that is client and sandbox in one, beside that of the client of a served sandbox, and beside that client and its
 * server together. Each run reads the same file's state and has kept nothing of before: the one within the process finds the file in
 * a data folder of its own.
 * @returns {Promise<{ command: string, goals: number, inProcessMs: number, clientMs: number, serverMs: number | null, timesClient: number,
 *   timesBoth: number | null, most: number }[]>} `serverMs` and `timesBoth`: null where the system does not tell it; `most`: for `timesClient`
 */
export function inProcess({ goals = 100, rounds = 5 } = {}) {
  return withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], ({ env }) => {
      must(['init', '--yes', '--no-input'], env);
      openOwnGoals(home, env, goals);
    });
    return served(bare, ['--data', data], async ({ env, pid }) => {
      const used = Object.fromEntries(
        Object.keys(commands).map((command) => [command, { within: [], client: [], server: [] }]),
      );
      for (let round = 0; round < rounds; round += 1)
        for (const [command, args] of Object.entries(commands)) {
          const [near, far] = ['near', 'far'].map((where) => `${home}/${where}-${command}-${round}`);
          mkdirSync(join(near, 'devgrowth'), { recursive: true });
          copyFileSync(data, join(near, 'devgrowth', 'sandbox.json'));
          const within = [bin, ...args, '--host', 'sandbox'];
          const one = used[command];
          one.within.push((await taken(process.execPath, within, { ...bare, XDG_DATA_HOME: near })).cpuMs);
          const before = cpuOf(pid);
          one.client.push((await taken(process.execPath, [bin, ...args], { ...env, XDG_DATA_HOME: far })).cpuMs);
          if (before !== null) one.server.push(cpuOf(pid) - before);
        }
      return Object.entries(used).map(([command, { within, client, server }]) => {
        const [inProcessMs, clientMs] = [median(within), median(client)];
        const serverMs = server.length === 0 ? null : median(server);
        const timesBoth = serverMs === null ? null : inProcessMs / (clientMs + serverMs);
        return {
          command,
          goals,
          inProcessMs,
          clientMs,
          serverMs,
          timesClient: inProcessMs / clientMs,
          timesBoth,
          most,
        };
      });
    });
  });
}

/** Milliseconds until now, of a process that runs, to the hundredth of a second; null: the system does not tell. */
function cpuOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) * 10;
}

export function inProcessLines(rows) {
  return rows.map(({ command, goals, inProcessMs, clientMs, serverMs, timesClient, timesBoth, most }) => {
    const ms = (time) => `${time.toFixed(0)} ms`;
    const both = timesBoth === null ? '' : `; ${timesBoth.toFixed(2)} times client and server (server ${ms(serverMs)})`;
    return `${command.padEnd(10)} ${goals} goals: ${ms(inProcessMs)} CPU, ${timesClient.toFixed(2)} times the client of a served one (at most ${most}; client ${ms(clientMs)})${both}`;
  });
}
