// Our marks: an HTML comment at the end of a text that says what made it, `<!-- devgrowth:goal template=reading@1 key=k1 -->`.
import type { Origin } from '#growth/forge/everything.ts';
import type { Mark } from '#growth/words/goal.ts';
import { quieted, unquieted } from './quiet-text.ts';
import { decodeUserText, encodeUserText, normalised } from './user-text.ts';

/** The mark as a person may have left it: other spacing, further attributes. */
const pattern = /<!--[ \t]*devgrowth:([a-z][a-z0-9-]*)((?:[ \t]+[a-z]+=[^\s>]*)*)[ \t]*-->/;
const atEnd = new RegExp(String.raw`(?:^|(?:\r?\n){1,2})[ \t]*${pattern.source}\s*$`);
/** What stands between the text and the mark at most, but for its last sign. */
const gapLength = '\r\n\r'.length;
const quietAttribute = /[ \t]quiet=(\d{1,3})(?=[ \t])/;
const originLine =
  /(?:^|\n\n)\*Originally written by `@([\w.-]{1,255})` on (\d{4}-\d\d-\d\d)(?:; closed on (\d{4}-\d\d-\d\d))?\*$/;
const aloneOnLine = new RegExp(String.raw`^[ \t]*${pattern.source}[ \t]*$`);

/** @param quietTicks backticks of the code spans in which references of the text stand; null: none do */
export function formatMark({ type, template, key, from = '' }: Mark, quietTicks: number | null = null): string {
  const quiet = quietTicks === null ? null : String(quietTicks);
  const attributes = Object.entries({ template, key, from, quiet }).filter(
    ([, value]) => value !== null && value !== '',
  );
  return `<!-- ${[`devgrowth:${type}`, ...attributes.map(([name, value]) => `${name}=${encodeValue(value ?? '')}`)].join(' ')} -->`;
}

/**
 * What GitLab stores, taken apart: `text` + `tail` is exactly what was stored, and `tail` holds the mark.
 * A mark that somebody wrote below of stays in the text (it is invisible there) and `tail` is empty.
 */
export function splitMark(stored: string): {
  readonly text: string;
  readonly tail: string;
  readonly mark: Mark | null;
} {
  const end = endOf(stored);
  if (end === null) return { text: stored, tail: '', mark: null };
  return { text: stored.slice(0, end.at), tail: stored.slice(end.at), mark: end.mark };
}

/**
 * Where the text ends, before the mark that stands at its end; null without one. The line that says who first wrote a text of an archive,
 * and when, belongs to the mark.
 */
function endOf(stored: string): { readonly at: number; readonly match: RegExpExecArray; readonly mark: Mark } | null {
  // Nearly all of a text is no mark: a mark is one line, so that only the last one that says something is looked at.
  const from = Math.max(0, stored.lastIndexOf('\n', stored.trimEnd().length - 1) - gapLength);
  const match = atEnd.exec(stored.slice(from));
  if (match === null) return null;
  const at = from + match.index;
  const mark = markOf(match);
  const origin = mark.from === undefined ? null : originLine.exec(stored.slice(0, at));
  return { at: origin?.index ?? at, match, mark };
}

/** As `splitMark` leaves it in the tail; null where no archive brought the text. */
export function originOf(stored: string): Origin | null {
  const { tail, mark } = splitMark(stored);
  const match = mark?.from === undefined ? null : originLine.exec(tail.slice(0, tail.lastIndexOf('<!--')).trimEnd());
  return match === null ? null : { by: match[1] ?? '', on: match[2] ?? '', closed: match[3] ?? null };
}

export interface StoredText {
  readonly text: string;
  readonly mark: Mark | null;
  /** Its words came from a file, so that nobody is to hear of them. */
  readonly isQuiet: boolean;
}

/** As the person typed it, without the mark, wherever in the text that is by now. */
export function readStoredText(stored: string): StoredText {
  const { text, match } = withoutMark(stored);
  const written = decodeUserText(text);
  if (match === null) return { text: written, mark: null, isQuiet: false };
  return { text: typedText(written, match[0]), mark: markOf(match), isQuiet: quietTicksOf(match[0]) !== null };
}

/** How each line that was typed stands there, the last first: otherwise only under a mark that says so. */
function storedLines(stored: string): ReadonlyMap<string, string[]> {
  const { text, match } = withoutMark(stored);
  const written = decodeUserText(text);
  const typed = typedText(written, match?.[0] ?? '').split('\n');
  const lines = new Map<string, string[]>();
  for (const [index, line] of [...written.split('\n').entries()].toReversed()) {
    const same = lines.get(typed[index] ?? '');
    if (same === undefined) lines.set(typed[index] ?? '', [line]);
    else same.push(line);
  }
  return lines;
}

