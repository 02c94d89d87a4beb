// Who sees what and who may do what: roles, visibility, confidential items, token scopes.
import { groupLevel, isOver } from './groups.ts';
import { forbidden, notFound, Refusal, unauthorized } from '../http/reply.ts';
import { authenticated, type Instance, type SandboxContext, since, type Viewer } from '../http/routing.ts';
import type { Issue, Note } from '../state/planning-records.ts';
import type { AccessLevel, Namespace, Project, SandboxState, User } from '../state/state.ts';

const GUEST = 10;
const PLANNER = 15;
const REPORTER = 20;
const DEVELOPER = 30;
const MAINTAINER = 40;
const OWNER = 50;

/** The least role of each thing a member may do, after GitLab's names. */
const leastRole = {
  read_issue: GUEST,
  create_issue: GUEST,
  /** Labels, people, milestone and days, while an issue is made; afterwards it takes `admin_issue`. https://gitlab.com/gitlab-org/gitlab/-/merge_requests/62816 */
  set_new_issue_metadata: GUEST,
  create_note: GUEST,
  admin_issue: PLANNER,
  read_confidential: PLANNER,
  read_internal_note: PLANNER,
  admin_label: PLANNER,
  admin_milestone: PLANNER,
  admin_board: PLANNER,
  admin_issue_link: GUEST,
  read_code: REPORTER,
  read_merge_request: REPORTER,
  push_code: DEVELOPER,
  create_merge_request: DEVELOPER,
  merge: DEVELOPER,
  create_schedule: DEVELOPER,
  push_protected: MAINTAINER,
  admin_schedule: MAINTAINER,
  admin_project: MAINTAINER,
  admin_ci_variable: MAINTAINER,
  admin_protected_branch: MAINTAINER,
  admin_member: MAINTAINER,
  set_created_at: OWNER,
  archive_project: OWNER,
  remove_project: OWNER,
} as const;
export type Ability = keyof typeof leastRole;

/** What needs a feature that may be switched off, or be for members alone. */
const featureOf: Partial<Record<Ability, 'issues' | 'merge_requests'>> = {
  read_issue: 'issues',
  create_issue: 'issues',
  set_new_issue_metadata: 'issues',
  admin_issue: 'issues',
  admin_issue_link: 'issues',
  read_merge_request: 'merge_requests',
  create_merge_request: 'merge_requests',
  merge: 'merge_requests',
};

/** A Planner reads code and merge requests since about 18.7: config/authz/roles/planner.yml, https://gitlab.com/gitlab-org/gitlab/-/merge_requests/212966 */
const openedToPlanner: ReadonlySet<Ability> = new Set(['read_code', 'read_merge_request']);

function leastLevel(ability: Ability, instance: { readonly version: string }): AccessLevel {
  return openedToPlanner.has(ability) && since(instance, '18.7') ? PLANNER : leastRole[ability];
}

/** What is still allowed in an archived project. */
const allowedInArchive: ReadonlySet<Ability> = new Set([
  'read_issue',
  'read_confidential',
  'read_internal_note',
  'read_code',
  'read_merge_request',
  'admin_project',
  'archive_project',
  'remove_project',
]);

/** Who asks, and of which GitLab: all that a decision needs to know of a request. */
export interface Asking {
  readonly var: { readonly instance: Instance; readonly viewer: Viewer };
}

/** What anybody who sees a public (or, signed in, an internal) project may do without being a member. */
const openToReaders: readonly Ability[] = ['read_issue', 'read_code', 'read_merge_request'];
const openToSignedIn: readonly Ability[] = [...openToReaders, 'create_issue', 'create_note'];

/** The caller's level in the project, own or inherited; 0 for no member. An expired membership is none. */
export function levelIn(state: SandboxState, user: User | null, project: Project, today: string): AccessLevel | 0 {
  if (user === null) return 0;
  const own = directLevel(state, user, project, today);
  const inherited = groupLevel(state, user, namespaceOf(state, project), today);
  return own > inherited ? own : inherited;
}

export function directLevel(state: SandboxState, user: User, project: Project, today: string): AccessLevel | 0 {
  const member = state.members.find((candidate) => candidate.projectId === project.id && candidate.userId === user.id);
  return member === undefined || isOver(member, today) ? 0 : member.accessLevel;
}

export const namespaceOf = (state: SandboxState, project: Project): Namespace => {
  const namespace = state.namespaces.find((candidate) => candidate.id === project.namespaceId);
  if (namespace === undefined) throw new Error(`Project ${project.id} has no namespace.`);
  return namespace;
};
export const fullPathOf = (state: SandboxState, project: Project): string =>
  `${namespaceOf(state, project).fullPath}/${project.path}`;

/** Administrators see and may do everything, members or not. */
export function canSee(c: Asking, project: Project, viewer: Viewer = c.var.viewer): boolean {
  const { state, today } = c.var.instance;
  if (project.visibility === 'public' || viewer.user?.admin === true) return true;
  if (project.visibility === 'internal') return viewer.user !== null;
  return levelIn(state, viewer.user, project, today) >= GUEST;
}

