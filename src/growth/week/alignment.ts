// Which box of a written list is which of the list that it was made from: by its words, else by its place, else by their likeness.
import type { StepChange, WeekStep } from './sheet.ts';

export interface Aligned {
  /** By the place in the written list: the place in the earlier one; null: it is new. */
  readonly from: readonly (number | null)[];
  /** Places of the earlier one that nothing was written of. */
  readonly left: readonly number[];
}

/** Words that are alike so far may be the same step in other words, wherever it stands. */
const likeElsewhere = 0.6;
const likeInPlace = 0.4;

export function aligned(base: readonly WeekStep[], written: readonly WeekStep[]): Aligned {
  const from: (number | null)[] = written.map(() => null);
  const free = new Set(base.keys());
  const take = (at: number, place: number) => {
    from[at] = place;
    free.delete(place);
  };
  for (const [at, { text }] of written.entries()) {
    const same = [...free].find((place) => base[place]?.text === text);
    if (same !== undefined) take(at, same);
  }
  // What stands between the same two neighbours.
  const kept = new Set(from);
  const placeAbove = (place: number) => {
    for (let at = place - 1; at >= 0; at -= 1) if (kept.has(at)) return at;
    return -1;
  };
  const writtenAbove = (at: number) => from.slice(0, at).findLast((place) => place !== null) ?? -1;
  const gaps = new Map<number, number[]>();
  for (const at of written.keys()) {
    if (from[at] !== null) continue;
    const gap = writtenAbove(at);
    gaps.set(gap, [...(gaps.get(gap) ?? []), at]);
  }
  for (const [gap, fresh] of gaps) {
    const old = [...free].filter((place) => placeAbove(place) === gap);
    if (old.length === fresh.length) for (const [index, at] of fresh.entries()) take(at, old[index] ?? -1);
    else pairAlike(fresh, old, likeInPlace);
  }
  pairAlike([...written.keys()], [...free], likeElsewhere);
  return { from, left: [...free] };

  function pairAlike(fresh: readonly number[], old: readonly number[], least: number): void {
    const pairs = fresh
      .flatMap((at) =>
        old.map((place) => ({ at, place, like: likeness(written[at]?.text ?? '', base[place]?.text ?? '') })),
      )
      .filter(({ like }) => like >= least)
      .toSorted((one, other) => other.like - one.like);
    for (const { at, place } of pairs) if (from[at] === null && free.has(place)) take(at, place);
  }
}

/** 0 to 1: how many of their words are the same. */
function likeness(one: string, other: string): number {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const [own, theirs] = [wordsOf(one), wordsOf(other)];
  const same = [...own].filter((word) => theirs.has(word)).length;
  return (2 * same) / Math.max(1, own.size + theirs.size);
}

export interface StepChanges {
  readonly changes: readonly StepChange[];
  /** Words of boxes that were taken out: they stay where they are. */
  readonly left: readonly string[];
}

/** What was made of the list. Nothing that was taken out of it is taken away. */
export function stepChanges(base: readonly WeekStep[], written: readonly WeekStep[]): StepChanges {
  const { from, left } = aligned(base, written);
  const changes: StepChange[] = [];
  const added = new Map<string, number>();
  for (const [at, { text, done }] of written.entries()) {
    const place = from[at] ?? null;
    const old = place === null ? undefined : base[place];
    if (old === undefined || place === null) {
      const more = (added.get(text) ?? 0) + 1;
      added.set(text, more);
      changes.push({ how: 'add', text, done, below: belowOf(written, at), wanted: saying(base, text).length + more });
      continue;
    }
    const to = old.text === text ? null : text;
    const isTicked = old.done !== done;
    if (to === null && !isTicked) continue;
    changes.push({
      how: 'change',
      text: old.text,
      nth: saying(base.slice(0, place), old.text).length,
      to,
      had: to === null ? 0 : saying(base, to).length,
      done: isTicked ? done : null,
    });
  }
  // From the last on, so that none of two that say the same is counted anew; an added one names the box above it by its new words.
  const inOrder = [
    ...changes.filter(({ how }) => how === 'change').toReversed(),
    ...changes.filter(({ how }) => how === 'add'),
  ];
  return { changes: inOrder, left: left.flatMap((place) => base[place]?.text ?? []) };
}

const saying = (steps: readonly WeekStep[], words: string) => steps.filter(({ text }) => text === words);

function belowOf(written: readonly WeekStep[], at: number): Extract<StepChange, { how: 'add' }>['below'] {
  const depth = written[at]?.depth ?? 0;
  const above = written.slice(0, at).findLastIndex((step) => step.depth <= depth);
  const step = written[above];
  if (step === undefined) return null;
  return { text: step.text, nth: saying(written.slice(0, above), step.text).length, isParent: step.depth < depth };
}
