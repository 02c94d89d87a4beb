// A command in the catalogue: its name, its one-line summary, and where its code is loaded from when it is called.
import type { CommandModule } from '#commands/command.ts';
import type { Resumable } from '#commands/drafts/resumable.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Heading in `devgrowth --help`. */
  readonly heading?: string;
  readonly load: () => Promise<CommandModule>;
  /** For a command that writes a person's words: reads those of a draft. */
  readonly resumable?: Resumable;
}
