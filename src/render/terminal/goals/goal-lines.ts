// Many goals: one line each, and beside it only what is not as it should be.
import { quietAfterDays } from '#growth/goals/quiet.ts';
import { oneLine } from '../../text.ts';
import { outcomeText, percentText, standing } from '../../words.ts';
import { fit, ink, joined, pad, width } from '../ink.ts';
import { healthPaint, healthSign } from '../paint.ts';
import type { GoalRows, Place, RowGoal } from './goal-rows.ts';

/** A screen has 24 lines, and eight goals in their long form take them. */
export const manyGoals = 8;

const gap = '  ';
const dueWidth = 10;
const leastTitle = 24;

export function goalLines(goals: readonly RowGoal[], { paint, columns, zone }: Place): GoalRows {
  const longest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, width(text)), 0);
  const stands = new Map(goals.map((goal) => [goal, shortStanding(goal, zone)]));
  const iid = longest(goals.map((goal) => `#${goal.iid}`));
  const done = longest(['Done', ...goals.map(doneText)]);
  const fixed = gap.length + iid + gap.length + gap.length + done + gap.length + dueWidth + gap.length;
  const title = Math.min(
    longest(['Goal', ...goals.map((goal) => oneLine(goal.title))]),
    Math.max(leastTitle, columns - fixed - longest([...stands.values()]) - 2),
  );
  const left = Math.max(2, columns - fixed - title - 2);
  const head = joined(
    [pad('', iid), pad('Goal', title), pad('Done', done, 'right'), pad('Due', dueWidth), 'Health'],
    gap,
  );
  return {
    head: paint.dim(ink`${gap}${head}`),
    blocks: goals.map((goal) => {
      const isOpen = goal.state === 'opened';
      const loud = isOpen && goal.health.level !== 'on-track' ? healthPaint(paint, goal.health.level) : paint.dim;
      const sign = isOpen ? healthSign(paint, goal.health.level) : paint.dim('○');
      const cells = [
        paint.cyan(pad(ink`#${goal.iid}`, iid, 'right')),
        pad(fit(oneLine(goal.title), title), title),
        pad(doneText(goal), done, 'right'),
        pad(goal.due ?? 'no date', dueWidth),
        ink`${sign} ${loud(fit(stands.get(goal) ?? '', left))}`,
      ];
      return [ink`${gap}${joined(cells, gap)}`.trimEnd()];
    }),
  };
}

const doneText = (goal: RowGoal) => (goal.state === 'closed' ? outcomeText(goal) : percentText(goal));

/** `at risk · quiet 26d`; its whole reason stands in the long form. A stage is said where nothing is wrong. */
function shortStanding(goal: RowGoal, zone: string): string {
  const whole = standing(goal, zone);
  if (goal.state === 'closed') return whole.replace(/^.* (?=\d{4}-)/, '');
  const said = whole.split(/: | on (?=\d{4}-)/, 1)[0] ?? '';
  const { level, source } = goal.health;
  const isQuiet = goal.daysQuiet >= quietAfterDays;
  const parts = [
    // The sign says as much, and room is scarce.
    ...(isQuiet && level === 'needs-attention' && source === 'computed' ? [] : [said]),
    ...(isQuiet && level !== 'on-track' ? [`quiet ${goal.daysQuiet}d`] : []),
    ...(level === 'on-track' && goal.stage !== null && goal.stage !== 'doing' ? [goal.stage] : []),
    ...(goal.confidential ? ['confidential'] : []),
  ];
  return parts.join(' · ');
}
