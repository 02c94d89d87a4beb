// One server for a sandbox file, by whatever name it is called: the addresses that it hands out are kept in it.
import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LockRefused, LockTimeout, withLock } from '#lock/file-lock.ts';
import { SandboxFileError } from './file-failure.ts';

/** Another one serves the file already. */
export class AlreadyServed extends Error {
  override readonly name = 'AlreadyServed';
}

/**
 * Runs the work while nobody else serves the file.
 * @param marks a folder of the user's, for files that have several names
 * @throws AlreadyServed; SandboxFileError where there can be no file
 */
export async function servedAlone<T>(path: string, marks: string, work: () => Promise<T>): Promise<T> {
  const file = await realPath(path);
  const alone = <R>(lock: string, inside: () => Promise<R>) => withLock(lock, 0, inside);
  try {
    return await alone(`${file}.served`, async () => {
      const known = await stat(file).catch(() => null);
      if (known === null) return work();
      await mkdir(marks, { recursive: true, mode: 0o700 });
      const mark = join(marks, `served-${known.dev}-${known.ino}`);
      // The first write gives this name a file of its own, and leaves the other names with the one that there was.
      if (known.nlink > 1) return alone(mark, work);
      await alone(mark, () => Promise.resolve());
      return work();
    });
  } catch (error) {
    if (error instanceof LockTimeout) throw new AlreadyServed(error.message, { cause: error });
    if (error instanceof LockRefused)
      throw new SandboxFileError(`The sandbox file ${path} cannot be served: ${error.message}.`, { cause: error });
    throw error;
  }
}

/** Of a file that need not be there yet. */
async function realPath(path: string): Promise<string> {
  const folder = dirname(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(path).catch(async () => join(await realpath(folder), basename(path)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SandboxFileError(`The folder ${folder} cannot be used: ${why}.`, { cause: error });
  }
}
