// What a role in a private project shows somebody, and what it lets them do. Source: https://docs.gitlab.com/user/permissions/
import type { Person } from '../words/goal.ts';
import { type NamedOnly, type ProjectItem, type Role, roles } from './project.ts';
import { isSince } from './server-version.ts';

/** Those that are given to somebody who helps; the ones above them also push, delete and decide who else comes in. */
export const sharedRoles = ['guest', 'planner', 'reporter'] as const satisfies readonly Role[];
export type SharedRole = (typeof sharedRoles)[number];

/** Planner and up. A Guest reads a confidential issue only as its author or assignee. */
export function seesConfidential(role: Role | null): boolean {
  return role !== null && role !== 'guest';
}

/** With a planner, since about 18.7: https://gitlab.com/gitlab-org/gitlab/-/issues/212966 */
const filesOpenToPlanner = '18.7';

/** Files and merge requests of a private project; null where the server does not say which it is. */
export function readsRepository(role: Role | null, version: string | null): boolean | null {
  if (role === null) return false;
  if (role !== 'planner') return roles.indexOf(role) >= roles.indexOf('reporter');
  return version === null ? null : isSince(version, filesOpenToPlanner);
}

/** Who may add, change and remove members. */
export function decidesWhoIsIn(role: Role): boolean {
  return role === 'maintainer' || role === 'owner';
}

/** What they may do to what they see, in sentences for the person who lets them in. */
export const roleMay: Readonly<Record<SharedRole, readonly string[]>> = {
  guest: [
    'comment, and open issues of their own',
    'edit and close an issue only while it is assigned to them',
    'delete nothing of yours',
  ],
  planner: [
    'edit, label, close and reopen every issue, and make a confidential one open to all members',
    'delete every issue, with its comments: GitLab keeps no copy',
    'change labels, milestones and boards',
  ],
  reporter: [
    'edit, label, close and reopen every issue, and make a confidential one open to all members',
    'change labels, milestones and boards',
    'delete no issue',
  ],
};

interface Reader {
  readonly person: Person | NamedOnly;
  /** null: no member. */
  readonly role: Role | null;
}

export interface Exposure {
  readonly visible: readonly ProjectItem[];
  readonly hidden: readonly ProjectItem[];
}

export function exposureTo({ person, role }: Reader, items: readonly ProjectItem[]): Exposure {
  const isThey = (one: Person | null) =>
    person.id === null ? one?.username.toLowerCase() === person.username.toLowerCase() : one?.id === person.id;
  const isTheirs = ({ author, assignees }: ProjectItem) => isThey(author) || assignees.some(isThey);
  const isVisible = (item: ProjectItem) =>
    role !== null && (!item.confidential || seesConfidential(role) || isTheirs(item));
  return { visible: items.filter(isVisible), hidden: items.filter((item) => !isVisible(item)) };
}
