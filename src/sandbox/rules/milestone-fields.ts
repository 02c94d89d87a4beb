// What a milestone may be called and which days it may have.
import type { Home } from '../who/homes.ts';
import type { Milestone } from '../state/planning-records.ts';
import { Refusal } from '../http/reply.ts';
import type { Instance } from '../http/routing.ts';

export type MilestoneFields = Pick<Milestone, 'title' | 'description' | 'startDate' | 'dueDate'>;

/** 400 as the service says it: the message is a Ruby hash turned into text. `own` is the milestone that is changed. */
export function checkMilestone(
  instance: Instance,
  home: Home,
  { title, startDate, dueDate }: MilestoneFields,
  own?: Milestone,
): void {
  const faults: Record<string, string[]> = {};
  if (title === '') faults['title'] = ["can't be blank"];
  if (title.length > 255) faults['title'] = ['is too long (maximum is 255 characters)'];
  const isTaken = (other: Milestone) =>
    other.id !== own?.id &&
    other.title === title &&
    (home.reaches(other) || home.projects.some(({ id }) => id === other.projectId));
  if (instance.state.milestones.some(isTaken))
    faults['title'] = ['already being used for another group or project milestone.'];
  if (startDate !== null && dueDate !== null && dueDate < startDate)
    faults['due_date'] = ['must be greater than start date'];
  const rows = Object.entries(faults);
  if (rows.length === 0) return;
  const isNewRuby = Number.parseInt(instance.version, 10) >= 19;
  const hash = rows
    .map(([field, texts]) => `${isNewRuby ? `${field}: ` : `:${field}=>`}${JSON.stringify(texts)}`)
    .join(', ');
  throw new Refusal(400, { message: `Failed to ${own === undefined ? 'create' : 'update'} milestone {${hash}}` });
}
