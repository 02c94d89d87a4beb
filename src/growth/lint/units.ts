// The texts that one paragraph holds: behind each label, and in each cell of a table.
import { fieldNamed } from '../words/promotion-words.ts';

interface Unit {
  readonly at: number;
  readonly text: string;
  readonly label: string | null;
}

const labelStart =
  /^[ \t]*(?:\[[ xX~]\][ \t]{1,9})?(?:(\*\*|__)([^*_:\n]{2,60}):?\1:?|(\p{L}[\p{L} &,'’/-]{1,60}):)(?=\s|$)/u;

/** A label in front of its words is none of them, and each cell of a table is a text of its own. */
export function unitsOf(source: string, shown: string): readonly Unit[] {
  const units: Unit[] = [];
  let open: { at: number; end: number; label: string | null } | null = null;
  const close = () => {
    if (open !== null) units.push({ at: open.at, text: shown.slice(open.at, open.end), label: open.label });
    open = null;
  };
  let at = 0;
  for (const line of source.split(/(?<=\n)/)) {
    const end = at + line.length;
    const [whole, , bold, bare] = labelStart.exec(line) ?? [];
    const label = bold ?? (bare !== undefined && isLabel(bare) ? bare : undefined);
    if (/^[ \t]{0,3}\|/.test(line)) {
      close();
      for (const { index, 0: cell } of line.matchAll(/[^|]{1,4000}/g)) {
        units.push({ at: at + index, text: shown.slice(at + index, at + index + cell.length), label: null });
      }
    } else if (whole !== undefined && label !== undefined) {
      close();
      open = { at: at + whole.length, end, label };
    } else if (open === null)
      open = { at: at + (/^[ \t]*\[[ xX~]\][ \t]/.exec(line)?.[0].length ?? 0), end, label: null };
    else open.end = end;
    at = end;
  }
  close();
  return units;
}

const isLabel = (words: string): boolean =>
  fieldNamed(words) !== null ||
  /^(?:project|title|evidence|confirmed by|links?|accomplishment|initiative)$/i.test(words);
