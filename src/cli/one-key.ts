// A choice that one key makes: the first letter of what is chosen stands for it and Enter. Arrows and Enter stay what they are.

/**
 * What a chunk of the keyboard is to inquirer's list, which goes to what begins with the letters that were typed.
 * Any other letter is none at all: kept by the list, it would make Enter choose what was never named.
 */
export function oneKey(chunk: string, labels: readonly string[]): string {
  if (/^\p{Cc}/u.test(chunk)) return chunk;
  const letter = chunk.toLowerCase();
  return chunk.length === 1 && labels.some((label) => label.toLowerCase().startsWith(letter)) ? `${letter}\r` : '';
}
