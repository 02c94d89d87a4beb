// Text from a server made safe and measured: no terminal escape, no control or bidi character, widths in terminal columns.
import fastStringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

const ESCAPE = String.fromCharCode(0x1b);
const BELL = String.fromCharCode(0x07);

// Bodies exclude every character that may open a sequence, so that each pattern is linear in hostile input.
const STRING_SEQUENCES = new RegExp(
  `(?:${ESCAPE}[PX\\]^_k]|[\\u0090\\u0098\\u009d-\\u009f])[^${BELL}${ESCAPE}\\u0080-\\u009f]*(?:${BELL}|${ESCAPE}\\\\|\\u009c)`,
  'g',
);
const CONTROL_SEQUENCES = new RegExp(`(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`, 'g');
const SHORT_ESCAPES = new RegExp(`${ESCAPE}[ -/]*[0-~]`, 'g');
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /[^\P{Cc}\n\t]/gu;
/** Marks that turn or hide the reading direction (an `exe.txt` that reads `txt.exe`), the byte order mark, annotations. */
const INVISIBLE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Removes what could move the cursor, hide or reorder text. Keeps `\n` and `\t`; every line end becomes `\n`. */
export function clean(text: string): string {
  return text
    .replace(STRING_SEQUENCES, '')
    .replace(CONTROL_SEQUENCES, '')
    .replace(SHORT_ESCAPES, '')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '');
}

/** Clean, with every run of white space as one space. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Columns a terminal needs for it; colour sequences need none. */
export function width(text: string): number {
  return fastStringWidth(text);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `columns` wide; what does not fit ends in `…`, never inside a grapheme. For one line without colour. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  if (columns < 1) return '';
  const kept: string[] = [];
  let used = 0;
  // Each step of a segmenter costs as much as its text is long: of a megabyte it sees the beginning.
  for (const { segment } of graphemes.segment(text.slice(0, columns * 50))) {
    used += width(segment);
    if (used > columns - 1) break;
    kept.push(segment);
  }
  // A segment measured alone may need fewer columns than in its neighbourhood.
  while (kept.length > 0 && width(`${kept.join('')}…`) > columns) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}

/** What a reader of a report takes in of one person's words; JSON keeps all of them. */
const longest = 1000;

/** One line of at most a thousand characters; a longer one ends in `…`, between words where there are some. */
export function glimpse(text: string): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest).replace(/\p{Surrogate}$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}

/** Filled with spaces up to `columns`; colour does not count. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const missing = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + missing : missing + text;
}

/** Lines of at most `columns`, broken at spaces, inside a word only where it is longer than a line. Own line ends are kept. */
export function wrap(text: string, columns: number): string[] {
  const wide = Math.max(1, columns);
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0].slice(0, Math.floor(wide / 2)) ?? '';
      const words = wrapAnsi(line.trim(), wide - indent.length, { hard: true });
      return words.split('\n').map((part) => (part === '' ? '' : indent + part));
    });
}

/** `1 goal`, `2 goals`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
