// A file that is made anew: one that is there already stays, unless somebody says otherwise.
import { basename, dirname } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Desk } from './desk.ts';

/** @param path whole @throws `usage` for a file that is there and stays */
export async function newFile(path: string, force: boolean, { files }: Pick<Desk, 'files'>): Promise<string> {
  if (force || !(await files.list(dirname(path))).includes(basename(path))) return path;
  throw new DevgrowthError('usage', `${path} is there already`, {
    hint: said`Name another file, or add ${given('force')}.`,
  });
}
