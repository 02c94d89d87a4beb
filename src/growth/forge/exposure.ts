// What a role in a private project shows somebody, and what it lets them do. Source: https://docs.gitlab.com/user/permissions/
import type { Person } from '../words/goal.ts';
import { type NamedOnly, type ProjectItem, type Role, roles } from './project.ts';
import { isSince } from './server-version.ts';
import { isNamed } from '../words/username.ts';

/** Those that are given to somebody who helps; the ones above them also push, delete and decide who else comes in. */
export const sharedRoles = ['guest', 'planner', 'reporter'] as const satisfies readonly Role[];
export type SharedRole = (typeof sharedRoles)[number];

/** Planner and up. A Guest reads a confidential issue only as its author or assignee. */
export function seesConfidential(role: Role | null): boolean {
  return role !== null && role !== 'guest';
}

/** https://docs.gitlab.com/user/permissions/: Planner came with it. */
export const plannerSince = '17.7';

/** With a planner, since about 18.7: https://gitlab.com/gitlab-org/gitlab/-/merge_requests/212966 */
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

/** What decides who reads an issue. Goals, 1:1s, promotion documents and every other issue have it. */
export interface Shown {
  readonly confidential: boolean;
  readonly author: Person | null;
  readonly assignees: readonly Person[];
}

/** Whoever opened a confidential issue or has it assigned reads it, whatever their role: app/policies/issue_policy.rb */
function isTheirs({ author, assignees }: Shown, reader: Person | NamedOnly): boolean {
  return [author, ...assignees].some((one) => one !== null && isSamePerson(one, reader));
}

function isSamePerson(one: Person, { id, username }: Person | NamedOnly): boolean {
  return id === null ? isNamed(one, username) : one.id === id;
}

export interface Reader {
  /** null: nobody in particular, as whatever is kept where all members read it. */
  readonly person: Person | NamedOnly | null;
  /** null: no member. */
  readonly role: Role | null;
}

/** Whether a member of this role reads the issue. */
export function isShownTo({ person, role }: Reader, issue: Shown): boolean {
  return !issue.confidential || seesConfidential(role) || (person !== null && isTheirs(issue, person));
}

/**
 * Who reads the issue beside `me` and the members who read every confidential one: all members, or those it names, each of whom
 * may be a Guest. Nobody else reads it only where this is an empty list.
 */
export function otherReaders(issue: Shown, me: Person): 'members' | readonly Person[] {
  if (!issue.confidential) return 'members';
  const named = [issue.author, ...issue.assignees].filter((one) => one !== null);
  return named.filter((one, index) => one.id !== me.id && named.findIndex(({ id }) => id === one.id) === index);
}

/** Whether words of `source` may stand in `place` without a new reader: whoever reads `place` reads `source` too. */
export function showsNoMore(place: Shown, source: Shown, me: Person): boolean {
  if (!source.confidential) return true;
  const readers = otherReaders(place, me);
  return readers !== 'members' && readers.every((one) => isTheirs(source, one));
}

/** An issue that every member reads. */
export const openIssue: Shown = { confidential: false, author: null, assignees: [] };

export interface Exposure {
  readonly visible: readonly ProjectItem[];
  readonly hidden: readonly ProjectItem[];
}

export function exposureTo(reader: Reader, items: readonly ProjectItem[]): Exposure {
  const isVisible = (item: ProjectItem) => reader.role !== null && isShownTo(reader, item);
  return { visible: items.filter(isVisible), hidden: items.filter((item) => !isVisible(item)) };
}
