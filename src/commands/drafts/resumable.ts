// A command whose drafts can be finished: its words are read with a schema of its own, and only then does it run.
import type { ExitCode } from '#errors.ts';
import type { CommandModule, CommandWorld, OwnWords, SharedInput } from '../command.ts';

export type ReadWords<Result> =
  | ({ readonly ok: true } & Result)
  | { readonly ok: false; readonly problems: readonly string[] };

/** From a file to a command's own words: whatever may stand there. */
export type WordsReader<Own> = (typed: unknown) => ReadWords<{ readonly own: Own }>;

/** What the words of a draft make its command do; loaded when a draft is resumed. */
export type Resumable = (
  typed: unknown,
) => Promise<ReadWords<{ readonly run: (shared: SharedInput, world: CommandWorld) => Promise<ExitCode> }>>;

/** For the catalogue: that the words fit the command is checked here, by their type. */
export function resumable<Own extends OwnWords>(
  load: () => Promise<CommandModule<Own>>,
  words: () => Promise<WordsReader<Own>>,
): { readonly load: () => Promise<CommandModule>; readonly resumable: Resumable } {
  return {
    load,
    async resumable(typed) {
      const read = (await words())(typed);
      if (!read.ok) return read;
      const command = await load();
      return { ok: true, run: (shared, world) => command.run({ shared, own: read.own }, world) };
    },
  };
}
