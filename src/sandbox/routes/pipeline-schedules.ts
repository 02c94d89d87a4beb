// Pipeline schedules and their variables. Nothing ever runs here.
import { allow, can, memberProjectOf } from '../who/access.ts';
import { emptyList } from '../http/always-empty.ts';
import { isCron, isTimeZone, nextRun } from '../rules/cron.ts';
import { userBasicById } from '../entities/user.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, filled, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { repositoryOf } from '../rules/push.ts';
import { forbidden, invalidRecord, noContent, notFound, Refusal } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { nextId, type Project } from '../state/state.ts';
import type { PipelineSchedule } from '../state/work-records.ts';

const path = '/projects/:id/pipeline_schedules';
const mostSchedules = 10;
const playEveryMs = 60_000;

export function pipelineScheduleRoutes(api: SandboxApp): void {
  api.get(path, listSchedules);
  api.get(`${path}/:schedule`, (c) => c.json(details(c, scheduleOf(c).schedule)));

  api.post(path, createSchedule);
  api.put(`${path}/:schedule`, changeSchedule);
  api.delete(`${path}/:schedule`, removeSchedule);
  api.post(`${path}/:schedule/take_ownership`, takeOwnership);
  api.post(`${path}/:schedule/play`, playSchedule);
  api.get(`${path}/:schedule/pipelines`, listPipelines);
  variableRoutes(api);
}

function listSchedules(c: SandboxContext): Response {
  const project = memberProjectOf(c);
  allow(c, 'read_code', project);
  const { scope } = accept(c.var.params, { scope: optional(oneOf('active', 'inactive')) });
  const rows = schedulesOf(c, project).filter((row) => scope === undefined || row.active === (scope === 'active'));
  return c.json(paginate(c, rows, (row) => basic(c, row)));
}

function createSchedule(c: SandboxContext): Response {
  const user = authenticated(c);
  const project = memberProjectOf(c);
  allow(c, 'create_schedule', project);
  const { instance } = c.var;
  const asked = accept(c.var.params, {
    description: required(text),
    ref: filled(text),
    cron: required(text),
    cron_timezone: withDefault(text, 'UTC'),
    active: withDefault(bool, true),
  });
  const schedule: PipelineSchedule = {
    id: 0,
    projectId: project.id,
    description: asked.description ?? '',
    ref: asked.ref ?? '',
    cron: asked.cron ?? '',
    cronTimezone: asked.cron_timezone ?? 'UTC',
    active: asked.active !== false,
    ownerId: user.id,
    variables: [],
    playedAt: null,
    createdAt: instance.now,
    updatedAt: instance.now,
  };
  validate(c, project, schedule);
  if (schedulesOf(c, project).length >= mostSchedules) {
    throw invalidRecord({ base: [`Maximum number of ci pipeline schedules (${mostSchedules}) exceeded`] });
  }
  schedule.id = nextId(instance.state, 'schedule');
  instance.state.schedules.push(schedule);
  return c.json(details(c, schedule), 201);
}

function changeSchedule(c: SandboxContext): Response {
  const { project, schedule } = ownSchedule(c);
  const asked = accept(c.var.params, {
    description: optional(text),
    ref: optional(text),
    cron: optional(text),
    cron_timezone: optional(text),
    active: optional(bool),
  });
  const changed: PipelineSchedule = {
    ...schedule,
    description: asked.description ?? schedule.description,
    ref: asked.ref ?? schedule.ref,
    cron: asked.cron ?? schedule.cron,
    cronTimezone: asked.cron_timezone ?? schedule.cronTimezone,
    active: asked.active ?? schedule.active,
    updatedAt: c.var.instance.now,
  };
  validate(c, project, changed);
  return c.json(details(c, Object.assign(schedule, changed)));
}

function removeSchedule(c: SandboxContext): Response {
  const { schedule } = administered(c);
  checkUnmodified(c, schedule.updatedAt);
  const { state } = c.var.instance;
  state.schedules = state.schedules.filter((row) => row !== schedule);
  return noContent(c);
}

function takeOwnership(c: SandboxContext): Response {
  const { schedule } = administered(c);
  const user = authenticated(c);
  const isOwner = schedule.ownerId === user.id;
  if (!isOwner) Object.assign(schedule, { ownerId: user.id, updatedAt: c.var.instance.now });
  return c.json(details(c, schedule), isOwner ? 200 : 201);
}

function playSchedule(c: SandboxContext): Response {
  const { project, schedule } = scheduleOf(c);
  allow(c, 'create_schedule', project);
  const { now } = c.var.instance;
  if (schedule.playedAt !== null && Date.parse(now) - Date.parse(schedule.playedAt) < playEveryMs) {
    const error = 'This endpoint has been requested too many times. Try again later.';
    throw new Refusal(429, { message: { error } });
  }
  schedule.playedAt = now;
  return c.json({ message: '201 Created' }, 201);
}

