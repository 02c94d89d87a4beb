// The user's files on a real disk: atomic writes with mode 0600, folders 0700, and a lock between processes.
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { DevgrowthError, NoTextFile } from '#errors.ts';
import { LockRefused, LockTimeout, withLock } from '#lock/file-lock.ts';
import { isCode } from '#lock/holder.ts';
import type { Files } from '#world.ts';
import { readFileBytes, readTextFile } from './text-file.ts';

/** How long a command waits for another that writes the same words: that one may rightly look for a minute whether they have landed. */
export const lockWaitMs = 90_000;

export function diskFiles(): Files {
  return {
    read: (path) => orNull(path, readTextFile(path)),
    readBytes: (path, mostBytes) => orNull(path, readFileBytes(path, mostBytes)),
    async write(path, content) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const written = typeof content === 'string' ? content : Buffer.from(content);
        await writeFileAtomic(path, written, { mode: 0o600 });
      } catch (error) {
        throw unusable(path, 'write', error);
      }
    },
    async remove(path) {
      try {
        await rm(path, { force: true });
      } catch (error) {
        throw unusable(path, 'remove', error);
      }
    },
    async list(folder) {
      try {
        return (await readdir(folder)).sort();
      } catch (error) {
        if (isCode(error, 'ENOENT')) return [];
        throw unusable(folder, 'read', error);
      }
    },
    async mode(path) {
      if (platform() === 'win32') return null;
      try {
        return (await stat(path)).mode & 0o777;
      } catch (error) {
        if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return null;
        throw unusable(path, 'read', error);
      }
    },
    async makeExecutable(path) {
      try {
        await chmod(path, 0o700);
      } catch (error) {
        throw unusable(path, 'write', error);
      }
    },
    async makePrivate(path) {
      const { mode } = await stat(path);
      await chmod(path, mode & 0o700).catch(() => undefined);
      return ((await stat(path)).mode & 0o077) === 0;
    },
    async withLock(path, work) {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      } catch (error) {
        throw unusable(dirname(path), 'make', error);
      }
      try {
        return await withLock(path, lockWaitMs, work);
      } catch (error) {
        if (error instanceof LockRefused) throw unusable(path, 'make', error.cause);
        if (!(error instanceof LockTimeout)) throw error;
        throw new DevgrowthError('conflict', `another devgrowth is at work on the same thing: ${error.message}`, {
          hint: 'Wait until it has ended, then run this again.',
          cause: error,
        });
      }
    },
  };
}

/** null: there is no such file. */
async function orNull<T>(path: string, reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return null;
    throw unusable(path, 'read', error);
  }
}

function unusable(path: string, verb: string, cause: unknown): DevgrowthError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DevgrowthError('configuration', `cannot ${verb} ${path}: ${why}`, {
    hint:
      cause instanceof NoTextFile
        ? 'Move it away, or name a text file there.'
        : 'Check that the file and its folder belong to you and that the disk has room.',
    cause,
  });
}