function withoutMark(stored: string): { readonly text: string; readonly match: RegExpExecArray | null } {
  const end = endOf(stored);
  if (end !== null) return { text: stored.slice(0, end.at), match: end.match };
  const lines = stored.split(/\r?\n/);
  const at = lines.findLastIndex((line) => aloneOnLine.test(line));
  const match = aloneOnLine.exec(lines[at] ?? '');
  if (match === null) return { text: stored, match };
  const isGap = lines[at - 1] === '' && (lines[at + 1] ?? '') === '';
  lines.splice(isGap ? at - 1 : at, isGap ? 2 : 1);
  return { text: lines.join('\n'), match };
}

function typedText(written: string, mark: string): string {
  const ticks = quietTicksOf(mark);
  return ticks === null ? written : unquieted(written, ticks);
}

/** Of a text that was stored quietly; null for any other. */
function quietTicksOf(mark: string): number | null {
  const ticks = quietAttribute.exec(mark)?.[1];
  return ticks === undefined ? null : Number(ticks);
}

/** Whether the words under this mark came from a file, so that nobody is to hear of them. */
export function isQuiet(stored: string): boolean {
  return quietTicksOf(markIn(stored)) !== null;
}

/** As it is stored, wherever in the text it is by now; empty without one. */
function markIn(stored: string): string {
  return splitMark(stored).tail || (stored.split(/\r?\n/).findLast((line) => aloneOnLine.test(line)) ?? '');
}

export function storedText(text: string, mark: Mark): string {
  return joined(encodeUserText(text), formatMark(mark));
}

/** No reference in it is one to GitLab, whose address is `base`. */
export function quietStoredText(typed: string, mark: Mark, base: string): string {
  const { text, ticks } = quieted(normalised(typed), base);
  return joined(encodeUserText(text), formatMark(mark, ticks));
}

/** What an archive brings. @param ours what stands here in place of a reference to the archived project; null: it is quieted */
export function archivedText(
  typed: string,
  { mark, origin }: { readonly mark: Mark; readonly origin: Origin },
  base: string,
  ours: (reference: string) => string | null,
): string {
  const { text, ticks } = quieted(normalised(typed), base, ours);
  const { by, on, closed } = origin;
  const line = `*Originally written by \`@${by}\` on ${on}${closed === null ? '' : `; closed on ${closed}`}*`;
  return joined(joined(encodeUserText(text), line), formatMark(mark, ticks));
}

/** A new text under the mark that is there; one that holds marks gets its own, so that they stay text. */
export function restoredText(text: string, tail: string, base: string): string {
  if (quietTicksOf(tail) !== null) {
    const quiet = quieted(normalised(text), base);
    return joined(encodeUserText(quiet.text), tail.trim().replace(quietAttribute, ` quiet=${quiet.ticks}`));
  }
  const stored = encodeUserText(text);
  if (tail !== '') return joined(stored, tail.trim());
  return readStoredText(stored).mark === null
    ? stored
    : joined(stored, formatMark({ type: 'text', template: null, key: null }));
}

/**
 * The same for an edit: lines that stand there keep their bytes, also those that were added by hand to a quiet text, whose names GitLab
 * has read by then. In new lines it finds no reference, unless they are code, where nobody looks for one.
 */
export function editedText(stored: string, text: string, base: string): string {
  const tail = markIn(stored);
  const typed = normalised(text);
  const { text: quiet, ticks } = quieted(typed, base);
  const there = storedLines(stored);
  const lines = typed.split('\n');
  const kept = quiet.split('\n').map((line, index) => there.get(lines[index] ?? '')?.pop() ?? line);
  const known = quietTicksOf(tail);
  if (known === null) return restoredText(kept.join('\n'), tail, base);
  const edited = joined(encodeUserText(kept.join('\n')), tail.trim());
  return known === ticks && readStoredText(edited).text === typed ? edited : restoredText(text, tail, base);
}

function joined(stored: string, mark: string): string {
  return stored === '' ? mark : `${stored}\n\n${mark}`;
}

function markOf(match: RegExpExecArray): Mark {
  const attributes = new Map(
    (match[2] ?? '')
      .split(/[ \t]+/)
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeValue(pair.slice(pair.indexOf('=') + 1))] as const),
  );
  const value = (name: string) => attributes.get(name) || null;
  const from = value('from');
  return {
    type: match[1] ?? '',
    template: value('template'),
    key: value('key'),
    ...(from === null ? {} : { from }),
  };
}

/** `--` may not stand in an HTML comment, white space and `>` would end the attribute. */
function encodeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%40', '@').replaceAll('--', '-%2D');
}

function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
