// What a process that was killed left lying beside a file, and nobody will ever use again: swept by the next one that gets there.
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const aDayMs = 86_400_000;

export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export interface LeftBehind {
  /** What its name says after that of the file. */
  readonly ending: RegExp;
  /** Of whoever wrote it, where that can be told at once; null: its age decides. */
  readonly isGone?: (path: string) => Promise<boolean | null>;
}

/**
 * Never fails: what cannot be swept lies there as before.
 * @param path was written just now. Age is counted from it, for both dates are then the disk's own, and no clock is asked
 */
export async function sweepBeside(path: string, { ending, isGone }: LeftBehind): Promise<void> {
  try {
    const name = basename(path);
    const names = (await readdir(dirname(path))).filter(
      (other) => other.startsWith(name) && ending.test(other.slice(name.length)),
    );
    for (const file of names.map((other) => join(dirname(path), other)))
      if ((await isGone?.(file)) ?? (await isOldBeside(path, file))) await rm(file, { force: true });
  } catch {
    // Somebody else sweeps, or may.
  }
}

async function isOldBeside(path: string, file: string): Promise<boolean> {
  const [now, then] = await Promise.all([stat(path), stat(file)]);
  return then.isFile() && now.mtimeMs - then.mtimeMs > aDayMs;
}
