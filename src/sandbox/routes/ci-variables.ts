// CI/CD variables of a project. Nothing ever runs here, so nothing reads them but this API.
import { allow, memberProjectOf } from '../access.ts';
import { paginate } from '../page.ts';
import { accept, bool, object, oneOf, optional, required, text, withDefault } from '../params.ts';
import { conflict, forbidden, invalidRecord, noContent, notFound } from '../reply.ts';
import { administrator, since, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { Project } from '../state.ts';
import type { CiVariable } from '../work-records.ts';

const path = '/projects/:id/variables';
const types = oneOf('env_var', 'file');

export function ciVariableRoutes(api: SandboxApp): void {
  // Nobody can make one for the whole instance here: POST answers 501.
  api.get('/admin/ci/variables', (c) => {
    administrator(c);
    return c.json(paginate(c, [], (row) => row));
  });

  api.get(path, (c) => {
    const project = administered(c);
    return c.json(paginate(c, variablesOf(c, project), (row) => entity(c, row)));
  });

  api.get(`${path}/:key`, (c) => c.json(entity(c, variableOf(c))));

  api.post(path, (c) => {
    const project = administered(c);
    const asked = accept(c.var.params, {
      key: required(text),
      value: required(text),
      protected: withDefault(bool, false),
      masked: withDefault(bool, false),
      masked_and_hidden: withDefault(bool, false),
      raw: withDefault(bool, false),
      variable_type: withDefault(types, 'env_var'),
      environment_scope: withDefault(text, '*'),
      description: optional(text),
    });
    // An undeclared parameter is ignored: before 17.4 such a variable is neither masked nor hidden.
    const hidden = asked.masked_and_hidden === true && since(c.var.instance, '17.4');
    const row: CiVariable = {
      projectId: project.id,
      key: asked.key ?? '',
      value: asked.value ?? '',
      variableType: asked.variable_type,
      protected: asked.protected === true,
      masked: asked.masked === true || hidden,
      hidden,
      raw: asked.raw === true,
      environmentScope: asked.environment_scope ?? '*',
      description: asked.description ?? null,
    };
    validate(c, row);
    const { state } = c.var.instance;
    state.ciVariables = [...(state.ciVariables ?? []), row];
    return c.json(entity(c, row), 201);
  });

  api.put(`${path}/:key`, (c) => {
    const row = variableOf(c);
    const asked = accept(c.var.params, {
      value: optional(text),
      protected: optional(bool),
      masked: optional(bool),
      raw: optional(bool),
      variable_type: optional(types),
      environment_scope: optional(text),
      description: optional(text),
    });
    const changed: CiVariable = {
      ...row,
      value: asked.value ?? row.value,
      protected: asked.protected ?? row.protected,
      masked: asked.masked ?? row.masked,
      raw: asked.raw ?? row.raw,
      variableType: asked.variable_type ?? row.variableType,
      environmentScope: asked.environment_scope ?? row.environmentScope,
      description: asked.description === undefined ? row.description : asked.description,
    };
    validate(c, changed, row);
    return c.json(entity(c, Object.assign(row, changed)));
  });

  api.delete(`${path}/:key`, (c) => {
    const row = variableOf(c);
    const { state } = c.var.instance;
    state.ciVariables = (state.ciVariables ?? []).filter((other) => other !== row);
    return noContent(c);
  });
}

/** Maintainers alone, for reading too; nobody where the project has no CI/CD. */
function administered(c: SandboxContext): Project {
  const project = memberProjectOf(c);
  allow(c, 'admin_ci_variable', project);
  if (project.features['builds_access_level'] === 'disabled') throw forbidden();
  return project;
}

function variablesOf(c: SandboxContext, project: Project): CiVariable[] {
  return (c.var.instance.state.ciVariables ?? []).filter((row) => row.projectId === project.id);
}

function variableOf(c: SandboxContext): CiVariable {
  const project = administered(c);
  const { filter } = accept(c.var.params, { filter: optional(object) });
  const scope = filter?.['environment_scope'];
  const rows = variablesOf(c, project).filter(
    ({ key, environmentScope }) => key === c.req.param('key') && (scope === undefined || environmentScope === scope),
  );
  if (rows.length > 1) {
    throw conflict("There are multiple variables with provided parameters. Please use 'filter[environment_scope]'");
  }
  const [row] = rows;
  if (row === undefined) throw notFound('Variable');
  return row;
}

/** 400 with every fault of the record. */
function validate(c: SandboxContext, row: CiVariable, before?: CiVariable): void {
  const faults: Record<string, string[]> = {};
  const others = (c.var.instance.state.ciVariables ?? []).filter(
    (other) => other !== before && other.projectId === row.projectId,
  );
  if (row.key.length > 255) faults['key'] = ['is too long (maximum is 255 characters)'];
  if (!/^[A-Za-z0-9_]+$/.test(row.key)) faults['key'] = ["can contain only letters, digits and '_'."];
  else if (others.some(({ key, environmentScope }) => key === row.key && environmentScope === row.environmentScope)) {
    faults['key'] = [`(${row.key}) has already been taken`];
  }
  // Without expansion any line of eight characters without spaces can be masked.
  const maskable = row.raw ? /^\S{8,}$/ : /^[a-zA-Z0-9_+=/@:.~-]{8,}$/;
  if (row.masked && !maskable.test(row.value)) faults['value'] = ['is invalid'];
  if (before?.hidden === true && !row.masked) faults['masked'] = ['cannot be changed for a hidden variable'];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

function entity(c: SandboxContext, row: CiVariable) {
  const { instance } = c.var;
  return {
    variable_type: row.variableType,
    key: row.key,
    value: row.hidden ? null : row.value,
    ...(since(instance, '17.4') ? { hidden: row.hidden } : {}),
    protected: row.protected,
    masked: row.masked,
    raw: row.raw,
    environment_scope: row.environmentScope,
    ...(since(instance, '16.2') ? { description: row.description } : {}),
  };
}
