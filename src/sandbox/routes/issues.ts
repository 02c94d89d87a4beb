// One issue: read, create, change, delete.
import {
  allow,
  can,
  canUpdateIssue,
  findByIid,
  issueOf,
  levelIn,
  memberProjectOf,
  projectOf,
  writtenIssueOf,
} from '../who/access.ts';
import { addCrossReferences } from '../rules/cross-references.ts';
import { issueEntity } from '../entities/issue.ts';
import { addIssue, changeIssue, checkIssueText, type IssueChanges } from '../rules/issue-changes.ts';
import { carryOut, readText } from '../rules/issue-commands.ts';
import { issueFields, newIssueFields, updateNeeds } from '../rules/issue-fields.ts';
import type { Acting } from '../rules/issue-references.ts';
import { forgetIssues } from '../rules/removal.ts';
import { checkUnmodified } from '../http/precondition.ts';
import {
  accept,
  atLeastOne,
  bool,
  instant,
  integer,
  oneOf,
  optional,
  optionalFilled,
  required,
  text,
} from '../http/params.ts';
import { conflict, forbidden, noContent } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Project } from '../state/state.ts';

export function issueRoutes(api: SandboxApp): void {
  api.get('/projects/:id/issues/:issue_iid', showIssue);
  api.post('/projects/:id/issues', createIssue);
  api.put('/projects/:id/issues/:issue_iid', updateIssue);
  api.delete('/projects/:id/issues/:issue_iid', deleteIssue);
  const subscription = (wanted: boolean) => (c: SandboxContext) => {
    const user = authenticated(c);
    const project = memberProjectOf(c);
    const issue = issueOf(c, project);
    if (issue.subscriberIds.includes(user.id) === wanted) return c.body(null, 304);
    issue.subscriberIds = wanted
      ? [...issue.subscriberIds, user.id]
      : issue.subscriberIds.filter((id) => id !== user.id);
    return c.json(shown(c, project, issue), 201);
  };
  api.post('/projects/:id/issues/:issue_iid/subscribe', subscription(true));
  api.post('/projects/:id/issues/:issue_iid/unsubscribe', subscription(false));
}

function showIssue(c: SandboxContext): Response {
  const project = projectOf(c);
  return c.json(shown(c, project, issueOf(c, project)));
}

function createIssue(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const own = accept(params, { title: required(text), iid: optional(integer), created_at: optional(instant) });
  const asked = issueFields(instance, params);
  const project = projectOf(c);
  allow(c, 'create_issue', project);
  const acting: Acting = { instance, project, actor };
  const isOwner = can(c, 'set_created_at', project);
  const iid = isOwner ? (own.iid ?? undefined) : undefined;
  if (iid !== undefined && findByIid(instance.state.issues[project.id] ?? [], iid) !== undefined)
    throw conflict('Duplicated issue');

  const read = readText(c, acting, null, asked.description ?? '');
  const title = (own.title ?? '').trim();
  const description = asked.description === undefined || asked.description === null ? null : read.text;
  checkIssueText({ title: read.updates.title ?? title, description });
  const issue = addIssue(acting, {
    title,
    description,
    ...newIssueFields(c, acting, asked),
    ...(iid === undefined ? {} : { iid }),
    ...(isOwner && typeof own.created_at === 'string' ? { createdAt: own.created_at } : {}),
  });
  const { updatedAt } = issue;
  carryOut(acting, issue, read);
  issue.updatedAt = updatedAt;
  addCrossReferences(c, acting, { type: 'Issue', record: issue }, issue.description);
  return c.json(shown(c, project, issue), 201);
}

function updateIssue(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const own = accept(params, {
    title: optional(text),
    state_event: optional(oneOf('close', 'reopen')),
    updated_at: optionalFilled(instant),
    created_at: optional(instant),
  });
  const asked = issueFields(instance, params);
  atLeastOne(params, ...updateNeeds);
  const project = projectOf(c);
  const issue = writtenIssueOf(c, project);
  if (!canUpdateIssue(c, issue, project)) throw forbidden();
  const acting: Acting = { instance, project, actor };
  const title = own.title === undefined ? issue.title : (own.title ?? '').trim();
  const read =
    asked.description === undefined ? null : readText(c, acting, issue, asked.description ?? '', issue.description);
  const description = read === null ? issue.description : asked.description === null ? null : read.text;
  checkIssueText({ title, description });

  const isOwner = can(c, 'set_created_at', project);
  const at = isOwner && typeof own.updated_at === 'string' ? own.updated_at : instance.now;
  const changes: IssueChanges = {
    title,
    description,
    ...newIssueFields(c, acting, asked, issue),
    ...(own.state_event === undefined ? {} : { state: own.state_event === 'close' ? 'closed' : 'opened' }),
  };
  changeIssue(acting, issue, changes, at);
  if (read !== null) carryOut(acting, issue, read);
  if (isOwner && typeof own.created_at === 'string') issue.createdAt = own.created_at;
  if (at !== instance.now) issue.updatedAt = at;
  if (read !== null) addCrossReferences(c, acting, { type: 'Issue', record: issue }, issue.description);
  return c.json(shown(c, project, issue));
}

function deleteIssue(c: SandboxContext): Response {
  authenticated(c);
  const project = memberProjectOf(c);
  const issue = writtenIssueOf(c, project, 'Issue');
  if (!mayDelete(c, project, issue)) throw forbidden();
  checkUnmodified(c, issue.updatedAt);
  removeIssue(c, project, issue);
  return noContent(c);
}

function shown(c: SandboxContext, project: Project, issue: Issue) {
  const { with_labels_details: withLabelsDetails } = accept(c.var.params, { with_labels_details: optional(bool) });
  return issueEntity(c.var.instance, project, issue, c.var.viewer, {
    withLabelsDetails: withLabelsDetails === true,
    single: true,
  });
}

/** Owners, Planners (from 17.7 on) and the author. */
function mayDelete(c: SandboxContext, project: Project, issue: Issue): boolean {
  const { instance, viewer } = c.var;
  if (can(c, 'remove_project', project) || issue.authorId === viewer.user?.id) return true;
  return since(instance, '17.7') && levelIn(instance.state, viewer.user, project, instance.today) === 15;
}

function removeIssue(c: SandboxContext, project: Project, issue: Issue): void {
  const { state } = c.var.instance;
  state.issues[project.id] = (state.issues[project.id] ?? []).filter((other) => other !== issue);
  forgetIssues(c.var.instance, [issue]);
}
