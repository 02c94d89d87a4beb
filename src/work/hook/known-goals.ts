// The last known open goals, for git's hooks, which ask no server: a small file of this machine, there as long as a hook is.
import { join } from 'node:path';
import { isNamed } from '#growth/words/username.ts';
import { glimpse } from '#render/text.ts';
import type { Desk } from '../desk.ts';
import type { GoalList, ListWords } from '../goal/listing.ts';
import { isJob } from '../job.ts';
import type { Session } from '../session.ts';

type KnownDesk = Pick<Desk, 'env' | 'files' | 'places'>;

export interface HookState {
  /** Folders of the hooks that are installed. */
  readonly hooks: readonly string[];
  /** `alex/goals#7`, and its title on one line. Never a confidential one, and no token. */
  readonly goals: readonly { readonly reference: string; readonly title: string }[];
}

export const hookStateFile = ({ places }: Pick<Desk, 'places'>) => join(places.state, 'hook.json');

/** null where no hook is installed. A file that cannot be read is as one without goals. */
export async function readHookState(desk: Pick<Desk, 'files' | 'places'>): Promise<HookState | null> {
  const text = await desk.files.read(hookStateFile(desk));
  if (text === null) return null;
  try {
    const { hooks, goals } = JSON.parse(text) as Partial<HookState>;
    return { hooks: Array.isArray(hooks) ? hooks : [], goals: Array.isArray(goals) ? goals : [] };
  } catch {
    return { hooks: [], goals: [] };
  }
}

/** The file goes with the last hook. */
export async function writeHookState(
  state: HookState,
  { files, places }: Pick<Desk, 'files' | 'places'>,
): Promise<void> {
  const path = hookStateFile({ places });
  if (state.hooks.length === 0) await files.remove(path);
  else await files.write(path, `${JSON.stringify(state, null, 2)}\n`);
}

/** Of a list of all that is open, read by the person whose goals they are. */
export async function keepForHooks(
  words: ListWords,
  { goals }: GoalList,
  { me, settings, project }: Pick<Session, 'me' | 'settings' | 'project'>,
  desk: KnownDesk,
): Promise<void> {
  const { state, stage, kind, health, due, milestone, value } = words;
  const isAll = state !== 'closed' && [stage, kind, health, due, milestone, value].every((filter) => filter === null);
  if (!isAll || isJob(desk) || !isNamed(me, settings.person)) return;
  const kept = await readHookState(desk);
  if (kept === null) return;
  const known = goals
    .filter((goal) => goal.state === 'opened' && !goal.confidential)
    .map(({ iid, title }) => ({ reference: `${project.facts.path}#${iid}`, title: glimpse(title) }));
  if (JSON.stringify(known) !== JSON.stringify(kept.goals)) await writeHookState({ ...kept, goals: known }, desk);
}