export function can(c: Asking, ability: Ability, project: Project, viewer: Viewer = c.var.viewer): boolean {
  const { state, today } = c.var.instance;
  if (!canSee(c, project, viewer)) return false;
  if (project.archived && !allowedInArchive.has(ability)) return false;
  const feature = featureOf[ability];
  if (feature !== undefined && !hasFeature(c, feature, project, viewer)) return false;
  if (viewer.user?.admin === true) return true;
  const level = levelIn(state, viewer.user, project, today);
  if (level >= leastLevel(ability, c.var.instance)) return true;
  return project.visibility !== 'private' && (viewer.user === null ? openToReaders : openToSignedIn).includes(ability);
}

/** 403 (401 for nobody) when the caller may not. */
export function allow(c: SandboxContext, ability: Ability, project: Project): void {
  if (can(c, ability, project)) return;
  if (c.var.viewer.user === null) throw unauthorized();
  throw forbidden();
}

/** The project that `:id` names, by id or full path; 404 for one that the caller cannot see, 301 or 405 for a moved one. */
export function projectOf(c: SandboxContext, given = c.req.param('id') ?? ''): Project {
  const { state, externalUrl } = c.var.instance;
  const project = /^\d+$/.test(given)
    ? state.projects.find((candidate) => candidate.id === Number(given))
    : state.projects.find((candidate) => fullPathOf(state, candidate).toLowerCase() === given.toLowerCase());
  if (project !== undefined) {
    if (canSee(c, project)) return project;
    throw notFound('Project');
  }
  const moved = state.projects.find((candidate) =>
    candidate.formerPaths.some((path) => path.toLowerCase() === given.toLowerCase()),
  );
  if (moved === undefined || !canSee(c, moved)) throw notFound('Project');
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    throw new Refusal(405, { message: 'Non GET methods are not allowed for moved projects' });
  const url = new URL(c.req.url);
  const base = new URL(externalUrl).pathname.replace(/\/$/, '');
  const tail = url.pathname.slice(base.length).replace(/^(\/api\/v4\/projects\/)[^/]+/, `$1${moved.id}`);
  const location = `${externalUrl}${tail}${url.search}`;
  throw new Refusal(301, `This resource has been moved permanently to ${location}`, { Location: location });
}

/** The same for routes that ask who is there before they look (labels, milestones, notes, boards, links). */
export function memberProjectOf(c: SandboxContext): Project {
  authenticated(c);
  return projectOf(c);
}

/** Switched on for this caller: a private feature is for members alone. */
export function hasFeature(
  c: Asking,
  feature: 'issues' | 'merge_requests',
  project: Project,
  { user }: Viewer = c.var.viewer,
): boolean {
  const { state, today } = c.var.instance;
  const access = project.features[`${feature}_access_level`];
  if (access === 'private') return user?.admin === true || levelIn(state, user, project, today) >= GUEST;
  return access !== 'disabled';
}

/** May the caller read this issue? A Guest reads a confidential one only as author or assignee. */
export function canReadIssue(
  c: Asking,
  issue: Pick<Issue, 'confidential' | 'authorId' | 'assigneeIds'>,
  project: Project,
): boolean {
  if (!can(c, 'read_issue', project)) return false;
  if (!issue.confidential || can(c, 'read_confidential', project)) return true;
  const { user } = c.var.viewer;
  return user !== null && (issue.authorId === user.id || issue.assigneeIds.includes(user.id));
}

/** The issue that the path names; one that cannot be read is missing. `what` is the name in the 404 (notes say `Issue`). */
export function issueOf(
  c: SandboxContext,
  project: Project,
  { parameter = 'issue_iid', what }: { parameter?: string; what?: string } = {},
): Issue {
  const iid = Number(c.req.param(parameter));
  const issue = findByIid(c.var.instance.state.issues[project.id] ?? [], iid);
  if (issue === undefined || !canReadIssue(c, issue, project)) throw notFound(what);
  return issue;
}

/** The same for a write, which looks the issue up before it asks who may: one that cannot be read is 403 there. */
export function writtenIssueOf(c: SandboxContext, project: Project, what?: string): Issue {
  const issue = findByIid(c.var.instance.state.issues[project.id] ?? [], Number(c.req.param('issue_iid')));
  if (issue === undefined) throw notFound(what);
  return issue;
}

/** Rows are nearly always in iid order without gaps: look there first. */
export function findByIid<T extends { iid: number }>(rows: readonly T[], iid: number): T | undefined {
  const guess = rows[iid - 1];
  return guess?.iid === iid ? guess : rows.find((row) => row.iid === iid);
}

/** Its author, and Maintainers: https://docs.gitlab.com/user/discussions/#edit-a-comment */
export function canEditNote(c: SandboxContext, note: Note, project: Project): boolean {
  return !note.system && (note.authorId === c.var.viewer.user?.id || can(c, 'admin_project', project));
}

/** May edit title, description, state: Planner and up, the author, an assignee. */
export function canUpdateIssue(c: SandboxContext, issue: Issue, project: Project): boolean {
  const { user } = c.var.viewer;
  if (user === null || !canReadIssue(c, issue, project)) return false;
  return (
    can(c, 'admin_issue', project) ||
    (!project.archived && (issue.authorId === user.id || issue.assigneeIds.includes(user.id)))
  );
}
