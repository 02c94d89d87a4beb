// Namespaces: a person's own, the groups they are in, and whether a path is still free.
import { namespaceEntity } from '../entities/project.ts';
import { namespaceNamed } from '../who/group-access.ts';
import { groupLevel, inheritedMembers, parentOf } from '../who/groups.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, integer, optional, text, withDefault } from '../http/params.ts';
import { notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Namespace } from '../state/state.ts';

const MAINTAINER = 40;

export function namespaceRoutes(api: SandboxApp): void {
  api.get('/namespaces', (c) => {
    authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      search: optional(text),
      owned_only: withDefault(bool, false),
      top_level_only: withDefault(bool, false),
    });
    const needle = asked.search?.toLowerCase() ?? '';
    const rows = instance.state.namespaces.filter(
      (namespace) =>
        belongsTo(c, namespace) &&
        (asked.owned_only !== true || owns(c, namespace)) &&
        (asked.top_level_only !== true || parentOf(instance.state, namespace) === null) &&
        (namespace.fullPath.toLowerCase().includes(needle) || namespace.name.toLowerCase().includes(needle)),
    );
    return c.json(paginate(c, rows, (namespace) => ownNamespace(c, namespace), { type: 'Namespace' }));
  });

  api.get('/namespaces/:id', (c) => {
    authenticated(c);
    const found = namespaceNamed(c);
    if (found === undefined || !belongsTo(c, found)) throw notFound('Namespace');
    return c.json(ownNamespace(c, found));
  });

  // Of all namespaces, not only those one sees.
  api.get('/namespaces/:id/exists', (c) => {
    authenticated(c);
    const { state } = c.var.instance;
    const { parent_id: parentId } = accept(c.var.params, { parent_id: optional(integer) });
    const given = (c.req.param('id') ?? '').toLowerCase();
    const beside = state.namespaces.filter((other) => (parentOf(state, other)?.id ?? null) === (parentId ?? null));
    const isTaken = (path: string) => beside.some((other) => other.path.toLowerCase() === path);
    const suggestion = (count: number): string =>
      isTaken(`${given}${count}`) ? suggestion(count + 1) : `${given}${count}`;
    return c.json(isTaken(given) ? { exists: true, suggests: [suggestion(1)] } : { exists: false, suggests: [] });
  });
}

const owns = (c: SandboxContext, namespace: Namespace): boolean => {
  const user = authenticated(c);
  const { state, today } = c.var.instance;
  return namespace.ownerId === user.id || groupLevel(state, user, namespace, today) === 50;
};

/** Their own, and the groups they are a member of; all for an administrator. */
function belongsTo(c: SandboxContext, namespace: Namespace): boolean {
  const user = authenticated(c);
  const { state, today } = c.var.instance;
  return user.admin || namespace.ownerId === user.id || groupLevel(state, user, namespace, today) > 0;
}

function ownNamespace(c: SandboxContext, namespace: Namespace) {
  const { instance } = c.var;
  const { state, today, tier } = instance;
  const user = authenticated(c);
  const shown = namespaceEntity(instance, namespace);
  if (namespace.kind === 'group') {
    // The count and the plan are for those who run the group.
    if (!user.admin && groupLevel(state, user, namespace, today) < MAINTAINER) return shown;
    const below = inheritedMembers(state, namespace, today).length;
    return { ...shown, members_count_with_descendants: below, billable_members_count: below, plan: tier };
  }
  return { ...shown, billable_members_count: 1, plan: tier, trial: false, trial_ends_on: null };
}
