// Milestones of a project.
import { allow, canReadIssue, memberProjectOf } from '../access.ts';
import { addMilestoneEvent } from '../activity.ts';
import { issueEntity } from '../entities/issue.ts';
import { milestoneEntity } from '../entities/milestone.ts';
import { inOrder, issueOrder } from '../issue-order.ts';
import { dayOrNull } from '../issue-references.ts';
import { paginate } from '../page.ts';
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
} from '../params.ts';
import { checkUnmodified } from '../precondition.ts';
import { forbidden, noContent, notFound, Refusal } from '../reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { Milestone } from '../planning-records.ts';
import { issueKey, nextId, type Project } from '../state.ts';

export function milestoneRoutes(api: SandboxApp): void {
  api.get('/projects/:id/milestones', (c) => {
    authenticated(c);
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
    const project = memberProjectOf(c);
    const needle = asked.search?.toLowerCase() ?? '';
    const rows = instance.state.milestones
      .filter(
        (milestone) =>
          milestone.projectId === project.id &&
          (asked.state === 'all' || milestone.state === asked.state) &&
          (asked.iids === undefined || asked.iids.length === 0 || asked.iids.includes(String(milestone.iid))) &&
          (asked.title === undefined || milestone.title === asked.title) &&
          (milestone.title.toLowerCase().includes(needle) ||
            (milestone.description ?? '').toLowerCase().includes(needle)) &&
          (typeof asked.updated_after !== 'string' || milestone.updatedAt >= asked.updated_after) &&
          (typeof asked.updated_before !== 'string' || milestone.updatedAt <= asked.updated_before),
      )
      .toSorted((a, b) => b.id - a.id);
    return c.json(
      paginate(c, rows, (milestone) => milestoneEntity(instance, milestone), {
        type: 'Milestone',
        defaults: { state: 'all' },
      }),
    );
  });

  api.get('/projects/:id/milestones/:milestone_id', (c) =>
    c.json(milestoneEntity(c.var.instance, milestoneOf(c, memberProjectOf(c)))),
  );

  api.post('/projects/:id/milestones', (c) => {
    authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      title: required(text),
      description: optional(text),
      due_date: optional(text),
      start_date: optional(text),
    });
    const project = memberProjectOf(c);
    allow(c, 'admin_milestone', project);
    const wanted = {
      title: (asked.title ?? '').trim(),
      description: asked.description ?? null,
      startDate: dayOrNull(asked.start_date),
      dueDate: dayOrNull(asked.due_date),
    };
    refuse(c, 'create', milestoneFaults(c, project, wanted));
    const milestone: Milestone = {
      id: nextId(instance.state, 'milestone'),
      iid: project.nextMilestoneIid,
      projectId: project.id,
      state: 'active',
      createdAt: instance.now,
      updatedAt: instance.now,
      ...wanted,
    };
    project.nextMilestoneIid += 1;
    instance.state.milestones.push(milestone);
    return c.json(milestoneEntity(instance, milestone), 201);
  });

  api.put('/projects/:id/milestones/:milestone_id', (c) => {
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
    const project = memberProjectOf(c);
    allow(c, 'admin_milestone', project);
    const milestone = milestoneOf(c, project);
    const wanted = {
      title: asked.title === undefined ? milestone.title : (asked.title ?? '').trim(),
      description: asked.description === undefined ? milestone.description : asked.description,
      startDate: asked.start_date === undefined ? milestone.startDate : dayOrNull(asked.start_date),
      dueDate: asked.due_date === undefined ? milestone.dueDate : dayOrNull(asked.due_date),
    };
    refuse(c, 'update', milestoneFaults(c, project, wanted, milestone.id));
    Object.assign(milestone, wanted, { updatedAt: instance.now });
    if (asked.state_event !== undefined) milestone.state = asked.state_event === 'close' ? 'closed' : 'active';
    return c.json(milestoneEntity(instance, milestone));
  });

  api.delete('/projects/:id/milestones/:milestone_id', (c) => {
    const actor = authenticated(c);
    const { instance } = c.var;
    const project = memberProjectOf(c);
    allow(c, 'admin_milestone', project);
    const milestone = milestoneOf(c, project);
    checkUnmodified(c, milestone.updatedAt);
    for (const issue of instance.state.issues[project.id] ?? []) {
      if (issue.milestoneId !== milestone.id) continue;
      addMilestoneEvent({ instance, project, actor }, issueKey(issue), milestone.id, null, issue.state);
      issue.milestoneId = null;
    }
    for (const mergeRequest of instance.state.mergeRequests[project.id] ?? []) {
      if (mergeRequest.milestoneId === milestone.id) mergeRequest.milestoneId = null;
    }
    instance.state.milestones = instance.state.milestones.filter((other) => other.id !== milestone.id);
    return noContent(c);
  });

  api.get('/projects/:id/milestones/:milestone_id/issues', (c) => {
    const project = memberProjectOf(c);
    const milestone = milestoneOf(c, project);
    const { instance, viewer } = c.var;
    const rows = (instance.state.issues[project.id] ?? []).filter(
      (issue) => issue.milestoneId === milestone.id && canReadIssue(c, issue, project),
    );
    const ordered = inOrder(rows, issueOrder(instance, 'label_priority', 'asc'));
    return c.json(
      paginate(c, ordered, (issue) =>
        issueEntity(instance, project, issue, viewer, { withLabelsDetails: false, single: false }),
      ),
    );
  });

  api.post('/projects/:id/milestones/:milestone_id/promote', (c) => {
    const project = memberProjectOf(c);
    allow(c, 'admin_milestone', project);
    milestoneOf(c, project);
    throw forbidden();
  });
}

function milestoneOf(c: SandboxContext, project: Project): Milestone {
  const id = Number(c.req.param('milestone_id'));
  const found = c.var.instance.state.milestones.find(
    (milestone) => milestone.projectId === project.id && milestone.id === id,
  );
  if (found === undefined) throw notFound();
  return found;
}

type Faults = Record<string, string[]>;

function milestoneFaults(
  c: SandboxContext,
  project: Project,
  wanted: Pick<Milestone, 'title' | 'startDate' | 'dueDate'>,
  own = 0,
): Faults {
  const faults: Faults = {};
  if (wanted.title === '') faults['title'] = ["can't be blank"];
  if (wanted.title.length > 255) faults['title'] = ['is too long (maximum is 255 characters)'];
  if (
    c.var.instance.state.milestones.some(
      (other) => other.projectId === project.id && other.title === wanted.title && other.id !== own,
    )
  ) {
    faults['title'] = ['already being used for another group or project milestone.'];
  }
  if (wanted.startDate !== null && wanted.dueDate !== null && wanted.dueDate < wanted.startDate)
    faults['due_date'] = ['must be greater than start date'];
  return faults;
}

/** The message is a Ruby hash turned into text. */
function refuse(c: SandboxContext, verb: 'create' | 'update', faults: Faults): void {
  const rows = Object.entries(faults);
  if (rows.length === 0) return;
  const isNewRuby = Number.parseInt(c.var.instance.version, 10) >= 19;
  const hash = rows
    .map(([field, texts]) => `${isNewRuby ? `${field}: ` : `:${field}=>`}${JSON.stringify(texts)}`)
    .join(', ');
  throw new Refusal(400, { message: `Failed to ${verb} milestone {${hash}}` });
}
