// `npm run bench`: CPU, memory, requests and wall time, as ratios measured side by side in this run. Nothing here is asserted.
// `--quick`: what one Node takes for a few goals, in half a minute; `--only demo,writes`: some parts; `--json`: numbers for a program, whose keys only grow.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { besideLines, besideOthers } from './beside-others.mjs';
import { connectionLines, connections } from './connections.mjs';
import { demo, demoLines } from './demo.mjs';
import { evidenceBesideOthers } from './evidence-beside-others.mjs';
import { firstAnswers } from './first-answer.mjs';
import { farServer } from './far-server.mjs';
import { inProcess, inProcessLines } from './in-process.mjs';
import { longTextLines, longTexts } from './long-texts.mjs';
import { manyPeople } from './many-people.mjs';
import { measureOwnGoals, ownLines } from './own-goals.mjs';
import { linting } from './linting.mjs';
import { matching } from './matching.mjs';
import { remembered, rememberedLines } from './remembered.mjs';
import { bin, median, onPath } from './served.mjs';
import { tenThousand } from './ten-thousand.mjs';
import { writeLines, writes } from './writes.mjs';

const home = mkdtempSync(join(tmpdir(), 'devgrowth-bench-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
const bare = {
  PATH: process.env.PATH,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_DATA_HOME: join(home, 'data'),
  TZ: 'UTC',
};

/** Runs the candidates in turn, so that a slow moment of the machine hits all of them. */
function sideBySide(candidates, rounds, env = bare) {
  const times = candidates.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, [program, ...args]] of candidates.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
      times[index].push(performance.now() - start);
    }
  }
  return times.map(median);
}

const hasGlab = onPath('glab') !== null;

