// A command whose drafts can be finished: its words are read with a schema of its own, and only then does it run.
import type { ExitCode } from '#errors.ts';
import type { ReadWords, Resumes } from '#work/draft/resuming.ts';
import { keepingAnswers } from '#work/half-typed.ts';
import type { CommandModule, CommandWorld, OwnWords, SharedInput } from '../command.ts';

/** From a file to a command's own words: whatever may stand there. */
export type WordsReader<Own> = (typed: unknown) => ReadWords<{ readonly own: Own }>;

/** What the words of a draft make its command do; loaded when a draft is resumed. */
export type Resumable = (shared: SharedInput, world: CommandWorld) => Resumes<ExitCode>;

/** For the catalogue: that the words fit the command is checked here, by their type. */
export function resumable<Own extends OwnWords>(
  load: () => Promise<CommandModule<Own>>,
  words: () => Promise<WordsReader<Own>>,
): { readonly load: () => Promise<CommandModule>; readonly resumable: Resumable } {
  return {
    load,
    resumable: (shared, world) => async (typed) => {
      const read = (await words())(typed);
      if (!read.ok) return read;
      const command = await load();
      return {
        ok: true,
        run({ command: name, begun, ...resumed }) {
          const input = { shared: { ...shared, ...resumed }, own: read.own };
          return keepingAnswers(name, input, world, (desk) => command.run(input, desk), begun);
        },
      };
    },
  };
}
