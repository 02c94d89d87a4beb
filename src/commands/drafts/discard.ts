// `devgrowth drafts discard ID`: throws away one draft; it is shown first, for it is somebody's words.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { discard, planDiscarding } from '#work/draft/discarding.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

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

async function runDiscard({ own }: Input<DiscardWords>, world: CommandWorld): Promise<ExitCode> {
  const planned = await planDiscarding(own.id, world);
  const { id, words, inEditor } = planned;
  world.stderr.write(stacked(words));
  if (inEditor !== null) world.stderr.write(stacked([inEditor]));
  await discard(planned, world);
  world.stdout.write(ink`Discarded ${id}.\n`);
  return exitCodes.done;
}
