// One year plan after the other: what the next takes over from the last, and how each names the other.
import type { PlanSpan } from './plan-text.ts';
import type { QuarterSaid } from './quarter-comment.ts';
import { daysBetween } from '../time/calendar.ts';
import { leavesOpen } from '../text/open-end.ts';
import { descending } from '../words/order.ts';
import type { Day } from '../words/goal.ts';

/** So near its end a plan may be followed by the next. */
const lastDays = 45;

export function isNearEnd(span: PlanSpan | null, today: Day): boolean {
  return span === null || daysBetween(today, span.due) <= lastDays;
}

export interface Lesson {
  readonly quarter: string;
  readonly words: string;
}

/** What the person wanted to do differently, of the last three quarters that say so. */
export function lessonsOf(said: readonly QuarterSaid[]): readonly Lesson[] {
  const byQuarter = new Map(said.map(({ closed }) => [closed.quarter, closed.differently]));
  return [...byQuarter]
    .flatMap(([quarter, words]) => (words === null ? [] : [{ quarter, words }]))
    .toSorted(descending(({ quarter }) => quarter))
    .slice(0, 3);
}

/** The issue's number in the line that names the plan before; null: it is the first. */
export function previousPlan(text: string): number | null {
  const iid = /^[^\S\n]*Goes on from `?#(\d{1,9})\b/imu.exec(text)?.[1];
  return iid === undefined ? null : Number(iid);
}

export interface LastYear {
  readonly iid: number;
  readonly span: PlanSpan | null;
  readonly intention: string | null;
  /** In the person's words. */
  readonly became: string | null;
  /** Numbers of goals. */
  readonly open: readonly number[];
  readonly lessons: readonly Lesson[];
}

/** @param name how an issue's number stands there */
export function withLastYear(text: string, last: LastYear, name: (iid: number) => string): string {
  const { iid, span, intention, became, open, lessons } = last;
  const lines = [
    ...(intention === null ? [] : [listed('**Intention:**', intention)]),
    ...(became === null ? [] : [listed('**What became of it:**', became)]),
    ...(open.length === 0 ? [] : [`- **Still open:** ${open.map(name).join(', ')}`]),
    ...lessons.map(({ quarter, words }) => listed(`**Differently since ${quarter}:**`, words)),
  ];
  const from = `Goes on from ${name(iid)}${span === null ? '' : ` (${span.name})`}.`;
  return [text.trimEnd(), '## From the last plan', from, ...(lines.length === 0 ? [] : [lines.join('\n')])].join(
    '\n\n',
  );
}

/** In the plan that ended. On its own result it changes nothing. */
export function withNextPlan(text: string, iid: number): string {
  const line = `Goes on in #${iid}.`;
  if (text.split('\n').some((one) => one.trim() === line)) return text;
  // Below what is left open it would be code, or a comment.
  return leavesOpen(text) ? `${line}\n\n${text}` : `${text.trimEnd()}\n\n${line}\n`;
}

function listed(label: string, words: string): string {
  return `- ${label} ${words.trim()}`
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : `  ${line}`))
    .join('\n');
}
