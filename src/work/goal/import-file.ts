// Reads a file of goals that somebody names: nothing in it may be an address with a secret.
import { basename, resolve } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { Desk } from '../desk.ts';
import { refuseSecrets } from '../typed-words.ts';

/** @throws `usage` for a file that cannot be read, or holds a secret: with its line, and without the secret */
export async function readImportFile(
  path: string,
  { namedFiles, cwd }: Pick<Desk, 'namedFiles' | 'cwd'>,
): Promise<string> {
  try {
    const text = await namedFiles.text(resolve(cwd, path));
    return withoutSecretLines(text, basename(path));
  } catch (cause) {
    if (cause instanceof DevgrowthError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DevgrowthError('usage', `cannot read ${path}: ${why}`, {
      hint: 'Give the path of a YAML or JSON file; examples/goals.yml and examples/plan.yml show what stands in one.',
      cause,
    });
  }
}

/** @throws `usage` for a line that holds a secret */
export function withoutSecretLines(text: string, name: string): string {
  for (const [index, line] of text.split('\n').entries()) refuseSecrets(line, `${name}:${index + 1}`);
  return text;
}
