// Groups: who belongs to them, and what that gives in the projects below.
import type { AccessLevel, GroupMember, Member, Namespace, SandboxState, User } from '../state/state.ts';

/** A membership ends at the start of its last day. */
export const isOver = ({ expiresAt }: Pick<Member, 'expiresAt'>, today: string): boolean =>
  expiresAt !== null && expiresAt <= today;

/** The group itself first, then its parents; none for a person's namespace. */
export function groupsFrom(state: SandboxState, namespace: Namespace): Namespace[] {
  return state.namespaces
    .filter(
      ({ kind, fullPath }) =>
        kind === 'group' && (namespace.fullPath === fullPath || namespace.fullPath.startsWith(`${fullPath}/`)),
    )
    .sort((one, other) => other.fullPath.length - one.fullPath.length);
}

/** The group above; null for one that stands alone, and for a person's namespace. */
export const parentOf = (state: SandboxState, namespace: Namespace): Namespace | null =>
  groupsFrom(state, namespace).find(({ id }) => id !== namespace.id) ?? null;

/** Memberships that reach down to this namespace: of each person the highest. */
export function inheritedMembers(state: SandboxState, namespace: Namespace, today: string): GroupMember[] {
  const ids = new Set(groupsFrom(state, namespace).map(({ id }) => id));
  const highest = new Map<number, GroupMember>();
  for (const member of state.groupMembers ?? []) {
    if (!ids.has(member.namespaceId) || isOver(member, today)) continue;
    const known = highest.get(member.userId);
    if (known === undefined || known.accessLevel < member.accessLevel) highest.set(member.userId, member);
  }
  return [...highest.values()];
}

export function groupLevel(state: SandboxState, user: User, namespace: Namespace, today: string): AccessLevel | 0 {
  return inheritedMembers(state, namespace, today).find(({ userId }) => userId === user.id)?.accessLevel ?? 0;
}

/** Members and administrators, and for a group that is not private everybody who is signed in. */
export function canSeeGroup(state: SandboxState, user: User, group: Namespace, today: string): boolean {
  return user.admin || groupLevel(state, user, group, today) > 0 || group.group?.visibility !== 'private';
}

const mayCreateFrom = { noone: null, maintainer: 40, developer: 30 } as const;

/** https://docs.gitlab.com/user/group/#specify-who-can-add-projects-to-a-group */
export function mayCreateProject(state: SandboxState, user: User, group: Namespace, today: string): boolean {
  const least = mayCreateFrom[group.group?.projectCreationLevel ?? 'developer'];
  if (user.admin) return true;
  return least !== null && groupLevel(state, user, group, today) >= least;
}

export const roleNames: Readonly<Record<AccessLevel, string>> = {
  5: 'Minimal Access',
  10: 'Guest',
  15: 'Planner',
  20: 'Reporter',
  25: 'Security Manager',
  30: 'Developer',
  40: 'Maintainer',
  50: 'Owner',
};
