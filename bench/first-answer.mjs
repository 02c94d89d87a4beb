// How long an assistant's client waits for the first answer of `devgrowth mcp`, and a commit for the hook, beside a bare Node.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1' } },
};

const listing = [
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list', params: {} },
];
const lines = (messages) => messages.map((message) => `${JSON.stringify(message)}\n`).join('');

/** @returns ms until this line of its output has come, or it has ended */
function untilHeard(args, env, { said = '', line = 1, program = process.execPath, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { env, cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    let heard = '';
    child.once('error', reject);
    child.stdout.on('data', (chunk) => {
      heard += chunk;
      if (heard.split('\n').length <= line) return;
      resolve(performance.now() - start);
      child.stdin.end();
    });
    child.once('close', () => resolve(performance.now() - start));
    child.stdin.on('error', () => {});
    if (said) child.stdin.write(said);
    else child.stdin.end();
  });
}

/** A repository with a message to write, and goals to offer. */
function scene() {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-bench-'));
  spawnSync('git', ['init', '--quiet', folder]);
  const goals = Array.from({ length: 8 }, (_, at) => ({ reference: `alex/goals#${at + 2}`, title: `Goal ${at}` }));
  writeFileSync(join(folder, 'hook.json'), JSON.stringify({ hooks: [], goals }));
  writeFileSync(join(folder, 'message'), '\n# Please enter the commit message\n');
  return folder;
}

/**
 * @returns medians as multiples of bare Node's start, all run in turn: the first answer, the list of tools, the hook where nobody reads,
 *   and where it offers goals in a terminal (beside a bare Node in one; null without `script`)
 */
export async function firstAnswers(env, rounds = 15) {
  const folder = scene();
  const hook = join(root, 'dist', 'hook.js');
  const mcp = [join(root, 'bin', 'devgrowth.js'), 'mcp'];
  const words = [hook, 'prepare-commit-msg', join(folder, 'hook.json'), join(folder, 'message')];
  const hasScript = spawnSync('script', ['--version']).status === 0;
  const inTerminal = (args) =>
    untilHeard(['-qec', [process.execPath, ...args].join(' '), '/dev/null'], env, {
      program: 'script',
      cwd: folder,
      line: Number.POSITIVE_INFINITY,
    });
  const runs = {
    bare: () => untilHeard(['-e', '0'], env),
    mcp: () => untilHeard(mcp, env, { said: lines([hello]) }),
    tools: () => untilHeard(mcp, env, { said: lines([hello, ...listing]), line: 2 }),
    hook: () => untilHeard(words, env, { cwd: folder }),
    ...(hasScript ? { bareThere: () => inTerminal(['-e', '0']), hookThere: () => inTerminal(words) } : {}),
  };
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of Object.entries(runs)) times[name].push(await run());
  rmSync(folder, { recursive: true });
  const median = (name) => times[name].toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
  const beside = (name, other) => median(name) / median(other);
  return {
    mcp: beside('mcp', 'bare'),
    tools: beside('tools', 'bare'),
    hook: beside('hook', 'bare'),
    hookThere: hasScript ? beside('hookThere', 'bareThere') : null,
  };
}
