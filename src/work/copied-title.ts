// Whether the title of what an address shows may be copied: a confidential one is asked for where others would read it.
import { type ForeignItem, itemReference } from '#growth/foreign-item.ts';
import { oneLine } from '#render/text.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';

/**
 * A yes beforehand is no answer to this question: nobody has read it then.
 * @param isHidden what the title is written on is confidential itself
 */
export async function mayCopyTitle(
  item: ForeignItem,
  isHidden: boolean,
  { project }: Pick<Session, 'project'>,
  { ask, yes, talk }: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<boolean> {
  if (isHidden) return true;
  const [reference, path] = [oneLine(itemReference(item)), oneLine(project.facts.path)];
  if (item.confidential && ask !== null && !yes) {
    return ask.confirm({
      name: 'confidential-title',
      message: `${reference} is confidential. Write its title where everybody who reads ${path} reads it?`,
      default: false,
    });
  }
  if (item.confidential) {
    talk.note(`${reference} is confidential: its address is written, its title is not`);
    return false;
  }
  // Words of a private project would be read by everybody who reads the goals project.
  if (item.isPrivate && item.home.toLowerCase() !== project.facts.path.toLowerCase()) {
    talk.warn(`the title of ${reference} is copied out of a place that is not public; whoever reads ${path} reads it`);
  }
  return true;
}
