// Words found in a text, whatever their case, accents and Markdown marks; each place is one of the text as it stands.
import { ascending } from '../words/order.ts';
import { fenceAfter } from './fence.ts';

/** A word, or the words of a phrase with one blank between them, as they are compared. */
export type Needle = string;

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface FoundLine {
  /** One line; of a longer one what stands around the first word, between `…`. */
  readonly text: string;
  /** In it, in order. */
  readonly marks: readonly Span[];
  /** Of the line in the text that was searched. */
  readonly offset: number;
}

export interface FoundIn {
  readonly lines: readonly FoundLine[];
  /** Which of the needles stand in the text. */
  readonly needles: ReadonlySet<Needle>;
}

/** Letters that no decomposition takes apart. https://www.unicode.org/reports/tr15/ */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', ł: 'l', Ł: 'l', đ: 'd', Đ: 'd' },
  ...{ ı: 'i', þ: 'th', Þ: 'th', '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-', ς: 'σ' },
};
/** Marks of Markdown inside words, and what takes no room. */
const skipped = /[*`\u00AD\u200B-\u200D\u2060\uFEFF]|\p{M}/u;

interface Folded {
  readonly text: string;
  /** Of each character, where what it came from begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function folded(text: string): Folded {
  const plain: string[] = [];
  let isGap = true;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const said = foldedSign(sign, isGap);
    if (said !== '') {
      plain.push(said);
      isGap = said === ' ';
    } else if (/\p{M}/u.test(sign) && ends.length > 0) ends[ends.length - 1] = end;
    for (let count = 0; count < said.length; count += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: plain.join(''), starts, ends };
}

/** @param isGap a blank here is one more, or the first */
function foldedSign(sign: string, isGap: boolean): string {
  if (/^[a-z0-9]$/.test(sign)) return sign;
  if (/^\s$/u.test(sign)) return isGap ? '' : ' ';
  if (skipped.test(sign)) return '';
  return (letters[sign] ?? sign).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a person looks for: each text is a word or, with blanks in it, a phrase; what stands in quotes is one, too. */
export function needlesOf(typed: readonly string[]): readonly Needle[] {
  const said = typed.flatMap((text) =>
    /["“”]/.test(text)
      ? [...text.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      : [text],
  );
  return [...new Set(said.map((one) => folded(one).text.trim()).filter((one) => one !== ''))];
}

/** Without what GitLab hides from whoever reads it: HTML comments, those of ours among them. Code stays what it is. */
export function shownText(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  let fence: string | null = null;
  const parts: { readonly isCode: boolean; readonly lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const after = fenceAfter(line, fence);
    const isCode = fence !== null || after !== null;
    fence = after;
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else parts.push({ isCode, lines: [line] });
  }
  return parts
    .map(({ isCode, lines }) => (isCode ? lines.join('\n') : lines.join('\n').replace(hidden, (found) => kept(found))))
    .join('\n');
}

/** A span of code, or a comment; one without an end hides all behind it where it begins its line. */
const hidden = /(`+)[^`\n]*\1|<!--[\s\S]*?-->|(?<=^ {0,3})<!--[\s\S]*$/gm;
const kept = (found: string) => (found.startsWith('`') ? found : '');

/** Found places, line by line; a phrase that goes on in the next line takes it along. */
export function findIn(text: string, needles: readonly Needle[]): FoundIn {
  const { text: plain, starts, ends } = folded(text);
  const found = new Set<Needle>();
  const spans: Span[] = [];
  for (const needle of needles)
    for (let at = plain.indexOf(needle); at >= 0; at = plain.indexOf(needle, at + needle.length)) {
      found.add(needle);
      spans.push({ start: starts[at] ?? 0, end: ends[at + needle.length - 1] ?? text.length });
    }
  return { lines: linesOf(text, merged(spans)), needles: found };
}

function merged(spans: readonly Span[]): readonly Span[] {
  const one: Span[] = [];
  for (const span of spans.toSorted(ascending(({ start }) => start))) {
    const last = one.at(-1);
    if (last !== undefined && span.start < last.end)
      one.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
    else one.push(span);
  }
  return one;
}

function linesOf(text: string, spans: readonly Span[]): readonly FoundLine[] {
  const lines: { start: number; end: number; readonly marks: Span[] }[] = [];
  for (const span of spans) {
    const last = lines.at(-1);
    const end = lineEnd(text, span.end);
    if (last !== undefined && span.start <= last.end) {
      last.marks.push(span);
      last.end = Math.max(last.end, end);
    } else lines.push({ start: text.lastIndexOf('\n', span.start - 1) + 1, end, marks: [span] });
  }
  return lines.map(({ start, end, marks }) => clipped(text, { start, end }, marks));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** More of a line nobody reads in a list. */
const longestLine = 400;
const before = 120;

function clipped(text: string, { start, end }: Span, marks: readonly Span[]): FoundLine {
  const first = marks[0]?.start ?? start;
  const line = { start, end };
  while (line.start < first && /\s/.test(text[line.start] ?? '')) line.start += 1;
  while (line.end > first && /\s/.test(text[line.end - 1] ?? '')) line.end -= 1;
  const from = line.end - line.start <= longestLine ? line.start : Math.max(line.start, wholeSign(text, first - before));
  const to = wholeSign(text, Math.min(line.end, from + longestLine));
  const head = from > line.start ? '…' : '';
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to).replaceAll(/\s/g, ' ')}${to < line.end ? '…' : ''}`,
    marks: marks
      .filter((mark) => mark.start < to)
      .map((mark) => ({ start: mark.start + shift, end: Math.min(mark.end, to) + shift })),
    offset: start,
  };
}

/** Never between the halves of a sign. */
const wholeSign = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at);
