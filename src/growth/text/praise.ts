// Whether words of somebody else are thanks or praise. What they say of anything more is for a person to read.
import {
  causes,
  praiseEmoji,
  praisePictures,
  praiseSigns,
  praiseWords,
  refusals,
  requests,
  reservations,
} from './praise-words.ts';
import { ownLines } from './own-lines.ts';

const inWords = String.raw`(?<![\p{L}\p{N}_])(?:${praiseWords.join('|')})(?![\p{L}\p{N}_])`;
const praise = new RegExp(`${inWords}|${praiseSigns.join('|')}`, 'giu');
const refused = new RegExp(String.raw`(?:^|[^\p{L}\p{N}])(?:${refusals})[,.!]?\s+$`, 'iu');
const reserved = new RegExp(String.raw`^[\s,.!@–-]*(?:(?:${reservations.join('|')})(?![\p{L}\p{N}_])|${causes})`, 'iu');
const request = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${requests})|[?？]`, 'iu');
const code = /(`+)[^`]*\1/g;
const mention = /(?<![\w@./-])@[\w.-]*\w/g;
const name = /^[\s,.!:;–-]*(?:\p{L}+[\s,.!–-]*)?[^\p{L}\p{N}]*$/u;

/** A longer text in which one word of thanks stands is about something else. */
const longText = 600;
const shortText = 80;
/** What comes later says no more; and somebody else chose how long it is. */
const longestRead = 4000;
/** Around a word of thanks, in which stands what takes it back or asks on. */
const near = 300;

export const isPraiseEmoji = (emoji: string): boolean => praiseEmoji.has(emoji.replaceAll(':', '').toLowerCase());

export function isPraise(markdown: string): boolean {
  const own = ownLines(markdown).join('\n').slice(0, longestRead).replace(code, ' ').replace(mention, '@').trim();
  const meant = Array.from(own.matchAll(praise)).filter(({ index, 0: word }) => isMeant(own, index, word.length));
  if (own.length > longText) return meant.length > 1;
  return meant.length > 0 || (own.length <= shortText && praisePictures.test(own) && !request.test(own));
}

function isMeant(text: string, at: number, length: number): boolean {
  const after = text.slice(at + length, at + length + near);
  if (refused.test(text.slice(Math.max(0, at - near), at)) || reserved.test(after)) return false;
  if (isAskedOn(after)) return false;
  // `Please have a look. Thanks, Sam`
  return !(name.test(after) && request.test(text.slice(0, at)));
}

/** `Thanks! Could you rebase?` and `thanks, can you look?`; `thank you for the help with the import! Shall we close it?` is thanks. */
function isAskedOn(after: string): boolean {
  const [own = '', next = ''] = after
    .split(/(?<=[.!?。！？\n])/u)
    .filter((sentence) => /[\p{L}\p{N}?？]/u.test(sentence));
  return asks.test(own) || (isShort(own) && asks.test(next));
}

const asks = /[?？]\s*$/u;
const isShort = (sentence: string): boolean => (sentence.match(/\p{L}+/gu)?.length ?? 0) <= 2;
