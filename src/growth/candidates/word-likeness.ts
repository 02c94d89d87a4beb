// How alike a piece of work and the goals are in their words: rare words weigh, common ones hardly, and one alone says nothing.
import { descending } from '../words/order.ts';

export interface Likeness {
  /** Index of the goal. */
  readonly goal: number;
  /** 0 to 1, nearly: a cosine whose norms are evened out. */
  readonly cosine: number;
  /** Rare ones, the rarest first. */
  readonly shared: readonly string[];
}

/** A word of every fifth piece tells none of them apart. */
const commonShare = 0.2;
const commonCount = 2;
const leastShared = 2;
const leastAlike = 0.05;
const titleWeight = 2;
/** What no goal speaks of tells against all of them alike. */
const unknownShare = 0.5;
/** A goal of many words is not less about each of them: the norm counts by a part of how far it is from the others' (Singhal, 1996). */
const lengthSlope = 0.25;

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
  /** Of each goal, its words and how often each counts. */
  readonly #weights: readonly ReadonlyMap<string, number>[];
  #norms: number[] = [];

  constructor(pieces: readonly ReadonlySet<string>[], goals: readonly WordsOfGoal[]) {
    this.#common = Math.max(commonCount, Math.ceil(pieces.length * commonShare) - 1);
    this.#weights = goals.map(weightsOf);
    for (const word of pieces.flatMap((words) => [...words])) addOne(this.#pieceCounts, word);
    const counts = new Map(this.#pieceCounts);
    for (const word of this.#weights.flatMap((weights) => [...weights.keys()])) addOne(counts, word);
    const all = pieces.length + goals.length;
    for (const [word, count] of counts) this.#rarity.set(word, Math.log(1 + all / count));
    for (const [goal, weights] of this.#weights.entries()) this.#add(goal, weights);
    const mean = this.#norms.reduce((sum, norm) => sum + norm, 0) / this.#norms.length;
    this.#norms = this.#norms.map((norm) => mean + lengthSlope * (norm - mean));
  }

  /** Goals that share at least two rare words with it, and are more alike than by chance. */
  alike(words: ReadonlySet<string>): readonly Likeness[] {
    const products = new Float64Array(this.#norms.length);
    const rareCounts = new Uint16Array(this.#norms.length);
    let square = 0;
    for (const word of words) {
      const rarity = this.#rarity.get(word) ?? 0;
      const postings = this.#postings.get(word);
      square += rarity * rarity * (postings === undefined ? unknownShare : 1);
      const rare = this.#isRare(word) ? 1 : 0;
      for (const { goal, weight } of postings ?? []) {
        products[goal] = (products[goal] ?? 0) + rarity * weight;
        rareCounts[goal] = (rareCounts[goal] ?? 0) + rare;
      }
    }
    const found: Likeness[] = [];
    for (const [goal, product] of products.entries()) {
      const cosine = product / (Math.sqrt(square) * (this.#norms[goal] ?? 1));
      if ((rareCounts[goal] ?? 0) >= leastShared && cosine >= leastAlike)
        found.push({ goal, cosine, shared: this.#shared(words, goal) });
    }
    return found;
  }

  #isRare(word: string): boolean {
    return (this.#pieceCounts.get(word) ?? 0) <= this.#common;
  }

  #shared(words: ReadonlySet<string>, goal: number): readonly string[] {
    return [...words]
      .filter((word) => this.#isRare(word) && this.#weights[goal]?.has(word) === true)
      .sort(descending((word) => this.#rarity.get(word) ?? 0));
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
