// The first line of a comment that means something to us: `**Check-in 2026-11-23** · on track · 60%`.
import { isDay } from '../time/calendar.ts';
import type { Day } from '../words/goal.ts';
import { english, foldTyped, type TypedWords } from '../words/typed-words.ts';

/** Gets words with plain signs only (see `fold`) and says how many characters of them it took; null: none of it is known. */
export type Understand = (words: string) => number | null;

export interface Parts {
  /** What was not understood; it belongs to the text, so that no word is lost. */
  readonly leftover: string;
  /** Some part was, if only at its beginning. */
  readonly understood: boolean;
  /** How much of the first part is known. */
  readonly opens: 'known' | 'begun' | 'unknown';
}

export interface CommentHeader extends Parts {
  readonly day: Day | null;
  /** A colon or a dash right after the title: `Check-in: read two chapters`. */
  readonly announced: boolean;
  /** Something stands before the title: `✅ Weekly check-in`, or the mark of a list. */
  readonly prefixed: boolean;
  /** Right after the title stands what some people write in place of a day: `week 48`, `Nov 28`, `28.11.`. */
  readonly looksDated: boolean;
}

/** Parts are looked for up to here; a line that is longer is a paragraph, and its rest is text. */
const longestHeader = 300;
const heading = '^ {0,3}(?:#{1,6} +)?';
const emphasis = '[*_]{0,3}';
const decoration = '(?:(?:\\p{Extended_Pictographic}|\\p{So}|\\p{Emoji_Modifier}|·|:[a-z0-9_+-]{1,40}:) *){0,6}';
const rhythms =
  '(?:(?:my|quick|short|weekly|bi-?weekly|fortnightly|monthly|quarterly|daily|mid-?week|(?:mon|tues|wednes|thurs|fri|satur|sun)day) +){0,3}';
const dayLike =
  /^(?:(?:(?:calendar )?week|[ckq]?w|kw|q|day|sprint|#) ?#?\d|\d[\d./-]*(?: |$)|(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/i;
/** A dash between two numbers is a range, one before a number a minus, one inside `on–track` a hyphen. */
const separator =
  / *(?:[·|] *)+|(?<!\d ?%? *)(?: *–+ +| +-+ +)|(?: *–+ +| +-+ +)(?!\d+(?:[.,]\d+)? ?%)|(?<=[^ \d%]|\d ?%)(?<!\b(?:on|at|needs?))–+(?=[^ \d])|(?<=[^ \d%])(?<!\b(?:on|at|needs?))–+(?=[^ ])/g;

/** The first line of a comment that says anything, and all behind it. */
export function splitFirstLine(body: string): { readonly first: string; readonly rest: string } {
  const [, first = '', rest = ''] = /^\s*([^\r\n]*)([\s\S]*)$/.exec(body) ?? [];
  return { first, rest };
}

/** null when the line does not begin with the title, whatever hyphens and blanks it is written with. */
export function readHeader(
  line: string,
  title: string,
  understand: Understand,
  words: TypedWords = english,
): CommentHeader | null {
  const { text, places } = foldTyped(line.slice(0, longestHeader), words);
  const named = `${title}(?![\\p{L}\\p{N}])`;
  const plain = new RegExp(`${heading}${emphasis}${named}`, 'iu').exec(text);
  const start =
    plain ??
    new RegExp(`${heading}(?:[-*+] +)?${emphasis}${decoration}${emphasis}${rhythms}${emphasis}${named}`, 'iu').exec(
      text,
    );
  if (start === null) return null;
  const titleEnd = places[start[0].length] ?? line.length;
  const end = line.length > longestHeader ? line.lastIndexOf(' ', longestHeader) : line.length;
  const afterTitle = foldTyped(line.slice(titleEnd, Math.max(end, titleEnd)), words);
  const paragraph = line.slice(Math.max(end, titleEnd));

  const dated = /^[ *_:·|,–([-]*(\d{4})([-–/.])(\d{2})\2(\d{2})(?!\d)[)\]]?/.exec(afterTitle.text);
  const typedDay = dated === null ? '' : `${dated[1]}-${dated[3]}-${dated[4]}`;
  const day = isDay(typedDay) ? typedDay : null;
  const skipped = day === null ? 0 : (dated?.[0].length ?? 0);
  const gap = /^(?:[ *_:,·|]|[-–]+(?!\d))*/.exec(afterTitle.text.slice(skipped))?.[0].length ?? 0;
  const rest = line.slice(titleEnd + (afterTitle.places[skipped + gap] ?? 0), Math.max(end, titleEnd));
  const parts = readParts(rest, understand, words);
  return {
    ...parts,
    leftover: (parts.leftover + paragraph).trim(),
    day,
    announced: /^[*_ ]*(?:[:·|–]|-+ )/.test(afterTitle.text),
    prefixed: plain === null,
    looksDated: dayLike.test(afterTitle.text.slice(skipped + gap)),
  };
}

/** The parts of a line, between dots, bars and dashes. A part that is understood at its beginning only leaves its rest. */
export function readParts(line: string, understand: Understand, typed: TypedWords): Parts {
  const { text, places } = foldTyped(line, typed);
  let leftover = '';
  let understood = false;
  let opens: Parts['opens'] = 'unknown';
  let gap = '';
  const add = (piece: string) => {
    leftover += (leftover === '' ? '' : gap) + piece;
  };
  let from = 0;
  for (const { start, end, isFirst } of piecesOf(text)) {
    gap = line.slice(places[from], places[start]);
    from = end;
    const piece = text.slice(start, end);
    if (!/[^ *_:,.–-]/.test(piece)) continue;
    const decorated = /^(?:(?![~<>≤≥±+–-] ?\d)[^\p{L}\p{N}~])+/u.exec(piece)?.[0].length ?? 0;
    const words = piece.slice(decorated).replace(/[^\p{L}\p{N}%?+]+$/u, '');
    const taken = words === '' ? null : understand(words);
    if (taken === null) {
      add(line.slice(places[start], places[end]));
      continue;
    }
    understood = true;
    const isWhole = taken === words.length;
    if (isFirst) opens = isWhole ? 'known' : 'begun';
    if (isWhole) continue;
    const left = line.slice(places[start + decorated + taken], places[end]).replace(/^[\s,;:.!*_-]+/, '');
    if (gap === '') gap = ' ';
    add(left);
  }
  return { leftover, understood, opens };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly isFirst: boolean;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index, 0: found } of text.matchAll(separator)) {
    pieces.push({ start, end: index, isFirst: pieces.length === 0 });
    start = index + found.length;
  }
  return [...pieces, { start, end: text.length, isFirst: pieces.length === 0 }];
}

/** `title` in bold with its day, then the parts that say something. */
export function formatHeader(title: string, day: Day | null, parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '');
  return [`**${day === null ? title : `${title} ${day}`}**`, ...said].join(' · ');
}
