// What the results of a document rest on: how much each cites, from where, of which days, and who would confirm it.
import { readAddress } from '../text/item-address.ts';
import { daysBetween } from '../time/calendar.ts';
import { ascending } from '../words/order.ts';
import { Languages } from './english.ts';
import type { Check } from './lint.ts';
import { isHandedIn } from './places.ts';
import type { Readable } from './readable.ts';
import type { Hit } from './rule.ts';
import { hitAt, type PromotionFacts } from './structure-checks.ts';

interface Cited {
  readonly result: number;
  /** Of an item its place, else the address or the number as it stands there. */
  readonly key: string;
  readonly home: string | null;
  readonly day: string | null;
  readonly hit: Hit;
}

export const evidenceChecks: Readonly<Record<string, Check<PromotionFacts>>> = {
  'no-evidence': (text, { document: { results } }) => {
    const cited = new Set(citedIn(text).map(({ result }) => result));
    return results.flatMap(({ isFilled }, index) => {
      const result = index + 1;
      const hasHeading = text.places.at.some((place) => place.result === result);
      return isFilled && hasHeading && !cited.has(result) ? [hitAt(text, result, { result: String(result) })] : [];
    });
  },
  'one-project': (text) => {
    const cited = citedIn(text).filter(({ home }) => home !== null);
    const results = new Set(cited.map(({ result }) => result));
    const homes = [...new Set(cited.map(({ home }) => home?.toLowerCase()))];
    return results.size >= 3 && homes.length === 1 ? [hitAt(text, 'results', { project: homes[0] ?? '' })] : [];
  },
  'recent-only': (text, { today }) => {
    const days = daysIn(text);
    const isRecent = days.length > 1 && days.every((day) => day <= today && daysBetween(day, today) <= 56);
    return isRecent ? [hitAt(text, 'results', { day: days[0] ?? '' })] : [];
  },
  'old-only': (text, { today }) => {
    const newest = daysIn(text).at(-1);
    return newest !== undefined && newest < today && daysBetween(newest, today) > 366
      ? [hitAt(text, 'results', { day: newest })]
      : [];
  },
  'same-evidence': (text) => {
    const first = new Map<string, number>();
    return citedIn(text).flatMap(({ key, result, hit }) => {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, result);
      return earlier === undefined || earlier === result ? [] : [{ ...hit, holes: { result: String(earlier) } }];
    });
  },
  'nobody-confirms': (text, { document: { results } }) => {
    if (!results.some(({ isFilled }) => isFilled) || !isInEnglish(text)) return [];
    const told = text.places.at.some(({ section }, line) => {
      if (section !== 'results') return false;
      const words = text.text.slice(text.lines.start(line), text.lines.start(line + 1) || text.text.length);
      return confirming.test(words.replace(/_[^_\n]{1,400}\?_/g, ''));
    });
    return told ? [] : [hitAt(text, 'results')];
  },
};

/** "Confirmed by:" with nobody behind it is an empty field. */
const confirming = new RegExp(
  String.raw`\b(?:confirm|attest|vouch|endors)(?:e?s|ed?|ing)?\b(?!\W{0,4}by\W{0,6}$)|\b(?:speaks?|spoke|talk) (?:to|with) the (?:committee|panel)\b`,
  'i',
);

/** In another language it may be said in words that are not known here. */
function isInEnglish({ blocks }: Readable): boolean {
  const languages = new Languages(blocks.filter(isHandedIn));
  return blocks.some((block) => block.place.section === 'results' && languages.isEnglish(block));
}

/** In the order of the text. */
function citedIn({ links, codes }: Readable): readonly Cited[] {
  const named = [
    ...links.map(({ start, end, address, place }) => ({ start, end, text: address, place })),
    ...codes
      .filter(({ text }) =>
        /^https?:\/\/\S+$|^#(?:note_)?\d{1,10}(?: \d{4}-\d{2}-\d{2})?$|^[\w./-]{1,200}[!#]\d{1,9}$/.test(text),
      )
      .map(({ start, text, place }) => ({ start, end: start + text.length + 2, text, place })),
  ].sort(ascending(({ start }) => start));
  return named.flatMap(({ start, end, text, place }) => {
    if (place.result === null) return [];
    const read = readAddress(text);
    const item = read?.beside ?? read?.open ?? null;
    const key = item === null ? text.replace(/\/+$/, '') : `${item.home} ${item.type} ${item.iid}`.toLowerCase();
    const day = /^#\S+ (\d{4}-\d{2}-\d{2})$/.exec(text)?.[1] ?? null;
    return [{ result: place.result, key, home: item?.home ?? null, day, hit: { start, end } }];
  });
}

/** Oldest first. */
function daysIn(text: Readable): readonly string[] {
  return citedIn(text)
    .flatMap(({ day }) => day ?? [])
    .sort();
}
