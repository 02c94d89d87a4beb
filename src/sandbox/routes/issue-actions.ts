// What else is asked of an issue: who takes part, its order on boards, moves and copies, merge requests about it.
import { mergeRequestsClosing } from '../entities/closing.ts';
import { can, canUpdateIssue, issueOf, memberProjectOf, projectOf, writtenIssueOf } from '../who/access.ts';
import { addLabelEvents, addMilestoneEvent, addSystemNote } from '../rules/activity.ts';
import { issueEntity } from '../entities/issue.ts';
import { mergeRequestEntity } from '../entities/merge-request.ts';
import { userBasic } from '../entities/user.ts';
import { relatedMergeRequests } from '../rules/related-merge-requests.ts';
import { addIssue, changeIssue, placeBetween } from '../rules/issue-changes.ts';
import { fullReference, labelByName, milestoneByTitle, type Acting } from '../rules/issue-references.ts';
import { paginate } from '../http/page.ts';
import { accept, atLeastOne, bool, integer, optional, required, withDefault } from '../http/params.ts';
import { forbidden, invalidRecord, notFound, Refusal } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Issue } from '../state/planning-records.ts';
import { issueKey, nextId, rowsAt, type Project } from '../state/state.ts';
import { copiedIssue } from '../text/system-notes.ts';

export function issueActionRoutes(api: SandboxApp): void {
  api.get('/projects/:id/issues/:issue_iid/participants', (c) => {
    const issue = issueOf(c, projectOf(c));
    const { instance } = c.var;
    const commenters = (instance.state.notes[issueKey(issue)] ?? [])
      .filter((note) => !note.system)
      .map((note) => note.authorId);
    const ids = new Set([issue.authorId, ...issue.assigneeIds, ...commenters]);
    const people = instance.state.users.filter((user) => ids.has(user.id));
    return c.json(paginate(c, people, (user) => userBasic(instance, user), { type: 'User' }));
  });

  api.get('/projects/:id/issues/:issue_iid/related_merge_requests', (c) => {
    const project = projectOf(c);
    return c.json(presented(c, relatedMergeRequests(c, project, issueOf(c, project))));
  });

  api.get('/projects/:id/issues/:issue_iid/closed_by', (c) => {
    const asked = issueOf(c, projectOf(c));
    return c.json(presented(c, mergeRequestsClosing(c, asked)));
  });

  // What an anti-spam service is told about the author; nothing is recorded here.
  api.get('/projects/:id/issues/:issue_iid/user_agent_detail', (c) => {
    if (!authenticated(c).admin) throw forbidden();
    issueOf(c, projectOf(c));
    throw notFound('UserAgentDetail');
  });

  api.put('/projects/:id/issues/:issue_iid/reorder', (c) => {
    authenticated(c);
    const { instance, params, viewer } = c.var;
    const asked = accept(params, { move_after_id: optional(integer), move_before_id: optional(integer) });
    atLeastOne(params, 'move_after_id', 'move_before_id');
    const project = memberProjectOf(c);
    const issue = writtenIssueOf(c, project, 'Issue');
    if (!canUpdateIssue(c, issue, project)) throw forbidden();
    const byId = (id: number | null | undefined) =>
      (instance.state.issues[project.id] ?? []).find((other) => other.id === id);
    const after = byId(asked.move_after_id);
    const before = byId(asked.move_before_id);
    if (after === undefined && before === undefined)
      throw new Refusal(422, { message: { error: 'Unprocessable Entity' } });
    issue.relativePosition = placeBetween(after, before);
    return c.json(issueEntity(instance, project, issue, viewer, { withLabelsDetails: false, single: true }));
  });

  api.post('/projects/:id/issues/:issue_iid/move', (c) => {
    const { acting, issue, target } = copyAsked(c, 'move');
    if (target.id === acting.project.id) throw invalidRecord('Cannot move issue to project it originates from!');
    const moved = copyIssue(acting, issue, target, true);
    // A moved issue is still its author's, and as old as it was. A clone is of whoever makes it.
    moved.authorId = issue.authorId;
    moved.createdAt = issue.createdAt;
    issue.movedToId = moved.id;
    writeCopyNotes(acting, issue, target, moved, 'moved');
    changeIssue(acting, issue, { state: 'closed' });
    return c.json(
      issueEntity(acting.instance, target, moved, c.var.viewer, { withLabelsDetails: false, single: true }),
      201,
    );
  });

  api.post('/projects/:id/issues/:issue_iid/clone', (c) => {
    const { with_notes: withNotes } = accept(c.var.params, { with_notes: withDefault(bool, false) });
    const { acting, issue, target } = copyAsked(c, 'clone');
    const copy = copyIssue(acting, issue, target, withNotes === true);
    writeCopyNotes(acting, issue, target, copy, 'cloned');
    return c.json(
      issueEntity(acting.instance, target, copy, c.var.viewer, { withLabelsDetails: false, single: true }),
      201,
    );
  });
}

