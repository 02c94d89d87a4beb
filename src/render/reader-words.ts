// Who can read something, in words: names with their roles, and who else a visibility lets in.
import type { Person } from '#growth/words/goal.ts';
import type { NamedOnly, Role, Visibility } from '#growth/forge/project.ts';
import { oneLine } from './text.ts';

export interface Reader {
  readonly person: Person | NamedOnly;
  /** null: one that we have no word for. */
  readonly role: Role | null;
}

export interface ShownReaders {
  readonly visibility: Visibility;
  readonly me: Person;
  /** Members, by whatever way; me or not. */
  readonly readers: readonly Reader[];
  /** The group whose members come with the project. */
  readonly group: string | null;
  readonly isComplete: boolean;
}

/** null: members alone. https://docs.gitlab.com/user/public_access/ */
export function openTo(visibility: Visibility): string | null {
  if (visibility === 'private') return null;
  return visibility === 'public' ? 'everybody on the internet' : 'everybody with an account there';
}

/** Whatever is confidential, and whoever is a member: https://docs.gitlab.com/user/permissions/ @param group null: in no group */
export function aboveAll(group: string | null): string {
  const owners = group === null ? '' : ` and the owners of the group ${oneLine(group)}`;
  return `Administrators of this GitLab${owners} read everything, also what is confidential.`;
}

/** `@morgan and @sam` */
export function personNames(people: readonly Pick<Person, 'username'>[]): string {
  return listed(people.map(({ username }) => `@${oneLine(username)}`));
}

/** `you, @morgan (guest) and @sam (a role of their own)` */
export function readerNames(first: readonly string[], readers: readonly Reader[]): string {
  return listed([
    ...first,
    ...readers.map(({ person, role }) => `@${oneLine(person.username)} (${role ?? 'a role of their own'})`),
  ]);
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? 'nobody';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
