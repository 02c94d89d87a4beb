// `report` on a server that is 50 ms away: its wall time beside the longest chain of requests that the data forces.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { delayedFront } from './delayed-front.mjs';
import { forcedChain } from './forced-chain.mjs';
import { addGoals, bin, must, served, sideBySide, withHome } from './served.mjs';

const delayMs = 50;
const rounds = 5;
const scenes = [
  { goals: 10, changed: 2 },
  { goals: 10, changed: 10 },
  { goals: 10, changed: 2, isFull: true },
  { goals: 100, changed: 10 },
  { goals: 100, changed: 100 },
  { goals: 1000, changed: 20 },
  { goals: 1000, changed: 300 },
];

export async function farServer() {
  console.log(`\n\`report\` at ${delayMs} ms a request, ${sideBySide} side by side (aim: at most 1.3 times the bound)`);
  console.log('  bound: the longest chain of requests that the data forces, or all of them / 8 where that is more');
  console.log(
    '  rounds: what no order of asking could beat; of what needs n answers first, nothing is asked in the first n',
  );
  console.log(
    '  bare: a client that parses nothing asks the same, each as soon as it can, in turn with us on this machine',
  );
  console.log(`  reading: first request to last answer; whole: Node's start to its end; fastest of ${rounds} of each`);
  for (const scene of scenes) await measure(scene);
}

async function measure({ goals, changed, isFull = false }) {
  await withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], async ({ env, url, token }) => {
      must(['init', '--yes', '--no-input'], env);
      if (isFull) await fill(env, url, token);
    });
    const { firstIid } = addGoals(data, { goals, changed });
    await served(bare, ['--data', data], async ({ env, url, token }) => {
      const front = await delayedFront(url, delayMs);
      try {
        const reports = [];
        const bares = [];
        const pageOf = (iid) => (iid < firstIid ? null : Math.floor((iid - firstIid) / 100) + 1);
        for (let round = 0; round < rounds; round += 1) {
          const report = await reportThrough(front, { ...env, DEVGROWTH_HOST: front.url });
          const forced = forcedChain(report.log, pageOf, sideBySide);
          reports.push({ ...report, ...forced });
          bares.push(await bareClient(front, token, report.log, forced.needs));
        }
        const { log, chain, rounds: fewest, readingMs, wholeMs } = fastest(reports, (one) => one.readingMs);
        const boundMs = Math.max(chain.length, Math.ceil(log.length / sideBySide)) * delayMs;
        const times = (ms, other) => (ms / other).toFixed(2);
        const what = `${goals} goals, ${changed} changed${isFull ? ', 3 own templates, promotion document, 1:1' : ''}`;
        console.log(`  ${what}: ${log.length} requests, chain ${chain.length}, bound ${boundMs} ms`);
        console.log(
          `    reading ${readingMs.toFixed(0)} ms: ${times(readingMs, boundMs)} times the bound, ${times(readingMs, fewest * delayMs)} times its ${fewest} rounds, ${times(
            readingMs,
            fastest(bares, (ms) => ms),
          )} times bare; whole ${wholeMs.toFixed(0)} ms: ${times(wholeMs, boundMs)} times the bound`,
        );
        if (process.env.BENCH_VERBOSE === '1') show(chain, log);
      } finally {
        await front.close();
      }
    });
  });
}

const fastest = (all, msOf) => all.reduce((one, other) => (msOf(other) < msOf(one) ? other : one));

/** @returns milliseconds */
async function bareClient(front, token, log, needs) {
  const started = new Set();
  const answered = new Set();
  const headers = { authorization: `Bearer ${token}` };
  const startMs = performance.now();
  await new Promise((resolve, reject) => {
    function askOn() {
      if (answered.size === log.length) return resolve();
      for (const [place, { path }] of log.entries()) {
        if (started.size - answered.size >= sideBySide) return;
        if (started.has(place) || !needs[place].every((other) => answered.has(other))) continue;
        started.add(place);
        fetch(`${front.url}${path}`, { headers })
          .then((answer) => answer.arrayBuffer())
          .then(() => answered.add(place))
          .then(askOn, reject);
      }
    }
    askOn();
  });
  const ms = performance.now() - startMs;
  front.take();
  return ms;
}

/** What makes a report ask more: kinds of one's own, a promotion document, a 1:1 with comments. */
async function fill(env, url, token) {
  must(['promotion', 'start', '--no-input', '--yes'], env);
  must(['1on1', 'prepare', '--no-input', '--yes'], env);
  must(['report', '--post'], env);
  const template = (name) => `---
name: ${name}
label: Kind ${name}
version: 1
about: A kind of my own.
checked: 2026-08-15
color: "#1f75cb"
bucket: 70
sensitive: false
title: "Do {{topic}}"
questions:
  - id: topic
    type: text
    ask: What will you do?
---
## Why

{{topic}}
`;
  const actions = ['own-one', 'own-two', 'own-three'].map((name) => ({
    action: 'create',
    file_path: `.devgrowth/templates/${name}.md`,
    content: template(name),
  }));
  const answer = await fetch(`${url}/api/v4/projects/1/repository/commits`, {
    method: 'POST',
    headers: { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' },
    body: JSON.stringify({ branch: 'main', commit_message: 'Own kinds', actions }),
  });
  if (!answer.ok) throw new Error(`own templates: ${answer.status} ${await answer.text()}`);
}

/** Not `spawnSync`: the front is served by this very process. */
async function reportThrough(front, env) {
  front.take();
  const startMs = performance.now();
  const child = spawn(process.execPath, [bin, 'report', '--format', 'json'], { env });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  child.stdout.resume();
  const code = await new Promise((resolve) => child.once('close', resolve));
  const wholeMs = performance.now() - startMs;
  if (code !== 0) throw new Error(`report ended with ${code}: ${errors}`);
  const log = front.take();
  const readingMs = Math.max(...log.map(({ endMs }) => endMs)) - Math.min(...log.map((one) => one.startMs));
  return { log, readingMs, wholeMs };
}

function show(chain, log) {
  console.log(`    ${chain.join(' -> ')}`);
  const first = Math.min(...log.map(({ startMs }) => startMs));
  for (const { method, path, startMs, endMs } of log.toSorted((a, b) => a.startMs - b.startMs).slice(0, 40))
    console.log(`    ${(startMs - first).toFixed(0)}-${(endMs - first).toFixed(0)} ${method} ${path.slice(0, 110)}`);
}

if (process.argv[1] === import.meta.filename) await farServer();
