// Which branches are protected, and from whom.
import { can } from './access.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Project, SandboxState } from '../state/state.ts';
import type { ProtectedBranch } from '../state/work-records.ts';

/** The first push protects the default branch: maintainers push and merge. */
export function protectedBranchesOf(state: SandboxState, project: Project): readonly ProtectedBranch[] {
  const changed = state.protectedBranches?.[project.id];
  if (changed !== undefined) return changed;
  if (state.repositories[project.id] === undefined) return [];
  return [{ id: project.id, name: project.defaultBranch, pushLevel: 40, mergeLevel: 40, allowForcePush: false }];
}

export function setProtectedBranches(state: SandboxState, project: Project, rows: readonly ProtectedBranch[]): void {
  state.protectedBranches = { ...state.protectedBranches, [project.id]: [...rows] };
}

type Level = 'pushLevel' | 'mergeLevel';

export function isProtected(state: SandboxState, project: Project, branch: string): boolean {
  return matching(state, project, branch).length > 0;
}

/** Whether somebody who is no maintainer may, by the branch's own rules. */
export function developersMay(state: SandboxState, project: Project, branch: string, level: Level): boolean {
  return matching(state, project, branch).some((row) => row[level] === 30);
}

/** Of several patterns that fit, the most generous one counts. */
export function mayPushTo(c: SandboxContext, project: Project, branch: string): boolean {
  return may(c, project, branch, 'pushLevel', 'push_code');
}

export function mayMergeInto(c: SandboxContext, project: Project, branch: string): boolean {
  return may(c, project, branch, 'mergeLevel', 'merge');
}

function may(
  c: SandboxContext,
  project: Project,
  branch: string,
  level: Level,
  ability: 'push_code' | 'merge',
): boolean {
  const { state } = c.var.instance;
  // The first push into an empty repository makes the branch that is protected from then on.
  const isFirst = state.repositories[project.id] === undefined && branch === project.defaultBranch;
  const rows = isFirst ? [{ pushLevel: 40, mergeLevel: 40 }] : matching(state, project, branch);
  if (rows.length === 0) return can(c, ability, project);
  return rows.some((row) => row[level] > 0 && can(c, row[level] > 30 ? 'push_protected' : ability, project));
}

function matching(state: SandboxState, project: Project, branch: string): readonly ProtectedBranch[] {
  return protectedBranchesOf(state, project).filter(({ name }) => {
    const parts = name.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}/-]/g, String.raw`\$&`));
    return new RegExp(`^${parts.join('.*')}$`).test(branch);
  });
}
