// Merge requests: one alone, made from branches, changed, deleted.
import { closedByMergeRequest, mentionedByMergeRequest } from '../entities/closing.ts';
import { allow, can, canReadIssue, projectOf } from '../who/access.ts';
import { emptyList } from '../http/always-empty.ts';
import { commitEntity, diffEntity } from '../entities/commit.ts';
import { issueEntity } from '../entities/issue.ts';
import { changesOf, commitsOf, isFirstContribution, mergeRequestDetail } from '../entities/merge-request.ts';
import { userBasic } from '../entities/user.ts';
import { addCrossReferences } from '../rules/cross-references.ts';
import type { Acting } from '../rules/issue-references.ts';
import { addMergeRequest, changeMergeRequest } from '../rules/merge-request-changes.ts';
import {
  checkBranches,
  checkTitle,
  fieldRules,
  readDescription,
  resolvedFields,
  updateNeeds,
} from '../rules/merge-request-fields.ts';
import { forgetHistory } from '../rules/removal.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { paginate } from '../http/page.ts';
import { accept, atLeastOne, filled, oneOf, optional, text } from '../http/params.ts';
import { forbidden, noContent } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { mergeRequestKey } from '../state/state.ts';
import type { MergeRequest } from '../state/work-records.ts';
import { mergeRequestListRoutes } from './merge-request-lists.ts';
import { mergeRoutes } from './merge-request-merge.ts';
import { reviewRoutes } from './merge-request-reviews.ts';

const one = '/projects/:id/merge_requests/:merge_request_iid';

export function mergeRequestRoutes(api: SandboxApp): void {
  mergeRequestListRoutes(api);

  api.get(one, (c) => {
    const { project, record } = mergeRequestOf(c);
    const first = isFirstContribution(c.var.instance.state, record);
    return c.json({ ...mergeRequestDetail(c, project, record), first_contribution: first });
  });

  api.post('/projects/:id/merge_requests', (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, { title: filled(text), source_branch: filled(text), target_branch: filled(text) });
    const fields = accept(params, fieldRules);
    const project = projectOf(c);
    allow(c, 'create_merge_request', project);
    const acting: Acting = { instance, project, actor };
    const branches = { sourceBranch: asked.source_branch ?? '', targetBranch: asked.target_branch ?? '' };
    const title = (asked.title ?? '').trim();
    checkTitle(title);
    checkBranches(acting, branches);
    const read = readDescription(c, acting, null, fields.description ?? '');
    const record = addMergeRequest(acting, {
      ...resolvedFields(acting, fields, []),
      ...read.changes,
      title: read.changes.title ?? title,
      description: fields.description === undefined ? null : read.text,
      ...branches,
    });
    mentionedBy(c, acting, record);
    return c.json(mergeRequestDetail(c, project, record), 201);
  });

  api.put(one, (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      title: optional(text),
      target_branch: optional(text),
      state_event: optional(oneOf('close', 'reopen')),
    });
    const fields = accept(params, fieldRules);
    atLeastOne(params, ...updateNeeds);
    const { project, record } = mergeRequestOf(c);
    if (record.authorId !== actor.id && !can(c, 'create_merge_request', project)) throw forbidden();
    const acting: Acting = { instance, project, actor };
    const title = asked.title === undefined ? record.title : (asked.title ?? '').trim();
    checkTitle(title);
    const read = fields.description === undefined ? null : readDescription(c, acting, record, fields.description ?? '');
    changeMergeRequest(acting, record, {
      title,
      ...resolvedFields(acting, fields, record.labelIds),
      ...(read === null ? {} : { ...read.changes, description: fields.description === null ? null : read.text }),
      ...(asked.target_branch ? { targetBranch: asked.target_branch } : {}),
      ...(asked.state_event === undefined ? {} : { state: asked.state_event === 'close' ? 'closed' : 'opened' }),
    });
    mentionedBy(c, acting, record);
    return c.json(mergeRequestDetail(c, project, record));
  });

  api.delete(one, (c) => {
    authenticated(c);
    const { project, record } = mergeRequestOf(c);
    allow(c, 'remove_project', project);
    const { state } = c.var.instance;
    state.mergeRequests[project.id] = (state.mergeRequests[project.id] ?? []).filter((row) => row !== record);
    forgetHistory(c.var.instance, mergeRequestKey(record));
    return noContent(c);
  });

  partRoutes(api);
  mergeRoutes(api);
  reviewRoutes(api);
}

/** What its title and description name is told so. */
function mentionedBy(c: SandboxContext, acting: Acting, record: MergeRequest): void {
  addCrossReferences(c, acting, { type: 'MergeRequest', record }, `${record.title}\n\n${record.description ?? ''}`);
}

function partRoutes(api: SandboxApp): void {
  api.get(`${one}/commits`, (c) => {
    const { project, record } = mergeRequestOf(c);
    const { instance } = c.var;
    return c.json(paginate(c, commitsOf(instance, record), (commit) => commitEntity(instance, project, commit)));
  });

  api.get(`${one}/changes`, (c) => {
    const { project, record } = mergeRequestOf(c);
    const changes = changesOf(c.var.instance, record).map(diffEntity);
    return c.json({ ...mergeRequestDetail(c, project, record), changes, overflow: false });
  });

  api.get(`${one}/diffs`, (c) => {
    const { record } = mergeRequestOf(c);
    return c.json(paginate(c, changesOf(c.var.instance, record), diffEntity));
  });

  api.get(`${one}/participants`, (c) => {
    const { instance } = c.var;
    const { record } = mergeRequestOf(c);
    const notes = (instance.state.notes[mergeRequestKey(record)] ?? []).filter((note) => !note.system);
    const ids = new Set([record.authorId, ...record.assigneeIds, ...notes.map((note) => note.authorId)]);
    const people = instance.state.users.filter((user) => ids.has(user.id));
    return c.json(paginate(c, people, (user) => userBasic(instance, user)));
  });

  for (const [part, named] of [
    ['closes_issues', closedByMergeRequest],
    ['related_issues', mentionedByMergeRequest],
  ] as const) {
    api.get(`${one}/${part}`, (c) => {
      const { project, record } = mergeRequestOf(c);
      const { instance, viewer } = c.var;
      const rows = named(instance, project, record).filter(({ home, issue }) => canReadIssue(c, issue, home));
      const view = { withLabelsDetails: false, single: false };
      return c.json(paginate(c, rows, ({ home, issue }) => issueEntity(instance, home, issue, viewer, view)));
    });
  }

  api.get(`${one}/pipelines`, (c) => {
    mergeRequestOf(c);
    return emptyList(c, '/projects/:id/merge_requests/:merge_request_iid/pipelines');
  });
}
