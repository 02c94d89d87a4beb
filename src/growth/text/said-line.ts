// A line of a text that says one thing by its label (`Serves: ...`): found wherever it stands, changed without touching another byte.
import { textLines } from './outline.ts';

export interface SaidLine {
  /** Its line, from 0. */
  readonly at: number;
  /** What stands behind the label, without comments. */
  readonly value: string;
}

const lineEnds = /(\r\n?|\n)/;

/** Before the value: in any casing, in emphasis, as an item of a list. @param names as a part of a pattern */
export const sayingLabel = (names: string): RegExp =>
  new RegExp(
    `^ {0,3}(?:[-*+][ \\t]+)?(?:\\*{1,2}|_{1,2})?(?:${names})(?:\\*{1,2}|_{1,2})?[ \\t]?:(?:\\*{1,2}|_{1,2})?[ \\t]*`,
    'i',
  );

/** Neither in code nor quoted nor in a comment. */
export function saidLines(text: string, label: RegExp): readonly SaidLine[] {
  // Most texts say no such thing, and a report reads many.
  if (!new RegExp(label, `${label.flags}m`).test(text)) return [];
  const raw = text.split(lineEnds);
  return textLines(text).flatMap(({ at, line }) =>
    label.test(line) && label.test(raw[2 * at] ?? '') ? [{ at, value: line.replace(label, '') }] : [],
  );
}

/** With other words behind the label of that line. @param say gets what stands there now, comments too */
export function sayingOn(text: string, label: RegExp, at: number, say: (value: string) => string): string {
  const parts = text.split(lineEnds);
  const line = parts[2 * at] ?? '';
  const [before = ''] = label.exec(line) ?? [];
  const hidden = openComment(line);
  const value = line.slice(before.length, line.length - hidden.length);
  parts[2 * at] = `${before.trimEnd()} ${say(value).trimEnd()} ${hidden}`.trimEnd();
  return parts.join('');
}

/** Without these lines. An empty one that set a line off goes, too. */
export function withoutSaid(text: string, lines: readonly SaidLine[]): string {
  const left = text.split(lineEnds);
  for (const { at } of lines) {
    const comment = openComment(left[2 * at] ?? '');
    left[2 * at] = comment;
    if (comment !== '') continue;
    left[2 * at + 1] = '';
    const isSetOff = (left[2 * at - 2] ?? '').trim() === '' && (left[2 * at + 2] ?? 'none').trim() === '';
    if (isSetOff) left.splice(2 * at + 2, 2, '', '');
  }
  return left.join('');
}

/** With the line above all else, but for a first line that stays above it. */
export function withSaidOnTop(text: string, line: string, isAbove: (first: string) => boolean = () => false): string {
  const parts = text.split(lineEnds);
  const [first = '', end = '\n'] = parts;
  if (text === '') return line;
  if (!isAbove(first) || openComment(first) !== '') return `${line}${end}${end}${text}`;
  const rest = parts
    .slice(2)
    .join('')
    .replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '');
  return `${first}${end}${end}${line}${rest === '' ? '' : `${end}${end}${rest}`}`;
}

/** It ends below, and would show what it hides. */
function openComment(line: string): string {
  const at = line.lastIndexOf('<!--');
  return at === -1 || line.includes('-->', at) ? '' : line.slice(at);
}
