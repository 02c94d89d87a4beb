// The entry: `--version` and the root's help are answered with text made at build time; all else goes to main.
import { readFileSync, writeSync } from 'node:fs';
import { version } from '#version.ts';

const helpWords: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** @returns the exit code; never throws, never exits */
export async function start(): Promise<number> {
  const text = preparedAnswer(process.argv.slice(2));
  if (text === null) return (await import('#main.ts')).main();
  try {
    writeSync(1, text);
  } catch {
    // A reader that has gone (`| head -0`) needs no answer.
  }
  return 0;
}

/** Loading commander for these would take longer than starting Node; null where they are not prepared. */
function preparedAnswer(words: readonly string[]): string | null {
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) return `${version}\n`;
  const place = words.findIndex((word) => helpWords.has(word));
  const path = words.filter((_, index) => index !== place);
  if (place < 0 || path.length > 2 || !path.every((word) => /^[a-z0-9-]*[a-z0-9]$/.test(word) && !word.startsWith('-')))
    return null;
  const columns = process.stdout.columns || Number(process.env['COLUMNS']) || 80;
  if (columns < 80) return null;
  try {
    return readFileSync(new URL(`help/${columns < 100 ? 80 : 100}/${path.join(' ')}.txt`, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}
