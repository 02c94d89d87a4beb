// The person somebody is let in, or no longer: found by username, and refused where a role is not ours to change.
import { DevgrowthError } from '#errors.ts';
import { decidesWhoIsIn } from '#growth/forge/exposure.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Membership, NamedOnly, ProjectItem } from '#growth/forge/project.ts';
import type { Desk } from '../desk.ts';
import { noSuchPerson, personNamed } from '../person-named.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface Invitee {
  readonly person: Person | NamedOnly;
  readonly membership: Membership;
}

export function usernameOf(typed: string): string {
  const name = typed.trim().replace(/^@/, '');
  if (name.includes('@')) {
    throw new DevgrowthError('usage', `"${typed}" is an e-mail address; a username is needed, such as @sam`, {
      hint: 'Somebody without an account is invited in the browser: Manage, Members, Invite members.',
    });
  }
  if (/^[\w.-]+$/.test(name)) return name;
  throw new DevgrowthError('usage', `"${typed}" is no username`, { hint: 'For instance `@sam`.' });
}

export async function findInvitee(
  username: string,
  session: Pick<Session, 'connection' | 'forge' | 'me' | 'project'>,
  { talk }: Pick<Desk, 'talk'>,
): Promise<Invitee> {
  const { forge, project, me } = session;
  const { path, url, myRole, owner } = project.facts;
  if (myRole !== null && !decidesWhoIsIn(myRole)) {
    throw new DevgrowthError('forbidden', `your role in ${path} is ${myRole}: it does not decide who is in`, {
      hint: 'An owner or a maintainer of the project can do this.',
    });
  }
  const person = await personNamed(username, forge, project, talk);
  if (person === null) {
    throw await noSuchPerson(
      username,
      session,
      `It is the name after the last slash of their profile page. Somebody without an account is invited in the browser: ${url}/-/project_members`,
    );
  }
  if (person.id === me.id) throw new DevgrowthError('refused', 'that is you', { hint: 'Name somebody else.' });
  const membership = person.id === null ? { own: null, effective: null } : await project.membership(person);
  if ((owner !== null && person.id === owner.id) || membership.own?.role === 'owner') {
    throw new DevgrowthError('refused', `@${person.username} owns ${path}: they see everything and do everything`, {
      hint: `Another owner can change that in the browser: ${url}/-/project_members`,
    });
  }
  return { person, membership };
}

/** A preview made of half a list would promise too much. */
export async function allItems({ project }: Pick<Session, 'project'>): Promise<readonly ProjectItem[]> {
  const hint = 'Nothing was changed: without them nobody knows what becomes visible. Run this again.';
  return whole(await project.items(), project.facts.path, hint);
}
