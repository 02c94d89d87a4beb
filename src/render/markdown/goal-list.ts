// The goal list as Markdown for a GitLab comment.
import type { Completeness } from '#growth/words/completeness.ts';
import type { ListedGoal } from '#reports/listed-goal.ts';
import { goalTable } from './goal-table.ts';
import { verdictLine } from './completeness.ts';

/** Prints the goals in the order given (`listGoals` puts them by need). */
export function renderGoalListMarkdown(
  goals: readonly ListedGoal[],
  completeness: Completeness,
  { zone }: { readonly zone: string },
): string {
  const empty = completeness.complete ? 'No goals yet.' : 'No goal arrived, but not everything could be read.';
  const lines = [
    '## Goals',
    '',
    ...(goals.length === 0 ? [empty] : goalTable(goals, zone)),
    '',
    verdictLine(completeness),
  ];
  return `${lines.join('\n')}\n`;
}
