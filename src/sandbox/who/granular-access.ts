// What a fine-grained token may, and which groups refuse all others: decided before the route, and before anybody's role.
// https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/
import { canSee, fullPathOf, levelIn, namespaceOf } from './access.ts';
import { canSeeGroup, groupLevel, groupsFrom } from './groups.ts';
import { type RequiredPermission, waysInto } from './permissions.ts';
import { Refusal } from '../http/reply.ts';
import { since, type SandboxContext } from '../http/routing.ts';
import type { Grant, Namespace, Project, Token, User } from '../state/state.ts';

/** In beta since then; before, the flag is off. */
const SINCE = '18.10';

export const isFineGrained = ({ scopes }: Pick<Token, 'scopes'>): boolean => scopes.includes('granular');

/** As `/personal_access_tokens/self` tells it. */
export function grantRows({ grants = [] }: Token): unknown[] {
  return grants.map(({ access, permissions, projectId, groupId }) => ({
    access,
    permissions: [...permissions].sort(),
    project_id: projectId ?? null,
    group_id: groupId ?? null,
  }));
}

const refusal = (what: string) =>
  new Refusal(403, { error: 'insufficient_granular_scope', error_description: `Access denied: ${what}` });

function lacking(way: readonly RequiredPermission[]): Refusal {
  const names = [...new Set(way.map(({ name }) => name))].sort();
  return refusal(
    `This operation requires a fine-grained personal access token with the following ${way[0]?.boundary} permissions: [${names.join(', ')}].`,
  );
}

/** Throws the 403 of a token that is not enough. Where the caller may not see the place, the route answers as if it were not there. */
export function authorizeToken(c: SandboxContext, path: string, served: (path: string) => string[]): void {
  const { viewer, instance } = c.var;
  const { token, user } = viewer;
  if (user === null || token?.kind !== 'personal') return;
  const ways = waysInto(c.req.method, path);
  const [first] = ways;
  const place = placeOf(c, path, user);
  if (!isFineGrained(token)) {
    const isPlaced = first?.some(({ boundary }) => boundary === 'project' || boundary === 'group') ?? false;
    if (first !== undefined && isPlaced && place !== 'hidden' && refusesClassic(c, place)) throw lacking(first);
    return;
  }
  if (!since(instance, SINCE)) throw refusal('Fine-grained personal access tokens are not yet supported.');
  // What the sandbox does not serve, GitLab may open to such tokens.
  const isServed = served(path).includes(c.req.method === 'HEAD' ? 'GET' : c.req.method);
  if (first === undefined && !isServed) return;
  if (first === undefined) throw refusal("This operation doesn't support fine-grained personal access tokens.");
  if (place === 'hidden') return;
  const isOpen = ways.some((way) => way.every((permission) => holds(c, token, user, permission, place)));
  if (!isOpen) throw lacking(first);
}

/** Whether a route that is open to the caller also gives what lies in this project; only a fine-grained token can miss it. */
export function isWithinGrant(c: SandboxContext, key: string, project: Project): boolean {
  const { token, user } = c.var.viewer;
  if (token === null || user === null || !isFineGrained(token)) return true;
  return holds(c, token, user, { name: key, key, boundary: 'project' }, { project });
}

type Place = { readonly project: Project } | { readonly group: Namespace } | null;

/** The project or group that the path names; `hidden` where the caller sees none there. */
function placeOf(c: SandboxContext, path: string, user: User): Place | 'hidden' {
  const [, kind = '', named = ''] = /^\/(projects|groups)\/([^/]+)/.exec(path) ?? [];
  if (kind === '') return null;
  const { state, today } = c.var.instance;
  const id = decoded(named).toLowerCase();
  if (kind === 'projects') {
    const project = state.projects.find((one) => String(one.id) === id || fullPathOf(state, one).toLowerCase() === id);
    return project !== undefined && canSee(c, project) ? { project } : 'hidden';
  }
  const group = state.namespaces.find(
    (one) => one.kind === 'group' && (String(one.id) === id || one.fullPath.toLowerCase() === id),
  );
  return group !== undefined && canSeeGroup(state, user, group, today) ? { group } : 'hidden';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function holds(
  c: SandboxContext,
  { grants = [] }: Token,
  user: User,
  { key, boundary }: RequiredPermission,
  place: Place,
): boolean {
  const rows = grants.filter(({ permissions }) => permissions.includes(key));
  if (boundary === 'user' || boundary === 'instance') return rows.some(({ access }) => access === boundary);
  return place !== null && rows.some((grant) => covers(c, grant, user, place));
}

function covers(c: SandboxContext, grant: Grant, user: User, place: NonNullable<Place>): boolean {
  const { state, today } = c.var.instance;
  const namespace = 'project' in place ? namespaceOf(state, place.project) : place.group;
  if (grant.access === 'personal_projects') return namespace.kind === 'user' && namespace.ownerId === user.id;
  if (grant.access === 'all_memberships') {
    const level =
      'project' in place ? levelIn(state, user, place.project, today) : groupLevel(state, user, namespace, today);
    return level > 0;
  }
  if (grant.access !== 'selected_memberships') return false;
  if ('project' in place && grant.projectId === place.project.id) return true;
  return groupsFrom(state, namespace).some(({ id }) => id === grant.groupId);
}

/** Said of a top-level group, and so of all below it: https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/ */
function refusesClassic(c: SandboxContext, place: Place): boolean {
  if (place === null) return false;
  const { state, today } = c.var.instance;
  const namespace = 'project' in place ? namespaceOf(state, place.project) : place.group;
  const from = groupsFrom(state, namespace).at(-1)?.group?.classicTokensEndOn;
  return from !== undefined && from <= today;
}
