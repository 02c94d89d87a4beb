// A Markdown text as lines a person wrote, under the headings they stand under: without comments, guiding questions and empty bullets.
import { fenceAfter } from './fence.ts';

export type OutlineLine =
  /** `level` of a line that is nothing but bold print: below every heading. */
  | { readonly type: 'heading'; readonly level: number; readonly title: string }
  /** `inFence`: code, in which nothing has a meaning. `words` is what is left without guiding questions and bullets. */
  | { readonly type: 'text'; readonly line: string; readonly words: string; readonly inFence: boolean };

const boldLevel = 7;
/** Nobody names a part with more; comparing takes time that grows faster than the length. */
const longestTitle = 200;

export function outlineOf(text: string): readonly OutlineLine[] {
  return placedOutline(text).map(({ line }) => line);
}

export interface Heading {
  /** Its line, from 0. */
  readonly at: number;
  /** Two where a line is drawn below. */
  readonly rows: number;
  readonly level: number;
  readonly title: string;
}

export function headingsIn(text: string): readonly Heading[] {
  return placedOutline(text).flatMap(({ at, rows, line }) =>
    line.type === 'heading' && line.level < boldLevel ? [{ at, rows, level: line.level, title: line.title }] : [],
  );
}

/** Those that are neither code nor heading, without comments. `at`: its line, from 0. */
export function textLines(text: string): readonly { readonly at: number; readonly line: string }[] {
  return placedOutline(text).flatMap(({ at, line }) =>
    line.type === 'text' && !line.inFence ? [{ at, line: line.line }] : [],
  );
}

/** Headings in bold print, too. `at`: its line, from 0. */
export interface PlacedLine {
  readonly at: number;
  readonly rows: number;
  readonly line: OutlineLine;
}

export function placedOutline(text: string): readonly PlacedLine[] {
  const outline: PlacedLine[] = [];
  let fence: string | null = null;
  let inComment = false;
  for (const [at, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const add = (told: OutlineLine) => outline.push({ at, rows: 1, line: told });
    if (fence !== null) {
      const after: string | null = fenceAfter(line, fence);
      add({ type: 'text', line, words: after === null ? '' : line.trim(), inFence: true });
      fence = after;
      continue;
    }
    const bare = withoutComments(line, inComment);
    inComment = bare.inComment;
    fence = fenceAfter(bare.text, null);
    if (fence !== null) {
      add({ type: 'text', line: bare.text, words: '', inFence: true });
      continue;
    }
    const heading = headingOf(bare.text);
    const above = outline.at(-1);
    if (heading !== null) add({ type: 'heading', ...heading });
    else if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(bare.text) && above?.line.type === 'text' && isUnderlined(above.line))
      outline.splice(-1, 1, {
        at: above.at,
        rows: 2,
        line: { type: 'heading', level: bare.text.includes('=') ? 1 : 2, title: plainTitle(above.line.words) },
      });
    else add({ type: 'text', line: bare.text, words: ownWords(bare.text), inFence: false });
  }
  return outline;
}

/** A line below a list or a quote is a rule, and so is one below nothing. https://spec.commonmark.org/0.31.2/#setext-headings */
function isUnderlined({ line, words, inFence }: Extract<OutlineLine, { type: 'text' }>): boolean {
  return words !== '' && !inFence && !/^ {4}|^\t|^ {0,3}(?:[-*+>|]|\d{1,9}[.)])(?:\s|$)/.test(line);
}

/** The same line without bullet, guiding question, rule or empty box; '' when nothing of the person's is left. */
export function ownWords(line: string): string {
  const words = withoutQuestions(
    line.replace(/^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,3}[.)])(?:\s+|$))?(?:\[[ xX~]\](?:\s+|$))?/, ''),
  );
  return /^[\s\-*_=.…:;]*$/.test(words) ? '' : words.trim();
}

/** Guiding questions are whole passages in italics that end in a question mark, as our templates print them. */
export function withoutQuestions(text: string): string {
  return text.replace(/(?<![\w_])_(?![_\s])[^_\n]*\?_(?![\w_])|(?<![\w*])\*(?![*\s])[^*\n]*\?\*(?![\w*])/g, '').trim();
}

/** A heading as it is compared: no marks, no number before it, no colon after it. */
export function plainTitle(text: string): string {
  return text
    .slice(0, longestTitle)
    .replace(/[*_`~]/g, '')
    .replace(/^\s*(?:\d{1,2}[.)]|[A-Z][.)])\s+/, '')
    .replace(/[\s:.]+$/u, '')
    .replace(/^[^\p{L}\p{N}(]+/u, '');
}

function headingOf(line: string): { readonly level: number; readonly title: string } | null {
  const [, marks, rest = ''] = /^ {0,3}(#{1,6})([ \t][^\n]*|)$/.exec(line) ?? [];
  if (marks !== undefined) return { level: marks.length, title: plainTitle(rest.trim().replace(/(?:^|[ \t])#+$/, '')) };
  const [, bold] = /^ {0,3}(?:\*\*|__)([^*_\n]{1,200})(?:\*\*|__)[ \t]?:?[ \t]*$/.exec(line) ?? [];
  return bold === undefined || bold.trim() === '' ? null : { level: boldLevel, title: plainTitle(bold) };
}

function withoutComments(line: string, startsInside: boolean): { readonly text: string; readonly inComment: boolean } {
  let text = '';
  let rest = line;
  let inComment = startsInside;
  for (;;) {
    const mark = inComment ? '-->' : '<!--';
    const at = rest.indexOf(mark);
    if (at === -1) return { text: inComment ? text : text + rest, inComment };
    if (!inComment) text += rest.slice(0, at);
    rest = rest.slice(at + mark.length);
    inComment = !inComment;
  }
}
