// Who is taken into a project or a group: as what, until when, and not with less than a group above gives.
import { addActivity } from './activity.ts';
import { namespaceOf } from '../who/access.ts';
import { groupLevel, inheritedMembers, roleNames } from '../who/groups.ts';
import { dayOrNull } from './issue-references.ts';
import { accept, atLeastOne, exclusive, optional, required, text, type Declared } from '../http/params.ts';
import { invalidRecord } from '../http/reply.ts';
import { since, type Instance, type SandboxContext } from '../http/routing.ts';
import type { AccessLevel, Member, Project, User } from '../state/state.ts';

/** Roles by number, as far as the version knows them: Planner came with 17.7. */
export function accessLevel(instance: Instance): Declared<AccessLevel> {
  const known: AccessLevel[] = [10, ...(since(instance, '17.7') ? ([15] as const) : []), 20, 30, 40, 50];
  return {
    read(raw) {
      const level = known.find((candidate) => String(candidate) === String(raw));
      return level === undefined ? { fault: 'does not have a valid value' } : { value: level };
    },
  };
}

/** Whom a project or a group takes in, and as what. */
export function acceptMember({ instance, params }: SandboxContext['var']) {
  const asked = accept(params, {
    access_level: required(accessLevel(instance)),
    user_id: optional(text),
    username: optional(text),
    expires_at: optional(text),
  });
  exclusive(params, 'user_id', 'username');
  atLeastOne(params, 'user_id', 'username');
  return asked;
}

/** Nobody has less in a project than in a group above it; null where that holds. */
export function inheritedProblem(
  { state, today }: Instance,
  project: Project,
  user: User,
  level: AccessLevel,
): string | null {
  const namespace = namespaceOf(state, project);
  const inherited = groupLevel(state, user, namespace, today);
  if (inherited === 0 || level >= inherited) return null;
  const { namespaceId } = inheritedMembers(state, namespace, today).find(({ userId }) => userId === user.id) ?? {};
  const group = state.namespaces.find(({ id }) => id === namespaceId)?.name ?? '';
  return `should be greater than or equal to ${roleNames[inherited]} inherited membership from group ${group}`;
}

export interface NewMember {
  readonly actor: User;
  readonly user: User;
  readonly accessLevel: AccessLevel;
  readonly expiresAt?: string | null;
}

export function addMember(
  instance: Instance,
  project: Project,
  { actor, user, accessLevel, expiresAt }: NewMember,
): Member {
  const member: Member = {
    projectId: project.id,
    userId: user.id,
    accessLevel,
    createdAt: instance.now,
    createdById: actor.id,
    expiresAt: expiresAt ?? null,
  };
  instance.state.members.push(member);
  addActivity({ instance, project, actor: user }, { action: 'joined' });
  return member;
}

/** null for no expiry; a day that is gone is refused. */
export function expiry(instance: Instance, given: string | null | undefined): string | null {
  const day = dayOrNull(given);
  if (day !== null && day <= instance.today) throw invalidRecord({ expires_at: ['cannot be a date in the past'] });
  return day;
}
