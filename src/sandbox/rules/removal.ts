// What goes along when a project, a group or a person is deleted.
import type { Issue, NoteableKey } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';
import { issueKey, mergeRequestKey, type Namespace, type Project, type User } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';

export function removeProject(instance: Instance, project: Project): void {
  const { state } = instance;
  const isOther = (row: { projectId: number | null }) => row.projectId !== project.id;
  const issues = state.issues[project.id] ?? [];
  const keys = [...issues.map(issueKey), ...(state.mergeRequests[project.id] ?? []).map(mergeRequestKey)];
  for (const key of keys)
    for (const table of [
      state.notes,
      state.stateEvents,
      state.labelEvents,
      state.milestoneEvents,
      state.weightEvents ?? {},
    ])
      delete table[key];
  const ids = new Set(issues.map((issue) => issue.id));
  for (const table of [state.issues, state.mergeRequests, state.repositories]) delete table[project.id];
  state.issueLinks = state.issueLinks.filter((link) => !ids.has(link.sourceId) && !ids.has(link.targetId));
  state.labels = state.labels.filter(isOther);
  state.milestones = state.milestones.filter(isOther);
  state.boards = state.boards.filter(isOther);
  state.members = state.members.filter(isOther);
  state.invitations = state.invitations.filter(isOther);
  state.events = state.events.filter(isOther);
  state.schedules = state.schedules.filter(isOther);
  if (state.commitComments) state.commitComments = state.commitComments.filter(isOther);
  if (state.uploads) state.uploads = state.uploads.filter(isOther);
  if (state.ciVariables) state.ciVariables = state.ciVariables.filter(isOther);
  if (state.protectedBranches) delete state.protectedBranches[project.id];
  state.projects = state.projects.filter((other) => other !== project);
}

/** With its subgroups and all their projects. */
export function removeGroup(instance: Instance, group: Namespace): void {
  const { state } = instance;
  const gone = state.namespaces.filter(
    ({ id, fullPath }) => id === group.id || fullPath.startsWith(`${group.fullPath}/`),
  );
  const ids = new Set(gone.map(({ id }) => id));
  for (const project of state.projects.filter(({ namespaceId }) => ids.has(namespaceId)))
    removeProject(instance, project);
  state.namespaces = state.namespaces.filter(({ id }) => !ids.has(id));
  state.groupMembers = (state.groupMembers ?? []).filter(({ namespaceId }) => !ids.has(namespaceId));
  if (state.ciVariables)
    state.ciVariables = state.ciVariables.filter(({ groupId }) => groupId === undefined || !ids.has(groupId));
}

/** Groups that nobody else owns. */
export function solelyOwned({ state }: Instance, user: User): Namespace[] {
  const owners = (state.groupMembers ?? []).filter(({ accessLevel }) => accessLevel === 50);
  return state.namespaces.filter(({ id }) => {
    const of = owners.filter(({ namespaceId }) => namespaceId === id);
    return of.length > 0 && of.every(({ userId }) => userId === user.id);
  });
}

/** What they wrote shows as the ghost's from then on; `hard` takes it away too. Their own projects go in any case. */
export function removeUser(instance: Instance, user: User, hard: boolean): void {
  const { state } = instance;
  if (hard) for (const group of solelyOwned(instance, user)) removeGroup(instance, group);
  const own = state.namespaces.find(({ ownerId }) => ownerId === user.id);
  if (own !== undefined) removeGroup(instance, own);
  if (hard) removeContributions(instance, user);
  const isOther = (row: { userId: number }) => row.userId !== user.id;
  state.users = state.users.filter((other) => other !== user);
  state.tokens = state.tokens.filter(isOther);
  state.members = state.members.filter(isOther);
  state.groupMembers = (state.groupMembers ?? []).filter(isOther);
  for (const project of state.projects) project.starredBy = project.starredBy?.filter((id) => id !== user.id) ?? [];
}

function removeContributions({ state }: Instance, user: User): void {
  const drop = <T extends Issue | MergeRequest>(table: Record<string, T[]>, keyOf: (row: T) => NoteableKey): void => {
    for (const [home, rows] of Object.entries(table)) {
      for (const row of rows.filter(({ authorId }) => authorId === user.id)) delete state.notes[keyOf(row)];
      table[home] = rows.filter(({ authorId }) => authorId !== user.id);
    }
  };
  drop(state.issues, issueKey);
  drop(state.mergeRequests, mergeRequestKey);
  for (const [key, notes] of Object.entries(state.notes))
    state.notes[key] = notes.filter(({ authorId }) => authorId !== user.id);
  state.events = state.events.filter(({ authorId }) => authorId !== user.id);
}
