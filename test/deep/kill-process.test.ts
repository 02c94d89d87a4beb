// Real processes killed by SIGKILL on a real disk, before and after GitLab has what they wrote: one goal in the end, and no lock in the way.
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, root, serveSandbox, type ServedSandbox } from '../support/process.ts';

describe('real processes on a real disk', () => {
  const home = emptyHome();
  let sandbox: ServedSandbox;
  let gate: Server;
  let env: NodeJS.ProcessEnv;
  /** Which writing request is held, and on which side of the sandbox. */
  const held = { write: 0, after: false };
  let writes = 0;
  let arrived: () => void = () => {};

  beforeAll(async () => {
    sandbox = await serveSandbox(['--empty'], home.env);
    gate = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => void chunks.push(chunk));
      const forward = async () => {
        const isWrite = request.method !== 'GET';
        if (isWrite) writes += 1;
        const isHeld = isWrite && writes === held.write;
        if (isHeld && !held.after) return arrived();
        const answer = await fetch(`${sandbox.url}${request.url}`, {
          method: request.method ?? 'GET',
          headers: {
            authorization: request.headers.authorization ?? '',
            'content-type': request.headers['content-type'] ?? '',
          },
          ...(isWrite ? { body: Buffer.concat(chunks) } : {}),
        });
        const body = Buffer.from(await answer.arrayBuffer());
        if (isHeld) return arrived();
        const headers = Object.fromEntries(
          [...answer.headers].filter(
            ([name]) => !/^(?:content-length|transfer-encoding|connection|content-encoding|keep-alive)$/.test(name),
          ),
        );
        response.writeHead(answer.status, headers).end(body);
      };
      request.on('end', () => void forward());
    });
    await new Promise<void>((resolve) => void gate.listen(0, '127.0.0.1', resolve));
    const address = gate.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    env = { ...home.env, DEVGROWTH_HOST: `http://127.0.0.1:${port}`, DEVGROWTH_TOKEN: sandbox.token };
    expect(await devgrowth(['init', '--yes', '--no-input'], env)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    gate.closeAllConnections();
    gate.close();
    await sandbox.stop();
    home.remove();
  });

  async function killAtWrite(write: number, after: boolean, words: readonly string[]): Promise<void> {
    writes = 0;
    Object.assign(held, { write, after });
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const child = spawn(process.execPath, [bin, ...words], { env, cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
    await Promise.race([reached, ended]);
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    held.write = 0;
  }

  test.each([
    ['before', false],
    ['after', true],
  ])('SIGKILL %s GitLab has the goal: one goal in the end, no draft, no lock in the way', async (name, after) => {
    const title = `Killed ${name}`;
    await killAtWrite(1, after, ['goal', 'add', title, '--kind', 'general', '--due', 'none']);
    const listed = await devgrowth(['drafts', 'list', '--format', 'json'], env);
    const { drafts } = JSON.parse(listed.stdout) as { drafts: { id: string }[] };
    expect(drafts).toHaveLength(1);
    expect(await devgrowth(['drafts', 'resume', drafts[0]?.id ?? ''], env)).toMatchObject({ code: 0 });
    const { stdout } = await devgrowth(['goal', 'list', '--format', 'json'], env);
    const { goals } = JSON.parse(stdout) as { goals: { title: string }[] };
    expect(goals.filter((goal) => goal.title === title)).toHaveLength(1);
    expect((await devgrowth(['drafts', 'list', '--format', 'json'], env)).stdout).toContain('"drafts": []');
  });
});
