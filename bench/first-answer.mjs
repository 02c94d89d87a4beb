// How long an assistant's client waits for the first answer of `devgrowth mcp`, and a commit for the hook, beside a bare Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1' } },
};

/** @returns ms until it says something, or has ended */
function untilHeard(args, env, said = '') {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    child.once('error', reject);
    child.stdout.once('data', () => {
      resolve(performance.now() - start);
      child.stdin.end();
    });
    child.once('close', () => resolve(performance.now() - start));
    child.stdin.on('error', () => {});
    if (said) child.stdin.write(said);
    else child.stdin.end();
  });
}

/** @returns medians as multiples of bare Node's start; all are run in turn */
export async function firstAnswers(env, rounds = 15) {
  const times = { bare: [], mcp: [], hook: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(await untilHeard(['-e', '0'], env));
    times.mcp.push(await untilHeard([join(root, 'bin', 'devgrowth.js'), 'mcp'], env, `${JSON.stringify(hello)}\n`));
    times.hook.push(await untilHeard([join(root, 'dist', 'hook.js')], env));
  }
  const [bare, mcp, hook] = Object.values(times).map((all) => all.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]);
  return { mcp: mcp / bare, hook: hook / bare };
}
