// A planned goal on which something is logged or ticked has begun: asked for by a flag, a rule of the person's settings, or offered.
import type { GoalRecord } from '#growth/words/goal.ts';
import { readUserSettings } from '#settings/user-config.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';

/** Whether it shall be marked as doing. Asks where nothing decides and somebody is there. @param isDecided by an earlier run of the same words */
export async function startsWith(
  { start, isDecided = false }: { readonly start: boolean; readonly isDecided?: boolean },
  { iid, state, stages }: Pick<GoalRecord, 'iid' | 'state' | 'stages'>,
  { connection, project: { facts } }: Pick<Session, 'connection' | 'project'>,
  { ask, files, places }: Pick<Desk, 'ask' | 'files' | 'places'>,
): Promise<boolean> {
  // A Guest changes no labels.
  if (state !== 'opened' || facts.myRole === 'guest') return false;
  // One that waits is taken up only where that is said.
  if (start) return !(stages.length === 1 && stages[0] === 'doing');
  if (!(stages.length === 1 && stages[0] === 'planned')) return false;
  if (await isRule(connection.profile, { files, places })) return true;
  if (ask === null || isDecided) return false;
  return ask.confirm({
    name: 'start',
    message: `#${iid} is still marked as planned. Mark it as doing?`,
    default: true,
  });
}

async function isRule(profile: string | null, desk: Pick<Desk, 'files' | 'places'>): Promise<boolean> {
  if (profile === null) return false;
  return (await readUserSettings(desk)).profiles.get(profile)?.['start_goals'] === true;
}
