// How the sandbox's file is saved: written beside it and put in its place at one stroke; what kills left of that is swept.
import { randomUUID } from 'node:crypto';
import { rename, rm, type writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isCode } from '#lock/holder.ts';
import { sweepBeside, uuidPattern } from '#lock/left-behind.ts';
import { diskFailure } from './file-failure.ts';

const RENAME_TRIES = 10;
const draftEnding = new RegExp(`^\\.${uuidPattern}\\.tmp$`);

/** @returns saves a text whole or not at all; throws SandboxFileError */
export function savedBy(write: typeof writeFile): (path: string, text: string) => Promise<void> {
  let isSwept = false;
  return async (path, text) => {
    const draft = `${path}.${randomUUID()}.tmp`;
    try {
      await write(draft, text, { mode: 0o600, flag: 'wx', flush: true });
      await renameOver(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw diskFailure(`The sandbox file ${path} cannot be written`, error);
    }
    // Once: its folder may be one with many files.
    if (!isSwept) await sweepBeside(path, { ending: draftEnding });
    isSwept = true;
  };
}

/** Windows refuses while somebody is reading the old file. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (tries >= RENAME_TRIES || !(isCode(error, 'EPERM') || isCode(error, 'EACCES') || isCode(error, 'EBUSY')))
        throw error;
      await pause(tries * 10);
    }
  }
}
