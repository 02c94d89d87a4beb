// The caller's own to-do list on GitLab: https://docs.gitlab.com/api/issues/#create-a-to-do-item
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { type Scope, write } from '../exchange/scope.ts';

export function toDos(scope: Scope): Pick<GoalsProject, 'putOnToDoList'> {
  const { projectId, path } = scope;
  return {
    async putOnToDoList(iid) {
      const doing = `putting #${iid} of ${path} on your to-do list`;
      const put = () => write(scope, Issues, (api) => api.createTodo(projectId, iid), doing);
      // Asked twice, GitLab makes one, and answers 304 to the second.
      const { status } = await putSurely(scope, { put });
      return status === 304 ? 'there' : 'added';
    },
  };
}
