// A goal as a report tells it: how it stands, how far it moved in these days, and what was said.
import type { PastFact } from '#growth/goals/as-of.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Change } from './change.ts';
import type { ListedGoal } from './listed-goal.ts';
import type { Said } from './said.ts';
import type { ActionPoint } from './series.ts';

export interface ReportGoal extends ListedGoal {
  /** null: not known, because its notes could not be read. Never 0 for unknown. */
  readonly change: Change | null;
  /** What the check-ins of the window told, newest first. What was talked about in mentoring stays there. */
  readonly said: readonly Said[];
  /** The day it was opened. */
  readonly start: Day;
  /** Actions done and all of them, oldest first, from the first day on which both are known; null without a checklist. */
  readonly series: readonly ActionPoint[] | null;
  /** What of the report's last day is not known, where that day is past. */
  readonly unknown: readonly PastFact[];
}
