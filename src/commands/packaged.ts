// Texts that ship with the package, by their path in its folder of templates.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '#world.ts';

type Packaged = Pick<World, 'packageRoot'>;

export function packagedText(world: Packaged, path: string): Promise<string> {
  return readFile(join(world.packageRoot, 'templates', path), 'utf8');
}
