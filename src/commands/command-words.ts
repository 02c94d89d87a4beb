// What work says, in the words of a command line: a use case is a command, what it is given are flags.
import { inWords, type Said, type Way } from '#wording.ts';

export function commandWords(sentence: Said): string {
  return inWords(sentence, typed);
}

/** A secret is not typed where everybody sees it: its flag says that it comes by a pipe. */
const piped: Readonly<Record<string, string>> = { 'schedule-token': 'schedule-token-stdin' };

/** The flag by which a thing is given, without its dashes. */
export function flagFor(thing: string): string {
  return piped[thing] ?? thing;
}

function typed({ does, to, given }: Way): string {
  const flags = Object.entries(given).map(([name, value]) =>
    value === true ? `--${flagFor(name)}` : `--${flagFor(name)} ${/[\s<]/.test(String(value)) ? `"${value}"` : value}`,
  );
  return [...(does === null ? [] : ['devgrowth', does]), ...to, ...flags].join(' ');
}
