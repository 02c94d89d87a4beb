// What a person has shown of each criterion of a level, and when: a map with dates, never a score.
import { addMonths, daysBetween } from '../time/calendar.ts';
import { ascending } from '../words/order.ts';
import type { CriterionTag } from '../words/criteria.ts';
import type { Day } from '../words/goal.ts';
import type { CompanyValue, ValueId } from '../words/values.ts';
import { type Criterion, criteriaAt, type Levels, tagNow } from './levels.ts';

/** A piece of evidence, as far as the map needs it. */
export interface Example {
  readonly day: Day;
  readonly shows: readonly CriterionTag[];
  readonly values: readonly ValueId[];
  /** Parts of the promotion document that use it. */
  readonly used: readonly string[];
}

export interface Aiming {
  readonly iid: number;
  readonly aims: readonly CriterionTag[];
}

/**
 * `steady`: two or more, three months apart. `close`: two or more within less. `one`, `old-one`: the only one, the latter of more than
 * half a year ago. `not-asked`: it cannot be met where the person works, and why.
 */
export type Standing = 'none' | 'one' | 'old-one' | 'close' | 'steady' | 'not-asked';

interface Covered {
  readonly name: string;
  readonly examples: number;
  readonly first: Day | null;
  readonly last: Day | null;
  /** Parts of the promotion document that use one of them, in its order. */
  readonly used: readonly string[];
  readonly standing: Standing;
  /** Since the last one. */
  readonly monthsAgo: number | null;
}

export interface CoveredCriterion extends Covered, Pick<Criterion, 'tag' | 'area'> {
  /** Numbers of open goals that aim at it. */
  readonly goals: readonly number[];
  /** Why it cannot be met; null: it can. */
  readonly notAsked: string | null;
}

export interface CoveredValue extends Covered {
  readonly id: ValueId;
}

export interface CoverageFacts {
  readonly examples: readonly Example[];
  readonly goals: readonly Aiming[];
  /** Reasons by criterion. */
  readonly notAsked: ReadonlyMap<CriterionTag, string>;
  readonly today: Day;
}

/** What there is to look at by these levels. */
export interface ShownOfLevels {
  readonly levels: Levels;
  readonly facts: CoverageFacts;
}

/** In the order of the areas. */
export function coverageOf(levels: Levels, level: string, facts: CoverageFacts): readonly CoveredCriterion[] {
  const now = (tags: readonly CriterionTag[]) => tags.map((tag) => tagNow(levels, tag));
  const reasons = new Map(Array.from(facts.notAsked, ([tag, why]) => [tagNow(levels, tag), why]));
  return criteriaAt(levels, level).map(({ tag, area, name }) => {
    const notAsked = reasons.get(tag) ?? null;
    const covered = coveredBy(
      facts.examples.filter(({ shows }) => now(shows).includes(tag)),
      facts.today,
    );
    return {
      tag,
      area,
      name,
      ...covered,
      // What was shown all the same stays shown.
      standing: notAsked !== null && covered.examples === 0 ? 'not-asked' : covered.standing,
      goals: facts.goals.filter(({ aims }) => now(aims).includes(tag)).map(({ iid }) => iid),
      notAsked,
    };
  });
}

/** The same of a company's values. */
export function valuesCovered(
  values: readonly CompanyValue[],
  { examples, today }: Pick<CoverageFacts, 'examples' | 'today'>,
): readonly CoveredValue[] {
  return values.map(({ id, name }) => ({
    id,
    name,
    ...coveredBy(
      examples.filter((one) => one.values.includes(id)),
      today,
    ),
  }));
}

function coveredBy(examples: readonly Example[], today: Day): Omit<Covered, 'name'> {
  const days = examples.map(({ day }) => day).sort(ascending((day) => day));
  const [first = null, last = null] = [days[0], days.at(-1)];
  const used = [...new Set(examples.flatMap((one) => one.used))].sort();
  const monthsAgo = last === null ? null : monthsBetween(last, today);
  return { examples: days.length, first, last, used, standing: standingOf(days, today), monthsAgo };
}

/** The same day of the months after. */
const apart = 3;
const old = 6;

function standingOf(days: readonly Day[], today: Day): Standing {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  if (days.length === 1) return addMonths(last, old) < today ? 'old-one' : 'one';
  return addMonths(first, apart) <= last ? 'steady' : 'close';
}

/** Whole ones. */
function monthsBetween(from: Day, to: Day): number {
  let months = Math.max(0, Math.floor(daysBetween(from, to) / 31));
  while (addMonths(from, months + 1) <= to) months += 1;
  return months;
}
