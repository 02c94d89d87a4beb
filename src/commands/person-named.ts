// Who a username is: of GitLab's list of people, or where that is closed to a fine-grained token, of the project's members.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge.ts';
import type { Person } from '#growth/goal.ts';
import type { NamedOnly } from '#growth/project.ts';

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
  const members = project === null ? null : await project.members();
  const member = members?.items.find(({ person }) => person.username.toLowerCase() === wanted.toLowerCase());
  if (member !== undefined) return member.person;
  if (members !== null && members.source.failed !== null) {
    throw new DevgrowthError('server', `the members could not be read completely: ${members.source.failed.message}`, {
      hint: `Nobody knows whether @${wanted} is one. Run this again.`,
    });
  }
  return { id: null, username: wanted, name: wanted };
}
