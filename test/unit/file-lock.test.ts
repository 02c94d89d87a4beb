// The lock between processes: whose it is, when it is stale, who gets it then. The processes here are real ones.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as disk from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LockDisk, LockRefused, LockTimeout, withLock } from '#lock/file-lock.ts';

const quick = { pauseMs: 5, beatMs: 10, silenceMs: 120 };
const isLinux = process.platform === 'linux';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'devgrowth-lock-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const take = (waitMs = 0, rhythm = quick) => withLock(path, waitMs, () => Promise.resolve('done'), rhythm);

/** A lock as this process would write it, with other facts. */
async function ownFacts(): Promise<Map<string, string>> {
  const text = await withLock(join(folder, 'probe'), 0, () =>
    Promise.resolve(readFileSync(join(folder, 'probe'), 'utf8')),
  );
  return new Map(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ (.*)/s) as [string, string]),
  );
}

async function leave(facts: { readonly pid?: number } & Record<string, string | number | undefined>): Promise<void> {
  const { pid = process.pid, ...others } = facts;
  const lines = Object.entries({ ...Object.fromEntries(await ownFacts()), ...others });
  const rest = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  writeFileSync(path, `${[`${pid} 0c5c8c0e-0000-4000-8000-000000000000`, ...rest].join('\n')}\n`);
}

