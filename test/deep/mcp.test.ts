// `devgrowth mcp` as built, with the clients that strangers wrote: their SDK in both negotiations, the inspector, mcp-cli.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrapped } from '../support/assistant.ts';
import { bin, devgrowth, emptyHome, has, root, serveSandbox, type ServedSandbox } from '../support/process.ts';

const home = emptyHome();
let sandbox: ServedSandbox;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  env = {
    ...(home.env as Record<string, string>),
    DEVGROWTH_HOST: sandbox.url,
    DEVGROWTH_TOKEN: sandbox.token,
  };
  for (const args of [
    ['init', '--yes', '--no-input', '--manager', sandbox.manager],
    ['goal', 'add', 'Read a book', '--kind', 'reading', '--due', '+6w', '--set', 'actions=One;Two'],
    ['goal', 'log', '2', 'Read chapter 3', '--progress', '40'],
    ['1on1', 'prepare', '--date', '+3d'],
  ])
    expect(await devgrowth(args, env), args.join(' ')).toMatchObject({ code: 0 });
}, 120_000);
afterAll(async () => {
  await sandbox.stop();
  home.remove();
});

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], own: Record<string, string> = env): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...own, PATH: process.env['PATH'] ?? '' } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end();
  });
}

async function connected(mode: '2025' | '2026', args: readonly string[] = []) {
  const settings = mode === '2026' ? { versionNegotiation: { mode: 'auto' as const } } : {};
  const client = new Client({ name: 'stranger', version: '1' }, settings);
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [bin, 'mcp', ...args], env }));
  return client;
}

test('1: the list of tools is small', async () => {
  const sizes: number[] = [];
  for (const args of [[], ['--allow-writes']]) {
    const client = await connected('2025', args);
    const { tools } = await client.listTools();
    sizes.push(JSON.stringify(tools).length);
    expect(tools).toHaveLength(args.length === 0 ? 7 : 12);
    await client.close();
  }
  expect(sizes[0]).toBeLessThanOrEqual(3_000);
  expect(sizes[1]).toBeLessThanOrEqual(6_500);
}, 60_000);

const reads = [
  ['report', { detail: 'full' }, ['report'], 'report'],
  ['goal_list', {}, ['goal', 'list'], 'goal-list'],
  ['goal_show', { number: 2 }, ['goal', 'show', '2'], 'goal'],
  ['plan_show', {}, ['plan', 'show'], 'plan'],
  ['one_on_one_show', {}, ['1on1', 'show'], 'one-on-one'],
  ['promotion_show', {}, ['promotion', 'show'], 'promotion'],
] as const;

test('2, 3: clients of both protocols get the same answers, which are those of the commands, as text and as structure', async () => {
  const [old, young] = [await connected('2025'), await connected('2026')];
  expect([old.getNegotiatedProtocolVersion(), young.getNegotiatedProtocolVersion()]).toEqual([
    '2025-11-25',
    '2026-07-28',
  ]);
  for (const [name, given, command, schema] of reads) {
    const answers = await Promise.all([old, young].map((client) => client.callTool({ name, arguments: given })));
    for (const { content, structuredContent } of answers)
      expect(content, name).toEqual([{ type: 'text', text: JSON.stringify(structuredContent) }]);
    const [one, other] = answers.map(({ structuredContent }) => withoutMoment(structuredContent));
    expect(one, name).toEqual(other);
    const { stdout } = await devgrowth([...command, '--format', 'json'], env);
    const printed = withoutMoment(JSON.parse(stdout));
    expect(unwrapped(one), name).toMatchObject(printed);
    const shape = JSON.parse(readFileSync(join(root, 'schemas', `${schema}.v1.schema.json`), 'utf8')) as {
      required: string[];
    };
    expect(Object.keys(one ?? {}), name).toEqual(
      expect.arrayContaining(shape.required.filter((key) => key !== 'generatedAt')),
    );
  }
  await Promise.all([old.close(), young.close()]);
}, 120_000);

