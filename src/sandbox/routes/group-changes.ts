// Groups made, changed, moved and deleted.
import { addGroup } from '../state/empty-state.ts';
import { groupEntity, namespaceEntity } from '../entities/project.ts';
import { groupOf, hasGroupRole, namespaceNamed, ownedGroupOf } from '../who/group-access.ts';
import { applyGroupFields, checkGroup, groupFields, groupParameters, moveGroup } from '../rules/group-fields.ts';
import { parentOf } from '../who/groups.ts';
import { accept, atLeastOne, bool, integer, optional, required, text } from '../http/params.ts';
import { removeGroup } from '../rules/removal.ts';
import { badRequest, forbidden, notFound, Refusal } from '../http/reply.ts';
import { authenticated, since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Namespace } from '../state/state.ts';

export function groupChangeRoutes(api: SandboxApp): void {
  api.post('/groups', createGroup);
  api.put('/groups/:id', changeGroup);
  api.post('/groups/:id/transfer', transferGroup);
  api.get('/groups/:id/transfer_locations', listTransferLocations);
  api.delete('/groups/:id', deleteGroup);
  api.post('/groups/:id/restore', restoreGroup);
}

function createGroup(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, { name: required(text), path: required(text) });
  const fields = groupFields(params);
  const parent = typeof fields.parent_id === 'number' ? (namespaceNamed(c, String(fields.parent_id)) ?? null) : null;
  if (typeof fields.parent_id === 'number') {
    const visible = groupOf(c, String(fields.parent_id));
    if (!hasGroupRole(c, visible, visible.group?.more?.['subgroup_creation_level'] === 'owner' ? 50 : 40))
      throw forbidden();
  } else if (actor.mayCreateGroups === false && !actor.admin) throw forbidden();
  const name = asked.name ?? '';
  const path = asked.path ?? '';
  const visibility = fields.visibility ?? 'private';
  checkGroup(instance, { name, path, parent }, visibility);
  const group = addGroup(instance.state, {
    path: parent === null ? path : `${parent.fullPath}/${path}`,
    at: instance.now,
    members: { [actor.username]: 50 },
  });
  group.name = name;
  applyGroupFields(group, { ...fields, visibility });
  return c.json(groupEntity(instance, group), 201);
}

function changeGroup(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, { name: optional(text), path: optional(text) });
  const fields = groupFields(params);
  const group = ownedGroupOf(c);
  atLeastOne(params, ...groupParameters);
  const parent = parentOf(instance.state, group);
  const name = asked.name ?? group.name;
  const path = asked.path ?? group.path;
  checkGroup(instance, { name, path, parent }, fields.visibility ?? group.group?.visibility ?? 'private', group);
  if (path !== group.path) moveGroup(instance, group, addressIn(parent, path));
  group.name = name;
  applyGroupFields(group, fields);
  return c.json(groupEntity(instance, group));
}

function transferGroup(c: SandboxContext): Response {
  const { instance, params } = c.var;
  const { group_id: targetId } = accept(params, { group_id: optional(integer) });
  const group = ownedGroupOf(c);
  const target = typeof targetId === 'number' ? ownedGroupOf(c, String(targetId)) : null;
  const refuse = (reason: string) => badTransfer(reason);
  if (target?.id === group.id || target?.fullPath.startsWith(`${group.fullPath}/`))
    throw refuse('Cannot transfer group to one of its subgroups.');
  if ((parentOf(instance.state, group)?.id ?? null) === (target?.id ?? null))
    throw refuse(
      target === null ? 'Group is already a root group.' : 'Group is already associated to the parent group.',
    );
  const taken = instance.state.namespaces.some(({ fullPath }) => fullPath === addressIn(target, group.path));
  if (taken) throw refuse('The parent group already has a subgroup or a project with the same path.');
  moveGroup(instance, group, addressIn(target, group.path));
  return c.json(groupEntity(instance, group), 201);
}

function listTransferLocations(c: SandboxContext): Response {
  const group = ownedGroupOf(c);
  const { instance } = c.var;
  const rows = instance.state.namespaces.filter(
    (other) =>
      other.kind === 'group' &&
      other !== parentOf(instance.state, group) &&
      other.fullPath !== group.fullPath &&
      !other.fullPath.startsWith(`${group.fullPath}/`) &&
      hasGroupRole(c, other, 50),
  );
  return c.json(
    rows.map((row) => ({ ...namespaceEntity(instance, row), full_name: row.fullPath.replaceAll('/', ' / ') })),
  );
}

function deleteGroup(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, { permanently_remove: optional(bool), full_path: optional(text) });
  const group = ownedGroupOf(c);
  if (asked.permanently_remove === true) {
    if (group.group?.markedForDeletionOn === undefined) throw badRequest('Group must be marked for deletion first.');
    if (asked.full_path !== group.fullPath)
      throw badRequest('`full_path` is incorrect. You must enter the complete path for the subgroup.');
    removeGroup(instance, group);
  } else if (!since(instance, '18.0')) removeGroup(instance, group);
  else if (group.group?.markedForDeletionOn !== undefined)
    throw badRequest('Group has been already marked for deletion');
  else if (group.group !== undefined) group.group.markedForDeletionOn = instance.today;
  return c.json({ message: '202 Accepted' }, 202);
}

function restoreGroup(c: SandboxContext): Response {
  const group = ownedGroupOf(c);
  if (group.group?.markedForDeletionOn === undefined) throw notFound();
  delete group.group.markedForDeletionOn;
  return c.json(groupEntity(c.var.instance, group), 201);
}

const addressIn = (parent: Namespace | null, path: string): string =>
  parent === null ? path : `${parent.fullPath}/${path}`;

const badTransfer = (reason: string) => new Refusal(400, { message: `Transfer failed: ${reason}` });
