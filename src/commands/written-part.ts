// How a command that changes a part of a document ends: which part, where it is, what the server kept differently.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { EditedDocument, WrittenPart } from '#work/part/editing.ts';
import type { CommandWorld, SharedInput } from './command.ts';
import { warn, writeNumbers } from './written-goal.ts';

interface EndedPart extends Pick<WrittenPart, 'how' | 'warnings'> {
  readonly document: Pick<EditedDocument, 'iid' | 'title' | 'url'>;
  readonly part: string;
  /** In place of which part was changed or not: ends before the address. */
  readonly say?: string;
  /** Words that stand nowhere else by now. */
  readonly removed?: string;
}

export async function endPart(
  { document: { iid, title, url }, part, how, warnings, removed, say }: EndedPart,
  { format }: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  if (how === 'left-empty') {
    world.talk.say('The text was left empty: nothing was written.');
    return exitCodes.cancelled;
  }
  const isChanged = how === 'changed';
  if (format === 'json') {
    const gone = removed === undefined ? {} : { removed };
    const written = { document: { iid, title, url }, part, isChanged, warnings, ...gone };
    world.stdout.write(await documentText('part-write', written));
    return warn(warnings, world);
  }
  if (format === 'number') {
    writeNumbers([iid], world);
    return warn(warnings, world);
  }
  const [changed, unchanged] =
    removed === undefined ? ['Changed', 'Nothing changed in'] : ['Taken out of', 'Gone from'];
  const told = say ?? `${isChanged ? changed : unchanged} #${iid} ${title} (${part})`;
  world.stdout.write(stacked([oneLine(told), oneLine(url)]));
  if (removed !== undefined) world.stdout.write(stacked(['', removed]));
  return warn(warnings, world);
}
