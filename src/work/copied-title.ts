// Whether the title of what an address shows may be copied: a confidential one is asked for where others would read it.
import { otherReaders, seesConfidential, type Shown } from '#growth/forge/exposure.ts';
import { type ForeignItem, itemReference } from '#growth/goals/foreign-item.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { isComplete, itemsOf } from '#growth/words/completeness.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { personNames } from '#render/reader-words.ts';
import { oneLine } from '#render/text.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';

type Paged = Awaited<ReturnType<GoalsProject['members']>>;

/**
 * A yes beforehand is no answer to this question: nobody has read it then.
 * @param place the issue that the title is written on
 */
export async function mayCopyTitle(
  item: ForeignItem,
  place: Shown,
  { project, me }: Pick<Session, 'project' | 'me'>,
  { ask, yes, talk }: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<boolean> {
  const isElsewhere = item.home.toLowerCase() !== project.facts.path.toLowerCase();
  if (!item.confidential && !(item.isPrivate && isElsewhere)) return true;
  const who = await whoElseReads(place, isElsewhere, { project, me });
  if (who === null) return true;
  const reference = oneLine(itemReference(item));
  if (item.confidential && ask !== null && !yes) {
    return ask.confirm({
      name: 'confidential-title',
      message: `${reference} is confidential. Write its title where ${who} can read it?`,
      default: false,
    });
  }
  if (item.confidential) {
    talk.note(`${reference} is confidential: its address is written, its title is not`);
    return false;
  }
  // Words of a private project would be read by everybody who reads the goals project.
  talk.warn(`the title of ${reference} is copied out of a place that is not public; ${who} can read it`);
  return true;
}

/** Of words from elsewhere that stand in `place`; null: nobody but the person. */
export async function whoElseReads(
  place: Shown,
  isElsewhere: boolean,
  { project, me }: Pick<Session, 'project' | 'me'>,
): Promise<string | null> {
  const readers = otherReaders(place, me);
  // Members who read every confidential issue here read those of this project already, and perhaps none of another one.
  const members = readers !== 'members' && isElsewhere ? await project.members() : null;
  return readers === 'members' ? `everybody who reads ${oneLine(project.facts.path)}` : named(readers, members, me);
}

/** null: nobody else. A role that is not known may be one that reads it. */
function named(issue: readonly Person[], members: Paged | null, me: Person): string | null {
  const read = members?.asFarAsRead() ?? null;
  const privileged = itemsOf(read).filter(({ role }) => role === null || seesConfidential(role));
  const all = [...issue, ...privileged.map(({ person }) => person)].filter(({ id }) => id !== me.id);
  const once = all.filter((one, index) => all.findIndex((other) => isNamed(other, one.username)) === index);
  const isWhole = read === null || isComplete(read.source);
  if (once.length === 0) return isWhole ? null : 'somebody else, perhaps (the members could not be read completely),';
  return isWhole ? personNames(once) : `${personNames(once)}, and others perhaps`;
}