/** Two reports are made at two moments. */
function withoutMoment(value: unknown): Record<string, unknown> {
  const { generatedAt: _moment, ...rest } = value as Record<string, unknown>;
  return rest;
}

describe('stdin and stdout', () => {
  test('9: carry the protocol alone; the end of stdin ends it cleanly within a second, a signal too', async () => {
    for (const signal of [null, 'SIGTERM'] as const) {
      const child = spawn(process.execPath, [bin, 'mcp'], { env });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
      const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
      const call = { name: 'goal_show', arguments: { number: 2 } };
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: call })}\n`);
      await expect.poll(() => stdout.includes('"id":2'), { timeout: 20_000 }).toBe(true);
      const closed = new Promise<unknown>((resolve) => child.on('close', (code) => resolve(code)));
      const from = performance.now();
      if (signal === null) child.stdin.end();
      else child.kill(signal);
      expect(await closed).toBe(0);
      const took = performance.now() - from;
      // Of a busy machine: beside what a bare Node takes there and then.
      const bare = performance.now();
      await run(process.execPath, ['-e', '']);
      expect(took).toBeLessThan(1_000 + (performance.now() - bare));
      for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
      expect(`${stdout}${stderr}`).not.toContain(sandbox.token);
    }
  }, 60_000);
});

test('a call that waits for its answer keeps no process: the end of stdin ends it cleanly', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const child = spawn(process.execPath, [bin, 'mcp'], { env: { ...env, DEVGROWTH_HOST: `http://127.0.0.1:${port}` } });
  const asked = new Promise<void>((resolve) => void silent.once('request', () => resolve()));
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } };
  const call = { name: 'goal_list', arguments: {} };
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: call })}\n`);
  await asked;
  const closed = new Promise<unknown>((resolve) => child.on('close', (code) => resolve(code)));
  const from = performance.now();
  child.stdin.end();
  expect(await closed).toBe(0);
  const took = performance.now() - from;
  const bare = performance.now();
  await run(process.execPath, ['-e', '']);
  expect(took).toBeLessThan(1_000 + (performance.now() - bare));
  // The greeting came once, whoever said it.
  expect(stdout.match(/"id":1\b/g)).toHaveLength(1);
  silent.closeAllConnections();
  silent.close();
}, 60_000);

test.skipIf(!has('mcp-inspector'))(
  '1: mcp-inspector finds no fault in the tools, and calls one that writes without a person to ask',
  async () => {
    const settings = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    const inspect = (own: readonly string[], ...more: string[]) =>
      run('mcp-inspector', ['--cli', ...settings, process.execPath, bin, 'mcp', ...own, ...more]);
    for (const [own, count, most] of [
      [[], 7, 3_000],
      [['--allow-writes'], 12, 6_500],
    ] as const) {
      const listed = await inspect(own, '--method', 'tools/list', '--strict');
      expect(listed, listed.stderr).toMatchObject({ code: 0 });
      const { tools } = JSON.parse(listed.stdout) as { tools: unknown[] };
      expect(tools).toHaveLength(count);
      expect(JSON.stringify(tools).length).toBeLessThanOrEqual(most);
    }
    const log = ['--tool-name', 'goal_log', '--tool-arg', 'number=2', '--tool-arg', 'text=Read on'];
    const called = await inspect(['--allow-writes'], '--method', 'tools/call', ...log);
    expect(called, called.stdout + called.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(called.stdout)).toMatchObject({ structuredContent: { written: false } });
  },
  120_000,
);

test.skipIf(!has('mcp-cli'))(
  '2: mcp-cli calls a tool',
  async () => {
    const config = join(home.folder, 'mcp.json');
    writeFileSync(
      config,
      JSON.stringify({ mcpServers: { own: { command: process.execPath, args: [bin, 'mcp'], env } } }),
    );
    const called = await run('mcp-cli', ['--config', config, 'call-tool', 'own:goal_show', '--args', '{"number":2}']);
    expect(called, called.stderr).toMatchObject({ code: 0 });
    expect(called.stdout).toContain('devgrowth/goal/v1');
  },
  120_000,
);
