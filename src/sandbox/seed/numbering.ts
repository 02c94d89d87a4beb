// Issues and merge requests get their numbers in the order of their dates, each kind of each project from 1 on.
import type { Act, Plan } from './plan.ts';
import type { Path } from './problems.ts';

export interface Numbered {
  /** What counts together: `alex/goals issue`. */
  readonly series: string;
  readonly path: Path;
  readonly act: Act;
  /** What the seed says it is. */
  readonly claimed: number | undefined;
  /** Its number, once all are counted. */
  iid: number;
}

/** @param order all acts as they are played */
export function number(plan: Plan, order: readonly Act[], all: readonly Numbered[]): void {
  const byAct = new Map(all.map((one) => [one.act, one]));
  const counted = new Map<string, number>();
  const takenBy = new Map<string, Numbered>();
  for (const act of order) {
    const one = byAct.get(act);
    if (one === undefined) continue;
    one.iid = (counted.get(one.series) ?? 0) + 1;
    counted.set(one.series, one.iid);
  }
  for (const one of all) {
    if (one.claimed === undefined) continue;
    const key = `${one.series} ${one.claimed}`;
    if (takenBy.has(key)) plan.note([...one.path, 'iid'], `${one.claimed} is taken by another one`);
    else if (one.claimed !== one.iid)
      plan.note([...one.path, 'iid'], `expected ${one.iid}: numbers follow the dates, and ${older(one.iid - 1)} older`);
    takenBy.set(key, one);
  }
}

const older = (count: number): string => `${count === 0 ? 'none' : count} ${count < 2 ? 'is' : 'are'}`;
