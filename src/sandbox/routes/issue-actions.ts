// What else is asked of an issue: who takes part, its order on boards, moves and copies, merge requests about it.
import { allow, canUpdateIssue, issueOf, memberProjectOf, projectOf, writtenIssueOf } from '../access.ts';
import { addLabelEvents, addMilestoneEvent, addSystemNote } from '../activity.ts';
import { closedByMergeRequest, mentionedByMergeRequest } from '../closing-issues.ts';
import { issueEntity } from '../entities/issue.ts';
import { mergeRequestEntity } from '../entities/merge-request.ts';
import { userBasic } from '../entities/user.ts';
import { addIssue, changeIssue, placeBetween } from '../issue-changes.ts';
import { fullReference, labelByName, milestoneByTitle, type Acting } from '../issue-references.ts';
import { paginate } from '../page.ts';
import { readsMergeRequests } from '../merge-request-access.ts';
import { accept, atLeastOne, bool, integer, optional, required, withDefault } from '../params.ts';
import { badRequest, forbidden, Refusal } from '../reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { Issue } from '../planning-records.ts';
import { issueKey, nextId, rowsAt, type Project } from '../state.ts';
import { movedIssue } from '../system-notes.ts';

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

  for (const [path, named] of [
    ['related_merge_requests', mentionedByMergeRequest],
    ['closed_by', closedByMergeRequest],
  ] as const) {
    api.get(`/projects/:id/issues/:issue_iid/${path}`, (c) => {
      const asked = issueOf(c, projectOf(c));
      const { instance } = c.var;
      const rows = instance.state.projects
        .filter((project) => readsMergeRequests(c, project))
        .flatMap((project) =>
          (instance.state.mergeRequests[project.id] ?? [])
            .filter((record) => named(instance, project, record).some(({ issue }) => issue === asked))
            .map((record) => ({ project, record })),
        );
      const present = ({ project, record }: (typeof rows)[number]) =>
        mergeRequestEntity(instance, project, record, false);
      return c.json(paginate(c, rows, present, { type: 'MergeRequest' }));
    });
  }

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
    const { acting, issue, target } = copyAsked(c);
    if (target.id === acting.project.id) throw badRequest('Cannot move issue to project it originates from!');
    const moved = copyIssue(acting, issue, target, true);
    issue.movedToId = moved.id;
    addSystemNote(acting, issueKey(issue), movedIssue('to', fullReference({ ...acting, project: target }, moved.iid)));
    changeIssue(acting, issue, { state: 'closed' });
    return c.json(
      issueEntity(acting.instance, target, moved, c.var.viewer, { withLabelsDetails: false, single: true }),
      201,
    );
  });

  api.post('/projects/:id/issues/:issue_iid/clone', (c) => {
    const { with_notes: withNotes } = accept(c.var.params, { with_notes: withDefault(bool, false) });
    const { acting, issue, target } = copyAsked(c);
    const copy = copyIssue(acting, issue, target, withNotes === true);
    return c.json(
      issueEntity(acting.instance, target, copy, c.var.viewer, { withLabelsDetails: false, single: true }),
      201,
    );
  });
}

function copyAsked(c: SandboxContext): { acting: Acting; issue: Issue; target: Project } {
  const actor = authenticated(c);
  const { to_project_id: targetId } = accept(c.var.params, { to_project_id: required(integer) });
  const project = memberProjectOf(c);
  const issue = issueOf(c, project);
  allow(c, 'admin_issue', project);
  const target = projectOf(c, String(targetId ?? ''));
  allow(c, 'create_issue', target);
  return { acting: { instance: c.var.instance, project, actor }, issue, target };
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
    for (const note of instance.state.notes[issueKey(issue)] ?? [])
      notes.push({ ...note, id: nextId(instance.state, 'note') });
  }
  addSystemNote(there, issueKey(copy), movedIssue('from', fullReference(acting, issue.iid)));
  return copy;
}
