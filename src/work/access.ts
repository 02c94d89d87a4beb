// Which server and project is meant, and what may be done there: what every use case is told beside its own words.
import type { ConnectionFlags } from '#settings/resolution.ts';

/** Which server and project, and what is meant to happen there. */
export interface Access extends ConnectionFlags {
  /** Something is about to be written into the goals project: where others can read that, it must be meant. */
  readonly writes: boolean;
  /** It is. */
  readonly allowPublic: boolean;
  /** What would be written is only looked at. Always false where nothing would. */
  readonly dryRun: boolean;
  /** Nothing is asked of the server: what was kept is all there is, and no token is needed. */
  readonly offline?: boolean;
  /** Nobody reads what is said by the way. */
  readonly isSilent?: boolean;
  /** The words came down a pipe: whoever sent them has them nowhere to look at. */
  readonly isPiped?: boolean;
  /** Id of the draft whose words these are. It goes away when they stand in another one. */
  readonly continues?: string | null;
}
