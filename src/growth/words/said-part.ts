// Which of several texts a person means by a part of one: the whole text goes before a whole word, and that before any other part.

/** `Émile` is `emile`. */
export function folded(text: string): string {
  return oneLine(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * Those that fit best, in their order: as typed before another casing, and that before other accents. Empty: none does. More than one:
 * nobody can tell.
 */
export function meantBy<Item>(part: string, items: readonly Item[], textOf: (item: Item) => string): readonly Item[] {
  const wanted = oneLine(part);
  if (wanted === '') return [];
  for (const fits of [isAll, hasWords, hasPart])
    for (const form of [oneLine, lowered, folded]) {
      const found = items.filter((item) => fits(form(textOf(item)), form(wanted)));
      if (found.length > 0) return found;
    }
  return [];
}

const isAll = (text: string, wanted: string) => text === wanted;
const hasPart = (text: string, wanted: string) => wanted !== '' && text.includes(wanted);

/** `CKA` in `Pass the CKA (this year)`, and not in `CKAD`. */
function hasWords(text: string, wanted: string): boolean {
  if (wanted === '') return false;
  const inWord = /[\p{L}\p{M}\p{N}]/u;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const [before = ''] = [...text.slice(0, at)].slice(-1);
    const [after = ''] = [...text.slice(at + wanted.length)];
    if (!inWord.test(before) && !inWord.test(after)) return true;
  }
  return false;
}

const lowered = (text: string): string => oneLine(text).normalize('NFC').toLowerCase();

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
