// Whether the token may: one small question for each permission to read. A permission to write shows when it is used.
import type { Permission, PermissionAnswer } from '#growth/forge/permissions.ts';
import { titleOf } from '#growth/forge/permissions.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';

const ofProject: Readonly<Record<string, string>> = {
  'Project: Read': '',
  'Work Item: Read': '/issues?per_page=1',
  'Repository: Read': '/repository/tree?per_page=1',
  'Label: Read': '/labels?per_page=1',
  'Member: Read': '/members/all?per_page=1',
  'Branch: Read': '/repository/branches?per_page=1',
  'Pipeline Schedule: Read': '/pipeline_schedules?per_page=1',
  'Variable: Read': '/variables?per_page=1',
  'Merge Request: Read': '/merge_requests?per_page=1',
};

const ofNobody: Readonly<Record<string, string>> = {
  'User: User: Read': 'user',
  'User: Personal Access Token: Read': 'personal_access_tokens/self',
  'User: Project: Read': 'projects?owned=true&per_page=1',
  'User: Namespace: Read': 'namespaces?per_page=1',
  'User: Group: Read': 'groups?per_page=1',
  'User: Event: Read': 'events?per_page=1',
  'User: Todo: Read': 'todos?per_page=1',
  'User: Merge Request: Read': 'merge_requests?per_page=1',
  'User: Work Item: Read': 'issues?per_page=1',
  'Global: User: Read': 'users?username=root&per_page=1',
  'Global: Metadata: Read': 'metadata',
};

/** @param projectId one that the caller sees; null where there is none to try it on */
export async function probePermission(
  connection: Pick<Connection, 'get'>,
  permission: Pick<Permission, 'tab' | 'name'>,
  projectId: number | null,
): Promise<PermissionAnswer> {
  const path = pathFor(permission, projectId);
  if (path === null) return { state: 'not-told', says: 'shows when it is used' };
  try {
    await connection.get(path, { doing: `trying ${titleOf(permission)}` });
    return { state: 'granted', says: null };
  } catch (failure) {
    if (!(failure instanceof GitLabFailure)) throw failure;
    if (failure.isOfToken) return { state: 'missing', says: failure.message };
    // The token was asked before the role was, and before the thing was looked for (an empty repository has no tree).
    if (failure.status === 403 && failure.isGitLabs) return { state: 'granted', says: 'your role there is too low' };
    if (failure.kind === 'not-found') return { state: 'granted', says: null };
    // A front's, or a rule of the group's: nobody has asked the token.
    if (failure.status === 403) return { state: 'not-told', says: failure.message };
    throw failure;
  }
}

function pathFor({ tab, name }: Pick<Permission, 'tab' | 'name'>, projectId: number | null): string | null {
  if (tab !== 'Group and project') return ofNobody[titleOf({ tab, name })] ?? null;
  const tail = ofProject[name];
  return tail === undefined || projectId === null ? null : `projects/${projectId}${tail}`;
}