function listPipelines(c: SandboxContext): Response {
  scheduleOf(c);
  return emptyList(c, '/projects/:id/pipeline_schedules/:schedule/pipelines');
}

function variableRoutes(api: SandboxApp): void {
  api.post(`${path}/:schedule/variables`, (c) => {
    const { schedule } = ownSchedule(c);
    const asked = accept(c.var.params, {
      key: required(text),
      value: required(text),
      variable_type: withDefault(oneOf('env_var', 'file'), 'env_var'),
    });
    const key = asked.key ?? '';
    if (!/^[A-Za-z0-9_]{1,255}$/.test(key)) {
      throw invalidRecord({ key: ["can contain only letters, digits and '_'."] });
    }
    if (schedule.variables.some((row) => row.key === key)) {
      throw invalidRecord({ 'variables.key': ['has already been taken'] });
    }
    const variable = { key, value: asked.value ?? '', variableType: asked.variable_type };
    schedule.variables.push(variable);
    return c.json(variableEntity(variable), 201);
  });

  api.put(`${path}/:schedule/variables/:key`, (c) => {
    const { schedule } = ownSchedule(c);
    const variable = variableOf(c, schedule);
    const asked = accept(c.var.params, {
      value: optional(text),
      variable_type: optional(oneOf('env_var', 'file')),
    });
    variable.value = asked.value ?? variable.value;
    variable.variableType = asked.variable_type ?? variable.variableType;
    return c.json(variableEntity(variable));
  });

  api.delete(`${path}/:schedule/variables/:key`, (c) => {
    const { schedule } = administered(c);
    const variable = variableOf(c, schedule);
    schedule.variables = schedule.variables.filter((row) => row !== variable);
    return c.json(variableEntity(variable), 202);
  });
}

type Variable = PipelineSchedule['variables'][number];

function variableOf(c: SandboxContext, schedule: PipelineSchedule): Variable {
  const variable = schedule.variables.find((row) => row.key === c.req.param('key'));
  if (variable === undefined) throw notFound('Variable');
  return variable;
}

function schedulesOf(c: SandboxContext, project: Project): PipelineSchedule[] {
  return c.var.instance.state.schedules.filter((row) => row.projectId === project.id);
}

function scheduleOf(c: SandboxContext): { project: Project; schedule: PipelineSchedule } {
  const project = memberProjectOf(c);
  const schedule = schedulesOf(c, project).find((row) => row.id === Number(c.req.param('schedule')));
  if (schedule === undefined || !can(c, 'read_code', project)) throw notFound('Pipeline Schedule');
  return { project, schedule };
}

/** Changing one is for its owner alone; not even the project's owner may. */
function ownSchedule(c: SandboxContext): { project: Project; schedule: PipelineSchedule } {
  const found = scheduleOf(c);
  if (found.schedule.ownerId !== authenticated(c).id) throw forbidden();
  return found;
}

function administered(c: SandboxContext): { project: Project; schedule: PipelineSchedule } {
  const found = scheduleOf(c);
  if (found.schedule.ownerId !== authenticated(c).id) allow(c, 'admin_schedule', found.project);
  return found;
}

/** Expands a short ref; 400 with every fault of the record. */
function validate(c: SandboxContext, project: Project, schedule: PipelineSchedule): void {
  const faults: Record<string, string[]> = {};
  const repository = repositoryOf({ instance: c.var.instance, project });
  const branch = schedule.ref.replace(/^refs\/heads\//, '');
  if (schedule.description.trim() === '') faults['description'] = ["can't be blank"];
  if (repository === null || !Object.hasOwn(repository.branches, branch)) faults['ref'] = ['is ambiguous'];
  if (!isCron(schedule.cron)) faults['cron'] = ['syntax is invalid'];
  if (!isTimeZone(schedule.cronTimezone)) faults['cron_timezone'] = ['syntax is invalid'];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
  schedule.ref = `refs/heads/${branch}`;
}

function basic(c: SandboxContext, schedule: PipelineSchedule) {
  const { instance } = c.var;
  return {
    id: schedule.id,
    description: schedule.description,
    ref: schedule.ref,
    cron: schedule.cron,
    cron_timezone: schedule.cronTimezone,
    next_run_at: nextRun(schedule.cron, schedule.cronTimezone, instance.now),
    active: schedule.active,
    created_at: schedule.createdAt,
    updated_at: schedule.updatedAt,
    owner: userBasicById(instance, schedule.ownerId),
  };
}

function details(c: SandboxContext, schedule: PipelineSchedule) {
  const isOwner = c.var.viewer.user?.id === schedule.ownerId;
  return {
    ...basic(c, schedule),
    last_pipeline: null,
    // Their values are the owner's secret.
    ...(isOwner ? { variables: schedule.variables.map(variableEntity) } : {}),
    ...(since(c.var.instance, '18.0') ? { inputs: [] } : {}),
  };
}

function variableEntity(variable: Variable) {
  return { key: variable.key, variable_type: variable.variableType, value: variable.value, raw: false };
}
