// Filters by milestone: a title, or the words None, Any, Upcoming and Started.
import type { Issue, Milestone } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';

type Test = (row: Pick<Issue, 'milestoneId'>) => boolean;

export function milestoneTest(instance: Instance, given: string, isWord = false): Test {
  const { milestones } = instance.state;
  const word = given.toLowerCase().replace(/^#/, '');
  const among = (wanted: (milestone: Milestone) => boolean): Test => {
    const ids = new Set(milestones.filter(wanted).map((milestone) => milestone.id));
    return (issue) => issue.milestoneId !== null && ids.has(issue.milestoneId);
  };
  if (word === 'none') return (issue) => issue.milestoneId === null;
  if (word === 'any') return (issue) => issue.milestoneId !== null;
  if ((isWord || given.startsWith('#')) && word === 'started') {
    return among(({ state, startDate }) => state === 'active' && startDate !== null && startDate <= instance.today);
  }
  if ((isWord || given.startsWith('#')) && word === 'upcoming') {
    // The next one due of each project, no other.
    const coming = milestones.filter(
      ({ state, dueDate }) => state === 'active' && dueDate !== null && dueDate > instance.today,
    );
    return among(
      (milestone) =>
        coming.includes(milestone) &&
        !coming.some(
          (other) =>
            other.projectId === milestone.projectId &&
            other.groupId === milestone.groupId &&
            (other.dueDate ?? '') < (milestone.dueDate ?? ''),
        ),
    );
  }
  return among((milestone) => milestone.title === given);
}

/** `not[milestone_id]=Started` is asked of milestones alone: not yet begun; `Upcoming`: due already. The test of what to leave out. */
export function milestoneOutside({ state, today }: Instance, given: string): Test | null {
  const word = given.toLowerCase();
  if (word !== 'started' && word !== 'upcoming') return null;
  const kept = new Set(
    state.milestones
      .filter(
        (milestone) =>
          milestone.state === 'active' &&
          (word === 'started'
            ? milestone.startDate !== null && milestone.startDate > today
            : milestone.dueDate !== null && milestone.dueDate <= today),
      )
      .map(({ id }) => id),
  );
  return (issue) => issue.milestoneId === null || !kept.has(issue.milestoneId);
}
