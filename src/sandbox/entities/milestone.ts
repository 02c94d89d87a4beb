// Milestones as the API shows them.
import { fullPathOf } from '../access.ts';
import type { Instance } from '../routing.ts';
import type { Milestone } from '../planning-records.ts';

export function milestoneEntity(instance: Instance, milestone: Milestone) {
  const { state } = instance;
  const project = state.projects.find((candidate) => candidate.id === milestone.projectId);
  return {
    id: milestone.id,
    iid: milestone.iid,
    project_id: milestone.projectId,
    title: milestone.title,
    description: milestone.description,
    state: milestone.state,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    due_date: milestone.dueDate,
    start_date: milestone.startDate,
    expired: milestone.dueDate !== null && milestone.dueDate < instance.today,
    web_url: `${instance.externalUrl}/${project === undefined ? '' : fullPathOf(state, project)}/-/milestones/${milestone.iid}`,
  };
}

export function milestoneById(instance: Instance, id: number | null) {
  const milestone = id === null ? undefined : instance.state.milestones.find((candidate) => candidate.id === id);
  return milestone === undefined ? null : milestoneEntity(instance, milestone);
}
