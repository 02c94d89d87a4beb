// Milestones of a project or a group. https://docs.gitlab.com/api/milestones/
import { canReadIssue } from '../who/access.ts';
import { addActivity, addMilestoneEvent } from '../rules/activity.ts';
import { issueEntity } from '../entities/issue.ts';
import { mergeRequestEntity } from '../entities/merge-request.ts';
import { milestoneEntity } from '../entities/milestone.ts';
import type { Home } from '../who/homes.ts';
import { labelPriority } from '../rules/issue-order.ts';
import { dayOrNull } from '../rules/issue-references.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import { checkMilestone, type MilestoneFields } from '../rules/milestone-fields.ts';
import { paginate } from '../http/page.ts';
import {
  accept,
  atLeastOne,
  bool,
  exclusive,
  instant,
  list,
  oneOf,
  optional,
  required,
  text,
  withDefault,
} from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { groupHomeOf, nextGroupIid, promoteMilestone } from '../rules/promotion.ts';
import { forbidden, noContent, notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Milestone } from '../state/planning-records.ts';
import { issueKey, nextId, type Project, type SandboxState } from '../state/state.ts';
import { allowAt, groupHome, projectHome, type HomeKind } from './home-kinds.ts';

export function milestoneRoutes(api: SandboxApp): void {
  for (const kind of [projectHome, groupHome]) register(api, kind);

  api.post('/projects/:id/milestones/:milestone_id/promote', (c) => {
    const { instance } = c.var;
    const home = projectHome.homeOf(c);
    allowAt(c, 'admin_milestone', home);
    const group = home.project === null ? null : groupHomeOf(instance.state, home.project);
    if (group === null) throw forbidden();
    allowAt(c, 'admin_milestone', group);
    promoteMilestone(instance, group, milestoneOf(c, home));
    return c.json(200);
  });
}

function register(api: SandboxApp, { path: place, homeOf }: HomeKind): void {
  const path = `${place}/milestones`;
  const one = `${path}/:milestone_id`;
  api.get(path, (c) => c.json(listed(c, homeOf(c))));
  api.get(one, (c) => c.json(milestoneEntity(c.var.instance, milestoneOf(c, homeOf(c)))));
  api.post(path, (c) => createMilestone(c, homeOf));
  api.put(one, (c) => changeMilestone(c, homeOf));
  api.delete(one, (c) => deleteMilestone(c, homeOf));
  api.get(`${one}/issues`, (c) => listIssues(c, homeOf(c)));
  api.get(`${one}/merge_requests`, (c) => listMergeRequests(c, homeOf(c)));
}

function createMilestone(c: SandboxContext, homeOf: HomeKind['homeOf']): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    title: required(text),
    description: optional(text),
    due_date: optional(text),
    start_date: optional(text),
  });
  const home = homeOf(c);
  allowAt(c, 'admin_milestone', home);
  const wanted: MilestoneFields = {
    title: (asked.title ?? '').trim(),
    description: asked.description ?? null,
    startDate: dayOrNull(asked.start_date),
    dueDate: dayOrNull(asked.due_date),
  };
  checkMilestone(instance, home, wanted);
  const milestone: Milestone = {
    id: nextId(instance.state, 'milestone'),
    iid: nextIid(instance.state, home),
    ...home.placement,
    state: 'active',
    createdAt: instance.now,
    updatedAt: instance.now,
    ...wanted,
  };
  instance.state.milestones.push(milestone);
  addMilestoneActivity(c, home, milestone, 'created');
  return c.json(milestoneEntity(instance, milestone), 201);
}

function changeMilestone(c: SandboxContext, homeOf: HomeKind['homeOf']): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    title: optional(text),
    description: optional(text),
    due_date: optional(text),
    start_date: optional(text),
    state_event: optional(oneOf('close', 'activate')),
  });
  atLeastOne(params, 'title', 'description', 'due_date', 'start_date', 'state_event');
  const home = homeOf(c);
  allowAt(c, 'admin_milestone', home);
  const milestone = milestoneOf(c, home);
  const wanted: MilestoneFields = {
    title: asked.title === undefined ? milestone.title : (asked.title ?? '').trim(),
    description: asked.description === undefined ? milestone.description : asked.description,
    startDate: asked.start_date === undefined ? milestone.startDate : dayOrNull(asked.start_date),
    dueDate: asked.due_date === undefined ? milestone.dueDate : dayOrNull(asked.due_date),
  };
  checkMilestone(instance, home, wanted, milestone);
  Object.assign(milestone, wanted, { updatedAt: instance.now });
  const state = asked.state_event === 'close' ? 'closed' : 'active';
  if (asked.state_event !== undefined && milestone.state !== state) {
    milestone.state = state;
    addMilestoneActivity(c, home, milestone, state === 'closed' ? 'closed' : 'reopened');
  }
  return c.json(milestoneEntity(instance, milestone));
}

function deleteMilestone(c: SandboxContext, homeOf: HomeKind['homeOf']): Response {
  authenticated(c);
  const home = homeOf(c);
  allowAt(c, 'admin_milestone', home);
  const milestone = milestoneOf(c, home);
  checkUnmodified(c, milestone.updatedAt);
  removeMilestone(c, home, milestone);
  addMilestoneActivity(c, home, milestone, 'destroyed');
  return noContent(c);
}

