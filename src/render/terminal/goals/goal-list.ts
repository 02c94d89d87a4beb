// `devgrowth goal list` in a terminal: a line of numbers, then the goals that need something first.
import type { Completeness } from '#growth/words/completeness.ts';
import type { ListedGoal } from '#reports/listed-goal.ts';
import { type Hole, type Ink, ink, stacked } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import { goalLines, manyGoals } from './goal-lines.ts';
import { goalRows, type RowGoal } from './goal-rows.ts';
import { type Paint, type TerminalOptions, paintFor, usableColumns } from '../paint.ts';

export interface GoalListOptions extends TerminalOptions {
  /** The person's time zone. */
  readonly zone: string;
  /** One line a goal, or two and more; undefined: as many as there are. */
  readonly form?: 'short' | 'long' | undefined;
  /** Which goals were asked for; decides what an empty list says. */
  readonly state?: 'opened' | 'closed' | 'all';
  /** Goals may have been left out: an empty list then says nothing about the project. */
  readonly isFiltered?: boolean;
  /** As it was named for this very list; null: the next command finds it by itself. */
  readonly project?: string | null;
}

/** Prints the goals in the order given (`listGoals` puts them by need). */
export function renderGoalList(goals: readonly RowGoal[], completeness: Completeness, options: GoalListOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const notes = completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)];
  if (goals.length === 0)
    return stacked([
      ...(options.isFiltered && completeness.complete
        ? ['No goal fits.']
        : emptyList(completeness, options.state ?? 'all', paint)),
      ...notes,
    ]);
  const place = { paint, columns, zone: options.zone };
  const isShort = (options.form ?? (goals.length >= manyGoals ? 'short' : 'long')) === 'short';
  const { head, blocks } = isShort ? goalLines(goals, place) : goalRows(goals, place);
  const named = options.project == null ? '' : ` --project ${options.project}`;
  const legend = paint.dim(ink`  ${howMany(goals)}; devgrowth goal show <number>${named} tells more`);
  const longer = isShort && options.form === undefined ? [paint.dim('  --long tells more of each')] : [];
  return stacked([head, ...blocks.flat(), '', legend, ...longer, ...notes]);
}

/** `8 open, 2 closed` */
export function howMany(goals: readonly ListedGoal[]): string {
  const open = goals.filter(({ state }) => state === 'opened').length;
  const closed = goals.length - open;
  return [open > 0 || closed === 0 ? `${open} open` : '', closed > 0 ? `${closed} closed` : '']
    .filter(Boolean)
    .join(', ');
}

/** A list that could not be read is never called empty. */
function emptyList(completeness: Completeness, state: 'opened' | 'closed' | 'all', paint: Paint): Hole[] {
  if (!completeness.complete) return ['No goal arrived, but not everything could be read.'];
  if (state === 'closed') return ['No closed goals yet.'];
  const none = state === 'opened' ? 'No open goals.' : 'No goals yet.';
  return [
    ink`${none} Begin with one small thing:`,
    '',
    ink`  ${paint.cyan('devgrowth goal add "Read one book" --kind reading')}`,
  ];
}
