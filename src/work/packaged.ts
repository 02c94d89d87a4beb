// Texts that ship with the package, by their path in its folder of templates.
import { join } from 'node:path';
import type { Desk } from './desk.ts';

type Packaged = Pick<Desk, 'packageRoot' | 'namedFiles'>;

export function packagedText({ packageRoot, namedFiles }: Packaged, path: string): Promise<string> {
  return namedFiles.text(join(packageRoot, 'templates', path));
}
