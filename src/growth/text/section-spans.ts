// Where each section of a Markdown text stands, to the byte: what is put in the place of one leaves every other byte as it is.
import { headingsIn } from './outline.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SectionSpan extends Span {
  readonly title: string;
  readonly level: number;
  /** Behind the line end of its heading. */
  readonly body: number;
}

/** In order. Each from its heading to the next one of its level or above. */
export function sectionSpans(text: string): readonly SectionSpan[] {
  const starts = [0, ...Array.from(text.matchAll(lineEnd), ({ index, 0: end }) => index + end.length)];
  const offset = (line: number) => starts[line] ?? text.length;
  /** Where the next heading of each level begins, seen from the one that is looked at. */
  const next = Array.from({ length: 7 }, () => text.length);
  const fromTheEnd = headingsIn(text)
    .toReversed()
    .map(({ at, rows, level, title }) => {
      const [start, end] = [offset(at), Math.min(...next.slice(0, level + 1))];
      next[level] = start;
      return { title, level, start, body: Math.min(offset(at + rows), end), end };
    });
  return fromTheEnd.toReversed();
}

const lineEnd = /\r\n?|\n/g;

/** Line ends as `\n`, and nothing blank around it: what a person is shown of it. */
export function wordsAt(text: string, { start, end }: Span): string {
  return withoutGaps(text.slice(start, end));
}

/**
 * Words that are there already change nothing. The line ends are those of the text, the gap below is the one that was there, and where
 * something follows at least an empty line: it would become part of the words otherwise.
 * @param words empty: the place is taken out
 */
export function withWordsAt(text: string, span: Span, words: string): string {
  const { start, end } = span;
  const [above, was, below] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const wanted = withoutGaps(words);
  if (wanted === wordsAt(text, span)) return text;
  if (wanted === '') return above + below;
  const lineEnds = text.includes('\r\n') ? '\r\n' : '\n';
  const gapAbove =
    above === '' || /(?:^|\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)$/.test(above.slice(-400)) ? '' : gapAfter(above);
  const gapBelow = was.slice(was.trimEnd().length);
  const isApart = below === '' || countEnds(gapBelow) >= 2;
  return above + (gapAbove + wanted).replaceAll('\n', lineEnds) + (isApart ? gapBelow : lineEnds + lineEnds) + below;
}

/** What ends its last line, and leaves one empty. */
const gapAfter = (above: string): string => (/[\r\n]$/.test(above) ? '\n' : '\n\n');
const countEnds = (gap: string): number => gap.match(lineEnd)?.length ?? 0;

/** The one form in which words are compared, whoever wrote them. */
export function withoutGaps(text: string): string {
  return text
    .replace(lineEnd, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
