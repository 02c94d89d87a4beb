// Whether the title of what an address shows may be copied: a confidential one is asked for where others would read it.
import { otherReaders, type Shown } from '#growth/forge/exposure.ts';
import { type ForeignItem, itemReference } from '#growth/goals/foreign-item.ts';
import { ink } from '#render/terminal/ink.ts';
import { personNames } from '#render/terminal/project/readers.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';
import type { Session } from './session.ts';

/**
 * `--yes` is no answer to this question: nobody has read it then.
 * @param place the issue that the title is written on
 */
export async function mayCopyTitle(
  item: ForeignItem,
  place: Shown,
  { project, me }: Pick<Session, 'project' | 'me'>,
  { mayAsk, yes }: Pick<SharedInput, 'mayAsk' | 'yes'>,
  world: World,
): Promise<boolean> {
  const readers = otherReaders(place, me);
  if (readers !== 'members' && readers.length === 0) return true;
  const [reference, path] = [oneLine(itemReference(item)), oneLine(project.facts.path)];
  const who = readers === 'members' ? `everybody who reads ${path}` : personNames(readers);
  if (item.confidential && mayAsk && !yes) {
    return world.prompt.confirm({
      name: 'confidential-title',
      message: `${reference} is confidential. Write its title where ${who} can read it?`,
      default: false,
    });
  }
  if (item.confidential) {
    world.stderr.write(ink`note: ${reference} is confidential: its address is written, its title is not\n`);
    return false;
  }
  // Words of a private project would be read by everybody who reads the goals project.
  if (item.isPrivate && item.home.toLowerCase() !== project.facts.path.toLowerCase()) {
    world.stderr.write(
      ink`warning: the title of ${reference} is copied out of a place that is not public; ${who} can read it\n`,
    );
  }
  return true;
}