function compareWithGlab() {
  const glabEnv = { ...env, GITLAB_HOST: url, GITLAB_TOKEN: token, GLAB_CONFIG_DIR: join(home, 'glab') };
  spawnSync('glab', ['config', 'set', 'api_protocol', 'http', '--host', new URL(url).host, '-g'], { env: glabEnv });
  const ours = [process.execPath, bin, 'goal', 'list', '--format', 'json'];
  const theirs = ['glab', 'issue', 'list', '-R', `${username}/goals`, '--per-page', '100'];
  const [mine, glab] = sideBySide([ours, theirs], 7, glabEnv);
  console.log(
    `  \`goal list\` of these beside \`glab issue list\`: ${(mine / glab).toFixed(2)} times (${mine.toFixed(0)} and ${glab.toFixed(0)} ms)`,
  );
}

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const { quick: isQuick, json: asJson } = asked;
const nodes = [process.execPath];
for (const major of isQuick ? [] : [22, 24, 26]) {
  const found = spawnSync('npx', ['--yes', '--package', `node@${major}`, 'which', 'node'], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  if (found.status === 0) nodes.push(found.stdout.trim());
}

async function onEachNode(measure) {
  const rows = [];
  for (const node of nodes) rows.push(...(await measure(node)));
  return rows;
}

/** By their keys in the document: what is measured in full, and in the quick form, where it is measured there. */
const parts = {
  own: {
    title: 'CPU and peak memory of the whole process, as multiples of bare `node -e 0` on the same Node',
    lines: ownLines,
    full: async () => {
      const rows = [];
      for (const goals of [3, 100, 1000])
        rows.push(...(await onEachNode((node) => measureOwnGoals({ node, goals, rounds: goals > 100 ? 3 : 11 }))));
      return rows;
    },
    quick: () => measureOwnGoals({ node: process.execPath, goals: 3, rounds: 3 }),
  },
  again: {
    title: 'The same of 100 goals with four comments each, read the first time and with nothing changed since',
    lines: rememberedLines,
    full: () => onEachNode((node) => remembered({ node })),
  },
  writes: {
    title: 'Writing into a new project: requests, and CPU as above',
    lines: writeLines,
    full: () => onEachNode((node) => writes({ node })),
  },
  connections: {
    title: 'Connections behind TLS at 50 ms a request; never more than requests at once',
    lines: connectionLines,
    full: () => connections(),
    quick: () => connections({ goals: 10, commented: 5 }),
  },
  demo: {
    title: '`demo`: user and system CPU',
    lines: demoLines,
    full: () => onEachNode((node) => demo({ node })),
  },
  inProcess: {
    title: '`--host sandbox`, the sandbox within our own process, beside a served one',
    lines: inProcessLines,
    full: () => inProcess(),
  },
  longTexts: { title: 'Goals of 200 KB each', lines: longTextLines, full: () => longTexts() },
  keptThousand: {
    title: '1,000 goals with two comments each, read the first time and again, and what is kept of them',
    lines: rememberedLines,
    full: () => remembered({ node: process.execPath, goals: 1000, comments: 2, rounds: 1 }),
  },
  besideOthers: {
    title: 'At 50 ms a request, beside the same data read one request after the other',
    lines: besideLines,
    full: () => besideOthers(),
  },
};

if (asked.help) {
  console.log(`npm run bench -- [--quick] [--json] [--only PART,PART]\n\nParts: ${Object.keys(parts).join(', ')}`);
  process.exit(0);
}
const only = asked.only?.split(',') ?? null;
for (const key of only ?? [])
  if (parts[key] === undefined) throw new Error(`--only ${key}: one of ${Object.keys(parts).join(', ')}`);

const results = { schema: 'devgrowth/bench/v1', skipped: [] };
for (const [key, { title, lines, full, quick = () => [] }] of Object.entries(parts)) {
  const isLeft = only !== null && !only.includes(key);
  const measured = isLeft ? [] : await (isQuick ? quick() : full());
  const { rows, skipped } = Array.isArray(measured) ? { rows: measured, skipped: [] } : measured;
  // What this form does not measure is there without a row.
  results[key] = rows;
  results.skipped.push(...skipped.map((what) => `${key}: ${what}`));
  const told = [...lines(rows), ...skipped.map((what) => `skipped: ${what}`)];
  if (!asJson && told.length > 0) console.log(`${title}\n${told.map((line) => `  ${line}\n`).join('')}`);
}
if (asJson) console.log(JSON.stringify(results));
if (isQuick || asJson || only !== null) process.exit(0);

const { mcp, tools, hook, hookThere } = await firstAnswers(bare);
console.log("\nWhat waits for our start, as multiples of bare Node's; at most 2.5, the list of tools apart");
console.log(`  first answer of \`mcp\` ${mcp.toFixed(2)}, its list of tools ${tools.toFixed(2)}`);
const offering = hookThere === null ? 'no `script` to open a terminal' : hookThere.toFixed(2);
console.log(`  git's hook where nobody reads ${hook.toFixed(2)}, offering eight goals in a terminal ${offering}`);

const server = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--empty', '--format', 'json'], { env: bare });
const { url, token, username } = JSON.parse(
  await new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)),
);
const env = { ...bare, DEVGROWTH_HOST: url, DEVGROWTH_TOKEN: token };
try {
  const command = (args) => spawnSync(process.execPath, [bin, ...args], { env, encoding: 'utf8' });
  const init = command(['init', '--yes', '--no-input']);
  if (init.status !== 0) throw new Error(init.stderr);

  const api = `${url}/api/v4/projects/${encodeURIComponent(`${username}/goals`)}`;
  const post = (path, body) =>
    fetch(`${api}/${path}`, {
      method: 'POST',
      headers: { 'PRIVATE-TOKEN': token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const day = 86_400_000;
  const requestsOf = (args) => {
    const { stderr } = command([...args, '--debug']);
    return stderr.split('\n').filter((line) => /^debug: [A-Z]+ /.test(line)).length;
  };
  console.log('\nRequests of `report`, at most ceil(N/100) + 10 and 3 for each goal that changed in the window');
  let open = 0;
  for (const n of [10, 100, 1000]) {
    for (; open < n; open += 1) {
      const description = '- [ ] one\n- [x] two';
      const created_at = new Date(Date.now() - (open < 100 ? 0 : 60 * day)).toISOString();
      await post('issues', {
        title: `Goal ${open + 1}`,
        labels: 'goal,goal::general,progress::planned',
        description,
        created_at,
      });
    }
    const changed = Math.min(n, 100);
    const started = performance.now();
    const requests = requestsOf(['report', '--format', 'json']);
    const ms = performance.now() - started;
    const most = Math.ceil(n / 100) + 10 + 3 * changed;
    console.log(`  ${n} goals, ${changed} changed: ${requests} (at most ${most}), ${ms.toFixed(0)} ms`);
    if (n === 100 && hasGlab) compareWithGlab();
  }
  if (!hasGlab) console.log('\nglab is not installed: no comparison with `glab issue list`');
} finally {
  server.kill('SIGTERM');
  rmSync(home, { recursive: true, force: true });
}

await farServer();
await manyPeople();
await tenThousand();
await matching();
await linting();
await evidenceBesideOthers();
