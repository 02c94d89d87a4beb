// Who a username is: of GitLab's list of people, or where that is closed to a fine-grained token, of the project's members.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { NamedOnly } from '#growth/forge/project.ts';
import { ascending } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { personNames } from '#render/reader-words.ts';
import { oneLine } from '#render/text.ts';
import { sandboxHost } from '#settings/host.ts';
import type { Connection } from '#settings/resolution.ts';
import type { Said } from '#wording.ts';
import type { Talk } from '#world.ts';
import { whole } from './whole.ts';

/**
 * @param talk told where only the name is known; null: the caller tells it
 * @returns null where the server knows nobody of that name; the name alone where it may not be asked and no member has it
 */
export async function personNamed(
  username: string,
  forge: Forge,
  project: GoalsProject | null,
  talk: Pick<Talk, 'note'> | null,
): Promise<Person | NamedOnly | null> {
  try {
    return await forge.findPerson(username);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'forbidden') throw error;
  }
  const wanted = username.replace(/^@/, '');
  const nameAlone = () => {
    talk?.note(`this token may not look people up: whether there is a @${oneLine(wanted)} shows when they are added`);
    return { id: null, username: wanted, name: wanted };
  };
  if (project === null) return nameAlone();
  const hint = `Nobody knows whether @${wanted} is one. Run this again.`;
  const members = whole(await project.members(), project.facts.path, hint);
  const member = members.find(({ person }) => isNamed(person, wanted));
  return member?.person ?? nameAlone();
}

/** That the server knows nobody of that name; of the sandbox, where nobody knows anybody yet, with those whom it knows. */
export async function noSuchPerson(
  username: string,
  { forge, connection }: { readonly forge: Forge; readonly connection: Pick<Connection, 'host'> },
  hint: Said,
): Promise<DevgrowthError> {
  const isSandbox = connection.host === sandboxHost;
  const [me, people] = isSandbox ? await Promise.all([forge.me(), forge.somePeople()]) : [null, []];
  const others = people.filter(({ id }) => id !== me?.id).toSorted(ascending((person) => person.username));
  const where = isSandbox
    ? `the sandbox${others.length === 0 ? '' : `, which knows ${personNames(others)}`}`
    : forge.base;
  return new DevgrowthError('not-found', `there is no user @${oneLine(username)} on ${where}`, { hint });
}
