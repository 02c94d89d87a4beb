// Who an issue is assigned to: one person in another's place, and what a server keeps of several.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { read, type Scope, write } from '../exchange/scope.ts';
import { parsed } from '../wire/reading.ts';
import { type IssueRow, issueSchema } from '../words/schemas.ts';

export function issueAssignees(scope: Scope): Pick<GoalsProject, 'reassign'> {
  const { projectId } = scope;

  async function readOne(iid: number): Promise<IssueRow> {
    const doing = `reading #${iid} of ${scope.path}`;
    return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
  }

  return {
    reassign: (iid, { from, to }) =>
      scope.locked(iid, async () => {
        const { assignees } = await readOne(iid);
        if (!assignees.some(({ id }) => id === from.id)) return [];
        const others = assignees.filter(({ id }) => id !== from.id && id !== to.id);
        // Their place stays: of several, Free keeps the first.
        const place = assignees.filter(({ id }) => id !== to.id).findIndex(({ id }) => id === from.id);
        const people = others.toSpliced(place, 0, to);
        const doing = `assigning #${iid} to ${to.username}`;
        const after = await putSurely(scope, {
          async put() {
            const sent = { assigneeIds: people.map(({ id }) => id) };
            const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
            return parsed(issueSchema, answer.body, doing, true);
          },
          async landed() {
            const row = await readOne(iid);
            return droppedPeople(people, row).length === 0 && !row.assignees.some(({ id }) => id === from.id)
              ? row
              : null;
          },
        });
        return droppedPeople(people, after);
      }),
  };
}

/** Free keeps the first assignee: https://docs.gitlab.com/user/project/issues/multiple_assignees_for_issues/ */
export function droppedPeople(asked: readonly Person[], { assignees }: IssueRow): Dropped[] {
  const kept = new Set(assignees.map(({ id }) => id));
  return asked
    .filter(({ id }) => !kept.has(id))
    .map(({ username }) => ({
      field: 'assignee',
      asked: `@${username}`,
      kept: assignees.map((person) => `@${person.username}`).join(', ') || 'nobody',
      advice: 'GitLab Free keeps one assignee, and nobody who cannot open the project.',
    }));
}
