// A sandbox of its own for a measurement: served, asked by the built command, filled with goals.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export const bin = join(import.meta.dirname, '..', 'bin', 'devgrowth.js');
/** Requests that the gateway has under way at once. */
export const sideBySide = 8;

/** An empty home for the time of `use`: the settings of whoever measures take no part. */
export async function withHome(use) {
  const home = mkdtempSync(join(tmpdir(), 'devgrowth-bench-'));
  const bare = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    TZ: 'UTC',
  };
  try {
    return await use({ home, bare });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

export async function served(bare, flags, use) {
  const server = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--format', 'json', ...flags], { env: bare });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`the sandbox ended with ${code}`))),
  ]);
  const facts = JSON.parse(line);
  try {
    return await use({
      ...facts,
      pid: server.pid,
      env: { ...bare, DEVGROWTH_HOST: facts.url, DEVGROWTH_TOKEN: facts.token },
    });
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

const tell =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(`used ${user + system} ${process.resourceUsage().maxRSS}\\n`); })';
const telling = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`];

/** CPU and memory as the process itself tells them when it ends: its own start is in them. */
function usedBy(args, stderr) {
  const [, cpu, peak] = /^used (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (cpu === undefined) throw new Error(`${args.join(' ')}: ${stderr.slice(-2000)}`);
  return { cpuMs: Number(cpu) / 1000, peakKb: Number(peak) };
}

/** Of one that must end well. */
export function must(args, env) {
  const ended = spawnSync(process.execPath, [...telling, bin, ...args], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.status !== 0) throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
  return { ...ended, ...usedBy(args, ended.stderr) };
}

/**
 * Not `spawnSync`: a front may be served by this very process.
 * @param fails that it ends badly is a result, too
 * @returns {Promise<{ code: number, stdout: string, cpuMs: number, peakKb: number, wallMs: number }>}
 */
export async function taken(node, args, env, { fails = false } = {}) {
  const startMs = performance.now();
  const child = spawn(node, [...telling, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const wallMs = performance.now() - startMs;
  if (code !== 0 && !fails) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`);
  return { code, stdout, wallMs, ...usedBy(args, stderr) };
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const nodeVersion = (node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();

/** Where PATH has it; null: nowhere. */
export function onPath(program) {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return places.find((place) => existsSync(place)) ?? null;
}

/** All that happened in the sandbox's file, an hour earlier: what changed within two minutes is asked for again. */
export function anHourEarlier(data) {
  const instant = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"/g;
  const earlier = (_, at) => JSON.stringify(new Date(Date.parse(at) - 3_600_000).toISOString());
  writeFileSync(data, readFileSync(data, 'utf8').replace(instant, earlier));
}

const steps =
  'Why I want this, in a sentence or two.\n\n- [x] The first step\n- [ ] The second step\n- [ ] The third step';

/**
 * Into the sandbox's file: through the API it would take minutes.
 * @param changed how many of them, the newest, were opened an hour ago, the others two years ago
 * @param comments of each goal
 * @param text of the goal with this number
 */
export function addGoals(data, { goals, changed, comments = 0, text = () => steps }) {
  const state = JSON.parse(readFileSync(data, 'utf8'));
  const [issues] = Object.values(state.issues);
  const labelIds = ['goal', 'goal::general', 'progress::planned'].map(
    (name) => state.labels.find((label) => label.name === name).id,
  );
  const pattern = issues[0];
  const hourMs = 3_600_000;
  const longAgoMs = Date.now() - 2 * 365 * 24 * hourMs;
  const first = state.projects[0].nextIssueIid;
  for (let number = 1; number <= goals; number += 1) {
    state.counters.issue += 1;
    const isChanged = number > goals - changed;
    const createdAt = new Date((isChanged ? Date.now() - hourMs : longAgoMs) + number).toISOString();
    issues.push({
      ...pattern,
      id: state.counters.issue,
      iid: first + number - 1,
      title: `Goal ${number} of a very long career`,
      description: `${text(number)}\n\n<!-- devgrowth:goal template=general@1 key=bench-${number} -->`,
      labelIds,
      createdAt,
      updatedAt: createdAt,
      dueDate: null,
    });
    const notes = Array.from({ length: comments }, (_, at) => ({
      id: (state.counters.note ?? 0) + 1 + at,
      type: null,
      body: `Step ${at + 1} of the plan is done.`,
      authorId: pattern.authorId,
      system: false,
      internal: false,
      createdAt,
      updatedAt: createdAt,
    }));
    if (comments === 0) continue;
    state.notes[`issue:${state.counters.issue}`] = notes;
    state.counters.note = notes.at(-1).id;
  }
  state.projects[0].nextIssueIid = first + goals;
  writeFileSync(data, JSON.stringify(state));
  return { firstIid: first };
}
