// How a promotion document names evidence, in what is handed in: by the work's address, for the comment opens for nobody outside.
import { harmless } from '../text/blocks.ts';
import { type Inline, wordsIn } from '../text/inline.ts';
import { readAddress } from '../text/item-address.ts';
import { itemReference } from '../goals/foreign-item.ts';
import { linksIn } from '../goals/evidence.ts';
import { addressKey, type NamedEvidence } from './used-in.ts';

const reference = /(?<![\w/#])#(\d{1,9})[ \t]+(\d{4}-\d{2}-\d{2})(?!\d)|(?<![\w/])#?note_(\d{1,15})(?!\w)/;
const references = new RegExp(reference, 'g');

/** Whether it names evidence by number and day, or by its comment. */
export const citesEvidence = (text: string): boolean => reference.test(text);

export interface Citations {
  /** Over the words of one line. */
  inLine(words: readonly Inline[]): readonly Inline[];
  /** Those for which no address of work is known, as typed: they are gone. */
  readonly dropped: readonly string[];
}

/**
 * @param pieces null: numbers stay as they are typed
 * @param home path of the goals project: a comment elsewhere is the work itself. null: any may be one of ours
 */
export function citationsOf(pieces: readonly NamedEvidence[] | null, home: string | null = null): Citations {
  const dropped: string[] = [];
  const isOurs = (address: string): boolean => {
    const read = readAddress(address);
    const item = read?.beside ?? read?.open ?? null;
    if (read === null || home === null || item === null) return read !== null;
    return `/${item.home}`.toLowerCase().endsWith(`/${home}`.toLowerCase());
  };
  const inLine = (words: readonly Inline[]): readonly Inline[] => {
    const linked = words.map(withLink);
    if (pieces === null) return linked;
    const there = new Set(addressesIn(linked).map(addressKey));
    const work = (typed: string): readonly Inline[] => {
      const links = linksCited(typed, pieces);
      if (links.length === 0) dropped.push(typed);
      // What stands beside its address anyway is said twice.
      return links
        .filter((link) => !there.has(addressKey(link)))
        .flatMap((link, at) => [...(at === 0 ? [] : [space]), linkTo(link)]);
    };
    return linked.flatMap((part) => cited(part, work, isOurs));
  };
  return { inLine, dropped };
}

function cited(
  part: Inline,
  work: (typed: string) => readonly Inline[],
  isOurs: (address: string) => boolean,
): readonly Inline[] {
  if ('inside' in part && part.type !== 'link') {
    const inside = part.inside.flatMap((one) => cited(one, work, isOurs));
    return inside.length === 0 ? [] : [{ ...part, inside }];
  }
  if (part.type === 'link') {
    const [note] = /note_\d{1,15}(?!\w)/.exec(isOurs(part.address) ? part.address : '') ?? [];
    if (note === undefined) return [part];
    const [link] = work(note);
    const isAddress = /^https?:/.test(wordsIn(part.inside)) || isShort(part);
    if (isAddress) return link === undefined ? [] : [link];
    return link?.type === 'link' ? [{ ...part, address: link.address }] : part.inside;
  }
  const { type, text: typed } = part;
  return splitAt(typed, work, (text) => ({ type, text }));
}

const isShort = (part: Extract<Inline, { type: 'link' }>): boolean =>
  wordsIn(part.inside) === shortAddress(part.address);

function splitAt(
  text: string,
  work: (typed: string) => readonly Inline[],
  rest: (text: string) => Inline,
): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(references)) {
    if (found.index > from) parts.push(rest(text.slice(from, found.index)));
    parts.push(...work(found[0]));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(rest(text.slice(from)));
  return parts;
}

function linksCited(typed: string, pieces: readonly NamedEvidence[]): readonly string[] {
  const [, iid, day, note] = reference.exec(typed) ?? [];
  const meant = pieces.filter((piece) =>
    note === undefined ? piece.iid === Number(iid) && piece.day === day : piece.id === Number(note),
  );
  // Two on one day: nobody can tell which one is meant.
  const [only] = meant;
  return meant.length !== 1 || only === undefined ? [] : linksIn(only).flatMap((link) => harmless(link) ?? []);
}

/** An address in a code span is one that must not be noticed at home. */
function withLink(part: Inline): Inline {
  const address =
    part.type === 'code' && /^https?:\/\/\S+$/i.test(part.text.trim()) ? harmless(part.text.trim()) : null;
  return address === null ? part : linkTo(address);
}

function linkTo(address: string): Inline {
  return { type: 'link', address, inside: [{ type: 'text', text: shortAddress(address) }] };
}

const space: Inline = { type: 'text', text: ' ' };

/** `shop/queue!12`, else the address itself. */
function shortAddress(address: string): string {
  const read = readAddress(address);
  const item = read?.beside ?? read?.open ?? null;
  return item === null ? address : itemReference(item);
}

function addressesIn(words: readonly Inline[]): readonly string[] {
  return words.flatMap((part) =>
    'text' in part ? [] : [...(part.type === 'link' ? [part.address] : []), ...addressesIn(part.inside)],
  );
}
