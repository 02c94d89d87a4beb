// `team` on 30 people who share their goals, on a server that is 50 ms away: requests, rounds, and wall time beside the forced chain.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { delayedFront } from './delayed-front.mjs';
import { bin, must, served, sideBySide, withHome } from './served.mjs';

const delayMs = 50;
const turns = 5;
const asks = ['A reviewer', 'A second opinion', 'An hour with the database team'];

/**
 * Each project is asked for by its number, which the list of shared ones gives; what is read of a goal, by what the list of its
 * project's issues says. Who asks needs nothing.
 */
const chain = ['shared projects', 'open issues', 'comments'];

export async function manyPeople(counts = [12, 30]) {
  console.log(`\n\`team\` at ${delayMs} ms a request, ${sideBySide} side by side (aim: at most 1.3 times the bound)`);
  console.log(
    `  bound: ${chain.join(' -> ')}, or all requests / ${sideBySide} where that is more; each person asks ${asks.length} things`,
  );
  for (const people of counts) await measure(people);
}

async function measure(people) {
  await withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    const manager = await served(bare, ['--empty', '--data', data], async ({ env, url, token }) => {
      const manager = await firstOther(url, token);
      must(['init', '--yes', '--no-input', '--manager', manager], env);
      must(['share', `@${manager}`, '--yes', '--no-input'], env);
      for (const [index, ask] of asks.entries()) {
        must(['goal', 'add', `Goal ${index + 1}`, '--kind', 'general', '--no-input'], env);
        must(['goal', 'log', String(index + 2), 'Stuck', '--help-needed', ask], env);
      }
      return manager;
    });
    const state = JSON.parse(readFileSync(data, 'utf8'));
    (await copies()).copyPeople(state, people);
    writeFileSync(data, JSON.stringify(state));
    const id = state.users.find(({ username }) => username === manager).id;
    const token = state.tokens.find(({ userId }) => userId === id).token;
    await served(bare, ['--data', data], async ({ env, url }) => {
      const front = await delayedFront(url, delayMs);
      try {
        const runs = [];
        for (let turn = 0; turn < turns; turn += 1)
          runs.push(await teamThrough(front, { ...env, DEVGROWTH_HOST: front.url, DEVGROWTH_TOKEN: token }));
        const { log, readingMs, wholeMs } = runs.toSorted((one, other) => one.readingMs - other.readingMs)[0];
        const boundMs = Math.max(chain.length, Math.ceil(log.length / sideBySide)) * delayMs;
        console.log(
          `  ${people} people: ${log.length} requests (at most ${5 * Math.max(people, 12)}), ${Math.round(readingMs / delayMs)} rounds; reading ${readingMs.toFixed(0)} ms: ${(readingMs / boundMs).toFixed(2)} times the bound of ${boundMs} ms; whole ${wholeMs.toFixed(0)} ms`,
        );
      } finally {
        await front.close();
      }
    });
  });
}

/** As the tests make them; Node 20 runs no TypeScript. */
async function copies() {
  const entry = join(import.meta.dirname, '..', 'test', 'support', 'copied-people.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Somebody of the sandbox who is not the person. */
async function firstOther(url, token) {
  const ask = async (path) => (await fetch(`${url}/api/v4/${path}`, { headers: { 'PRIVATE-TOKEN': token } })).json();
  const [me, users] = await Promise.all([ask('user'), ask('users')]);
  return users.find(({ id }) => id !== me.id).username;
}

/** Not `spawnSync`: the front is served by this very process. */
async function teamThrough(front, env) {
  front.take();
  const startMs = performance.now();
  const child = spawn(process.execPath, [bin, 'team', '--format', 'json'], { env });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  child.stdout.resume();
  const code = await new Promise((resolve) => child.once('close', resolve));
  const wholeMs = performance.now() - startMs;
  if (code !== 0) throw new Error(`team ended with ${code}: ${errors}`);
  const log = front.take();
  const readingMs = Math.max(...log.map(({ endMs }) => endMs)) - Math.min(...log.map((one) => one.startMs));
  return { log, readingMs, wholeMs };
}

if (process.argv[1] === import.meta.filename) await manyPeople();
