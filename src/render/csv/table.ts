// Rows as CSV for a spreadsheet: RFC 4180, and no cell that a spreadsheet would run as a formula.
import { type Ink, ink, joined } from '../terminal/ink.ts';
import { oneLine } from '../text.ts';

export type Cell = string | number | boolean | null;

/** https://www.rfc-editor.org/rfc/rfc4180: CRLF, a header line, quotes doubled. */
export function csvTable(head: readonly string[], rows: readonly (readonly Cell[])[]): Ink {
  return joined([head, ...rows].map((row) => ink`${row.map(cellText).join(',')}\r\n`));
}

/** Numbers are ours; only texts can be formulas. https://owasp.org/www-community/attacks/CSV_Injection */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const line = oneLine(cell);
  const text = /^[=+\-@|%＝＋－＠]/u.test(line) ? `'${line}` : line;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
