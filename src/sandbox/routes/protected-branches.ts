// Protected branches of a project.
import { allow, memberProjectOf } from '../who/access.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, optional, oneOf, required, text, withDefault } from '../http/params.ts';
import { protectedBranchesOf, setProtectedBranches } from '../who/protected-branches.ts';
import { conflict, noContent, notFound } from '../http/reply.ts';
import type { SandboxApp, SandboxContext } from '../http/routing.ts';
import { nextId } from '../state/state.ts';
import type { ProtectedBranch } from '../state/work-records.ts';

const path = '/projects/:id/protected_branches';
const levelNames: Readonly<Record<number, string>> = { 0: 'No one', 30: 'Developers + Maintainers', 40: 'Maintainers' };

export function protectedBranchRoutes(api: SandboxApp): void {
  api.get(path, (c) => {
    const project = memberProjectOf(c);
    allow(c, 'push_code', project);
    const { search } = accept(c.var.params, { search: optional(text) });
    const rows = protectedBranchesOf(c.var.instance.state, project).filter(({ name }) => name.includes(search ?? ''));
    return c.json(paginate(c, rows, entity));
  });

  api.get(`${path}/:name`, (c) => c.json(entity(found(c, 'push_code').row)));

  api.post(path, (c) => {
    const project = memberProjectOf(c);
    allow(c, 'admin_protected_branch', project);
    const level = oneOf(0, 30, 40);
    const asked = accept(c.var.params, {
      name: required(text),
      push_access_level: withDefault(level, 40),
      merge_access_level: withDefault(level, 40),
      allow_force_push: withDefault(bool, false),
    });
    const { state } = c.var.instance;
    const rows = protectedBranchesOf(state, project);
    const name = asked.name ?? '';
    if (rows.some((row) => row.name === name)) throw conflict(`Protected branch '${name}' already exists`);
    const row: ProtectedBranch = {
      id: nextId(state, 'protectedBranch'),
      name,
      pushLevel: asked.push_access_level,
      mergeLevel: asked.merge_access_level,
      allowForcePush: asked.allow_force_push === true,
    };
    setProtectedBranches(state, project, [...rows, row]);
    return c.json(entity(row), 201);
  });

  api.patch(`${path}/:name`, (c) => {
    const { project, row } = found(c, 'admin_protected_branch');
    const { allow_force_push: given } = accept(c.var.params, { allow_force_push: optional(bool) });
    const changed = { ...row, allowForcePush: given ?? row.allowForcePush };
    const { state } = c.var.instance;
    const rows = protectedBranchesOf(state, project).map((other) => (other.name === row.name ? changed : other));
    setProtectedBranches(state, project, rows);
    return c.json(entity(changed));
  });

  api.delete(`${path}/:name`, (c) => {
    const { project, row } = found(c, 'admin_protected_branch');
    const { state } = c.var.instance;
    setProtectedBranches(
      state,
      project,
      protectedBranchesOf(state, project).filter((other) => other !== row && other.name !== row.name),
    );
    return noContent(c);
  });
}

function found(c: SandboxContext, ability: 'push_code' | 'admin_protected_branch') {
  const project = memberProjectOf(c);
  allow(c, ability, project);
  const name = c.req.param('name');
  const row = protectedBranchesOf(c.var.instance.state, project).find((candidate) => candidate.name === name);
  if (row === undefined) throw notFound();
  return { project, row };
}

function entity({ id, name, pushLevel, mergeLevel, allowForcePush }: ProtectedBranch) {
  const levels = (level: number) => [
    { id, access_level: level, access_level_description: levelNames[level], user_id: null, group_id: null },
  ];
  return {
    id,
    name,
    push_access_levels: levels(pushLevel),
    merge_access_levels: levels(mergeLevel),
    allow_force_push: allowForcePush,
  };
}