describe('a lock that was left behind', () => {
  const gone = 99_999_999;
  test.runIf(isLinux).each([
    ['by a process that is gone', { pid: gone }],
    ['by a process whose number is used again', { pid: process.ppid, start: '1' }],
    ['by process 1 of a container that was this one before', { pid: process.pid, start: '1' }],
  ])('%s is taken over at once', async (_, facts) => {
    await leave(facts);
    // With the usual rhythm ten seconds would pass until silence counts.
    await expect(withLock(path, 0, () => Promise.resolve('done'))).resolves.toBe('done');
    expect(await disk.readdir(folder)).toEqual([]);
  });

  test.runIf(isLinux)('by a process that has ended and still stands in the list is taken over at once', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60']);
    try {
      const pid = Number(await new Promise((resolve) => void parent.stdout.once('data', resolve)));
      const fields = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
      await expect.poll(() => fields()[2]).toBe('Z');
      await leave({ pid, start: fields()[21] });
      await expect(withLock(path, 0, () => Promise.resolve('done'))).resolves.toBe('done');
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test.each([
    ['before the power went', { boot: '00000000-0000-4000-8000-000000000000' }],
    ['in a namespace that ended', { namespace: 'pid:[1]' }],
    ['on another machine', { host: 'elsewhere', boot: '00000000-0000-4000-8000-000000000000' }],
    ['where nothing tells one boot from the next', { host: 'elsewhere', boot: undefined, namespace: undefined }],
  ])('%s is taken over when it was silent long enough, whatever there was to wait', async (_, facts) => {
    await leave(facts);
    await expect(take()).resolves.toBe('done');
    expect(await disk.readdir(folder)).toEqual([]);
  });

  test('in the form of before is understood', async () => {
    writeFileSync(path, `${gone} 5b2f\n`);
    await expect(take()).resolves.toBe('done');
    writeFileSync(path, `${process.pid} 5b2f\n`);
    await expect(take()).resolves.toBe('done');
    writeFileSync(path, `${process.ppid} 5b2f\n`);
    await expect(take(quick.silenceMs * 2)).rejects.toThrow(
      new LockTimeout(`${path} is held by process ${process.ppid}`),
    );
  });

  test.runIf(isLinux)('in the form of before, by a process older than the one that has its number now', async () => {
    writeFileSync(path, `${process.ppid} 5b2f\n`);
    utimesSync(path, 1_000_000_000, 1_000_000_000);
    await expect(take()).resolves.toBe('done');
  });
});

describe('a lock that is held', () => {
  test('is waited for; the message names the file and its holder', async () => {
    let end = () => {};
    const held = withLock(path, 0, () => new Promise<void>((resolve) => void (end = resolve)), quick);
    await expect.poll(() => existsSync(path)).toBe(true);
    await expect(take(quick.silenceMs * 2)).rejects.toThrow(
      new LockTimeout(`${path} is held by process ${process.pid}`),
    );
    const waiting = take(60_000);
    end();
    await expect(Promise.all([held, waiting])).resolves.toEqual([undefined, 'done']);
    expect(await disk.readdir(folder)).toEqual([]);
  });

  test('in another namespace beats, and is not taken; nor when no time is given', async () => {
    await leave({ namespace: 'pid:[1]', host: 'a1b2c3' });
    const start = readFileSync(path, 'utf8');
    let beats = 0;
    const heart = setInterval(() => writeFileSync(path, start.replace(/beat \d+/, `beat ${(beats += 1)}`)), 20);
    try {
      for (const waitMs of [0, quick.silenceMs * 2])
        await expect(take(waitMs)).rejects.toThrow(
          new LockTimeout(`${path} is held by process ${process.pid} on a1b2c3`),
        );
      expect(beats).toBeGreaterThan(5);
    } finally {
      clearInterval(heart);
    }
    await expect(take()).resolves.toBe('done');
  });

  test('beats by counting: its date and the clocks say nothing', async () => {
    const beat = () => /^beat (\d+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    await withLock(
      path,
      0,
      async () => {
        expect(beat()).toBe('000000000');
        await expect.poll(beat).not.toBe('000000000');
      },
      quick,
    );
    await leave({});
    utimesSync(path, 1, 1);
    await expect(take(quick.silenceMs * 2)).rejects.toThrow(LockTimeout);
    utimesSync(path, 9_999_999_999, 9_999_999_999);
    await expect(take(quick.silenceMs * 2)).rejects.toThrow(LockTimeout);
  });

  test('is not touched by who had it before', async () => {
    await withLock(path, 0, async () => {
      await leave({ pid: process.ppid });
      await pause(30);
    });
    expect(readFileSync(path, 'utf8')).toContain(`${process.ppid} 0c5c8c0e`);
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder that takes no lock file', async () => {
  chmodSync(folder, 0o500);
  await expect(take()).rejects.toThrow(LockRefused);
  chmodSync(folder, 0o700);
});

test('what the work throws is its own error, and the lock is free', async () => {
  const work = () => Promise.reject(new Error('no'));
  await expect(withLock(path, 0, work, quick)).rejects.toThrow(new Error('no'));
  expect(await disk.readdir(folder)).toEqual([]);
});

describe('a disk that fails', () => {
  const io = () => Promise.reject(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
  const on = (failing: Partial<LockDisk>, work: () => Promise<string> = () => Promise.resolve('done')) =>
    withLock(path, 0, work, quick, { ...disk, ...failing });

  test('at the closing of the handle: the work is done, the lock is gone', async () => {
    const opened: disk.FileHandle[] = [];
    const open: LockDisk['open'] = async (...where) => {
      const file = await disk.open(...where);
      if (where[0] !== path) return file;
      const { close } = file;
      opened.push(Object.assign(file, { close: () => close().then(io) }));
      return file;
    };
    await expect(on({ open })).resolves.toBe('done');
    expect([opened.length, await disk.readdir(folder)]).toEqual([1, []]);
  });

  test('at the removal: the work is done, and the same process does not wait for itself', async () => {
    await expect(on({ rename: io })).resolves.toBe('done');
    expect(await disk.readdir(folder)).toEqual(['a.lock']);
    await expect(take()).resolves.toBe('done');
    expect(await disk.readdir(folder)).toEqual([]);
    await expect(on({ rm: io })).resolves.toBe('done');
    expect(existsSync(path)).toBe(false);
    await expect(take()).resolves.toBe('done');
  });

  test('at the removal, and the work fails: what is told is the work', async () => {
    await expect(on({ rename: io, rm: io }, () => Promise.reject(new Error('no')))).rejects.toThrow(new Error('no'));
  });

  test('of whoever took over between the look and the removal: the lock is theirs again', async () => {
    const rename: LockDisk['rename'] = async (from, to) => {
      await leave({ pid: process.ppid });
      await disk.rename(from, to);
    };
    await expect(on({ rename })).resolves.toBe('done');
    expect(readFileSync(path, 'utf8')).toContain(`${process.ppid} 0c5c8c0e`);
    expect(await disk.readdir(folder)).toEqual(['a.lock']);
  });

  test("and of a third who came while it was moved aside: nobody's is written over", async () => {
    const rename: LockDisk['rename'] = async (from, to) => {
      await leave({ pid: process.ppid });
      await disk.rename(from, to);
      writeFileSync(path, 'a third');
    };
    await expect(on({ rename })).resolves.toBe('done');
    expect(readFileSync(path, 'utf8')).toBe('a third');
    expect(await disk.readdir(folder)).toEqual(['a.lock']);
  });
});

describe('what a kill left beside the lock', () => {
  const id = (number: number) => `0c5c8c0e-0000-4000-8000-00000000000${number}`;
  const beside = (ending: string, text: string, ageDays: number) => {
    const file = `${path}${ending}`;
    writeFileSync(file, text);
    const seconds = Date.now() / 1000 - ageDays * 86_400;
    utimesSync(file, seconds, seconds);
  };

  test("is swept when it is nobody's any more, or nobody's that can be asked, for a day; once in a process", async () => {
    const gone = '99999999 5b2f\n';
    const unknown = `1 5b2f\nhost elsewhere\n`;
    beside(`.${id(1)}`, gone, 0);
    beside(`.turn.${id(2)}`, gone, 0);
    beside(`.${id(3)}`, unknown, 2);
    beside(`.${id(4)}`, '', 2);
    const kept: readonly [string, string, number][] = [
      [`.${id(5)}`, unknown, 0],
      [`.${id(6)}`, '', 0],
      [`.${id(7)}`, `${process.ppid} 5b2f\n`, 0],
      ['.notes', 'mine', 9],
      [`.${id(8)}.txt`, gone, 9],
    ];
    for (const one of kept) beside(...one);
    await take();
    expect(await disk.readdir(folder)).toEqual(kept.map(([ending]) => `a.lock${ending}`).toSorted());
    beside(`.${id(1)}`, gone, 0);
    await take();
    expect(existsSync(`${path}.${id(1)}`)).toBe(true);
  });
});

describe('between processes', () => {
  let code = '';
  beforeAll(() => {
    code = mkdtempSync(join(tmpdir(), 'devgrowth-lock-code-'));
    const entryPoints = [join(import.meta.dirname, '../../src/lock/file-lock.ts')];
    buildSync({
      entryPoints,
      outdir: code,
      bundle: true,
      platform: 'node',
      format: 'esm',
      outExtension: { '.js': '.mjs' },
    });
    writeFileSync(
      join(code, 'count.mjs'),
      `import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { withLock } from './file-lock.mjs';
const [, , lock, counter, holdMs] = process.argv;
await withLock(lock, 60_000, async () => {
  const before = Number(readFileSync(counter, 'utf8'));
  await pause(Number(holdMs));
  writeFileSync(counter, String(before + 1));
}, { pauseMs: 5, beatMs: 10, silenceMs: 300 });
`,
    );
  });
  afterAll(() => rmSync(code, { recursive: true, force: true }));

  const counter = () => join(folder, 'counter');
  const words = (holdMs: number) => [join(code, 'count.mjs'), path, counter(), String(holdMs)];
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => void child.on('close', (exitCode) => resolve(exitCode)));

  test.each([
    ['at once', { pid: 99_999_999 }],
    ['after its silence', { namespace: 'pid:[1]' }],
  ])('of many who find a stale lock one takes it over, then the next: %s', async (_, facts) => {
    writeFileSync(counter(), '0');
    await leave(facts);
    const children = Array.from({ length: 6 }, () => spawn(process.execPath, words(10), { stdio: 'inherit' }));
    expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readFileSync(counter(), 'utf8')).toBe('6');
    expect(await disk.readdir(folder)).toEqual(['counter']);
  });

  test('one that is killed leaves its lock to the next', async () => {
    writeFileSync(counter(), '0');
    const child = spawn(process.execPath, words(60_000), { stdio: 'inherit' });
    await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
    child.kill('SIGKILL');
    await ended(child);
    await expect(withLock(path, 0, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  const container = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const hasContainers = isLinux && spawnSync('unshare', [...container, 'true']).status === 0;

  test.runIf(hasContainers)(
    'process 1 of one namespace and of another: the living keeps it, the dead does not',
    async () => {
      writeFileSync(counter(), '0');
      const inside = (holdMs: number) =>
        spawn('unshare', [...container, process.execPath, ...words(holdMs)], { stdio: 'inherit' });
      const first = inside(60_000);
      await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
      expect(readFileSync(path, 'utf8')).toMatch(/^1 /);
      await expect(take(600)).rejects.toThrow(new LockTimeout(`${path} is held by process 1 in another container`));
      first.kill('SIGKILL');
      await ended(first);
      expect(await ended(inside(1))).toBe(0);
      expect(readFileSync(counter(), 'utf8')).toBe('1');
    },
  );
});
