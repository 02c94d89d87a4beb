// How the commands that write the promotion document end: where it stands, its address, what the server kept differently.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { ExitCode } from '#errors.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { aboutDocument } from '#work/promotion/shown.ts';
import type { Said } from '#wording.ts';
import { commandWords } from '../command-words.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { warn, writeNumbers } from '../written-goal.ts';

interface WrittenDocument {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
  readonly say: string;
}

export async function endDocument(
  { record, state, created, warnings, say }: WrittenDocument,
  input: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  if (input.format === 'json') {
    const promotion = { ...aboutDocument(record), state };
    world.stdout.write(await documentText('promotion-write', { promotion, created, warnings }));
  } else if (input.format === 'number') {
    writeNumbers([record.iid], world);
  } else {
    world.stdout.write(ink`${oneLine(say)}\n${oneLine(record.url)}\n`);
  }
  return warn(warnings, world);
}

/** For whoever sits at a terminal. */
export function sayStep(what: Said | null, { format }: SharedInput, { stderr }: CommandWorld): void {
  if (what !== null && stderr.isTTY && format !== 'json') stderr.write(ink`next: ${oneLine(commandWords(what))}\n`);
}