/** The target is looked up by its number alone; who may not triage in both is told so, whatever they can see. */
function copyAsked(c: SandboxContext, verb: 'move' | 'clone'): { acting: Acting; issue: Issue; target: Project } {
  const actor = authenticated(c);
  const { instance } = c.var;
  const { to_project_id: targetId } = accept(c.var.params, { to_project_id: required(integer) });
  const project = memberProjectOf(c);
  const issue = writtenIssueOf(c, project, 'Issue');
  const target = instance.state.projects.find(({ id }) => id === targetId);
  if (target === undefined) throw notFound('Project');
  const isGone = verb === 'move' && issue.movedToId !== null;
  if (isGone || !can(c, 'admin_issue', project) || !can(c, 'admin_issue', target))
    throw invalidRecord(`Cannot ${verb} issue due to insufficient permissions!`);
  return { acting: { instance, project, actor }, issue, target };
}

function writeCopyNotes(acting: Acting, issue: Issue, target: Project, copy: Issue, verb: 'moved' | 'cloned'): void {
  const there: Acting = { ...acting, project: target };
  addSystemNote(acting, issueKey(issue), copiedIssue(verb, 'to', fullReference(there, copy.iid)));
  addSystemNote(there, issueKey(copy), copiedIssue(verb, 'from', fullReference(acting, issue.iid)));
}

/** Labels and milestone go along where the target has them by name. */
function copyIssue(acting: Acting, issue: Issue, target: Project, withNotes: boolean): Issue {
  const { instance } = acting;
  const there: Acting = { ...acting, project: target };
  const copy = addIssue(there, {
    title: issue.title,
    description: issue.description,
    confidential: issue.confidential,
    issueType: issue.issueType,
  });
  copy.labelIds = issue.labelIds.flatMap((id) => {
    const name = instance.state.labels.find((label) => label.id === id)?.name;
    return name === undefined ? [] : (labelByName(there, name)?.id ?? []);
  });
  const title = instance.state.milestones.find((milestone) => milestone.id === issue.milestoneId)?.title;
  copy.milestoneId = title === undefined ? null : (milestoneByTitle(there, title)?.id ?? null);
  copy.assigneeIds = [...issue.assigneeIds];
  copy.dueDate = issue.dueDate;
  addLabelEvents(there, issueKey(copy), [], copy.labelIds);
  addMilestoneEvent(there, issueKey(copy), null, copy.milestoneId, 'opened');
  if (withNotes) {
    const notes = rowsAt(instance.state.notes, issueKey(copy));
    const copied = new Map<number | undefined, number>();
    for (const note of instance.state.notes[issueKey(issue)] ?? []) {
      const id = nextId(instance.state, 'note');
      copied.set(note.id, id);
      const threadOf = copied.get(note.threadOf) ?? note.threadOf;
      notes.push({ ...note, id, ...(threadOf === undefined ? {} : { threadOf }) });
    }
  }
  return copy;
}

function presented(c: SandboxContext, rows: readonly ReturnType<typeof relatedMergeRequests>[number][]) {
  return paginate(c, rows, ({ home, record }) => mergeRequestEntity(c.var.instance, home, record, false), {
    type: 'MergeRequest',
  });
}
