// How alike a piece of work and the goals are in their words: rare words weigh, common ones hardly, and one alone says nothing.
import { descending } from '../words/order.ts';

export interface Likeness {
  /** Index of the goal. */
  readonly goal: number;
  /** 0 to 1, cosine. */
  readonly cosine: number;
  /** Rare ones, the rarest first. */
  readonly shared: readonly string[];
}

/** A word of every fifth piece tells none of them apart. */
const commonShare = 0.2;
const commonCount = 2;
const leastShared = 2;
const titleWeight = 2;

interface WordsOfGoal {
  readonly titleWords: readonly string[];
  readonly otherWords: readonly string[];
}

/** @param pieces the words of each */
export class WordIndex {
  readonly #rarity = new Map<string, number>();
  readonly #pieceCounts = new Map<string, number>();
  readonly #common: number;
  /** Word to the goals that have it, with its weight there. */
  readonly #postings = new Map<string, { readonly goal: number; readonly weight: number }[]>();
  readonly #norms: number[] = [];

  constructor(pieces: readonly ReadonlySet<string>[], goals: readonly WordsOfGoal[]) {
    this.#common = Math.max(commonCount, Math.ceil(pieces.length * commonShare) - 1);
    const goalWords = goals.map(weightsOf);
    for (const word of pieces.flatMap((words) => [...words])) addOne(this.#pieceCounts, word);
    const counts = new Map(this.#pieceCounts);
    for (const word of goalWords.flatMap((weights) => [...weights.keys()])) addOne(counts, word);
    const all = pieces.length + goals.length;
    for (const [word, count] of counts) this.#rarity.set(word, Math.log(1 + all / count));
    for (const [goal, weights] of goalWords.entries()) this.#add(goal, weights);
  }

  /** Goals that share at least two rare words with it. */
  alike(words: ReadonlySet<string>): readonly Likeness[] {
    const found = new Map<number, { product: number; shared: string[] }>();
    let square = 0;
    for (const word of words) {
      const rarity = this.#rarity.get(word) ?? 0;
      square += rarity * rarity;
      const isRare = (this.#pieceCounts.get(word) ?? 0) <= this.#common;
      for (const { goal, weight } of this.#postings.get(word) ?? []) {
        const sum = found.get(goal) ?? { product: 0, shared: [] };
        sum.product += rarity * weight;
        if (isRare) sum.shared.push(word);
        found.set(goal, sum);
      }
    }
    return [...found]
      .filter(([, { shared }]) => shared.length >= leastShared)
      .map(([goal, { product, shared }]) => ({
        goal,
        cosine: product / (Math.sqrt(square) * (this.#norms[goal] ?? 1)),
        shared: shared.toSorted(descending((word) => this.#rarity.get(word) ?? 0)),
      }));
  }

  #add(goal: number, weights: ReadonlyMap<string, number>): void {
    let square = 0;
    for (const [word, times] of weights) {
      const weight = times * (this.#rarity.get(word) ?? 0);
      square += weight * weight;
      const posting = this.#postings.get(word);
      if (posting === undefined) this.#postings.set(word, [{ goal, weight }]);
      else posting.push({ goal, weight });
    }
    this.#norms[goal] = Math.sqrt(square);
  }
}

function weightsOf({ titleWords, otherWords }: WordsOfGoal): ReadonlyMap<string, number> {
  return new Map([
    ...otherWords.map((word) => [word, 1] as const),
    ...titleWords.map((word) => [word, titleWeight] as const),
  ]);
}

function addOne(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
