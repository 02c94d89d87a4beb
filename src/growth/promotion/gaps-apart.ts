// Gaps that are kept apart, in an issue that is assigned to nobody: the line of the document that says where, and what moves there.
import { quietMentions } from '../text/quiet-mentions.ts';
import { withWordsAt, wordsAt } from '../text/section-spans.ts';
import { type TextPart, withBody } from '../text/text-part.ts';
import { type Gap, gapsIn } from './gaps.ts';
import { findPart } from './parts.ts';

/** The issue that holds them. */
export interface GapsApart {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  /** As typed, without our mark. */
  readonly description: string;
}

const lineOf = (iid: number): string => `Kept apart in \`#${iid}\`.`;
const line = /^Kept apart in `?#(\d{1,9})`?\.?[ \t]*$/im;

/** The number of the issue that its part of gaps names; null: they stand in the document. */
export function apartIn(text: string): number | null {
  const found = findPart(text, { type: 'section', section: 'gaps' }, []);
  if (found.type !== 'found' || found.part.new !== null) return null;
  const iid = line.exec(wordsAt(text, found.part.body))?.[1];
  return iid === undefined ? null : Number(iid);
}

/** What stands beside that line; where nobody has written gaps yet, what asks for them. */
export function wordsToMove(text: string, { body, new: made }: TextPart): string {
  return made === null ? wordsAt(text, body).replace(line, '').trim() : made.prompts;
}

/** The line in the place of all that stands there. */
export const withApartLine = (text: string, part: TextPart, iid: number): string => withBody(text, part, lineOf(iid));

/** Behind what is there, each once; nobody whom they name hears of them there either. */
export function withMoved(there: string, words: string): string {
  const known = new Set(blocksOf(there).map(withoutBox));
  const fresh = blocksOf(words).filter((block) => !known.has(withoutBox(block)));
  if (fresh.length === 0) return there;
  return withWordsAt(there, { start: there.length, end: there.length }, fresh.join('\n'));
}

/** Each item with what is indented below it. */
const blocksOf = (text: string): readonly string[] =>
  quietMentions(text)
    .replaceAll('\r\n', '\n')
    .split(/\n(?=(?:[-*+]|\d{1,3}[.)]) )/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

/** One that was ticked there is no other. */
const withoutBox = (block: string): string => block.replace(/^([-*+]|\d{1,3}[.)]) \[[ xX]\] /, '$1 ');

/** Those of the document, and those that are kept apart. */
export function withGapsApart<Document extends { readonly gaps: readonly Gap[] }>(
  document: Document,
  { apart }: { readonly apart?: GapsApart },
): Document {
  return apart === undefined ? document : { ...document, gaps: [...document.gaps, ...gapsIn(apart.description)] };
}
