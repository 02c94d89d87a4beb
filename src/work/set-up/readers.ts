// Who will be able to read the project when the plan is carried out.
import { isComplete, itemsOf } from '#growth/words/completeness.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import type { Reader, ShownReaders } from '#render/reader-words.ts';
import { parentOf } from './place.ts';
import type { Target } from './target.ts';

interface Inside {
  readonly me: Person;
  /** Of the project as it is; none while it is not there. */
  readonly members: readonly Member[];
  readonly manager: Person | NamedOnly | null;
}

export async function readersAfter(
  { path, facts, group }: Target,
  { me, members, manager }: Inside,
  forge: Forge,
): Promise<ShownReaders> {
  const inherited = facts === null && group !== null ? (await forge.groupMembers(group)).asFarAsRead() : null;
  const present: readonly Reader[] = [...members, ...itemsOf(inherited)];
  const comes = manager !== null && !present.some(({ person }) => person.id === manager.id);
  const isInGroup = facts === null ? group !== null : facts.owner === null;
  return {
    visibility: facts?.visibility ?? 'private',
    me,
    readers: comes ? [...present, { person: manager, role: 'guest' }] : present,
    group: isInGroup ? parentOf(path) : null,
    isComplete: inherited === null || isComplete(inherited.source),
  };
}

/** Each with their role, and whether they read what is confidential, too. */
export function whoReads({ readers }: ShownReaders) {
  return readers.map(({ person: { username }, role }) => ({ username, role, confidential: seesConfidential(role) }));
}
