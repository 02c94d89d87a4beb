// Reads a file of goals that somebody names: nothing in it may be an address with a secret.
import { basename } from 'node:path';
import type { Desk } from '../desk.ts';
import { namedText } from '../named-file.ts';
import { refuseSecrets } from '../typed-words.ts';

/** @throws `usage` for a file that cannot be read, or holds a secret: with its line, and without the secret */
export async function readImportFile(path: string, desk: Pick<Desk, 'namedFiles' | 'cwd'>): Promise<string> {
  const hint =
    'Give the path of a YAML or JSON file; examples/goals.yml and examples/plan.yml show what stands in one.';
  return withoutSecretLines(await namedText(path, { hint }, desk), basename(path));
}

/** @throws `usage` for a line that holds a secret */
export function withoutSecretLines(text: string, name: string): string {
  for (const [index, line] of text.split('\n').entries()) refuseSecrets(line, `${name}:${index + 1}`);
  return text;
}
