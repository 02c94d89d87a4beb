// CI/CD variables of a project, a group and the whole instance. Nothing ever runs here, so nothing reads them but this API.
import { allow, memberProjectOf } from '../who/access.ts';
import { ownedGroupOf } from '../who/group-access.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, object, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { conflict, forbidden, invalidRecord, noContent, notFound } from '../http/reply.ts';
import { administrator, isPaid, since, type Instance, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import type { CiVariable } from '../state/work-records.ts';

const types = oneOf('env_var', 'file');

type Owner = Pick<CiVariable, 'projectId' | 'groupId'>;

/** Where variables stand; `owner` answers who they belong to, or refuses. */
interface Home {
  readonly path: string;
  readonly owner: (c: SandboxContext) => Owner;
  /** Several of one name for different environments: a group has them with a licence, the whole instance never. */
  readonly scoped: (instance: Instance) => boolean;
  /** Only what a project or a group has can be hidden from its own administrators. */
  readonly canHide: boolean;
}

const homes: readonly Home[] = [
  {
    path: '/projects/:id/variables',
    owner: (c) => ({ projectId: administered(c).id }),
    scoped: () => true,
    canHide: true,
  },
  {
    path: '/groups/:id/variables',
    owner: (c) => ({ projectId: null, groupId: ownedGroupOf(c).id }),
    scoped: isPaid,
    canHide: true,
  },
  {
    path: '/admin/ci/variables',
    owner: (c) => {
      administrator(c);
      return { projectId: null };
    },
    scoped: () => false,
    canHide: false,
  },
];

export function ciVariableRoutes(api: SandboxApp): void {
  for (const home of homes) register(api, home);
}

function register(api: SandboxApp, home: Home): void {
  const { path } = home;
  api.get(path, (c) => {
    return c.json(paginate(c, variablesOf(c, home.owner(c)), (row) => entity(c, home, row)));
  });

  api.get(`${path}/:key`, (c) => c.json(entity(c, home, variableOf(c, home))));

  api.post(path, (c) => {
    const owner = home.owner(c);
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
    const hidden = home.canHide && asked.masked_and_hidden === true && since(c.var.instance, '17.4');
    const row: CiVariable = {
      ...owner,
      key: asked.key ?? '',
      value: asked.value ?? '',
      variableType: asked.variable_type,
      protected: asked.protected === true,
      masked: asked.masked === true || hidden,
      hidden,
      raw: asked.raw === true,
      environmentScope: (home.scoped(c.var.instance) ? asked.environment_scope : null) ?? '*',
      description: asked.description ?? null,
    };
    validate(c, row);
    const { state } = c.var.instance;
    state.ciVariables = [...(state.ciVariables ?? []), row];
    return c.json(entity(c, home, row), 201);
  });

  api.put(`${path}/:key`, (c) => {
    const row = variableOf(c, home);
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
      environmentScope: (home.scoped(c.var.instance) ? asked.environment_scope : null) ?? row.environmentScope,
      description: asked.description === undefined ? row.description : asked.description,
    };
    validate(c, changed, row);
    return c.json(entity(c, home, Object.assign(row, changed)));
  });

  api.delete(`${path}/:key`, (c) => {
    const row = variableOf(c, home);
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

function variablesOf(c: SandboxContext, { projectId, groupId }: Owner): CiVariable[] {
  return (c.var.instance.state.ciVariables ?? []).filter(
    (row) => row.projectId === projectId && row.groupId === groupId,
  );
}

function variableOf(c: SandboxContext, home: Home): CiVariable {
  const owner = home.owner(c);
  const { filter } = accept(c.var.params, { filter: optional(object) });
  const scope = filter?.['environment_scope'];
  const rows = variablesOf(c, owner).filter(
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
  const others = variablesOf(c, row).filter((other) => other !== before);
  if (row.key.length > 255) faults['key'] = ['is too long (maximum is 255 characters)'];
  if (!/^[A-Za-z0-9_]+$/.test(row.key)) faults['key'] = ["can contain only letters, digits and '_'."];
  else if (others.some(({ key, environmentScope }) => key === row.key && environmentScope === row.environmentScope)) {
    faults['key'] = [`(${row.key}) has already been taken`];
  }
  // Without expansion any line of eight characters without spaces can be masked.
  const maskable = row.raw ? /^\S{8,}$/ : /^[a-zA-Z0-9_+=/@:.~-]{8,}$/;
  if (row.masked && !maskable.test(row.value)) faults['value'] = ['is invalid'];
  if (before?.hidden === true && !row.masked)
    faults['base'] = ['The visibility setting cannot be changed for masked and hidden variables.'];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

function entity(c: SandboxContext, home: Home, row: CiVariable) {
  const { instance } = c.var;
  return {
    variable_type: row.variableType,
    key: row.key,
    value: row.hidden ? null : row.value,
    ...(home.canHide && since(instance, '17.4') ? { hidden: row.hidden } : {}),
    protected: row.protected,
    masked: row.masked,
    raw: row.raw,
    ...(home.canHide ? { environment_scope: row.environmentScope } : {}),
    ...(since(instance, '16.2') ? { description: row.description } : {}),
  };
}
