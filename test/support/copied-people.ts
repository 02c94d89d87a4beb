// Many people who share their goals with one manager: copies of one person's project in a sandbox's state, for by requests it takes
// minutes. The bench has them, too.
import type { CounterName, SandboxState } from '#sandbox/state/state.ts';

/**
 * @param state in which the first project is that of one person, and shared
 * @param people how many there are in the end, the one that was there among them
 * @returns their usernames
 */
export function copyPeople(state: SandboxState, people: number): string[] {
  const [pattern] = state.projects;
  const first = state.users.find(({ id }) => id === pattern?.creatorId);
  if (pattern === undefined || first === undefined) throw new Error('There is nobody to copy.');
  const next = (counter: CounterName) => (state.counters[counter] = (state.counters[counter] ?? 0) + 1);
  const names = [first.username];
  for (let number = 2; number <= people; number += 1) {
    const username = `person-${String(number).padStart(2, '0')}`;
    names.push(username);
    const user = { ...first, id: next('user'), username, name: `Person ${number}`, email: `${username}@example.com` };
    state.users.push(user);
    const namespaceId = next('namespace');
    const space = { id: namespaceId, name: user.name, path: username, fullPath: username, kind: 'user' as const };
    state.namespaces.push({ ...space, ownerId: user.id });
    const project = { ...pattern, id: next('project'), namespaceId, creatorId: user.id };
    state.projects.push(project);
    const theirs = (id: number) => (id === first.id ? user.id : id);
    const members = state.members.filter(({ projectId }) => projectId === pattern.id);
    state.members.push(
      ...members.map((member) => ({ ...member, projectId: project.id, userId: theirs(member.userId) })),
    );
    const repository = state.repositories[pattern.id];
    if (repository !== undefined) state.repositories[project.id] = structuredClone(repository);
    const labels = new Map<number, number>();
    for (const label of state.labels.filter(({ projectId }) => projectId === pattern.id)) {
      const id = next('label');
      labels.set(label.id, id);
      state.labels.push({ ...label, id, projectId: project.id });
    }
    const labelOf = (id: number) => labels.get(id) ?? id;
    const own = (text: string | null) => text?.replaceAll(`person: ${first.username}`, `person: ${username}`) ?? null;
    state.issues[project.id] = (state.issues[pattern.id] ?? []).map((issue) => {
      const id = next('issue');
      const notes = state.notes[`issue:${issue.id}`] ?? [];
      state.notes[`issue:${id}`] = notes.map((note) => ({
        ...note,
        id: next('note'),
        authorId: theirs(note.authorId),
      }));
      const events = state.labelEvents[`issue:${issue.id}`] ?? [];
      state.labelEvents[`issue:${id}`] = events.map((event) => ({
        ...event,
        id: next('resourceEvent'),
        userId: theirs(event.userId),
        labelId: labelOf(event.labelId),
      }));
      return {
        ...issue,
        id,
        projectId: project.id,
        authorId: theirs(issue.authorId),
        assigneeIds: issue.assigneeIds.map(theirs),
        labelIds: issue.labelIds.map(labelOf),
        description: own(issue.description),
      };
    });
  }
  return names;
}
