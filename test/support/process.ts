// Spawns the built command, and a sandbox of it, as a user would from a shell.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const root = join(import.meta.dirname, '..', '..');
export const bin = join(root, 'bin', 'devgrowth.js');

/** Whether a program is on PATH: tests that need one skip by name. */
export function has(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)));
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Home {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/**
 * Also while a program that a stranger's program started still writes there: Node's own `maxRetries` asks for the empty folder again, and
 * does not empty it again.
 */
export function removeFolder(folder: string): void {
  for (let triesLeft = 50; ; triesLeft -= 1)
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (triesLeft === 0 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
}

/** An empty home: no settings, no token, no sandbox of the developer's gets in. */
export function emptyHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-home-'));
  const { PATH } = process.env;
  return {
    folder,
    env: {
      PATH,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_DATA_HOME: join(folder, 'data'),
      TZ: 'UTC',
    },
    remove: () => removeFolder(folder),
  };
}

export function devgrowth(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  options: { readonly node?: string; readonly input?: string; readonly cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [bin, ...args], { env, cwd: options.cwd ?? root });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.end(options.input ?? '');
  });
}

export interface ServedSandbox {
  readonly url: string;
  readonly pages: string;
  readonly token: string;
  readonly username: string;
  readonly manager: string;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

export async function serveSandbox(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ServedSandbox> {
  const child = spawn(process.execPath, [bin, 'sandbox', '--port', '0', '--format', 'json', ...args], {
    env,
    cwd: root,
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      stdout += `${text}\n`;
      resolve(text);
    });
    void ended.then(({ code }) => reject(new Error(`the sandbox ended with ${code}: ${stderr}`)));
  });
  const facts = JSON.parse(line) as Omit<ServedSandbox, 'stop'>;
  return {
    ...facts,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Whether a Node of this major can be had through npx without asking: the deep tests run the command on it. */
export function nodeAt(major: number): string | null {
  const found = spawnSync('npx', ['--yes', '--package', `node@${major}`, 'which', 'node'], {
    encoding: 'utf8',
    cwd: tmpdir(),
    timeout: 240_000,
  });
  const path = found.stdout?.trim().split('\n').at(-1) ?? '';
  return found.status === 0 && path.startsWith('/') ? path : null;
}
