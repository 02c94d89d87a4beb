// A command in the catalogue: its name, its one-line summary, and where its code is loaded from when it is called.
import type { CommandModule } from '#commands/command.ts';
import type { Resumable } from '#commands/drafts/resumable.ts';

/** How a command or a group stands in `devgrowth --help`, which has to fit one screen. */
export interface Listing {
  readonly name: string;
  readonly summary: string;
  readonly heading?: string;
  /** The command on whose row it is named, as `unshare` is on that of `share`. */
  readonly onRowOf?: string;
  /** What that row says of all who are named on it. */
  readonly row?: string;
}

export interface CommandEntry extends Listing {
  readonly load: () => Promise<CommandModule>;
  /** For a command that writes a person's words: reads those of a draft. */
  readonly resumable?: Resumable;
}
