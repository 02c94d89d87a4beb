// What work says, in the words of a command line: a use case is a command, what it is given are flags.
import { inWords, type Said, type Way } from '#wording.ts';

export function commandWords(sentence: Said): string {
  return inWords(sentence, typed);
}

function typed({ does, to, given }: Way): string {
  const flags = Object.entries(given).map(([name, value]) =>
    value === true ? `--${name}` : `--${name} ${/[\s<]/.test(String(value)) ? `"${value}"` : value}`,
  );
  return [...(does === null ? [] : ['devgrowth', does]), ...to, ...flags].join(' ');
}
