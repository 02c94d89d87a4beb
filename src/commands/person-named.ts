// Who a username is: of GitLab's list of people, or where that is closed to a fine-grained token, of the project's members.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { NamedOnly } from '#growth/forge/project.ts';
import { isNamed } from '#growth/words/username.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import { whole } from './whole.ts';

/**
 * @param world told where only the name is known; null: the caller tells it
 * @returns null where the server knows nobody of that name; the name alone where it may not be asked and no member has it
 */
export async function personNamed(
  username: string,
  forge: Forge,
  project: GoalsProject | null,
  world: Pick<World, 'stderr'> | null,
): Promise<Person | NamedOnly | null> {
  try {
    return await forge.findPerson(username);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'forbidden') throw error;
  }
  const wanted = username.replace(/^@/, '');
  const nameAlone = () => {
    world?.stderr.write(
      ink`note: this token may not look people up: whether there is a @${oneLine(wanted)} shows when they are added\n`,
    );
    return { id: null, username: wanted, name: wanted };
  };
  if (project === null) return nameAlone();
  const hint = `Nobody knows whether @${wanted} is one. Run this again.`;
  const members = whole(await project.members(), project.facts.path, hint);
  const member = members.find(({ person }) => isNamed(person, wanted));
  return member?.person ?? nameAlone();
}
