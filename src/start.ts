// The entry: `--version` and the root's help are answered with text made at build time; all else goes to host.
import { readFileSync, writeSync } from 'node:fs';
import { version } from '#version.ts';

const helpWords: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** @returns the exit code; never throws, never exits */
export async function start(): Promise<number> {
  const [word, ...others] = process.argv.slice(2);
  const text = others.length > 0 ? null : preparedAnswer(word);
  if (text === null) return (await import('#host/main.ts')).main();
  try {
    writeSync(1, text);
  } catch {
    // A reader that has gone (`| head -0`) needs no answer.
  }
  return 0;
}

/** Loading commander for these two would take as long as starting Node; null where they are not prepared. */
function preparedAnswer(word: string | undefined): string | null {
  if (word === '--version' || word === '-V') return `${version}\n`;
  if (word === undefined || !helpWords.has(word)) return null;
  try {
    return readFileSync(new URL('help.txt', import.meta.url), 'utf8');
  } catch {
    return null;
  }
}
