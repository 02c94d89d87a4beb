// A lock file between processes, containers and machines on one folder. It says who holds it, and beats while it is held.
import { randomUUID } from 'node:crypto';
import * as node from 'node:fs/promises';
import { constants } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { beatDigits, holderOf, isCode, lifeOf, lockText, readOrNull, saidOf } from './holder.ts';
import { sweepBeside, uuidPattern } from './left-behind.ts';

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

/** Node's own, unless a test wants one that fails. */
export type LockDisk = Pick<typeof node, 'copyFile' | 'link' | 'open' | 'rename' | 'rm'>;

/** Locks that this process is done with, and that the disk would not let it remove: it does not wait for itself. */
const abandoned = new Set<string>();
/** Locks beside which was swept once. */
const swept = new Set<string>();

/**
 * Runs the work while no other process holds the lock.
 * @throws LockTimeout after `waitMs`, naming the file and its holder; LockRefused; what the work throws, and nothing of the lock's once that has begun
 */
export async function withLock<T>(
  path: string,
  waitMs: number,
  work: () => Promise<T>,
  rhythm: LockRhythm = usualRhythm,
  disk: LockDisk = node,
): Promise<T> {
  const id = randomUUID();
  const text = await lockText(id);
  const place = { path, rhythm, disk };
  await acquire(place, text, waitMs).catch((error: unknown) => {
    if (error instanceof LockTimeout) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new LockRefused(`the lock file ${path} cannot be made: ${why}`, { cause: error });
  });
  const stop = await beating(place, text);
  try {
    await sweepOnce(path);
    return await work();
  } finally {
    await stop();
    await release(place, id);
  }
}

/** Where a lock lies, how it beats, and what carries it. */
interface Place {
  readonly path: string;
  readonly rhythm: LockRhythm;
  readonly disk: LockDisk;
}

async function acquire(place: Place, own: string, waitMs: number): Promise<void> {
  const { path, rhythm } = place;
  let seen: { text: string | null; unchangedMs: number; beats: boolean } = { text: null, unchangedMs: 0, beats: false };
  for (let waitedMs = 0; ; waitedMs += rhythm.pauseMs) {
    if (await create(place, own)) return;
    const text = await readOrNull(path);
    const holder = holderOf(text);
    if (text !== seen.text) {
      const beats = holder !== null && holder.id === holderOf(seen.text)?.id;
      seen = { text, unchangedMs: 0, beats };
    }
    const isAbandoned = holder !== null && abandoned.has(holder.id);
    const life = isAbandoned ? 'gone' : holder === null ? 'unknown' : await lifeOf(holder, path);
    const isSilent = life === 'unknown' && seen.unchangedMs >= rhythm.silenceMs;
    if (text !== null && (life === 'gone' || isSilent)) {
      if (await takeOver(place, text, own)) return;
    }
    // Whoever cannot be judged at once is listened to first.
    const isUnheard = life === 'unknown' && !seen.beats;
    if (waitedMs >= (isUnheard ? Math.max(waitMs, rhythm.silenceMs) : waitMs))
      throw new LockTimeout(`${path} is held by ${holder === null ? 'another process' : await saidOf(holder)}`);
    await pause(rhythm.pauseMs);
    seen.unchangedMs += rhythm.pauseMs;
  }
}

async function create(place: Place, text: string): Promise<boolean> {
  // Written first and linked then: nobody ever reads a lock without its holder.
  return withDraft(place, text, async (draft) => {
    try {
      await linkOrCopy(place.disk, draft, place.path);
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  });
}

/** FAT and some network folders know no links. */
async function linkOrCopy(disk: LockDisk, from: string, to: string): Promise<void> {
  try {
    await disk.link(from, to);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].some((code) => isCode(error, code))) throw error;
    await disk.copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

/**
 * One at a time looks again whether the lock is still that of whoever is gone, and puts its own in the place of it at one stroke:
 * of many who wait, one gets it. That turn is a lock as well, so that nobody who dies in it holds up the others.
 */
function takeOver(place: Place, text: string, own: string): Promise<boolean> {
  const { path, rhythm, disk } = place;
  const inTurn = async () => {
    if ((await readOrNull(path)) !== text) return false;
    return withDraft(place, own, async (draft) => {
      await disk.rename(draft, path);
      return true;
    });
  };
  return withLock(`${path}.turn`, rhythm.silenceMs, inTurn, rhythm, disk).catch((error: unknown) => {
    // Windows refuses while somebody reads the old one.
    if (error instanceof LockTimeout || ['EPERM', 'EACCES', 'EBUSY'].some((code) => isCode(error, code))) return false;
    throw error;
  });
}

/**
 * Who held it may have been taken for dead, and another may have it now: what is moved aside is looked at before it goes, and
 * somebody else's is put back. Never fails: what was done under the lock is done.
 */
async function release({ path, disk }: Place, id: string): Promise<void> {
  const isAnothers = async (file: string) => {
    const text = await readOrNull(file);
    return text !== null && holderOf(text)?.id !== id;
  };
  if (await isAnothers(path)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    await disk.rename(path, aside);
    // Where a third one has made its own meanwhile, that stays.
    if (await isAnothers(aside)) await linkOrCopy(disk, aside, path);
  } catch {
    abandoned.add(id);
  }
  await discard(disk, aside);
}

/** What stays is swept by a later one: no reason to fail. */
const discard = (disk: LockDisk, file: string) => disk.rm(file, { force: true }).catch(() => undefined);

/** Once in a process: its folder may be one with many files. */
async function sweepOnce(path: string): Promise<void> {
  if (swept.has(path)) return;
  swept.add(path);
  await sweepBeside(path, {
    ending: new RegExp(`^(?:\\.turn)?\\.${uuidPattern}$`),
    async isGone(file) {
      const holder = holderOf(await readOrNull(file));
      const life = holder === null ? 'unknown' : await lifeOf(holder, file);
      return life === 'unknown' ? null : life === 'gone';
    },
  });
}

async function withDraft<T>({ path, disk }: Place, text: string, use: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await disk.open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return await use(draft);
  } finally {
    await discard(disk, draft);
  }
}

/** Counts on in our own lock, through a handle that goes on meaning ours if the path should come to mean another. */
async function beating({ path, rhythm, disk }: Place, text: string): Promise<() => Promise<void>> {
  const file = await disk.open(path, 'r+').catch(() => null);
  if (file === null) return () => Promise.resolve();
  let count = 0;
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    count += 1;
    last = writeBeat(file, text, count);
  }, rhythm.beatMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await last;
    await file.close().catch(() => undefined);
  };
}

async function writeBeat(file: node.FileHandle, text: string, count: number): Promise<void> {
  const digits = beatDigits(count);
  await file.write(digits, Buffer.byteLength(text) - digits.length - 1).catch(() => undefined);
}
