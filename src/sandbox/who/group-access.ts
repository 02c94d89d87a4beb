// Which group a path names, and who may do what to it.
import { canSeeGroup, groupLevel } from './groups.ts';
import { forbidden, notFound } from '../http/reply.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import type { Namespace } from '../state/state.ts';

export function namespaceNamed(c: SandboxContext, given = c.req.param('id') ?? ''): Namespace | undefined {
  const asked = given.toLowerCase();
  return c.var.instance.state.namespaces.find(
    ({ id, fullPath }) => String(id) === asked || fullPath.toLowerCase() === asked,
  );
}

/** 404 for one that the caller cannot see. */
export function groupOf(c: SandboxContext, given?: string): Namespace {
  const user = authenticated(c);
  const found = namespaceNamed(c, given);
  const { state, today } = c.var.instance;
  if (found?.kind !== 'group' || !canSeeGroup(state, user, found, today)) throw notFound('Group');
  return found;
}

/** Own or inherited, at least this one; administrators have every role. */
export function hasGroupRole(c: SandboxContext, group: Namespace, least: number): boolean {
  const { user } = c.var.viewer;
  if (user === null) return false;
  return user.admin || groupLevel(c.var.instance.state, user, group, c.var.instance.today) >= least;
}

export function ownedGroupOf(c: SandboxContext, given?: string): Namespace {
  const group = groupOf(c, given);
  if (!hasGroupRole(c, group, 50)) throw forbidden();
  return group;
}
