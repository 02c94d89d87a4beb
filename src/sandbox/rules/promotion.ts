// A label or a milestone of a project becomes one of its group: in all projects below, things of that name are replaced by it.
import { namespaceOf } from '../who/access.ts';
import { homeOfGroup, type Home, type Placed } from '../who/homes.ts';
import { addLabelAt } from './issue-references.ts';
import type { Label, Milestone } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';
import { nextId, type Project, type SandboxState } from '../state/state.ts';

/** The group that the project stands in; null for a personal one. */
export function groupHomeOf(state: SandboxState, project: Project): Home | null {
  const namespace = namespaceOf(state, project);
  return namespace.kind === 'group' ? homeOfGroup(state, namespace) : null;
}

const isBelow = (home: Home) => (row: Placed) => home.projects.some(({ id }) => id === row.projectId);

/** null: there is no group. */
export function promoteLabel(instance: Instance, { project }: Home, label: Label): { label: Label; home: Home } | null {
  const { state } = instance;
  const home = project === null ? null : groupHomeOf(state, project);
  if (home === null) return null;
  const { name, color, description } = label;
  const promoted =
    state.labels.find((other) => home.holds(other) && other.name === name) ??
    addLabelAt(instance, home.placement, { name, color, description });
  const replaced = new Set(state.labels.filter((other) => isBelow(home)(other) && other.name === name));
  const ids = new Set([...replaced].map(({ id }) => id));
  const renamed = (id: number) => (ids.has(id) ? promoted.id : id);
  for (const { id } of home.projects)
    for (const row of [...(state.issues[id] ?? []), ...(state.mergeRequests[id] ?? [])])
      row.labelIds = [...new Set(row.labelIds.map(renamed))];
  for (const { lists } of state.boards)
    for (const list of lists) if (list.labelId !== null) list.labelId = renamed(list.labelId);
  for (const events of Object.values(state.labelEvents))
    for (const event of events) event.labelId = renamed(event.labelId);
  promoted.subscriberIds = [...new Set([promoted, ...replaced].flatMap(({ subscriberIds }) => subscriberIds))];
  state.labels = state.labels.filter((other) => !replaced.has(other));
  return { label: promoted, home };
}

/** Always a new one: its number is the group's. */
export function promoteMilestone(instance: Instance, home: Home, milestone: Milestone): Milestone {
  const { state, now } = instance;
  const replaced = new Set(state.milestones.filter((other) => isBelow(home)(other) && other.title === milestone.title));
  const ids = new Set([...replaced].map(({ id }) => id));
  const promoted: Milestone = {
    ...milestone,
    ...home.placement,
    id: nextId(state, 'milestone'),
    iid: nextGroupIid(state, home),
    updatedAt: now,
  };
  for (const { id } of home.projects)
    for (const row of [...(state.issues[id] ?? []), ...(state.mergeRequests[id] ?? [])])
      if (row.milestoneId !== null && ids.has(row.milestoneId)) row.milestoneId = promoted.id;
  for (const events of Object.values(state.milestoneEvents))
    for (const event of events) if (ids.has(event.milestoneId)) event.milestoneId = promoted.id;
  state.milestones = [...state.milestones.filter((other) => !replaced.has(other)), promoted];
  return promoted;
}

export const nextGroupIid = (state: SandboxState, home: Home): number =>
  Math.max(0, ...state.milestones.filter(home.holds).map(({ iid }) => iid)) + 1;
