// The fiscal year that holds the report's last day: actions over time, evidence by value and quarter.
import { isWhole } from '#growth/goals/activity.ts';
import { dayOf, earlierOf, laterOf } from '#growth/time/calendar.ts';
import { evidenceIn } from '#growth/goals/evidence.ts';
import { fiscalYearOf, quarterOf, quartersOfYear } from '#growth/time/fiscal.ts';
import type { Day, Goal, GoalRecord } from '#growth/words/goal.ts';
import { type CompanyValue, inCompanyOrder, type ValueId } from '#growth/words/values.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Window } from '#growth/time/window.ts';
import type { GoalStory } from './listed-goal.ts';
import { type ActionPoint, seriesOf } from './series.ts';
import { ascending } from '#growth/words/order.ts';

export interface YearSoFar {
  /** `FY27`; `2026` where the year starts in January. */
  readonly title: string;
  readonly start: Day;
  readonly due: Day;
  /** Of all goals of the report's audience, the long closed ones too: oldest first, none after the report's last day. */
  readonly actions: readonly ActionPoint[];
  /** Before this day not all was read: `actions` begins with it. null: all was. */
  readonly readFrom: Day | null;
  /** Actions whose day is not known: they count from the day on which they were done at the latest. */
  readonly undated: number;
  /** One entry for each quarter, in order. */
  readonly evidence: readonly QuarterEvidence[];
  /** Goals of this year whose comments were not read back to its start: they may hold more evidence. */
  readonly unreadGoals: number;
}

export interface QuarterEvidence {
  /** `FY27-Q4`. */
  readonly quarter: string;
  readonly start: Day;
  readonly due: Day;
  /** Pieces of evidence of work done in the quarter, whenever they were written. One may name several values, or none. */
  readonly count: number;
  readonly values: readonly { readonly value: ValueId; readonly count: number }[];
}

export interface FiscalYear {
  readonly title: string;
  readonly start: Day;
  readonly due: Day;
}

/** `FY27`: what its quarters are called after. */
export function fiscalYearNamed(day: Day, startMonth: number): FiscalYear {
  return { title: quarterOf(day, startMonth).title.replace(/-Q\d$/, ''), ...fiscalYearOf(day, startMonth) };
}

/** Whether the goal was there in the year, before the report's last day. */
export function isOfYear(record: GoalRecord, year: FiscalYear, { zone, end }: Window): boolean {
  const closed = record.closedAt === null || record.state === 'opened' ? null : dayOf(record.closedAt, zone);
  return record.createdAt < end && (closed === null || closed >= year.start);
}

export function yearSoFar(
  stories: readonly { readonly story: GoalStory; readonly goal: Goal }[],
  window: Window,
  startMonth: number,
  values: readonly CompanyValue[],
  besides: readonly Note[] = [],
): YearSoFar {
  const year = fiscalYearNamed(window.until, startMonth);
  const ofYear = stories.filter(({ story }) => isOfYear(story.record, year, window));
  return {
    ...year,
    ...actionsOf(ofYear, year, window),
    evidence: evidenceOf(
      [...stories.map(({ story }) => story.activity.notes?.items ?? []), besides],
      window,
      startMonth,
      values,
    ),
    unreadGoals: ofYear.filter(({ story }) => isUnread(story, year, window)).length,
  };
}

function actionsOf(
  stories: readonly { readonly story: GoalStory; readonly goal: Goal }[],
  year: FiscalYear,
  window: Window,
): Pick<YearSoFar, 'actions' | 'undated' | 'readFrom'> {
  const steps = new Map<Day, { done: number; total: number }>();
  let undated = 0;
  const told = stories.flatMap(({ story, goal }) => {
    const series = seriesOf(story, goal.progress, window);
    return series === null ? [] : [{ story, series, isRead: series.sinceCreation || isWhole(story.activity.notes) }];
  });
  // Zero before that day would be drawn for what nobody looked at.
  const begins = told.flatMap(({ series, isRead }) => (isRead ? [] : series.points.slice(0, 1).map(({ day }) => day)));
  const readFrom =
    begins
      .filter((day) => day > year.start)
      .toSorted()
      .at(-1) ?? null;
  const add = (day: Day, done: number, total: number) => {
    const at = earlierOf(laterOf(day, readFrom ?? year.start), window.until);
    const step = steps.get(at) ?? { done: 0, total: 0 };
    steps.set(at, { done: step.done + done, total: step.total + total });
  };
  for (const { story, series, isRead } of told) {
    const { record } = story;
    const last = series.points.at(-1);
    if (!last) continue;
    add(dayOf(record.createdAt, window.zone), 0, last.total);
    let before = 0;
    for (const { day, done } of series.points) {
      add(day, done - before, 0);
      before = done;
    }
    if (isRead && !series.sinceCreation) undated += series.points[0]?.done ?? 0;
    // What was given up on purpose is no longer planned.
    const dropped = record.state === 'closed' && record.outcomes.includes('dropped') && record.closedAt !== null;
    if (dropped && record.closedAt < window.end) add(dayOf(record.closedAt, window.zone), 0, last.done - last.total);
  }
  let done = 0;
  let total = 0;
  const actions = [...steps]
    .sort(ascending(([day]) => day))
    .map(([day, step]) => ({ day, done: (done += step.done), total: (total += step.total) }));
  return { actions, undated, readFrom };
}

/** @param told comments, those of each place together */
function evidenceOf(
  told: readonly (readonly Note[])[],
  { zone, until }: Window,
  startMonth: number,
  companyValues: readonly CompanyValue[],
): YearSoFar['evidence'] {
  const quarters = quartersOfYear(until, startMonth);
  const links = new Set<string>();
  // Of goals that were opened later, too: whoever writes up a year after it gets that year.
  const pieces = told
    .flatMap((notes) =>
      evidenceIn(notes).map(({ at, day, values, link }) => ({ day: day ?? dayOf(at, zone), values, link })),
    )
    .sort(ascending(({ day }) => day))
    .filter(({ link }) => link === null || (!links.has(link) && links.add(link)));
  return quarters.map(({ title, start, due }) => {
    const own = pieces.filter(({ day }) => start <= day && day <= due && day <= until);
    const named = inCompanyOrder(
      own.flatMap(({ values }) => values),
      companyValues,
    );
    const counts = named.map((value) => ({
      value,
      count: own.filter(({ values }) => values.includes(value)).length,
    }));
    return { quarter: title, start, due, count: own.length, values: counts };
  });
}

function isUnread({ record, activity: { notes } }: GoalStory, { start }: FiscalYear, { zone }: Window): boolean {
  if (record.commentCount === 0 || isWhole(notes)) return false;
  return !notes?.items.some(({ at }) => dayOf(at, zone) < start);
}
