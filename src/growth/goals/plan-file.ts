// The year plan as a file: what a row says of its goal, what it said when it was read, and what of that differs from the server.
import { formatMeasure, type Measure, measureIn } from './measure.ts';
import { quarterOfGoal } from './plan.ts';
import type { GoalRecord } from '../words/goal.ts';
import { byNumber } from '../words/order.ts';

export const rowFields = ['title', 'kind', 'due', 'quarter', 'measure'] as const;
export type RowField = (typeof rowFields)[number];

/** Parts of the plan's text that a file may hold. */
export const planTexts = ['aspiration', 'focus', 'intention', 'support'] as const;
export type PlanTextName = (typeof planTexts)[number];

/** By field, as words: a day or `none`, the name of a quarter or `none`, a measure in its line. What nobody said is left out. */
export type InWords<Field extends string> = { readonly [field in Field]?: string };

export const without = 'none';

/** Where it stands now is told by check-ins. */
export type PlannedMeasure = Omit<Measure, 'now'>;

export function plannedMeasure(description: string): PlannedMeasure | null {
  const measure = measureIn(description);
  if (measure === null) return null;
  const { now: _told, ...planned } = measure;
  return planned;
}

export function measureWords(measure: PlannedMeasure): string {
  return formatMeasure({ ...measure, now: null });
}

export interface PlanRow {
  /** Where it stands in the file. */
  readonly at: { readonly quarter: string; readonly index: number };
  readonly line: number;
  /** The person's own word for it. */
  readonly key: string | null;
  readonly iid: number | null;
  /** What `wanted` says in a line. */
  readonly measure: PlannedMeasure | null;
  /** Of a goal that is opened by it. */
  readonly confidential: boolean;
  /** Its quarter is always said: it stands in one. */
  readonly wanted: InWords<RowField> & { readonly quarter: string };
  /** On the server, when the row was written or last applied. */
  readonly was: InWords<RowField>;
}

export interface PlanFile {
  /** `FY28` */
  readonly year: string;
  readonly texts: InWords<PlanTextName>;
  readonly textsWere: InWords<PlanTextName>;
  readonly rows: readonly PlanRow[];
}

export interface Difference<Field extends string = string> {
  readonly field: Field;
  /** On the server. */
  readonly from: string;
  /** In the file. */
  readonly to: string;
  /**
   * `change`: the file's word goes to the server; `keep`: the server's comes into the file; `decide`: it was changed on both
   * sides, and nobody has said whose word counts.
   */
  readonly how: 'change' | 'keep' | 'decide';
}

/** Whose word counts where both have one. */
export type Side = 'mine' | 'theirs';

/** A quarter without its day would be another one: GitLab keeps both, and who changed one of them decides about both. */
const ofTime: ReadonlySet<string> = new Set(['due', 'quarter'] satisfies RowField[]);

/**
 * Three ways, field by field: only what the file says is wanted, and what changed on the server since is nobody's to overwrite.
 * What nobody changed in the file meanwhile is old there, and no wish: the server's word comes into it, whatever was said of others.
 * @param side whose word counts where both changed; null: nobody has said
 */
export function differences<Field extends string>(
  { wanted, was, now }: { readonly wanted: InWords<Field>; readonly was: InWords<Field>; readonly now: InWords<Field> },
  side: Side | null,
): readonly Difference<Field>[] {
  const differing = (Object.keys(wanted) as Field[]).flatMap((field) => {
    const [to, from = without] = [wanted[field], now[field]];
    if (to === undefined || to === from) return [];
    const then = was[field];
    return [{ field, from, to, isNewer: then !== undefined && then !== from, isTyped: then !== to }];
  });
  const times = differing.filter(({ field }) => ofTime.has(field));
  return differing.map((one) => {
    const together = times.includes(one) ? times : [one];
    const isHeld = together.some(({ isNewer }) => isNewer);
    const isTyped = together.some((other) => other.isTyped);
    const how = !isHeld
      ? 'change'
      : !isTyped
        ? 'keep'
        : side === 'mine'
          ? 'change'
          : side === 'theirs'
            ? 'keep'
            : 'decide';
    const { field, from, to } = one;
    return { field, from, to, how };
  });
}

export function changesOf<Field extends string>(found: readonly Difference<Field>[]): readonly Difference<Field>[] {
  return found.filter(({ how }) => how === 'change');
}

/**
 * What is still to be done when the rest is applied: to decide, and a row that the person has to put into the quarter that its
 * goal is in.
 */
