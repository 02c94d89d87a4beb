// The manager of a project that is set up: looked up once, never oneself, and kept in the role they have.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { Connection } from '#settings/resolution.ts';
import { given, said, step } from '#wording.ts';
import type { Talk } from '#world.ts';
import { noSuchPerson, personNamed } from '../person-named.ts';
import type { Target } from './target.ts';

interface Search {
  readonly forge: Forge;
  readonly connection: Pick<Connection, 'host'>;
  readonly me: Person;
  readonly target: Target;
  /** Said now; what is stored already may name oneself. */
  readonly isNew: boolean;
}

/** Asks for each name once, however often. */
export function managerSearch(
  search: Search,
  talk: Pick<Talk, 'note'>,
): (username: string) => Promise<Person | NamedOnly> {
  const found = new Map<string, Promise<Person | NamedOnly>>();
  return (username) => {
    const person = found.get(username) ?? lookUp(username, search, talk);
    found.set(username, person);
    return person;
  };
}

async function lookUp(username: string, search: Search, talk: Pick<Talk, 'note'>): Promise<Person | NamedOnly> {
  const { forge, me, target, isNew } = search;
  const person = await personNamed(username, forge, target.facts && forge.open(target.facts, {}), talk);
  if (isNamed(person, me.username) && isNew)
    throw new DevgrowthError('usage', `@${me.username} is you, not your manager`, {
      hint: said`Leave ${given('manager')} out where nobody else shall read. Nothing was written.`,
    });
  if (person) return person;
  throw await noSuchPerson(username, search, said`Check ${given('manager')}, or leave it out. Nothing was written.`);
}

/** A role is raised or lowered where its consequences are shown. */
export function noteManagersRole(
  { manager, members }: { readonly manager: Person | NamedOnly | null; readonly members: readonly Member[] },
  talk: Pick<Talk, 'note'>,
): void {
  const member = members.find(({ person }) => person.id === manager?.id);
  if (member === undefined || member.role === 'guest') return;
  const name = `@${oneLine(member.person.username)}`;
  talk.note(
    said`${name} stays ${member.role ?? 'in a role of their own'}; \`${step('share', name, { role: 'guest' })}\` shows what another role would change`,
  );
}
