// Who a username is: of GitLab's list of people, or where that is closed to a fine-grained token, of the project's members.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge.ts';
import type { Person } from '#growth/goal.ts';
import type { NamedOnly } from '#growth/project.ts';
import { whole } from './whole.ts';

/** @returns null where the server knows nobody of that name; the name alone where it may not be asked and no member has it */
export async function personNamed(
  username: string,
  forge: Forge,
  project: GoalsProject | null,
): Promise<Person | NamedOnly | null> {
  try {
    return await forge.findPerson(username);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'forbidden') throw error;
  }
  const wanted = username.replace(/^@/, '');
  if (project === null) return { id: null, username: wanted, name: wanted };
  const hint = `Nobody knows whether @${wanted} is one. Run this again.`;
  const members = whole(await project.members(), project.facts.path, hint);
  const member = members.find(({ person }) => person.username.toLowerCase() === wanted.toLowerCase());
  return member?.person ?? { id: null, username: wanted, name: wanted };
}
