// What work says, in the words of a command line: a use case is a command, what it is given are flags.
import { inWords, type Said, shellWord, type Way } from '#wording.ts';

export function commandWords(sentence: Said): string {
  return inWords(sentence, typed);
}

/** A secret is not typed where everybody sees it: its flag says that it comes by a pipe. */
const piped: Readonly<Record<string, string>> = { 'schedule-token': 'schedule-token-stdin', token: 'stdin' };

/** The flag by which a thing is given, without its dashes. */
export function flagFor(thing: string): string {
  return piped[thing] ?? thing;
}

function typed({ does, to, given }: Way): string {
  const flags = Object.entries(given).map(([name, value]) => `--${flagFor(name)}${valueFor(name, value)}`);
  return [...(does === null ? [] : ['devgrowth', does]), ...to.map(String).map(placed), ...flags].join(' ');
}

/** What comes by a pipe is the name of the file that holds it. */
function valueFor(name: string, value: string | number | true): string {
  if (value === true) return '';
  if (piped[name] !== undefined) return ` < ${value}`;
  return ` ${shellWord(String(value))}`;
}

/** `<number>` stands for what is to be typed, and no shell is to read it. */
const placed = (word: string): string => (/^<[\w -]+>$/.test(word) ? word : shellWord(word));
