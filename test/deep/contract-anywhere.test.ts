// The contract suite against a GitLab that it only knows by address and token, as somebody with a real one would run it.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { startServer } from '#sandbox/server.ts';
import { root } from '../support/process.ts';

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly lastLine: string;
}

async function runSuite(
  files: readonly string[],
  sandbox: (externalUrl: string) => Sandbox,
): Promise<Run & { sandbox: Sandbox }> {
  const server = await startServer({ port: 0, open: sandbox });
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    DEVGROWTH_CONTRACT_HOST: server.url,
    DEVGROWTH_CONTRACT_TOKEN: tokenOf(server.sandbox.state, 'alex'),
  };
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'contract', ...files];
  const run = await new Promise<Run>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, lastLine: output.trimEnd().split('\n').at(-1) ?? '' }));
  });
  await server.close();
  return { ...run, sandbox: server.sandbox };
}

let clockMs = Date.parse('2026-11-23T09:00:00.000Z');
/** Time passes with every look at the clock. */
const movingClock = () => (clockMs += 500);

test('it holds there, leaves nothing behind, and says where it ran', async () => {
  const { code, output, lastLine, sandbox } = await runSuite([], (externalUrl) =>
    createSandbox({ now: movingClock, externalUrl }),
  );
  expect(code, output).toBe(0);
  const host = new URL(sandbox.externalUrl).host.replaceAll('.', '\\.');
  expect(lastLine).toMatch(
    new RegExp(
      `^contract: \\d+ assumptions: (\\d+) on the sandbox through msw, \\1 on the sandbox through a port, \\d+ on the GitLab at ${host}, \\d+ not asked of it$`,
    ),
  );
  expect(sandbox.state.projects).toEqual([]);
  expect(sandbox.state.counters.project).toBeGreaterThan(5);
});

test('it fails on a GitLab that behaves otherwise, and leaves nothing behind', async () => {
  const { code, lastLine, sandbox } = await runSuite(['test/contract/planning.test.ts'], (externalUrl) => {
    const inner = createSandbox({ now: movingClock, externalUrl });
    return {
      ...inner,
      fetch: (request) =>
        request.method === 'POST' && request.url.endsWith('/labels')
          ? Promise.resolve(Response.json({ message: '500 Internal Server Error' }, { status: 500 }))
          : inner.fetch(request),
    };
  });
  expect([code, lastLine]).toEqual([1, expect.stringMatching(/; \d+ failed$/)]);
  expect(sandbox.state.projects).toEqual([]);
});
