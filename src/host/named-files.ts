// Files and folders that somebody names, on the disk; and a folder for what nobody keeps.
import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedFiles } from '#world.ts';
import { readFileBytes, readTextFile } from './text-file.ts';

export const namedFiles: NamedFiles = {
  text: readTextFile,
  bytes: readFileBytes,
  isFolder: async (path) => (await stat(path)).isDirectory(),
  names: async (folder) => (await readdir(folder)).sort(),
  realPath: (path) => realpath(path),
};

export async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'devgrowth-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
