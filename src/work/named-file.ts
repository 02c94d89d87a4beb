// A text on this machine that somebody names.
import { resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { Said } from '#wording.ts';
import type { Desk } from './desk.ts';

/** @param hint what to name instead @throws `usage` for what cannot be read */
export async function namedText(
  path: string,
  { hint, mostBytes }: { readonly hint: Said; readonly mostBytes?: number },
  { cwd, namedFiles }: Pick<Desk, 'cwd' | 'namedFiles'>,
): Promise<string> {
  try {
    return await namedFiles.text(resolve(cwd, path), mostBytes);
  } catch (cause) {
    throw unreadable(path, hint, cause);
  }
}

export function unreadable(path: string, hint: Said, cause: unknown): DevgrowthError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DevgrowthError('usage', `cannot read ${path}: ${why}`, { hint, cause });
}

/** The same for a file that is no text. */
export async function namedBytes(
  path: string,
  { hint, mostBytes }: { readonly hint: Said; readonly mostBytes: number },
  { cwd, namedFiles }: Pick<Desk, 'cwd' | 'namedFiles'>,
): Promise<Uint8Array> {
  try {
    return await namedFiles.bytes(resolve(cwd, path), mostBytes);
  } catch (cause) {
    throw unreadable(path, hint, cause);
  }
}
