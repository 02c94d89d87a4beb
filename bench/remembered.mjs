// What a machine that has read before asks of the server, and what that takes: 100 open goals with four comments each, nothing changed since.
import { spawnSync } from 'node:child_process';
import { bin, must, served, withHome } from './served.mjs';

const commands = { 'goal list': ['goal', 'list'], report: ['report'] };
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const tell =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(`used ${user + system}\\n`); })';

/**
 * @param {{ node: string, goals?: number, comments?: number, rounds?: number }} options
 * @returns {Promise<{ node: string, goals: number, comments: number, command: string, read: 'first' | 'again', requests: number, cpu: number }[]>}
 *   `cpu`: bare Node being 1
 */
export function remembered({ node, goals = 100, comments = 4, rounds = 5 }) {
  return withHome(({ bare }) =>
    served(bare, ['--empty'], async ({ env, url, token }) => {
      must(['init', '--yes', '--no-input'], env);
      const ask = async (method, path, body) => {
        const headers = { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' };
        const written = { method, headers, body: JSON.stringify(body) };
        const answer = await fetch(`${url}/api/v4/projects/1/${path}`, written);
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
        return answer.json();
      };
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
      for (let number = 1; number <= goals; number += 1) {
        const { iid } = await ask('POST', 'issues', { title: `Goal ${number}`, labels: 'goal,goal::general' });
        for (let comment = 1; comment <= comments; comment += 1)
          await ask('POST', `issues/${iid}/notes`, { body: `Step ${comment} of the plan is done.` });
        // What was read within two minutes of a change is asked for again.
        await ask('PUT', `issues/${iid}`, { title: `Goal ${number} of a year`, updated_at: hourAgo });
      }
      const run = (args, home = env) => {
        const told = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`];
        const { NODE_EXTRA_CA_CERTS: _, ...clean } = home;
        const { stderr } = spawnSync(node, [...told, ...args], { env: clean, encoding: 'utf8', maxBuffer: 1 << 28 });
        const [, used] = /^used (\d+)$/m.exec(stderr) ?? [];
        if (used === undefined) throw new Error(`${args.join(' ')}: ${stderr.slice(-500)}`);
        return { requests: (stderr.match(/^debug: [A-Z]+ /gm) ?? []).length, cpu: Number(used) };
      };
      const [bares, rows] = [[], []];
      const used = {};
      for (let round = 0; round < rounds; round += 1) {
        bares.push(run(['-e', '0']).cpu);
        for (const [command, args] of Object.entries(commands)) {
          const nowhere = { ...env, XDG_DATA_HOME: `${env.XDG_DATA_HOME}-${command}-${round}` };
          for (const read of ['first', 'again'])
            (used[`${command}/${read}`] ??= []).push(run([bin, ...args, '--debug'], nowhere));
        }
      }
      for (const command of Object.keys(commands))
        for (const read of ['first', 'again']) {
          const all = used[`${command}/${read}`];
          const cpu = median(all.map((one) => one.cpu)) / median(bares);
          const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
          rows.push({ node: version, goals, comments, command, read, requests: all[0].requests, cpu });
        }
      return rows;
    }),
  );
}
