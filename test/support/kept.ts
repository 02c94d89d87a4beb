// What a machine keeps of answers, taken away: the next read asks for everything.
import type { Disk } from './memory-files.ts';

export function forgetAnswers({ disk }: { readonly disk: Disk }): void {
  for (const path of disk.keys()) if (path.includes('/kept/')) disk.delete(path);
}
