// A line of a promotion document that begins with a label: a field of a result, its project, what shows it.
import { withoutQuestions } from '../text/outline.ts';
import { fieldNamed, type ResultField } from '../words/promotion-words.ts';

/** `- **Impact:** ...`, `Impact - ...`; bold print and bullets do not matter. */
export function labelledLine(line: string): { readonly label: string; readonly value: string } | null {
  const bare = withoutQuestions(line.replace(/^\s*(?:>\s*)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?/, ''));
  const [, label = '', value = ''] =
    /^(?:\*\*|__)?([\p{L}][\p{L}\p{N} /&,'’()-]{1,60}?)(?:\*\*|__)?\s*(?::|\s[-–—]\s)(?:\*\*|__)?\s*(.*)$/u.exec(
      bare,
    ) ?? [];
  return label === '' || label.trim().split(/\s+/).length > 6 ? null : { label: label.trim(), value };
}

/** All of such a line before its words: `- **Impact:** `. */
export function labelOf(line: string): string {
  const [label = ''] =
    /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\*\*|__)?[\p{L}\p{N} /&,'’()-]{2,62}?(?:\*\*|__)?\s*(?::|\s[-–—]\s)(?:\*\*|__)?/u.exec(
      line,
    ) ?? [];
  return `${label.trimEnd()} `;
}

export type ResultLabel = ResultField | 'project' | 'evidence' | 'aside';

/** null: an ordinary word with a colon. */
export function labelNamed(label: string): ResultLabel | null {
  if (/^(?:evidence|links?|proof)$/i.test(label)) return 'evidence';
  if (/^confirmed by$/i.test(label)) return 'aside';
  if (/^(?:project|accomplishment|initiative|title)$/i.test(label)) return 'project';
  return fieldNamed(label);
}