export function differencesLeft<Field extends string>(
  found: readonly Difference<Field>[],
): readonly Difference<Field>[] {
  const isElsewhere = found.some(({ field, how }) => field === 'quarter' && how === 'keep');
  return found.filter(({ field, how }) => how === 'decide' || (how === 'keep' && isElsewhere && ofTime.has(field)));
}

/** How many of them only the person can put where their goals are. */
export function rowsToMove(rows: readonly { readonly differences: readonly Difference[] }[]): number {
  return rows.filter(({ differences: found }) => differencesLeft(found).some(({ how }) => how === 'keep')).length;
}

type Planned = Pick<GoalRecord, 'title' | 'description' | 'kinds' | 'due' | 'milestone'>;

/** How a goal stands on the server, as its row would say it. */
export function rowOf({ title, description, kinds, due, milestone }: Planned, startMonth: number): InWords<RowField> {
  const [kind] = kinds;
  const measure = plannedMeasure(description);
  return {
    title: title.trim(),
    ...(kind === undefined || kinds.length > 1 ? {} : { kind }),
    due: due ?? without,
    quarter: quarterOfGoal({ due, milestone }, startMonth)?.title ?? without,
    ...(measure === null ? {} : { measure: measureWords(measure) }),
  };
}

export interface RowDifference {
  readonly row: PlanRow;
  readonly record: GoalRecord;
  readonly differences: readonly Difference<RowField>[];
}

/** What a plan in a file would make of the goals. */
export interface PlanDifference {
  /** In the file's order; those of no difference, too. */
  readonly rows: readonly RowDifference[];
  readonly opens: readonly PlanRow[];
  /** Rows without number and key that say what an open goal says that no other row means. */
  readonly alike: readonly { readonly row: PlanRow; readonly records: readonly GoalRecord[] }[];
  /** Closed since: a file says what is planned, so they stay as they are. */
  readonly closed: readonly { readonly row: PlanRow; readonly record: GoalRecord }[];
  /** Open goals of which it says nothing. */
  readonly leftAlone: readonly GoalRecord[];
  /** Rows whose number no goal has. */
  readonly missing: readonly PlanRow[];
}

interface Meant {
  readonly startMonth: number;
  /** The goal that a row was opened as; undefined: none. */
  readonly opened: (row: PlanRow) => number | undefined;
  /** What somebody said of a row that may mean a goal: its number, or null for a goal of its own; undefined: nobody has. */
  readonly decided: (row: PlanRow) => number | null | undefined;
  readonly side: (iid: number) => Side | null;
}

export function planDifference(
  { rows }: Pick<PlanFile, 'rows'>,
  goals: readonly GoalRecord[],
  { startMonth, opened, decided, side }: Meant,
): PlanDifference {
  const byIid = new Map(goals.map((record) => [record.iid, record]));
  const standing = new Map(goals.map((record) => [record.iid, rowOf(record, startMonth)]));
  const numberOf = (row: PlanRow) => row.iid ?? opened(row) ?? decided(row) ?? undefined;
  const taken = new Set(rows.flatMap((row) => numberOf(row) ?? []));
  const alikeTo = (row: PlanRow) => {
    if (row.key !== null || decided(row) === null) return [];
    return goals.filter((record) => {
      const { title, kind, quarter } = standing.get(record.iid) ?? {};
      if (record.state === 'closed' || taken.has(record.iid)) return false;
      const isKind = row.wanted.kind === undefined || kind === row.wanted.kind;
      return title === row.wanted.title && isKind && quarter === row.wanted.quarter;
    });
  };
  const found = rows.map((row) => {
    const iid = numberOf(row);
    const record = iid === undefined ? undefined : byIid.get(iid);
    return { row, iid, record, records: iid === undefined ? alikeTo(row) : [] };
  });
  return {
    rows: found.flatMap(({ row, record }) => {
      if (record === undefined || record.state === 'closed') return [];
      const { wanted, was } = row;
      const now = standing.get(record.iid) ?? {};
      return [{ row, record, differences: differences({ wanted, was, now }, side(record.iid)) }];
    }),
    opens: found.flatMap(({ row, iid, records }) => (iid === undefined && records.length === 0 ? [row] : [])),
    alike: found.flatMap(({ row, records }) => (records.length === 0 ? [] : [{ row, records }])),
    closed: found.flatMap(({ row, record }) => (record?.state === 'closed' ? [{ row, record }] : [])),
    leftAlone: goals.filter(({ iid, state }) => state === 'opened' && !taken.has(iid)).toSorted(byNumber),
    missing: found.flatMap(({ row, iid, record }) => (iid !== undefined && record === undefined ? [row] : [])),
  };
}
