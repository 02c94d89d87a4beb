// Pieces of own work that belong together, as one: what closes the same issue, names each other, or tells of the same thing.
import { topicWords } from '../text/topic-words.ts';
import { ascending, inTurn } from '../words/order.ts';
import type { ItemLinks } from './item-links.ts';
import type { WorkItem } from './found-work.ts';
import { grouped } from './grouped.ts';
import type { Piece } from './piece.ts';
import { referenceOf } from './work-key.ts';

const kindOrder: readonly Piece['kind'][] = ['merge-request', 'issue', 'epic'];
const widestMs = 30 * 24 * 60 * 60 * 1000;
const sharedTitleWords = 2;
const rareShare = 0.05;
const rareCount = 3;

const leadFirst = inTurn<Piece>(
  ascending(({ kind }) => kindOrder.indexOf(kind)),
  ascending(({ at }) => at),
  ascending(({ items: [{ key }] }) => key),
);

/** @param linksOf of an item of one of the pieces */
export function clustered(pieces: readonly Piece[], linksOf: (item: WorkItem) => ItemLinks): readonly Piece[] {
  const own = pieces.filter(({ kind }) => kindOrder.includes(kind)).toSorted(leadFirst);
  const clusters = new Clusters(own);
  const reverts = own.flatMap((piece) => revertOf(piece, own, linksOf) ?? []);
  for (const { reverted, by } of reverts) clusters.join(own.indexOf(reverted), own.indexOf(by));
  for (const [one, other] of pairsOf(own, linksOf)) clusters.join(one, other);
  const isReverted = new Map(reverts.map(({ reverted, by }) => [reverted, by]));
  const told = own.map((piece) => withRevert(piece, isReverted.get(piece)));
  return [
    ...clusters.members().map((members) => asOne(members.flatMap((index) => told[index] ?? []))),
    ...pieces.filter(({ kind }) => !kindOrder.includes(kind)),
  ];
}

/** Union and find, in which no set reaches over more than thirty days. */
class Clusters {
  readonly #parents: number[];
  readonly #spans: { from: number; to: number }[];

  constructor(pieces: readonly Piece[]) {
    this.#parents = pieces.map((_, index) => index);
    this.#spans = pieces.map(({ at }) => ({ from: Date.parse(at), to: Date.parse(at) }));
  }

  join(one: number, other: number): void {
    const [lead, joined] = [this.#find(one), this.#find(other)];
    if (lead === joined) return;
    const [span, added] = [this.#spans[lead], this.#spans[joined]];
    if (span === undefined || added === undefined) return;
    const [from, to] = [Math.min(span.from, added.from), Math.max(span.to, added.to)];
    if (to - from > widestMs) return;
    this.#parents[joined] = lead;
    this.#spans[lead] = { from, to };
  }

  members(): readonly (readonly number[])[] {
    return [...grouped(this.#parents.keys(), (index) => String(this.#find(index))).values()];
  }

  #find(index: number): number {
    let root = index;
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root;
    return root;
  }
}

function pairsOf(
  own: readonly Piece[],
  linksOf: (item: WorkItem) => ItemLinks,
): readonly (readonly [number, number])[] {
  const byReference = new Map(own.map(({ items: [item] }, index) => [referenceOf(item) ?? item.key, index]));
  const pairs: [number, number][] = [];
  const byTarget = new Map<string, number>();
  for (const [
    index,
    {
      items: [item],
    },
  ] of own.entries()) {
    const { closes, mentions } = linksOf(item);
    for (const target of closes) {
      const other = byTarget.get(target) ?? byReference.get(target);
      if (other !== undefined) pairs.push([other, index]);
      byTarget.set(target, index);
    }
    for (const named of mentions) {
      const other = byReference.get(named);
      if (other !== undefined) pairs.push([other, index]);
    }
  }
  return [...pairs, ...alikePairs(own)];
}

/** In the same milestone, and with two words in their titles that hardly any other title has. */
function alikePairs(own: readonly Piece[]): readonly (readonly [number, number])[] {
  const words = own.map(({ items: [item] }) => new Set(topicWords(item.title ?? '')));
  const byWord = grouped(
    words.flatMap((set, index) => [...set].map((word) => ({ word, index }))),
    ({ word }) => word,
  );
  const shared = new Map<string, { readonly pair: readonly [number, number]; count: number }>();
  for (const group of byWord.values()) {
    if (group.length > Math.max(rareCount, own.length * rareShare)) continue;
    for (const [at, { index: one }] of group.entries()) {
      for (const { index: other } of group.slice(at + 1)) {
        const milestone = own[one]?.items[0].milestone ?? null;
        if (milestone === null || milestone !== own[other]?.items[0].milestone) continue;
        const found = shared.get(`${one} ${other}`);
        if (found === undefined) shared.set(`${one} ${other}`, { pair: [one, other], count: 1 });
        else found.count += 1;
      }
    }
  }
  return [...shared.values()].filter(({ count }) => count >= sharedTitleWords).map(({ pair }) => pair);
}

/** GitLab's own words for it: `Revert "Retry imports"`, and below `This reverts merge request !412`. */
function revertOf(
  by: Piece,
  own: readonly Piece[],
  linksOf: (item: WorkItem) => ItemLinks,
): { readonly reverted: Piece; readonly by: Piece } | null {
  const [item] = by.items;
  if (by.kind !== 'merge-request' || !/^revert\b/i.test(item.title ?? '')) return null;
  const { mentions } = linksOf(item);
  const reverted = own.find(
    (piece) =>
      piece !== by &&
      piece.kind === 'merge-request' &&
      piece.at <= by.at &&
      mentions.has(referenceOf(piece.items[0]) ?? ''),
  );
  return reverted === undefined ? null : { reverted, by };
}

function withRevert(piece: Piece, by: Piece | undefined): Piece {
  if (by === undefined) return piece;
  const [{ home, iid }] = by.items;
  return { ...piece, isDoubtful: true, notes: [...piece.notes, `reverted by ${home ?? ''}!${iid}`] };
}

/** The first leads; what it is called and dated by is its own. */
function asOne(members: readonly Piece[]): Piece {
  const [lead, ...others] = members;
  if (lead === undefined) throw new RangeError('A cluster has a member');
  return {
    ...lead,
    items: [lead.items[0], ...others.flatMap(({ items }) => items)],
    former: members.flatMap(({ former }) => former),
    roles: [...new Set(members.flatMap(({ roles }) => roles))],
    thanks: members.flatMap(({ thanks }) => thanks),
    notes: members.flatMap(({ notes }) => notes),
    isDoubtful: members.some(({ isDoubtful }) => isDoubtful),
  };
}
