// A sandbox of its own for a measurement: served, asked by the built command, filled with goals.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    return await use({ ...facts, env: { ...bare, DEVGROWTH_HOST: facts.url, DEVGROWTH_TOKEN: facts.token } });
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

/** Its standard error ends with the line `rss <kilobytes at the peak>`. */
export function must(args, env) {
  const tell = 'process.on("exit", () => process.stderr.write(`rss ${process.resourceUsage().maxRSS}\\n`))';
  const told = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`];
  const ended = spawnSync(process.execPath, [...told, bin, ...args], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.status !== 0) throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
  return ended;
}

/**
 * Into the sandbox's file: through the API it would take minutes.
 * @param changed how many of them, the newest, were opened an hour ago, the others two years ago
 */
export function addGoals(data, { goals, changed }) {
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
      description: `Why I want this, in a sentence or two.\n\n- [x] The first step\n- [ ] The second step\n- [ ] The third step\n\n<!-- devgrowth:goal template=general@1 key=bench-${number} -->`,
      labelIds,
      createdAt,
      updatedAt: createdAt,
      dueDate: null,
    });
  }
  state.projects[0].nextIssueIid = first + goals;
  writeFileSync(data, JSON.stringify(state));
  return { firstIid: first };
}
