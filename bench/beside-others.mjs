// `goal list` and `report` on a server that is 50 ms away, beside the same data read by python-gitlab and by glab, one request after
// the other: wall time, the start of each program in it.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { delayedFront } from './delayed-front.mjs';
import { addGoals, bin, median, must, onPath, served, withHome } from './served.mjs';

const delayMs = 50;
const most = 0.5;
const commands = { 'goal list': ['goal', 'list'], report: ['report'] };
/** 10, 40 and more than 100 requests of a loop: one for each goal of a list, three for each of a report, and the list of goals. */
const scenes = [
  { command: 'goal list', goals: 9 },
  { command: 'report', goals: 3 },
  { command: 'goal list', goals: 39 },
  { command: 'report', goals: 13 },
  { command: 'goal list', goals: 100 },
  { command: 'report', goals: 35 },
];
/** The goals of a scene changed an hour ago; the others that stand beside them, two years ago. */
const days = 14;
const old = 20;

/** What is read of one goal: what they all must read. */
const ofGoal = /\/issues\/\d+\/(?:notes|resource_(?:label|state)_events)\b/;

/**
 * @returns {Promise<{ skipped: string[], rows: { command: string, goals: number, way: string, requests: number,
 *   ofGoals: number, ms: number, times: number | null, most: number }[] }>} `ofGoals`: those requests that ask about a single goal;
 *   `times`: our time as a multiple of that way's, null for our own
 */
export async function besideOthers({ rounds = 3 } = {}) {
  const others = { 'python-gitlab': pythonLoop(), glab: glabLoop() };
  const there = Object.entries(others).filter(([, loop]) => loop !== null);
  const rows = [];
  for (const scene of scenes)
    await withHome(async ({ home, bare }) => {
      const data = join(home, 'state.json');
      await served(bare, ['--empty', '--data', data], ({ env }) => must(['init', '--yes', '--no-input'], env));
      addGoals(data, { goals: old, changed: 0 });
      addGoals(data, { goals: scene.goals, changed: scene.goals, comments: 4 });
      await served(bare, ['--data', data], async (server) => {
        const front = await delayedFront(server.url, delayMs);
        try {
          const ways = [['devgrowth', ours], ...there];
          const runs = Object.fromEntries(ways.map(([way]) => [way, []]));
          for (let round = 0; round < rounds; round += 1)
            for (const [way, loop] of ways) {
              // Too far from the aim for its second digit to matter, and minutes of a round.
              if (way === 'glab' && round > 0) continue;
              const at = { ...scene, ...server, url: front.url, home, round };
              front.take();
              const startMs = performance.now();
              await loop(at);
              runs[way].push({ ms: performance.now() - startMs, log: front.take() });
            }
          rows.push(...rowsOf(scene, runs));
        } finally {
          await front.close();
        }
      });
    });
  const skipped = Object.keys(others).filter((way) => others[way] === null);
  return { skipped: skipped.map((way) => `${way} is not installed`), rows };
}

function rowsOf({ command, goals }, runs) {
  const msOf = (way) => median(runs[way].map(({ ms }) => ms));
  return Object.entries(runs).map(([way, [{ log }]]) => ({
    command,
    goals,
    way,
    requests: log.length,
    ofGoals: log.filter(({ path }) => ofGoal.test(path)).length,
    ms: msOf(way),
    times: way === 'devgrowth' ? null : msOf('devgrowth') / msOf(way),
    most,
  }));
}

/** Not `spawnSync`: the front is served by this very process. */
async function said(program, args, env) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [text, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (errors += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${errors.slice(-2000)}`);
  return text;
}

/** Each time on a machine that has read nothing before. */
const ours = ({ command, url, env, home, round }) =>
  said(process.execPath, [bin, ...commands[command]], {
    ...env,
    DEVGROWTH_HOST: url,
    XDG_DATA_HOME: join(home, `data-${round}`),
  });

/** Debian's package belongs to Debian's Python. */
function pythonLoop() {
  const has = (python) => spawnSync(python, ['-c', 'import gitlab']).status === 0;
  const python = ['/usr/bin/python3', onPath('python3')].find((one) => one !== null && has(one));
  if (python === undefined) return null;
  const script = join(import.meta.dirname, 'one-after-the-other.py');
  return ({ command, url, token, username, env }) =>
    said(python, [script, url, token, `${username}/goals`, command, String(days)], env);
}

/** A program for each request, as in a shell's loop. */
function glabLoop() {
  const glab = onPath('glab');
  if (glab === null) return null;
  return async ({ command, url, token, username, env, home }) => {
    const { host } = new URL(url);
    const quiet = { GLAB_CHECK_UPDATE: 'false', GLAB_SEND_TELEMETRY: 'false', NO_COLOR: '1' };
    const its = { ...env, ...quiet, GLAB_CONFIG_DIR: join(home, 'glab'), GITLAB_HOST: url, GITLAB_TOKEN: token };
    const configured = spawnSync(glab, ['config', 'set', 'api_protocol', 'http', '--host', host, '-g'], { env: its });
    if (configured.status !== 0) throw new Error(`glab: ${String(configured.stderr)}`);
    const project = `projects/${encodeURIComponent(`${username}/goals`)}`;
    const ask = async (path) => JSON.parse(await said(glab, ['api', path], its));
    const since = new Date(Date.now() - days * 86_400_000).toISOString();
    const state = command === 'goal list' ? 'opened' : 'all';
    for (let page = 1, length = 100; length === 100; page += 1) {
      const goals = await ask(`${project}/issues?labels=goal&state=${state}&scope=all&per_page=100&page=${page}`);
      length = goals.length;
      for (const { iid, user_notes_count: comments, updated_at: at } of goals)
        for (const kind of kindsOf(command, { comments, at }, since))
          await ask(`${project}/issues/${iid}/${kind}?per_page=100`);
    }
  };
}

function kindsOf(command, { comments, at }, since) {
  if (command === 'goal list') return comments > 0 ? ['notes'] : [];
  return at > since ? ['notes', 'resource_label_events', 'resource_state_events'] : [];
}

export function besideLines(rows) {
  return rows.map(({ command, goals, way, requests, ofGoals, ms, times, most }) => {
    const beside = times === null ? '' : `; devgrowth takes ${times.toFixed(2)} of it (at most ${most})`;
    return `${command.padEnd(10)} ${String(goals).padStart(3)} changed  ${way.padEnd(13)} ${String(requests).padStart(4)} requests (${String(ofGoals).padStart(3)} of single goals) ${ms.toFixed(0).padStart(6)} ms${beside}`;
  });
}
