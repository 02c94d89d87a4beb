// Two levels side by side: what each asks for, area by area, and which examples carry over from the one to the other.
import { type Criterion, criteriaAt, type Levels, tagNow } from './levels.ts';
import type { CriterionTag } from '../words/criteria.ts';

export interface OfLevel {
  readonly levels: Levels;
  readonly level: string;
}

export interface ComparedArea {
  readonly name: string;
  /** null: it asks for nothing there. */
  readonly here: Criterion | null;
  readonly there: Criterion | null;
  /** Examples of what is asked there. Of another job those of the same area here count, too: of one job's next level they do not. */
  readonly shown: number;
}

/** In the order of the one that is compared with, then what only the first asks for. */
export function compareLevels(
  here: OfLevel,
  there: OfLevel,
  examples: readonly { readonly shows: readonly CriterionTag[] }[],
): readonly ComparedArea[] {
  const [ours, theirs] = [criteriaAt(here.levels, here.level), criteriaAt(there.levels, there.level)];
  const isOtherJob = here.levels.name !== there.levels.name;
  const sameArea = (criterion: Criterion) => {
    const called = there.levels.areas.find(({ id }) => id === criterion.area);
    return ours.find(({ area }) => area === called?.id || (called?.was.includes(area) ?? false)) ?? null;
  };
  const shownAs = (levels: Levels, tag: CriterionTag) => (one: { readonly shows: readonly CriterionTag[] }) =>
    one.shows.some((typed) => tagNow(levels, typed) === tag);
  const pairs = theirs.map((criterion) => ({ there: criterion, here: sameArea(criterion) }));
  const onlyHere = ours.filter((criterion) => pairs.every((pair) => pair.here !== criterion));
  return [
    ...pairs.map((pair) => ({
      ...pair,
      name: pair.there.name,
      shown: examples.filter(
        (one) =>
          shownAs(there.levels, pair.there.tag)(one) ||
          (isOtherJob && pair.here !== null && shownAs(here.levels, pair.here.tag)(one)),
      ).length,
    })),
    ...onlyHere.map((criterion) => ({ name: criterion.name, here: criterion, there: null, shown: 0 })),
  ];
}
