// Goals as a Markdown table; numbers in code spans, so that the goals themselves get no "mentioned in" note.
import type { ListedGoal } from '#reports/listed-goal.ts';
import type { Change } from '#reports/change.ts';
import { changeText, outcomeText, percentText, restWords, standing } from '../words.ts';
import { code, inline, table } from './escape.ts';

type TableGoal = ListedGoal & { readonly change?: Change | null };

export function goalTable(goals: readonly TableGoal[], zone: string): string[] {
  const head = ['No.', 'Goal', 'Kind', 'Progress', 'How it stands', 'Due', 'Quiet', 'Next'];
  return table(
    head,
    goals.map((goal) => [
      code(`#${goal.iid}`),
      inline(goal.title),
      inline(goal.kind),
      progress(goal),
      how(goal, zone),
      goal.due ?? '-',
      goal.state === 'closed' ? '-' : goal.daysQuiet === 0 ? 'today' : `${goal.daysQuiet} d`,
      goal.next === null ? '-' : inline(goal.next),
    ]),
  );
}

function progress(goal: TableGoal): string {
  if (goal.state === 'closed') return outcomeText(goal);
  const { done, total } = goal.progress ?? { done: null, total: null };
  const counted = done === null || total === null ? '' : `, ${done} of ${total}`;
  const unmeasured = goal.progress === null && goal.change !== null;
  const change = goal.change === undefined || unmeasured ? '' : ` (${changeText(goal.change)})`;
  return `${percentText(goal)}${change}${counted}`;
}

function how(goal: TableGoal, zone: string): string {
  const said = inline(standing(goal, zone));
  const stage = `${goal.confidential ? ', confidential' : ''}${goal.stage && goal.stage !== 'doing' ? `, ${goal.stage}` : ''}${restWords(
    goal,
  )
    .map((words) => `, ${words}`)
    .join('')}`;
  return goal.state === 'opened' && goal.health.level === 'at-risk' ? `**${said}**${stage}` : `${said}${stage}`;
}
