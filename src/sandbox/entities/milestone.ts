// Milestones as the API shows them.
import { fullPathOf } from '../who/access.ts';
import type { Instance } from '../http/routing.ts';
import type { Milestone } from '../state/planning-records.ts';
import type { SandboxState } from '../state/state.ts';

export function milestoneEntity(instance: Instance, milestone: Milestone) {
  const { state } = instance;
  return {
    id: milestone.id,
    iid: milestone.iid,
    ...(milestone.groupId === undefined ? { project_id: milestone.projectId } : { group_id: milestone.groupId }),
    title: milestone.title,
    description: milestone.description,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_date: milestone.dueDate,
    start_date: milestone.startDate,
    expired: milestone.dueDate !== null && milestone.dueDate < instance.today,
    web_url: `${instance.externalUrl}/${homePath(state, milestone)}/-/milestones/${milestone.iid}`,
  };
}

function homePath(state: SandboxState, { projectId, groupId }: Milestone): string {
  const group = state.namespaces.find(({ id }) => id === groupId);
  if (group !== undefined) return `groups/${group.fullPath}`;
  const project = state.projects.find(({ id }) => id === projectId);
  return project === undefined ? '' : fullPathOf(state, project);
}

export function milestoneById(instance: Instance, id: number | null) {
  const milestone = id === null ? undefined : instance.state.milestones.find((candidate) => candidate.id === id);
  return milestone === undefined ? null : milestoneEntity(instance, milestone);
}
