// The lines in which a check-in says its health and percent: its header, and those that go on where the header ended.
import { type Said, isDenial, isDoubt, isTakenBack, saidNothing, understand } from '../words/check-in-words.ts';
import { fenceAfter } from '../text/fence.ts';
import type { CommentHeader, Parts, Understand } from '../text/comment-header.ts';
import { readHeader, readParts } from '../text/comment-header.ts';
import { fold } from '../words/look-alikes.ts';
import { foldTyped, holdsTyped, type TypedWords } from '../words/typed-words.ts';

export const mayHoldTitle = (text: string, words: TypedWords) =>
  /check|\uFF43\uFF48\uFF45\uFF43\uFF4B/iu.test(text) || holdsTyped(text, words);

interface FoundHeader {
  readonly header: CommentHeader;
  readonly said: Said;
  readonly at: number;
}

/** The first line of the comment; further down only a line that says health or percent and nothing that is not understood. */
export function findHeader(lines: readonly string[], words: TypedWords): FoundHeader | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const read = fence === null && mayHoldTitle(line, words) ? readLine(line, words) : null;
    if (read !== null) {
      const clearly = read.header.leftover === '' && (read.said.health !== null || read.said.percent !== null);
      if (at === first ? means(read.header) : clearly && (!read.header.prefixed || read.header.day !== null))
        return { ...read, at };
    }
    fence = fenceAfter(line, fence);
  }
  return null;
}

/** `Check-in desk 2026 opens` and `Check-in with Sam · on track` are sentences; with a day, or announced, it is a title. */
function means({ day, announced, leftover, understood, opens, prefixed, looksDated }: CommentHeader): boolean {
  if (prefixed) return day !== null && understood;
  if (day !== null || announced || leftover === '') return true;
  return understood && (opens === 'known' || looksDated);
}

function readLine(line: string, words: TypedWords): { readonly header: CommentHeader; readonly said: Said } | null {
  const { read: header, said } = saying(line, saidNothing, words, (understand) =>
    readHeader(line, 'check[ –-]?in', understand, words),
  );
  return header === null ? null : { header, said };
}

export function sayingParts(
  line: string,
  before: Said,
  words: TypedWords,
): { readonly parts: Parts; readonly said: Said } {
  const { read: parts, said } = saying(line, before, words, (understand) => readParts(line, understand, words));
  return { parts, said };
}

/** A health that its line takes back stays among the words. */
function saying<Read>(
  line: string,
  before: Said,
  words: TypedWords,
  read: (understand: Understand) => Read,
): { read: Read; said: Said } {
  const sum = summing(before);
  const first = { read: read(sum.understand), said: sum.said() };
  const { health } = first.said;
  if (health === null || health === before.health || !isTakenBack(foldTyped(line.slice(0, 300), words).text, health))
    return first;
  const rest = summing({ ...before, health });
  return { read: read(rest.understand), said: { ...rest.said(), health: before.health } };
}

function summing(before: Said) {
  let said = before;
  return {
    said: () => said,
    understand(words: string): number | null {
      const taken = understand(words, said);
      said = taken?.said ?? said;
      return taken?.length ?? null;
    },
  };
}

/** A quote, a table, struck out, code, HTML. */
const somethingElse = /^ {0,3}(?:[>|<`]|~~)|^(?: {4}|\t)/;

/** A line that goes on where the header ended: it begins with a health or a percent that was not said yet. */
export function saysMore(line: string, before: Said, words: TypedWords): ReturnType<typeof sayingParts> | null {
  if (line.length > 300 || (before.health !== null && before.percent !== null) || somethingElse.test(line)) return null;
  const more = sayingParts(line, before, words);
  const isNew = more.said.health !== before.health || more.said.percent !== before.percent;
  return isNew && more.parts.opens !== 'unknown' ? more : null;
}

export function doubtIn(leftover: string, below: string, text: string, typed: TypedWords): string | null {
  const plain = (words: string) => foldTyped(words, typed).text;
  if (isDoubt(plain(leftover.slice(0, 300)))) return leftover;
  if (isDenial(plain(below.slice(0, 100)))) return below.trim();
  for (const line of text.split('\n')) {
    const { text: folded, places } = foldTyped(line.slice(0, 120), typed);
    const [all = '', words = ''] = /^[ *_#-]{0,8}(?:health|status)[*_ ]{0,4}:[*_ ]{0,4}(.{1,100})/i.exec(folded) ?? [];
    const from = places[all.length - words.length];
    if (isDoubt(words)) return fold(line.slice(from, places[all.length])).text.trim();
  }
  return null;
}
