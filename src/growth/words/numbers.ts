// Small numbers as words, where a sentence has them.

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `three`; digits above twelve. */
export function counted(number: number): string {
  return words[number] ?? String(number);
}
