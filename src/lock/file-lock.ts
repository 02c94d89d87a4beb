// A lock file between processes, containers and machines on one folder. It says who holds it, and beats while it is held.
import { randomUUID } from 'node:crypto';
import { constants, copyFile, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { beatDigits, holderOf, isCode, lifeOf, lockText, readOrNull, saidOf } from './holder.ts';

export class LockTimeout extends Error {
  override readonly name = 'LockTimeout';
}

/** The file system refuses the lock file itself. */
export class LockRefused extends Error {
  override readonly name = 'LockRefused';
}

/** Nobody measures these by a clock: pauses and beats are counted, so that a clock that jumps takes no lock from its holder. */
export interface LockRhythm {
  readonly pauseMs: number;
  readonly beatMs: number;
  /** A holder whose process cannot be looked at from here, and that does not beat for so long, is gone. */
  readonly silenceMs: number;
}

const usualRhythm: LockRhythm = { pauseMs: 20, beatMs: 1_000, silenceMs: 10_000 };

/**
 * Runs the work while no other process holds the lock.
 * @throws LockTimeout after `waitMs`, naming the file and its holder; LockRefused; what the work throws
 */
export async function withLock<T>(
  path: string,
  waitMs: number,
  work: () => Promise<T>,
  rhythm: LockRhythm = usualRhythm,
): Promise<T> {
  const id = randomUUID();
  const text = await lockText(id);
  await acquire(path, text, waitMs, rhythm).catch((error: unknown) => {
    if (error instanceof LockTimeout) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new LockRefused(`the lock file ${path} cannot be made: ${why}`, { cause: error });
  });
  const stop = await beating(path, text, rhythm.beatMs);
  try {
    return await work();
  } finally {
    await stop();
    if (holderOf(await readOrNull(path))?.id === id) await rm(path, { force: true });
  }
}

async function acquire(path: string, own: string, waitMs: number, rhythm: LockRhythm): Promise<void> {
  let seen: { text: string | null; unchangedMs: number; beats: boolean } = { text: null, unchangedMs: 0, beats: false };
  for (let waitedMs = 0; ; waitedMs += rhythm.pauseMs) {
    if (await create(path, own)) return;
    const text = await readOrNull(path);
    const holder = holderOf(text);
    if (text !== seen.text) {
      const beats = holder !== null && holder.id === holderOf(seen.text)?.id;
      seen = { text, unchangedMs: 0, beats };
    }
    const life = holder === null ? 'unknown' : await lifeOf(holder, path);
    const isSilent = life === 'unknown' && seen.unchangedMs >= rhythm.silenceMs;
    if (text !== null && (life === 'gone' || isSilent)) {
      if (await takeOver(path, text, own, rhythm)) return;
    }
    // Whoever cannot be judged at once is listened to first.
    const isUnheard = life === 'unknown' && !seen.beats;
    if (waitedMs >= (isUnheard ? Math.max(waitMs, rhythm.silenceMs) : waitMs))
      throw new LockTimeout(`${path} is held by ${holder === null ? 'another process' : await saidOf(holder)}`);
    await pause(rhythm.pauseMs);
    seen.unchangedMs += rhythm.pauseMs;
  }
}

async function create(path: string, text: string): Promise<boolean> {
  // Written first and linked then: nobody ever reads a lock without its holder.
  return withDraft(path, text, async (draft) => {
    try {
      await linkOrCopy(draft, path);
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  });
}

/** FAT and some network folders know no links. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].some((code) => isCode(error, code))) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

/**
 * One at a time looks again whether the lock is still that of whoever is gone, and puts its own in the place of it at one stroke:
 * of many who wait, one gets it. That turn is a lock as well, so that nobody who dies in it holds up the others.
 */
function takeOver(path: string, text: string, own: string, rhythm: LockRhythm): Promise<boolean> {
  const inTurn = async () => {
    if ((await readOrNull(path)) !== text) return false;
    return withDraft(path, own, async (draft) => {
      await rename(draft, path);
      return true;
    });
  };
  return withLock(`${path}.turn`, rhythm.silenceMs, inTurn, rhythm).catch((error: unknown) => {
    // Windows refuses while somebody reads the old one.
    if (error instanceof LockTimeout || ['EPERM', 'EACCES', 'EBUSY'].some((code) => isCode(error, code))) return false;
    throw error;
  });
}

async function withDraft<T>(path: string, text: string, use: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Counts on in our own lock, through a handle that goes on meaning ours if the path should come to mean another. */
async function beating(path: string, text: string, beatMs: number): Promise<() => Promise<void>> {
  const file = await open(path, 'r+').catch(() => null);
  if (file === null) return () => Promise.resolve();
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    count += 1;
    last = writeBeat(file, text, count);
  }, beatMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await last;
    await file.close();
  };
}

async function writeBeat(file: FileHandle, text: string, count: number): Promise<void> {
  const digits = beatDigits(count);
  await file.write(digits, Buffer.byteLength(text) - digits.length - 1).catch(() => undefined);
}
