// Opens composed goals in the project: what they need (kind label, quarter milestone) is ensured first, each goal is sent once.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped, NewGoal, Written } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Quarter } from '#growth/time/fiscal.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { oneLine } from '#render/text.ts';
import type { Talk } from '#world.ts';
import { ensureAskLabel } from '../ask-label.ts';
import { whole } from '../whole.ts';
import type { ComposedGoal } from './compose.ts';

/** Reads labels and milestones once, whatever the number of goals. Says which of the quarters somebody has closed. */
export async function ensureGround(
  project: GoalsProject,
  goals: readonly {
    readonly template: GoalTemplate | null;
    readonly quarter: Quarter | null;
    /** Of a goal that is imported closed: its quarter may well be over. */
    readonly closed?: object | null;
    readonly goal?: Pick<NewGoal, 'hasAsk'>;
  }[],
  talk: Pick<Talk, 'note'>,
): Promise<void> {
  if (goals.every(({ template, quarter }) => template === null && quarter === null)) return;
  const lists = await Promise.all([project.labels(), project.milestones()]);
  const [labels, milestones] = [whole(lists[0], project.facts.path), whole(lists[1], project.facts.path)];
  for (const template of new Set(goals.flatMap((one) => one.template ?? []))) {
    const isThere = labels.some(({ word }) => word?.group === 'kind' && word.value === template.name);
    const { name, color, about } = template;
    if (!isThere) await project.ensureLabel({ word: { group: 'kind', value: name }, color, description: about });
  }
  if (goals.some(({ goal }) => goal?.hasAsk === true)) await ensureAskLabel({ project });
  const quarters = new Map(goals.flatMap(({ quarter }) => (quarter ? [[quarter.title, quarter] as const] : [])));
  for (const quarter of quarters.values()) {
    const found = milestones.filter(({ title }) => title === quarter.title);
    if (found.length === 0) await project.ensureMilestone(quarter);
    const isForOpen = goals.some((goal) => goal.quarter?.title === quarter.title && (goal.closed ?? null) === null);
    if (isForOpen && found.some(({ closed }) => closed))
      talk.note(`the milestone ${oneLine(quarter.title)} is closed; the goal is put into it all the same`);
  }
}

/** @param mayExist the key was used before: the server is asked for it first */
export function openGoal(
  project: GoalsProject,
  { goal }: ComposedGoal,
  key: string,
  mayExist: boolean,
): Promise<Written<GoalRecord>> {
  return project.createGoal({ ...goal, key, mayExist });
}

/** Warnings of one goal among many name it. */
export function warningsOf({ value, warnings }: Written<GoalRecord>): readonly Dropped[] {
  return warnings.map((warning) => ({ ...warning, field: `${warning.field} of #${value.iid}` }));
}
