// 10,000 goals read completely (`goal list --state all`): requests, wall time beside the longest chain of requests, peak memory.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const bin = join(import.meta.dirname, '..', 'bin', 'devgrowth.js');
const goals = 10_000;
/** Requests that the gateway has under way at once. */
const sideBySide = 8;

export async function tenThousand() {
  const home = mkdtempSync(join(tmpdir(), 'devgrowth-bench-'));
  const data = join(home, 'state.json');
  const bare = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    TZ: 'UTC',
  };
  try {
    await served(bare, ['--empty', '--data', data], async ({ env }) => must(['init', '--yes', '--no-input'], env));
    addGoals(data);
    await served(bare, ['--data', data], async ({ env, url, token, username }) => {
      const pages = Math.ceil(goals / 100);
      const bareMs = await bareFetch(`${url}/api/v4/projects/${encodeURIComponent(`${username}/goals`)}`, token, pages);
      const started = performance.now();
      const list = must(['goal', 'list', '--state', 'all', '--format', 'json', '--debug'], env);
      const wallMs = performance.now() - started;
      const { goals: read, completeness } = JSON.parse(list.stdout);
      const requests = list.stderr.split('\n').filter((line) => /^debug: [A-Z]+ \S+ \d+$/.test(line)).length;
      const peakMb = Number(/^rss (\d+)$/m.exec(list.stderr)?.[1]) / 1024;
      const chain = requests - (pages - 1) + Math.ceil((pages - 1) / sideBySide);
      console.log(`\n\`goal list --state all\` of ${goals.toLocaleString('en')} goals`);
      console.log(`  ${read.length} rows, ${completeness.complete ? 'COMPLETE' : 'INCOMPLETE'}`);
      console.log(`  ${requests} requests; ${sideBySide} side by side, the longest chain is ${chain}`);
      console.log(
        `  ${(wallMs / 1000).toFixed(1)} s: ${(wallMs / bareMs).toFixed(2)} times a bare fetch of the same ${pages} pages one after the other, ${(wallMs / ((bareMs / pages) * chain)).toFixed(2)} times its longest chain at that pace (the sandbox answers one request at a time)`,
      );
      console.log(`  peak memory ${peakMb.toFixed(0)} MB`);
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What the server alone takes: the same pages, read by nobody. */
async function bareFetch(api, token, pages) {
  const start = performance.now();
  for (let page = 1; page <= pages; page += 1) {
    const answer = await fetch(
      `${api}/issues?labels=goal&state=all&scope=all&issue_type=issue&order_by=created_at&sort=asc&per_page=100&page=${page}`,
      { headers: { 'PRIVATE-TOKEN': token } },
    );
    if (!answer.ok) throw new Error(`page ${page}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  return performance.now() - start;
}

/** Into the sandbox's file: through the API it would take minutes. */
function addGoals(data) {
  const state = JSON.parse(readFileSync(data, 'utf8'));
  const [issues] = Object.values(state.issues);
  const labelIds = ['goal', 'goal::general', 'progress::planned'].map(
    (name) => state.labels.find((label) => label.name === name).id,
  );
  const pattern = issues[0];
  const startMs = Date.parse('2025-01-01T00:00:00.000Z');
  for (let number = 1; number <= goals; number += 1) {
    state.counters.issue += 1;
    const createdAt = new Date(startMs + number * 60_000).toISOString();
    issues.push({
      ...pattern,
      id: state.counters.issue,
      iid: number + 1,
      title: `Goal ${number} of a very long career`,
      description: `Why I want this, in a sentence or two.\n\n- [x] The first step\n- [ ] The second step\n- [ ] The third step\n\n<!-- devgrowth:goal template=general@1 key=bench-${number} -->`,
      labelIds,
      createdAt,
      updatedAt: createdAt,
      dueDate: null,
    });
  }
  state.projects[0].nextIssueIid = goals + 2;
  writeFileSync(data, JSON.stringify(state));
}

function must(args, env) {
  const tell = 'process.on("exit", () => process.stderr.write(`rss ${process.resourceUsage().maxRSS}\\n`))';
  const told = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`];
  const ended = spawnSync(process.execPath, [...told, bin, ...args], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.status !== 0) throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
  return ended;
}

async function served(bare, flags, use) {
  const server = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--format', 'json', ...flags], { env: bare });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const line = await Promise.race([
    new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)),
    ended.then((code) => Promise.reject(new Error(`the sandbox ended with ${code}`))),
  ]);
  const facts = JSON.parse(line);
  try {
    await use({ ...facts, env: { ...bare, DEVGROWTH_HOST: facts.url, DEVGROWTH_TOKEN: facts.token } });
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

if (process.argv[1] === import.meta.filename) await tenThousand();
