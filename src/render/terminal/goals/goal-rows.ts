// Goals as aligned rows: one line of facts, one or two lines that say how it stands and what is next.
import type { ListedGoal } from '#reports/listed-goal.ts';
import type { Change } from '#reports/change.ts';
import type { Said } from '#reports/said.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, joined, pad, width } from '../ink.ts';
import { changeText, measureWords, outcomeText, percentText, restWords, servesWords, standing } from '../../words.ts';
import { type Paint, bar, healthPaint, healthSign } from '../paint.ts';

/** `change` is undefined in a list, which has no window. */
export type RowGoal = ListedGoal & {
  readonly change?: Change | null;
  readonly said?: readonly Said[];
  /** Said only where it is false. */
  readonly talkedOver?: boolean | null;
};

export interface GoalRows {
  readonly head: Ink;
  /** Lines of each goal, in the order given. */
  readonly blocks: readonly (readonly Hole[])[];
}

export interface Place {
  readonly paint: Paint;
  readonly columns: number;
  /** The person's, for the day a goal was closed. */
  readonly zone: string;
}

interface Columns {
  readonly iid: number;
  readonly title: number;
  /** 0: the kind stands in the second line. */
  readonly kind: number;
  /** Cells of the bar, 0: none. */
  readonly bar: number;
  readonly change: number;
  readonly due: number;
  readonly quiet: number;
}

const indent = '  ';
const gap = '  ';

export function goalRows(goals: readonly RowGoal[], place: Place): GoalRows {
  const columns = layOut(goals, place.columns);
  return { head: place.paint.dim(headOf(columns)), blocks: goals.map((goal) => blockOf(goal, columns, place)) };
}

function layOut(goals: readonly RowGoal[], all: number): Columns {
  const longest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, width(text)), 0);
  const iid = longest(goals.map((goal) => `#${goal.iid}`));
  const change = goals.some((goal) => goal.change !== undefined) ? 4 : 0;
  const kind = all >= 104 ? Math.min(16, longest(['Kind', ...goals.map((goal) => oneLine(goal.kind))])) : 0;
  const bar = all >= 104 ? 10 : all >= 70 ? 8 : 0;
  const due = 10;
  const quiet = 5;
  const others = [iid, kind, bar + 5 + change, due, quiet].filter((columns) => columns > 0);
  const left = all - indent.length - others.reduce((sum, columns) => sum + columns + gap.length, 0);
  const title = Math.max(8, Math.min(left, longest(['Goal', ...goals.map((goal) => oneLine(goal.title))])));
  return { iid, title, kind, bar, change, due, quiet };
}

function headOf({ iid, title, kind, bar, change, due, quiet }: Columns): Ink {
  const cells = [
    pad('', iid),
    pad('Goal', title),
    ...(kind ? [pad('Kind', kind)] : []),
    pad(bar ? 'Progress' : 'Done', bar + 5 + change),
    pad('Due', due),
    pad('Quiet', quiet, 'right'),
  ];
  return ink`${indent}${joined(cells, gap)}`.trimEnd();
}

function blockOf(goal: RowGoal, columns: Columns, { paint, columns: all, zone }: Place): Hole[] {
  const { iid, title, kind, due, quiet } = columns;
  // At risk without anybody having said so means overdue (growth/goals/health.ts).
  const overdue = goal.state === 'opened' && goal.health.level === 'at-risk' && goal.health.source === 'computed';
  const cells = [
    paint.cyan(pad(ink`#${goal.iid}`, iid, 'right')),
    paint.bold(pad(fit(oneLine(goal.title), title), title)),
    ...(kind ? [paint.dim(pad(fit(oneLine(goal.kind), kind), kind))] : []),
    progressCell(goal, columns, paint),
    (overdue ? paint.red : paint.plain)(pad(goal.due ?? 'no date', due)),
    ...(goal.state === 'closed'
      ? []
      : [paint.dim(pad(goal.daysQuiet === 0 ? 'today' : ink`${goal.daysQuiet}d`, quiet, 'right'))]),
  ];
  const inset = ' '.repeat(indent.length + iid + gap.length);
  return [
    ink`${indent}${joined(cells, gap)}`.trimEnd(),
    ...aboutLines(goal, kind === 0, { paint, columns: all - inset.length, zone }).map((line) => ink`${inset}${line}`),
  ];
}

function progressCell(goal: RowGoal, columns: Columns, paint: Paint): Ink {
  if (goal.state === 'closed') return paint.dim(pad(outcomeText(goal), columns.bar + 5 + columns.change));
  const percent = pad(percentText(goal), 5, 'right');
  const cells =
    columns.bar === 0 ? '' : goal.progress ? bar(paint, goal.progress.percent, columns.bar) : ' '.repeat(columns.bar);
  if (columns.change === 0) return ink`${cells}${percent}`;
  const change =
    goal.change === undefined || (goal.progress === null && goal.change !== null) ? '' : changeText(goal.change);
  const moved = change === '?' || change.startsWith('-') ? paint.yellow : change === '+0' ? paint.dim : paint.green;
  return ink`${cells}${percent}${moved(pad(change, columns.change, 'right'))}`;
}

/** The sign and what it says stand out; the rest stays quiet. At most two lines, broken between the parts, and one of the newest check-in. */
function aboutLines(goal: RowGoal, withKind: boolean, { paint, columns, zone }: Place): Hole[] {
  const closed = goal.state === 'closed';
  const said = fit(standing(goal, zone), columns - 2);
  const serves = servesWords(goal, 40);
  const parts = [
    ...(withKind ? [oneLine(goal.kind)] : []),
    ...(goal.confidential ? ['confidential'] : []),
    ...(goal.stage && goal.stage !== 'doing' ? [goal.stage] : []),
    ...restWords(goal),
    ...(goal.talkedOver === false ? ['not yet talked over'] : []),
    ...(serves === null ? [] : [serves]),
    ...(goal.next ? [`next: ${oneLine(goal.next)}`] : []),
  ];
  let beside = '';
  while (parts[0] !== undefined && width(ink`${said}${beside} · ${parts[0]}`) <= columns - 2)
    beside += ` · ${parts.shift()}`;
  const sign = closed ? paint.dim('○') : healthSign(paint, goal.health.level);
  const loud = closed || goal.health.level === 'on-track' ? paint.dim : healthPaint(paint, goal.health.level);
  const measure = closed ? null : measureWords(goal, '->');
  const withMeasure = [...parts, ...(measure === null ? [] : [measure])];
  // Beside the rest, where that leaves it whole.
  const shown = width(ink`${withMeasure.join(' · ')}`) <= columns - 2 ? withMeasure : parts;
  const below = shown.length > 0 ? [ink`  ${paint.dim(fit(shown.join(' · '), columns - 2))}`] : [];
  const [newest] = goal.said ?? [];
  const isTold = newest === undefined || standing(goal, zone).includes(oneLine(newest.text).slice(0, 20));
  const told = isTold ? [] : [ink`  ${paint.dim(fit(ink`${newest.day}: ${oneLine(newest.text)}`, columns - 2))}`];
  return [ink`${sign} ${loud(said)}${paint.dim(beside)}`, ...below, ...told];
}
