// `npm run bench`: CPU, memory, requests and wall time, as ratios measured side by side in this run. Nothing here is asserted.
// `--quick`: what one Node takes for three goals, in half a minute; `--json`: the same numbers for a program, and nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { evidenceBesideOthers } from './evidence-beside-others.mjs';
import { firstAnswers } from './first-answer.mjs';
import { farServer } from './far-server.mjs';
import { manyPeople } from './many-people.mjs';
import { measureOwnGoals } from './own-goals.mjs';
import { linting } from './linting.mjs';
import { matching } from './matching.mjs';
import { tenThousand } from './ten-thousand.mjs';

const bin = join(import.meta.dirname, '..', 'bin', 'devgrowth.js');
const home = mkdtempSync(join(tmpdir(), 'devgrowth-bench-'));
const bare = {
  PATH: process.env.PATH,
  HOME: home,
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_DATA_HOME: join(home, 'data'),
  TZ: 'UTC',
};

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

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

const hasGlab = (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, 'glab')));

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

const isQuick = process.argv.includes('--quick');
const asJson = process.argv.includes('--json');
const nodes = [process.execPath];
for (const major of isQuick ? [] : [22, 24, 26]) {
  const found = spawnSync('npx', ['--yes', '--package', `node@${major}`, 'which', 'node'], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  if (found.status === 0) nodes.push(found.stdout.trim());
}

const own = [];
for (const node of nodes)
  for (const goals of isQuick ? [3] : [3, 100, 1000])
    own.push(...(await measureOwnGoals({ node, goals, rounds: goals > 100 ? 3 : isQuick ? 5 : 11 })));
if (asJson) console.log(JSON.stringify({ schema: 'devgrowth/bench/v1', own }));
else {
  console.log('CPU and peak memory of the whole process, as multiples of bare `node -e 0` on the same Node');
  for (const { node, goals, command, cpu, memory } of own)
    console.log(
      `  ${node.padEnd(9)} ${String(goals).padStart(5)} goals  ${command.padEnd(14)} ${cpu.toFixed(2).padStart(6)} CPU ${memory.toFixed(2).padStart(6)} memory`,
    );
}
if (isQuick || asJson) {
  rmSync(home, { recursive: true, force: true });
  process.exit(0);
}

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
