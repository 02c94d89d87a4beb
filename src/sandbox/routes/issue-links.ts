// Links between issues.
import { allow, can, canReadIssue, findByIid, issueOf, memberProjectOf, projectOf } from '../who/access.ts';
import { issueEntity } from '../entities/issue.ts';
import { addLink, isLinked, noteOnBoth, type Placed, placedById } from '../rules/issue-relations.ts';
import { accept, filled, oneOf, optional, text } from '../http/params.ts';
import { conflict, forbidden, notFound, Refusal, unprocessable } from '../http/reply.ts';
import { authenticated, isPaid, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Issue, IssueLink } from '../state/planning-records.ts';
import type { User } from '../state/state.ts';
import { removedRelation } from '../text/system-notes.ts';

type LinkType = 'relates_to' | 'blocks' | 'is_blocked_by';

export function issueLinkRoutes(api: SandboxApp): void {
  // The whole list on one page, oldest first.
  api.get('/projects/:id/issues/:issue_iid/links', (c) => {
    const { issue } = sourceOf(c);
    const rows = linksOf(c, issue).flatMap((link) => {
      const other = placedById(c.var.instance.state, link.sourceId === issue.id ? link.targetId : link.sourceId);
      if (other === null || !canReadIssue(c, other.issue, other.project)) return [];
      return [
        {
          ...entity(c, other),
          issue_link_id: link.id,
          link_type: typeSeenFrom(link, issue),
          link_created_at: link.createdAt,
          link_updated_at: link.updatedAt,
        },
      ];
    });
    return c.json(rows);
  });

  api.get('/projects/:id/issues/:issue_iid/links/:issue_link_id', (c) => {
    const { link } = linkOf(c);
    return c.json(linkEntity(c, link));
  });

  api.post('/projects/:id/issues/:issue_iid/links', (c) => {
    const actor = authenticated(c);
    const asked = accept(c.var.params, {
      target_project_id: filled(text),
      target_issue_iid: filled(text),
      link_type: optional(oneOf('relates_to', 'blocks', 'is_blocked_by')),
    });
    const source = sourceOf(c);
    const target = targetOf(c, asked.target_project_id ?? '', Number(asked.target_issue_iid));
    const link = createLink(c, actor, source, target, asked.link_type ?? 'relates_to');
    return c.json(linkEntity(c, link), 201);
  });

  api.delete('/projects/:id/issues/:issue_iid/links/:issue_link_id', (c) => {
    const actor = authenticated(c);
    const { link } = linkOf(c);
    const source = placedById(c.var.instance.state, link.sourceId);
    const target = placedById(c.var.instance.state, link.targetId);
    if (source === null || target === null) throw notFound();
    if (!can(c, 'admin_issue_link', source.project)) throw new Refusal(404, { message: 'No Issue Link found' });
    const { state } = c.var.instance;
    const shown = linkEntity(c, link);
    state.issueLinks = state.issueLinks.filter((row) => row !== link);
    noteOnBoth({ instance: c.var.instance, project: source.project, actor }, source, target, removedRelation);
    return c.json(shown);
  });
}

function createLink(c: SandboxContext, actor: User, source: Placed, target: Placed, type: LinkType): IssueLink {
  const { instance } = c.var;
  if (isLinked(instance.state, source.issue, target.issue)) throw conflict('Issue(s) already assigned');
  allow(c, 'admin_issue_link', source.project);
  if (!can(c, 'admin_issue_link', target.project)) {
    throw new Refusal(403, {
      message: "Couldn't link issue. You must have at least the Guest role in both projects.",
    });
  }
  if (type !== 'relates_to' && !isPaid(instance)) {
    throw new Refusal(403, { message: 'Blocked issues not available for current license' });
  }
  if (source.issue.id === target.issue.id) {
    throw unprocessable(`#${source.issue.iid} cannot be added: cannot be related to itself`);
  }
  const [from, to] = type === 'is_blocked_by' ? [target, source] : [source, target];
  return addLink({ instance, project: source.project, actor }, from, to, type === 'relates_to' ? type : 'blocks');
}

function sourceOf(c: SandboxContext): Placed {
  const project = memberProjectOf(c);
  return { project, issue: issueOf(c, project) };
}

function targetOf(c: SandboxContext, projectId: string, iid: number): Placed {
  const project = projectOf(c, projectId);
  const issue = findByIid(c.var.instance.state.issues[project.id] ?? [], iid);
  if (issue === undefined || !canReadIssue(c, issue, project)) throw notFound();
  return { project, issue };
}

function linksOf(c: SandboxContext, issue: Issue): IssueLink[] {
  return c.var.instance.state.issueLinks.filter((link) => link.sourceId === issue.id || link.targetId === issue.id);
}

/** The link that the path names; its target must be readable. */
function linkOf(c: SandboxContext): { link: IssueLink } {
  const { issue } = sourceOf(c);
  const link = linksOf(c, issue).find((row) => row.id === Number(c.req.param('issue_link_id')));
  const target = link === undefined ? null : placedById(c.var.instance.state, link.targetId);
  if (link === undefined || target === null || !canReadIssue(c, target.issue, target.project)) throw notFound();
  return { link };
}

function typeSeenFrom(link: IssueLink, issue: Issue): LinkType {
  if (link.linkType === 'relates_to') return 'relates_to';
  return link.sourceId === issue.id ? 'blocks' : 'is_blocked_by';
}

function entity(c: SandboxContext, { project, issue }: Placed) {
  return issueEntity(c.var.instance, project, issue, c.var.viewer, { withLabelsDetails: false, single: false });
}

function linkEntity(c: SandboxContext, link: IssueLink) {
  const source = placedById(c.var.instance.state, link.sourceId);
  const target = placedById(c.var.instance.state, link.targetId);
  if (source === null || target === null) throw forbidden();
  return {
    id: link.id,
    source_issue: entity(c, source),
    target_issue: entity(c, target),
    link_type: link.linkType,
  };
}
