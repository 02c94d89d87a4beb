// Texts that ship with the package, by their path in its folder of templates.
import { join } from 'node:path';
import type { Desk } from './desk.ts';

export type PackagedDesk = Pick<Desk, 'packageRoot' | 'namedFiles'>;

export function packagedText({ packageRoot, namedFiles }: PackagedDesk, path: string): Promise<string> {
  return namedFiles.text(join(packageRoot, 'templates', path));
}
