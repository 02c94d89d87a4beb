// What use cases need of whoever lets them work, a command line or another front end: each takes the few that it names.
import type { WriteJournal } from '#growth/forge/written.ts';
import type { Prompter, Talk, World } from '#world.ts';

type Capabilities = Pick<
  World,
  | 'askPublic'
  | 'cwd'
  | 'env'
  | 'files'
  | 'namedFiles'
  | 'newKey'
  | 'nodeVersion'
  | 'now'
  | 'openEditor'
  | 'openForge'
  | 'openKeyring'
  | 'packageRoot'
  | 'places'
  | 'runCommand'
  | 'zone'
>;

export interface Desk extends Capabilities {
  readonly talk: Talk;
  /** null: nobody is there to be asked. */
  readonly ask: Prompter | null;
  /** Every plan was agreed to beforehand. */
  readonly yes: boolean;
  /** What this run writes is noted there, to be taken back; null: nobody notes it. */
  readonly journal?: WriteJournal | null;
  /** Gets one line for each request to the server, without the token; null: nobody wants to know. */
  readonly trace: ((line: string) => void) | null;
}
