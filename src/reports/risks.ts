// Which open goals are at risk, and why: few of them, for a page on which everything is red says nothing.
import type { HealthLevel } from '#growth/words/goal.ts';
import { severity } from './listed-goal.ts';
import type { ReportGoal } from './report-goal.ts';
import type { Slip, SlipReason } from './slips.ts';

export interface Risk {
  readonly goal: ReportGoal;
  readonly level: HealthLevel;
  /** The calendar's first. At least one. */
  readonly reasons: readonly (SlipReason | HealthReason)[];
}

export interface HealthReason {
  readonly type: 'health';
  readonly reason: string;
}

/** By need. */
export function risksIn(goals: readonly ReportGoal[], slipped: readonly Slip[]): Risk[] {
  const slips = new Map(slipped.map(({ goal, reasons }) => [goal.iid, reasons]));
  return goals.flatMap((goal) => {
    const own = slips.get(goal.iid) ?? [];
    const isLate = own.some(({ type }) => type === 'overdue');
    if (goal.state === 'closed' || (severity(goal.health.level) === 0 && !isLate)) return [];
    return [{ goal, level: goal.health.level, reasons: [...own, ...healthReasons(goal, own)] }];
  });
}

/** What the calendar says already is not said again. */
function healthReasons({ health }: ReportGoal, own: readonly SlipReason[]): HealthReason[] {
  const isComputed = health.source === 'computed';
  const isSaid = own.some(({ type }) => type === 'overdue' || type === 'quiet');
  return (isComputed && isSaid) || health.reason.trim() === '' ? [] : [{ type: 'health', reason: health.reason }];
}