function listIssues(c: SandboxContext, home: Home): Response {
  const { instance, viewer } = c.var;
  const rows = carrying(c, home, ({ issues }) => issues).filter(({ row, project }) => canReadIssue(c, row, project));
  return c.json(
    paginate(c, rows, ({ row, project }) =>
      issueEntity(instance, project, row, viewer, { withLabelsDetails: false, single: false }),
    ),
  );
}

function listMergeRequests(c: SandboxContext, home: Home): Response {
  const rows = carrying(c, home, ({ mergeRequests }) => mergeRequests).filter(({ project }) =>
    readsMergeRequests(c, project),
  );
  return c.json(paginate(c, rows, ({ row, project }) => mergeRequestEntity(c.var.instance, project, row, false)));
}

function listed(c: SandboxContext, home: Home) {
  const { instance, params } = c.var;
  const asked = accept(params, {
    state: withDefault(oneOf('active', 'closed', 'all'), 'all'),
    iids: optional(list),
    title: optional(text),
    search: optional(text),
    include_ancestors: optional(bool),
    include_parent_milestones: optional(bool),
    updated_after: optional(instant),
    updated_before: optional(instant),
  });
  exclusive(params, 'include_parent_milestones', 'include_ancestors');
  // A list by iid is of its own rows: above it the same numbers are given again.
  const withAncestors =
    (asked.include_ancestors ?? asked.include_parent_milestones) === true && asked.iids === undefined;
  const needle = asked.search?.toLowerCase() ?? '';
  const rows = instance.state.milestones
    .filter(
      (milestone) =>
        (withAncestors ? home.reaches(milestone) : home.holds(milestone)) &&
        (asked.state === 'all' || milestone.state === asked.state) &&
        (asked.iids === undefined || asked.iids.length === 0 || asked.iids.includes(String(milestone.iid))) &&
        (asked.title === undefined || milestone.title === asked.title) &&
        (milestone.title.toLowerCase().includes(needle) ||
          (milestone.description ?? '').toLowerCase().includes(needle)) &&
        (typeof asked.updated_after !== 'string' || milestone.updatedAt >= asked.updated_after) &&
        (typeof asked.updated_before !== 'string' || milestone.updatedAt <= asked.updated_before),
    )
    .toSorted((a, b) => b.id - a.id);
  return paginate(c, rows, (milestone) => milestoneEntity(instance, milestone), {
    type: 'Milestone',
    defaults: { state: 'all' },
  });
}

function milestoneOf(c: SandboxContext, home: Home): Milestone {
  const id = Number(c.req.param('milestone_id'));
  const found = c.var.instance.state.milestones.find((milestone) => home.holds(milestone) && milestone.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function nextIid(state: SandboxState, home: Home): number {
  if (home.project === null) return nextGroupIid(state, home);
  const iid = home.project.nextMilestoneIid;
  home.project.nextMilestoneIid += 1;
  return iid;
}

/** The rows under the milestone that the path names, by the priority of their labels. */
function carrying<Row extends { id: number; labelIds: number[]; milestoneId: number | null }>(
  c: SandboxContext,
  home: Home,
  tableOf: (state: SandboxState) => Record<string, Row[]>,
): { row: Row; project: Project }[] {
  const { state } = c.var.instance;
  const { id } = milestoneOf(c, home);
  const priority = labelPriority(state);
  const last = Number.POSITIVE_INFINITY;
  return home.projects
    .flatMap((project) => (tableOf(state)[project.id] ?? []).map((row) => ({ row, project })))
    .filter(({ row }) => row.milestoneId === id)
    .sort((a, b) => {
      const [left, right] = [priority(a.row) ?? last, priority(b.row) ?? last];
      return left === right ? b.row.id - a.row.id : left - right;
    });
}

/** The feed tells of a project's milestones alone. */
function addMilestoneActivity(
  c: SandboxContext,
  { project }: Home,
  { id, iid, title }: Milestone,
  action: 'created' | 'closed' | 'reopened' | 'destroyed',
): void {
  if (project === null) return;
  const target = { targetType: 'Milestone', targetId: id, targetIid: iid, targetTitle: title };
  addActivity({ instance: c.var.instance, project, actor: authenticated(c) }, { action, ...target });
}

function removeMilestone(c: SandboxContext, home: Home, milestone: Milestone): void {
  const { instance } = c.var;
  const { state } = instance;
  const actor = authenticated(c);
  for (const project of home.projects) {
    for (const issue of state.issues[project.id] ?? []) {
      if (issue.milestoneId !== milestone.id) continue;
      addMilestoneEvent({ instance, project, actor }, issueKey(issue), milestone.id, null, issue.state);
      issue.milestoneId = null;
    }
    for (const row of state.mergeRequests[project.id] ?? []) {
      if (row.milestoneId === milestone.id) row.milestoneId = null;
    }
  }
  state.milestones = state.milestones.filter((other) => other.id !== milestone.id);
}
