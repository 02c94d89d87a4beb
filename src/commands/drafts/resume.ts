// `devgrowth drafts resume ID`: runs the command of a draft again with the very words and keys it was begun with.
import type { ExitCode } from '#errors.ts';
import { resumeDraft } from '#work/draft/resuming.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import type { Resumable } from './resumable.ts';

interface ResumeWords {
  readonly id: string;
}

/** @param find the command of that name, where its drafts can be resumed: `goal add` */
export function resumeCommandOf(find: (command: string) => Resumable | null): CommandModule<ResumeWords> {
  return {
    formats: ['text', 'json'],
    writes: false,
    resumes: true,
    examples: ['devgrowth drafts resume k3m9x2', 'devgrowth drafts resume k3m9x2 --yes'],
    completes: { id: 'drafts' },
    declare(command) {
      command
        .argument('<id>', 'Id of the draft, from `devgrowth drafts list`')
        .option('--allow-public', 'Write into a project that others can read');
    },
    parse: ([id = '']) => ({ id }),
    run: (input, world) => runResume(input, find, world),
  };
}

function runResume(
  { shared, own }: Input<ResumeWords>,
  find: (command: string) => Resumable | null,
  world: CommandWorld,
): Promise<ExitCode> {
  return resumeDraft(own.id, shared, (command) => find(command)?.(shared, world) ?? null, world);
}
