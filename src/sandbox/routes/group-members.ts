// Members of a group.
import { memberEntity, userById } from '../entities/user.ts';
import { groupOf, hasGroupRole } from '../who/group-access.ts';
import { inheritedMembers, isOver } from '../who/groups.ts';
import { paginate } from '../http/page.ts';
import { accept, integers, optional, required, text } from '../http/params.ts';
import { conflict, forbidden, noContent, notFound, Refusal } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { GroupMember, Namespace } from '../state/state.ts';
import { acceptMember, accessLevel, expiry } from '../rules/membership.ts';
import { forgetUnreadableTodos } from '../rules/todos.ts';

const OWNER = 50;
const path = '/groups/:id/members';

export function groupMemberRoutes(api: SandboxApp): void {
  const one = `${path}/:user_id`;
  api.get(path, (c) => listMembers(c, directMembers(c, groupOf(c))));
  api.get(`${path}/all`, (c) => listMembers(c, everyMember(c)));
  api.get(`${path}/all/:user_id`, (c) => {
    const found = everyMember(c).find(named(c));
    if (found === undefined) throw notFound();
    return c.json(memberEntity(c.var.instance, found));
  });
  api.get(one, (c) => c.json(memberEntity(c.var.instance, memberOf(c, groupOf(c)))));
  api.post(path, createMember);
  api.put(one, changeMember);
  api.delete(one, deleteMember);
}

function listMembers(c: SandboxContext, members: readonly GroupMember[]): Response {
  const { instance, params } = c.var;
  const { query, user_ids: ids } = accept(params, { query: optional(text), user_ids: optional(integers) });
  const needle = query?.toLowerCase() ?? '';
  const rows = members.filter(({ userId }) => {
    if (ids !== undefined && !ids.includes(userId)) return false;
    const { username, name } = userById(instance.state, userId);
    return username.toLowerCase().includes(needle) || name.toLowerCase().includes(needle);
  });
  return c.json(paginate(c, rows, (member) => memberEntity(instance, member), { type: 'Member' }));
}

function createMember(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance } = c.var;
  const asked = acceptMember(c.var);
  const group = administered(c);
  const user = instance.state.users.find(({ id, username }) =>
    asked.user_id === undefined
      ? username.toLowerCase() === asked.username?.toLowerCase()
      : String(id) === asked.user_id?.trim(),
  );
  const isList = (asked.user_id ?? asked.username ?? '').includes(',');
  if (isList) throw new Refusal(501, { error: 'The sandbox does not add several members to a group at once' });
  if (user === undefined) throw notFound('User');
  const rows = (instance.state.groupMembers ??= []);
  if (rows.some((row) => row.namespaceId === group.id && row.userId === user.id))
    throw conflict('Member already exists');
  const member: GroupMember = {
    namespaceId: group.id,
    userId: user.id,
    accessLevel: asked.access_level,
    createdAt: instance.now,
    createdById: actor.id,
    expiresAt: expiry(instance, asked.expires_at),
  };
  rows.push(member);
  return c.json(memberEntity(instance, member), 201);
}

function changeMember(c: SandboxContext): Response {
  const { instance, params } = c.var;
  authenticated(c);
  const asked = accept(params, { access_level: required(accessLevel(instance)), expires_at: optional(text) });
  const group = administered(c);
  const member = memberOf(c, group);
  if (asked.access_level < OWNER) keepAnOwner(c, group, member);
  const expiresAt = asked.expires_at === undefined ? member.expiresAt : expiry(instance, asked.expires_at);
  Object.assign(member, { accessLevel: asked.access_level, expiresAt });
  return c.json(memberEntity(instance, member));
}

function deleteMember(c: SandboxContext): Response {
  const actor = authenticated(c);
  const group = groupOf(c);
  const member = memberOf(c, group);
  if (member.userId !== actor.id) administered(c);
  keepAnOwner(c, group, member);
  const { state } = c.var.instance;
  state.groupMembers = (state.groupMembers ?? []).filter((other) => other !== member);
  forgetUnreadableTodos(c.var.instance);
  return noContent(c);
}

const named = (c: SandboxContext) => (member: GroupMember) => String(member.userId) === c.req.param('user_id');

function everyMember(c: SandboxContext): readonly GroupMember[] {
  const group = groupOf(c);
  return inheritedMembers(c.var.instance.state, group, c.var.instance.today);
}

function directMembers(c: SandboxContext, group: Namespace): GroupMember[] {
  const { state, today } = c.var.instance;
  return (state.groupMembers ?? []).filter((member) => member.namespaceId === group.id && !isOver(member, today));
}

function memberOf(c: SandboxContext, group: Namespace): GroupMember {
  const found = directMembers(c, group).find(named(c));
  if (found === undefined) throw notFound();
  return found;
}

function administered(c: SandboxContext): Namespace {
  const group = groupOf(c);
  if (!hasGroupRole(c, group, OWNER)) throw forbidden();
  return group;
}

/** The last owner of a group stays. */
function keepAnOwner(c: SandboxContext, group: Namespace, member: GroupMember): void {
  const owners = inheritedMembers(c.var.instance.state, group, c.var.instance.today).filter(
    ({ accessLevel: level }) => level === OWNER,
  );
  if (member.accessLevel === OWNER && owners.length === 1) throw forbidden();
}
