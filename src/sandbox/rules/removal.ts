// What goes along when an issue, a project, a group or a person is deleted.
import type { Issue, NoteableKey } from '../state/planning-records.ts';
import type { Instance } from '../http/routing.ts';
import { issueKey, mergeRequestKey, type Namespace, type Project, type User } from '../state/state.ts';

export function removeProject(instance: Instance, project: Project): void {
  const { state } = instance;
  const isOther = (row: { projectId: number | null }) => row.projectId !== project.id;
  forgetIssues(instance, state.issues[project.id] ?? []);
  for (const request of state.mergeRequests[project.id] ?? []) forgetHistory(instance, mergeRequestKey(request));
  for (const table of [state.issues, state.mergeRequests, state.repositories]) delete table[project.id];
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
  unassign(instance, user);
  const isOther = (row: { userId: number }) => row.userId !== user.id;
  state.users = state.users.filter((other) => other !== user);
  state.tokens = state.tokens.filter(isOther);
  state.members = state.members.filter(isOther);
  if (state.todos) state.todos = state.todos.filter((todo) => isOther(todo) && todo.authorId !== user.id);
  state.groupMembers = (state.groupMembers ?? []).filter(isOther);
  for (const project of state.projects) project.starredBy = project.starredBy?.filter((id) => id !== user.id) ?? [];
}

/** What they opened, with all that hangs on it, and what they said. */
function removeContributions(instance: Instance, user: User): void {
  const { state } = instance;
  const isTheirs = (row: { authorId: number }) => row.authorId === user.id;
  for (const [home, issues] of Object.entries(state.issues)) {
    forgetIssues(instance, issues.filter(isTheirs));
    state.issues[home] = issues.filter((issue) => !isTheirs(issue));
  }
  for (const [home, requests] of Object.entries(state.mergeRequests)) {
    for (const request of requests.filter(isTheirs)) forgetHistory(instance, mergeRequestKey(request));
    state.mergeRequests[home] = requests.filter((request) => !isTheirs(request));
  }
  for (const [key, notes] of Object.entries(state.notes)) state.notes[key] = notes.filter((note) => !isTheirs(note));
  state.events = state.events.filter((event) => !isTheirs(event));
}

/** Nobody is assigned who is gone, however they went: the database drops assignments with the person. */
function unassign({ state }: Instance, { id }: User): void {
  for (const issue of Object.values(state.issues).flat())
    issue.assigneeIds = issue.assigneeIds.filter((one) => one !== id);
  for (const request of Object.values(state.mergeRequests).flat()) {
    request.assigneeIds = request.assigneeIds.filter((one) => one !== id);
    request.reviewers = request.reviewers.filter(({ userId }) => userId !== id);
  }
}

/** All that hangs on issues which go away. */
export function forgetIssues(instance: Instance, issues: readonly Issue[]): void {
  const { state } = instance;
  const ids = new Set(issues.map(({ id }) => id));
  for (const issue of issues) forgetHistory(instance, issueKey(issue));
  state.issueLinks = state.issueLinks.filter(({ sourceId, targetId }) => !ids.has(sourceId) && !ids.has(targetId));
}

export function forgetHistory({ state }: Instance, key: NoteableKey): void {
  if (state.todos) state.todos = state.todos.filter((todo) => todo.key !== key);
  const {
    notes,
    stateEvents,
    labelEvents,
    milestoneEvents,
    weightEvents = {},
    awardEmoji = {},
    draftNotes = {},
  } = state;
  for (const { id } of notes[key] ?? []) delete awardEmoji[`note:${id}`];
  for (const table of [notes, stateEvents, labelEvents, milestoneEvents, weightEvents, awardEmoji, draftNotes])
    delete table[key];
}
