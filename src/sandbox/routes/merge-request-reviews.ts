// Who looked at a merge request: reviewers, approvals, approving.
import { can } from '../who/access.ts';
import { approvalsEntity } from '../entities/merge-request.ts';
import { userBasicById } from '../entities/user.ts';
import { mergeRequestOf } from '../who/merge-request-access.ts';
import { approve, unapprove } from '../rules/reviewing.ts';
import { accept, optional, text } from '../http/params.ts';
import { conflict, notFound, unauthorized } from '../http/reply.ts';
import { authenticated, enterpriseOnly, type SandboxApp } from '../http/routing.ts';

const one = '/projects/:id/merge_requests/:merge_request_iid';

export function reviewRoutes(api: SandboxApp): void {
  api.get(`${one}/approvals`, (c) => {
    const { project, record } = mergeRequestOf(c);
    return c.json(approvalsEntity(c, project, record));
  });

  // Nobody makes a rule here, so none asks for an approval.
  api.get(`${one}/approval_state`, (c) => {
    enterpriseOnly(c.var.instance);
    mergeRequestOf(c);
    return c.json({ approval_rules_overwritten: false, rules: [] });
  });

  api.get(`${one}/reviewers`, (c) => {
    const { record } = mergeRequestOf(c);
    return c.json(
      record.reviewers.map(({ userId, state, createdAt }) => ({
        user: userBasicById(c.var.instance, userId),
        state,
        created_at: createdAt,
      })),
    );
  });

  api.post(`${one}/approve`, (c) => {
    const actor = authenticated(c);
    const { instance } = c.var;
    const { sha } = accept(c.var.params, { sha: optional(text) });
    const { project, record } = mergeRequestOf(c);
    if (!can(c, 'create_merge_request', project)) throw unauthorized();
    if (sha && sha !== record.sha) throw conflict(`SHA does not match HEAD of source branch: ${record.sha}`);
    if (record.approvals.some(({ userId }) => userId === actor.id)) throw unauthorized();
    approve({ instance, project, actor }, record);
    return c.json(approvalsEntity(c, project, record), 201);
  });

  api.post(`${one}/unapprove`, (c) => {
    const actor = authenticated(c);
    const { instance } = c.var;
    const { project, record } = mergeRequestOf(c);
    if (!record.approvals.some(({ userId }) => userId === actor.id)) throw notFound();
    unapprove({ instance, project, actor }, record);
    return c.json(approvalsEntity(c, project, record), 201);
  });
}
