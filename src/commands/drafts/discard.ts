// `devgrowth drafts discard ID`: throws away one draft; it is shown first, for it is somebody's words.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { discardDraft, readDraft, wordsOf } from '#settings/drafts.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { editedFile } from '#work/edited-text.ts';

interface DiscardWords {
  readonly id: string;
}

export const discardCommand: CommandModule<DiscardWords> = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth drafts discard k3m9x2', 'devgrowth drafts discard k3m9x2 --yes'],
  completes: { id: 'drafts' },
  declare(command) {
    command.argument('<id>', 'Id of the draft, from `devgrowth drafts list`');
  },
  parse: ([id = '']) => ({ id }),
  run: runDiscard,
};

async function runDiscard({ shared, own }: Input<DiscardWords>, world: CommandWorld): Promise<ExitCode> {
  const draft = await readDraft(world, own.id);
  const path = editedFile(world, draft.id);
  const inEditor = await world.files.read(path);
  world.stderr.write(stacked(wordsOf(draft)));
  if (inEditor !== null) world.stderr.write(stacked([inEditor]));
  if (!shared.yes) {
    if (!shared.mayAsk)
      throw new DevgrowthError('usage', 'discarding needs a yes', {
        hint: `Add --yes: \`devgrowth drafts discard ${draft.id} --yes\`.`,
      });
    const sure = await world.prompt.confirm({ name: 'yes', message: 'Throw these words away?', default: false });
    if (!sure) throw new DevgrowthError('cancelled', 'Kept.');
  }
  await discardDraft(world, draft.id);
  await world.files.remove(path);
  world.stdout.write(ink`Discarded ${draft.id}.\n`);
  return exitCodes.done;
}
