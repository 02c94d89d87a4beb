// The gaps that a promotion document names: what its person still has to show.
import { countChecklist, readChecklist } from '../text/checklist.ts';
import { ownWords } from '../text/outline.ts';

export interface Gap {
  readonly text: string;
  readonly done: boolean;
}

/** Boxes count as the checklist does; where there is none, every bullet is a gap that is open. */
export function gapsIn(text: string): readonly Gap[] {
  if (countChecklist(text).total > 0) return readChecklist(text).map(({ text: gap, done }) => ({ text: gap, done }));
  return text
    .split('\n')
    .filter((line) => /^\s*(?:[-*+]|\d{1,3}[.)])\s+\S/.test(line))
    .map((line) => ownWords(line).replace(/\s+/g, ' '))
    .filter((gap) => gap !== '')
    .map((gap) => ({ text: gap, done: false }));
}
