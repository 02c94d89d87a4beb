// Where labels and milestones stand: in a project, or in a group and by that in every project below it.
import { namespaceOf } from './access.ts';
import { groupsFrom } from './groups.ts';
import type { Namespace, Project, SandboxState } from '../state/state.ts';

/** A row of one project, or of one group. */
export interface Placed {
  readonly projectId: number | null;
  readonly groupId?: number;
}

export interface Home {
  readonly project: Project | null;
  readonly group: Namespace | null;
  /** What a new row remembers of where it stands. */
  readonly placement: Placed;
  /** Its own rows. */
  readonly holds: (row: Placed) => boolean;
  /** Its own rows, and those of the groups above it. */
  readonly reaches: (row: Placed) => boolean;
  /** Its own rows, and those of the group that it stands in itself. */
  readonly isNear: (row: Placed) => boolean;
  /** Projects in which its rows are used. */
  readonly projects: readonly Project[];
}

const inGroups = (groups: readonly Namespace[]) => {
  const ids = new Set(groups.map(({ id }) => id));
  return ({ groupId }: Placed) => groupId !== undefined && ids.has(groupId);
};

/** What a project may use: its own rows, and those of the groups above it. */
export function reachedFrom(state: SandboxState, project: Project): (row: Placed) => boolean {
  const above = inGroups(groupsFrom(state, namespaceOf(state, project)));
  return (row) => row.projectId === project.id || above(row);
}

export function homeOfProject(state: SandboxState, project: Project): Home {
  return {
    project,
    group: null,
    placement: { projectId: project.id },
    holds: (row) => row.projectId === project.id,
    reaches: reachedFrom(state, project),
    isNear: (row) => row.projectId === project.id || row.groupId === project.namespaceId,
    projects: [project],
  };
}

export function homeOfGroup(state: SandboxState, group: Namespace): Home {
  return {
    project: null,
    group,
    placement: { projectId: null, groupId: group.id },
    holds: (row) => row.groupId === group.id,
    reaches: inGroups(groupsFrom(state, group)),
    isNear: (row) => row.groupId === group.id,
    projects: projectsBelow(state, group),
  };
}

const projectsBelow = (state: SandboxState, group: Namespace): Project[] =>
  state.projects.filter((project) => groupsFrom(state, namespaceOf(state, project)).includes(group));
