// Texts that ship with the package, by their path in its folder of templates.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from './desk.ts';

type Packaged = Pick<Desk, 'packageRoot'>;

export function packagedText(world: Packaged, path: string): Promise<string> {
  return readFile(join(world.packageRoot, 'templates', path), 'utf8');
}
