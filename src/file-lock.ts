// A lock file between processes: whoever creates it has it; one whose process is gone is taken over.
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { kill, pid } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 20;

export class LockTimeout extends Error {
  override readonly name = 'LockTimeout';
}

/** Runs the work while no other process holds the lock; throws LockTimeout after `waitMs`. */
export async function withLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const owner = `${pid} ${randomUUID()}\n`;
  await acquire(path, owner, waitMs);
  try {
    return await work();
  } finally {
    if ((await readOrNull(path)) === owner) await rm(path, { force: true });
  }
}

async function acquire(path: string, owner: string, waitMs: number): Promise<void> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    if (await create(path, owner)) return;
    const holder = await readOrNull(path);
    if (holder !== null && isGone(holder)) await takeAway(path, holder);
    else if (waited >= waitMs) {
      const who = Number.parseInt(holder ?? '', 10);
      throw new LockTimeout(`${path} is held by ${Number.isNaN(who) ? 'another process' : `process ${who}`}`);
    } else await pause(PAUSE_MS);
  }
}

async function create(path: string, owner: string): Promise<boolean> {
  // Written first and linked then: nobody ever reads a lock without its owner.
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(owner);
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moved aside and looked at: if it changed hands meanwhile, it is put back. */
async function takeAway(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readOrNull(aside)) !== holder) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function isGone(holder: string): boolean {
  const holderPid = Number.parseInt(holder, 10);
  if (Number.isNaN(holderPid)) return false;
  try {
    kill(holderPid, 0);
    return false;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return isCode(error, 'ESRCH');
  }
}

const readOrNull = (path: string) => readFile(path, 'utf8').catch(() => null);

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
