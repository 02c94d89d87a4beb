// Text for a terminal, the only kind that output streams take. It is made here alone, and what it is made of is cleaned here:
// no escape sequence, control or direction character of a server's, a file's or an argument's gets to a terminal.
import type { ChalkInstance } from 'chalk';
import fastStringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { escaped, jsonLine, jsonText } from '../json/json-text.ts';
import { clean } from '../text.ts';

/** What may stand in a line: texts are cleaned when they become ink, ink is clean already. */
export type Hole = string | number | Ink;

let make: (text: string) => Ink;

export class Ink {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static {
    make = (text) => new Ink(text);
  }

  /** Columns a terminal needs; colour needs none. */
  get width(): number {
    return columnsOf(this.#text);
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** Of a text: how many rows of a wide enough screen it takes. */
  get lines(): number {
    return this.#text.split('\n').length - (this.#text.endsWith('\n') ? 1 : 0);
  }

  trimEnd(): Ink {
    return make(this.#text.trimEnd());
  }

  /** For the stream itself, and for files. In another text it is only text: as ink again, it loses its colours. */
  toString(): string {
    return this.#text;
  }
}

/** `ink\`#${iid} ${title}\``: a line. A hole stays in its line: line ends and tabs in it become spaces. */
export function ink(parts: TemplateStringsArray, ...holes: readonly Hole[]): Ink {
  return make(parts.reduce((text, part, index) => text + inLine(holes[index - 1] ?? '') + part));
}

export const blank = ink``;

/** A text of several lines, each as it is. */
export function inkOf(text: Hole): Ink {
  return typeof text === 'object' ? text : make(clean(String(text)));
}

/** A value as JSON: exact when parsed, for what a terminal might obey is escaped. */
export function inkJson(value: unknown, form: 'indented' | 'line' = 'indented'): Ink {
  return make(form === 'line' ? jsonLine(value) : jsonText(value));
}

/**
 * What came of a person's own filter, from a value as JSON: a text as it is, anything else on a line. A terminal gets the text
 * cleaned; whoever reads a pipe asked for the very text.
 */
export function inkValue(json: string, { isTTY }: { readonly isTTY: boolean }): Ink {
  if (!json.startsWith('"')) return make(`${escaped(json)}\n`);
  const text = String(JSON.parse(json));
  return make(`${isTTY ? clean(text) : text}\n`);
}

export function painted(chalk: ChalkInstance, text: Hole): Ink {
  return make(chalk(inLine(text)));
}

export function joined(parts: readonly Hole[], separator: Hole = ''): Ink {
  return make(parts.map(inLine).join(inLine(separator)));
}

/** Each with a line end. */
export function stacked(lines: readonly Hole[]): Ink {
  return make(lines.map((line) => `${several(line)}\n`).join(''));
}

/** Groups of lines with an empty line between them; none at the end of a group, none for an empty one. */
export function spaced(groups: readonly (readonly Hole[])[]): Hole[] {
  const filled = groups
    .map((lines) => lines.slice(0, lines.findLastIndex((line) => several(line).trim() !== '') + 1))
    .filter((lines) => lines.length > 0);
  return filled.flatMap((lines, index) => (index === 0 ? lines : [blank, ...lines]));
}

export function width(text: Hole): number {
  return columnsOf(inLine(text));
}

let graphemes: Intl.Segmenter | null = null;
const COLOURS = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g');

/** At most `columns` wide; what does not fit ends in `…`, never inside a grapheme, and without colour. */
export function fit(text: Hole, columns: number): Ink {
  const line = inLine(text);
  return columnsOf(line) <= columns ? make(line) : cut(line, columns);
}

function cut(line: string, columns: number): Ink {
  if (columns < 1) return blank;
  if (NARROW.test(line)) return make(`${line.slice(0, columns - 1).trimEnd()}…`);
  const kept: string[] = [];
  let used = 0;
  // Made for the first text that does not fit: the data of Unicode takes longer to load than all of the ink.
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Each step of a segmenter costs as much as its text is long: of a megabyte it sees the beginning.
  for (const { segment } of graphemes.segment(line.replace(COLOURS, '').slice(0, columns * 50))) {
    used += columnsOf(segment);
    if (used > columns - 1) break;
    kept.push(segment);
  }
  // A segment measured alone may need fewer columns than in its neighbourhood.
  while (kept.length > 0 && columnsOf(`${kept.join('')}…`) > columns) kept.pop();
  return make(`${kept.join('').trimEnd()}…`);
}

/** Filled with spaces up to `columns`; colour does not count. */
export function pad(text: Hole, columns: number, side: 'left' | 'right' = 'left'): Ink {
  const line = inLine(text);
  const missing = ' '.repeat(Math.max(0, columns - columnsOf(line)));
  return make(side === 'left' ? line + missing : missing + line);
}

/** No character: Unicode keeps it out of texts. */
const TIED = '\uffff';

const rows = (wrapped: string, indent: string) =>
  wrapped.split('\n').map((part) => make(part === '' ? '' : indent + part));

/**
 * Lines of at most `columns`, broken at spaces, inside a word only where it is longer than a line. Own line ends are kept.
 * @param words `whole`: neither a long word is broken nor what stands between backticks, so that addresses and commands can be taken along
 */
export function wrap(text: Hole, columns: number, words: 'broken' | 'whole' = 'broken'): Ink[] {
  const wide = Math.max(1, columns);
  return several(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0].slice(0, Math.floor(wide / 2)) ?? '';
      // What breaks lines takes time that grows with the square of a run of spaces, and of a long one nothing is seen.
      const narrow = line.trim().replace(longRun(wide), ' '.repeat(wide));
      if (words === 'broken') return rows(wrapAnsi(narrow, wide - indent.length, { hard: true }), indent);
      const tied = narrow.replace(/`[^`]*`/g, (command) => command.replaceAll(' ', TIED));
      return rows(wrapAnsi(tied, wide - indent.length, { hard: false }).replaceAll(TIED, ' '), indent);
    });
}

const longRun = (columns: number) => new RegExp(` {${columns + 1},}`, 'g');

/** Letters of Latin alphabets, and the signs that our own words take most. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2026]*$/;

/** Columns a terminal needs: of narrow signs one each, of others what the tables of Unicode say. */
function columnsOf(line: string): number {
  return NARROW.test(line) ? line.length : fastStringWidth(line);
}

function several(text: Hole): string {
  return typeof text === 'object' ? text.toString() : clean(String(text));
}

function inLine(text: Hole): string {
  return typeof text === 'object' ? text.toString() : clean(String(text)).replace(/[\n\t]/g, ' ');
}
