// Real processes on a real disk, killed, interrupted or cut off before and after GitLab has what they wrote: the fault matrix, in a sample.
import { spawn } from 'node:child_process';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, root, serveSandbox, type ServedSandbox } from '../support/process.ts';

describe('real processes on a real disk', () => {
  const home = emptyHome();
  let sandbox: ServedSandbox;
  let gate: Server;
  let env: NodeJS.ProcessEnv;
  /** What happens to the first writing request. */
  let fault: Fault | null = null;
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
        const hit = isWrite && writes === 1 ? fault : null;
        if (hit?.isAfter === false) return hurt(hit, response);
        const answer = await fetch(`${sandbox.url}${request.url}`, {
          method: request.method ?? 'GET',
          headers: {
            authorization: request.headers.authorization ?? '',
            'content-type': request.headers['content-type'] ?? '',
          },
          ...(isWrite ? { body: Buffer.concat(chunks) } : {}),
        });
        const body = Buffer.from(await answer.arrayBuffer());
        if (hit !== null) return hurt(hit, response);
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
    const goal = ['goal', 'add', 'Ship', '--kind', 'general', '--due', 'none'];
    expect(await devgrowth(goal, env)).toMatchObject({ code: 0 });
    expect(await devgrowth(['1on1', 'prepare', '--date', '+7d'], env)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    gate.closeAllConnections();
    gate.close();
    await sandbox.stop();
    home.remove();
  });

  /** Held for the signal that follows, cut off, or answered by a proxy. */
  function hurt({ how }: Fault, response: ServerResponse): void {
    if (how === 'cut') response.destroy();
    else if (how === 'bad gateway') response.writeHead(502, { 'content-type': 'text/html' }).end('<html></html>');
    else arrived();
  }

  async function runInto(one: Fault, words: readonly string[]): Promise<void> {
    writes = 0;
    fault = one;
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const child = spawn(process.execPath, [bin, ...words], { env, cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
    await Promise.race([reached, ended]);
    const { how } = one;
    if (how === 'SIGKILL' || how === 'SIGINT') child.kill(how);
    expect(await ended).toBe(how === 'SIGKILL' || how === 'SIGINT' ? how : null);
    fault = null;
  }

  const draftsNow = async () =>
    (JSON.parse((await devgrowth(['drafts', 'list', '--format', 'json'], env)).stdout) as { drafts: { id: string }[] })
      .drafts;

  /** How often the words stand on the server. */
  async function standing(words: string): Promise<number> {
    const headers = { 'PRIVATE-TOKEN': sandbox.token };
    const ask = async (path: string) =>
      (await (await fetch(`${sandbox.url}/api/v4/projects/alex%2Fgoals/${path}`, { headers })).json()) as {
        iid: number;
        title?: string;
        description?: string | null;
        body?: string;
      }[];
    const issues = await ask('issues?per_page=100');
    const notes = await Promise.all(issues.map(({ iid }) => ask(`issues/${iid}/notes?per_page=100`)));
    const texts = [...issues, ...notes.flat()].flatMap(({ title, description, body }) => [title, description, body]);
    return texts.reduce((sum, text) => sum + ((text ?? '').split(words).length - 1), 0);
  }

  const commands: readonly (readonly [name: string, words: (marker: string) => readonly string[]])[] = [
    ['goal add', (marker) => ['goal', 'add', marker, '--kind', 'general', '--due', 'none']],
    ['goal log', (marker) => ['goal', 'log', '2', marker]],
    ['evidence add', (marker) => ['evidence', 'add', '2', marker]],
    ['1on1 add', (marker) => ['1on1', 'add', `DISCUSS ${marker}`]],
  ];
  const faults: readonly (readonly [name: string, Fault])[] = [
    ['SIGKILL after', { how: 'SIGKILL', isAfter: true }],
    ['Ctrl-C after', { how: 'SIGINT', isAfter: true }],
    ['cut off after', { how: 'cut', isAfter: true }],
    ['502 after', { how: 'bad gateway', isAfter: true }],
  ];

  /** How often the words stand, and which drafts are left. */
  async function inTheEnd(name: string, fault: string, one: Fault, wordsOf: (marker: string) => readonly string[]) {
    const marker = `${name} ${fault} here`.replaceAll(/[^A-Za-z0-9 ]/g, ' ');
    await runInto(one, wordsOf(marker));
    for (const { id } of await draftsNow())
      expect(await devgrowth(['drafts', 'resume', id], env)).toMatchObject({ code: 0 });
    return [await standing(marker), await draftsNow()];
  }

  describe.each(commands)('%s', (name, wordsOf) => {
    test.each(faults)('%s GitLab has it: once in the end, no draft, no lock in the way', async (fault, one) => {
      expect(await inTheEnd(name, fault, one, wordsOf)).toEqual([1, []]);
    });
  });

  // Alone: what may still land is looked for, for a minute of real time.
  test('SIGKILL before GitLab has it: the same', async () => {
    const [name, wordsOf] = commands[0] ?? ['', () => []];
    const fault: Fault = { how: 'SIGKILL', isAfter: false };
    expect(await inTheEnd(name, 'SIGKILL before', fault, wordsOf)).toEqual([1, []]);
  });
});

interface Fault {
  readonly how: 'SIGKILL' | 'SIGINT' | 'cut' | 'bad gateway';
  /** After the sandbox has taken it. */
  readonly isAfter: boolean;
}
