// The entry: `--version`, help and an assistant's greeting are answered before anything is loaded; all else goes to host.
import { readFileSync, writeSync } from 'node:fs';
import { greeting } from '#assistants/greeting.ts';
import { version } from '#version.ts';

const helpWords: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** @returns the exit code; never throws, never exits */
export async function start(): Promise<number> {
  const text = preparedAnswer(process.argv.slice(2));
  if (text === null) {
    if (startsServer(process.argv.slice(2))) await greet();
    return (await import('#host/main.ts')).main();
  }
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

const serverFlags: ReadonlySet<string> = new Set(['--allow-writes', '--include-confidential']);
const withValue: ReadonlySet<string> = new Set(['--profile', '--host', '--project']);

/** In a form that nothing refuses before the first answer. */
function startsServer([command, ...words]: readonly string[]): boolean {
  return (
    command === 'mcp' &&
    !process.stdin.isTTY &&
    words.every(
      (word, at) =>
        serverFlags.has(word) ||
        (withValue.has(word) ? /^\w/.test(words[at + 1] ?? '') : withValue.has(words[at - 1] ?? '')),
    )
  );
}

/** A client writes at once. What comes later, or in parts, is answered by whoever is loaded meanwhile. */
const longestSilenceMs = 100;

/** Answers the first line, which stays to be read; the same answer once more, from the server itself, goes nowhere. */
async function greet(): Promise<void> {
  const { stdin, stdout } = process;
  const answer = await new Promise<string | null>((resolve) => {
    const late = setTimeout(() => ended(null), longestSilenceMs);
    function ended(said: string | null): void {
      clearTimeout(late);
      stdin.off('readable', heard);
      resolve(said);
    }
    function heard(): void {
      const read = stdin.read() as Buffer | null;
      if (read === null) return;
      stdin.unshift(read);
      const end = read.indexOf(10);
      ended(end < 0 ? null : greeting(read.toString('utf8', 0, end)));
    }
    stdin.on('readable', heard);
  });
  if (answer === null) return;
  stdout.write(answer);
  const write = stdout.write.bind(stdout);
  stdout.write = (...said: unknown[]) => {
    if (said[0] !== answer) return (write as (...all: unknown[]) => boolean)(...said);
    stdout.write = write;
    return true;
  };
}
