// Groups and namespaces: those one belongs to, one of them, who belongs to it, and its epics.
import { groupEntity, namespaceEntity } from '../entities/project.ts';
import { memberEntity, userById } from '../entities/user.ts';
import { canSeeGroup, groupLevel, inheritedMembers, isOver } from '../groups.ts';
import { paginate } from '../page.ts';
import { accept, bool, integer, optional, text, withDefault } from '../params.ts';
import { forbidden, notFound } from '../reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../routing.ts';
import type { GroupMember, Namespace } from '../state.ts';

const MAINTAINER = 40;

export function groupRoutes(api: SandboxApp): void {
  api.get('/groups', (c) => {
    const user = authenticated(c);
    const { instance, params } = c.var;
    const { state, today } = instance;
    const asked = accept(params, {
      search: optional(text),
      min_access_level: optional(integer),
      owned: withDefault(bool, false),
    });
    const least = asked.owned === true ? 50 : (asked.min_access_level ?? 0);
    const rows = state.namespaces.filter(
      (group) =>
        group.kind === 'group' &&
        canSeeGroup(state, user, group, today) &&
        groupLevel(state, user, group, today) >= least &&
        group.fullPath.includes(asked.search?.toLowerCase() ?? ''),
    );
    return c.json(paginate(c, rows, (group) => groupEntity(instance, group), { type: 'Group' }));
  });
  api.get('/groups/:id', (c) => c.json(groupEntity(c.var.instance, groupOf(c))));

  const listMembers = (c: SandboxContext, members: readonly GroupMember[]) => {
    const { instance, params } = c.var;
    const { query } = accept(params, { query: optional(text) });
    const needle = query?.toLowerCase() ?? '';
    const rows = members.filter(({ userId }) => {
      const { username, name } = userById(instance.state, userId);
      return username.includes(needle) || name.toLowerCase().includes(needle);
    });
    return c.json(paginate(c, rows, (member) => memberEntity(instance, member), { type: 'Member' }));
  };
  api.get('/groups/:id/members', (c) => {
    const { id } = groupOf(c);
    const { state, today } = c.var.instance;
    return listMembers(
      c,
      (state.groupMembers ?? []).filter((member) => member.namespaceId === id && !isOver(member, today)),
    );
  });
  api.get('/groups/:id/members/all', (c) => {
    const group = groupOf(c);
    return listMembers(c, inheritedMembers(c.var.instance.state, group, c.var.instance.today));
  });

  // Epics are Premium; nobody can make one here yet. https://docs.gitlab.com/api/epics/
  const epicsOf = (c: SandboxContext) => {
    groupOf(c);
    if (c.var.instance.tier === 'free') throw forbidden();
  };
  api.get('/groups/:id/epics', (c) => {
    epicsOf(c);
    return c.json(paginate(c, [], () => ({})));
  });
  api.get('/groups/:id/epics/:epicIid', (c) => {
    epicsOf(c);
    throw notFound();
  });

  api.get('/namespaces', (c) => {
    authenticated(c);
    const { search } = accept(c.var.params, { search: optional(text) });
    const { instance } = c.var;
    const rows = instance.state.namespaces.filter(
      (namespace) => belongsTo(c, namespace) && namespace.fullPath.includes(search ?? ''),
    );
    return c.json(paginate(c, rows, (namespace) => ownNamespace(c, namespace), { type: 'Namespace' }));
  });
  api.get('/namespaces/:id', (c) => {
    authenticated(c);
    const found = named(c);
    if (found === undefined || !belongsTo(c, found)) throw notFound('Namespace');
    return c.json(ownNamespace(c, found));
  });
}

function named(c: SandboxContext): Namespace | undefined {
  const asked = (c.req.param('id') ?? '').toLowerCase();
  return c.var.instance.state.namespaces.find(
    ({ id, fullPath }) => String(id) === asked || fullPath.toLowerCase() === asked,
  );
}

export function groupOf(c: SandboxContext): Namespace {
  const user = authenticated(c);
  const found = named(c);
  const { state, today } = c.var.instance;
  if (found?.kind !== 'group' || !canSeeGroup(state, user, found, today)) throw notFound('Group');
  return found;
}

/** Their own, and the groups they are a member of. */
function belongsTo(c: SandboxContext, namespace: Namespace): boolean {
  const user = authenticated(c);
  const { state, today } = c.var.instance;
  return namespace.ownerId === user.id || groupLevel(state, user, namespace, today) > 0;
}

function ownNamespace(c: SandboxContext, namespace: Namespace) {
  const { instance } = c.var;
  const { state, today, tier } = instance;
  const shown = namespaceEntity(instance, namespace);
  if (namespace.kind === 'group') {
    // The count and the plan are for those who run the group.
    if (groupLevel(state, authenticated(c), namespace, today) < MAINTAINER) return shown;
    const below = inheritedMembers(state, namespace, today).length;
    return { ...shown, members_count_with_descendants: below, billable_members_count: below, plan: tier };
  }
  return { ...shown, billable_members_count: 1, plan: tier, trial: false, trial_ends_on: null };
}
