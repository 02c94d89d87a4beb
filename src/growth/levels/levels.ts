// The levels of a job and what each asks for, area by area: one area at one level is a criterion, named `staff/scope`.
import type { CriterionTag } from '../words/criteria.ts';
import type { Day } from '../words/goal.ts';
import { slugForm } from '../words/slug.ts';

/** `was`: earlier words, which older tags carry. */
interface Renamed {
  readonly id: string;
  readonly was: readonly string[];
}

export type Level = Renamed;

export interface Area extends Renamed {
  readonly name: string;
  /** Levels that ask for it, from the lowest. */
  readonly at: readonly AreaAtLevel[];
}

interface AreaAtLevel {
  readonly level: string;
  /** null: only signs say it. */
  readonly text: string | null;
  /** By which it shows. */
  readonly signs: readonly string[];
}

export interface Levels {
  readonly name: string;
  /** Address of the job family that they tell of. */
  readonly source: string | null;
  /** When somebody compared them with it. */
  readonly checked: Day | null;
  /** From the lowest. */
  readonly levels: readonly Level[];
  readonly areas: readonly Area[];
}

export interface Criterion extends Pick<Area, 'name'>, AreaAtLevel {
  readonly tag: CriterionTag;
  readonly area: string;
}

/** In the order of the areas. */
export function criteriaAt({ areas }: Pick<Levels, 'areas'>, level: string): readonly Criterion[] {
  return areas.flatMap(({ id, name, at }) =>
    at.filter((one) => one.level === level).map((one) => ({ ...one, tag: `${level}/${id}`, area: id, name })),
  );
}

export function allCriteria(levels: Levels): readonly Criterion[] {
  return levels.levels.flatMap(({ id }) => criteriaAt(levels, id));
}

/** The criterion's word of today, also for a tag with earlier ones; null where these levels have none of it. */
export function tagNow({ levels, areas }: Levels, tag: CriterionTag): CriterionTag | null {
  const [level = '', area = ''] = tag.split('/');
  const now = { level: nowCalled(levels, level), area: nowCalled(areas, area) };
  return now.area?.at.some((one) => one.level === now.level?.id) ? `${now.level?.id}/${now.area.id}` : null;
}

export function nowCalled<One extends Renamed>(ones: readonly One[], word: string): One | null {
  return ones.find(({ id }) => id === word) ?? ones.find(({ was }) => was.includes(word)) ?? null;
}

/** As a file of their own. */
export interface Named {
  readonly name: string;
  readonly level: string | null;
}

const named = new RegExp(`^\`?(${slugForm})(?:/(${slugForm}))?\`?$`);

/** `gitlab-engineering/staff`, or levels alone. null for anything else. */
export function readNamed(typed: string): Named | null {
  const [, name, level = null] = named.exec(typed.trim().toLowerCase()) ?? [];
  return name === undefined ? null : { name, level };
}
