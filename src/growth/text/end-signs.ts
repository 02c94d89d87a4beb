// Signs of a sentence behind an address or a name that stands in it.

/**
 * Without those at its end. A pattern such as `[.,]+$` would go through a long run of them once from each, and whoever writes the text
 * chooses how long it is.
 *
 * @param signs one character each
 */
export function withoutEndSigns(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
