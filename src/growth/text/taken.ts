// What a text took from comments, by their keys, in a line that nobody sees: what stands in it cannot tell what was taken off it since.

/** It is no mark of the gateway's, which is one and at the end of the text. */
const memory = /^[ \t]*<!-- taken from comments:((?: \d{1,16}\.[0-9a-z]{1,7})+) -->[ \t]*$/gm;

const keysIn = (line: string): readonly string[] => line.split(' ').filter((key) => key !== '');

export const withoutTaken = (text: string): string => text.replace(memory, '').trimEnd();

export function takenFrom(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(memory)].flatMap(([, keys = '']) => keysIn(keys)));
}

export function rememberTaken(text: string, keys: readonly string[]): string {
  const line = (all: readonly string[]) => `<!-- taken from comments: ${all.join(' ')} -->`;
  const last = [...text.matchAll(memory)].at(-1);
  if (last !== undefined) {
    const { index, 0: there, 1: known = '' } = last;
    return text.slice(0, index) + line([...keysIn(known), ...keys]) + text.slice(index + there.length);
  }
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text}${text === '' ? '' : end + end}${line(keys)}`;
}
