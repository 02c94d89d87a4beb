// The year plan in a terminal: the current quarter first, each with its goals, then goals without a quarter.
import { daysBetween } from '#growth/time/calendar.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import type { PlanQuarter, PlanView } from '#growth/goals/plan.ts';
import type { PlanSpan } from '#growth/goals/plan-text.ts';
import type { ListedGoal } from '#reports/listed-goal.ts';
import { count, oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, stacked, width, wrap } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import { howMany } from './goal-list.ts';
import { goalRows, type Place } from './goal-rows.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface PlanOptions extends TerminalOptions {
  readonly zone: string;
  readonly today: Day;
}

interface ShownPlan {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly span: PlanSpan | null;
  readonly communicated?: Day | null;
}

/** `next`: what a plan that is begun today is about. */
export function renderPlanQuarters(
  { plan, next }: { readonly plan: ShownPlan | null; readonly next: PlanSpan | null },
  { quarters, withoutQuarter }: PlanView<ListedGoal>,
  completeness: Completeness,
  options: PlanOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const place = { paint, columns, zone: options.zone };
  const { head, blocks } = goalRows([...quarters.flatMap(({ goals }) => goals), ...withoutQuarter], place);
  const rows = [...blocks];
  const take = (goals: readonly ListedGoal[]) => rows.splice(0, goals.length).flat();
  const lines = [
    ...headLines(plan, next, { today: options.today, paint, columns }),
    ...(blocks.length > 0 ? ['', head] : []),
    ...quarters.flatMap((quarter) => [
      '',
      quarterLine(quarter, options.today, place),
      ...orNone(take(quarter.goals), paint),
    ]),
    ...(withoutQuarter.length === 0 ? [] : ['', paint.bold('No quarter and no due date'), ...take(withoutQuarter)]),
    ...(completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)]),
  ];
  return stacked(lines);
}

function headLines(
  plan: ShownPlan | null,
  next: PlanSpan | null,
  { today, paint, columns }: Pick<Place, 'paint' | 'columns'> & Pick<PlanOptions, 'today'>,
): Hole[] {
  const one = `opens one${next === null ? '' : ` for ${next.name}`}`;
  if (plan === null)
    return wrap(
      ink`No year plan yet: ${paint.cyan('devgrowth plan start')} ${one}. The quarters and their goals:`,
      columns,
    );
  const { iid, title, url, span, communicated } = plan;
  const about = span === null ? '' : ` · ${span.name}`;
  return [
    ink`${paint.bold(fit(ink`#${iid} ${oneLine(title)}`, columns - width(about)))}${about}`,
    ink`  ${paint.dim(oneLine(url))}`,
    ...(communicated == null ? [] : [ink`  communicated ${communicated}`]),
    ...(span !== null && span.due < today
      ? wrap(
          ink`  It ended on ${span.due}. ${paint.cyan('devgrowth plan start --from last')} closes it and ${one}.`,
          columns,
        )
      : []),
  ];
}

function quarterLine(
  { title, start, due, isCurrent, goals }: PlanQuarter<ListedGoal>,
  today: Day,
  { paint, columns }: Pick<Place, 'paint' | 'columns'>,
): Ink {
  const name = oneLine(title);
  const days = `${start} to ${due}`;
  const left = isCurrent ? `now, ${count(daysBetween(today, due), 'day')} left` : '';
  const taken = width([name, days, ...(isCurrent ? ['·', left] : [])].join(' '));
  const held = goals.length === 0 ? '' : fit(ink` · ${howMany(goals)}`, columns - taken);
  return ink`${paint.bold(name)} ${paint.dim(days)}${isCurrent ? ink` · ${paint.green(left)}` : ''}${paint.dim(held)}`;
}

function orNone(lines: readonly Hole[], paint: Paint): readonly Hole[] {
  return lines.length > 0 ? lines : [paint.dim('  no goal')];
}
