// What the goals project says before work is collected: the goals there are to fit, and what was decided of which piece.
import type { Decided } from '#growth/candidates/piece.ts';
import { decidedBy } from '#growth/candidates/decided.ts';
import { type GoalToMatch, goalToMatch } from '#growth/candidates/goal-to-match.ts';
import { itemsOf, type Listed, type SourceRead } from '#growth/words/completeness.ts';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import type { WinsIssue } from '#growth/forge/wins.ts';
import type { Note } from '#growth/goals/notes.ts';
import { sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import type { InboxLog } from './inbox-log.ts';

export interface GoalsRecord {
  readonly records: readonly GoalRecord[];
  /** To which a win is written; null: none was kept yet. */
  readonly wins: WinsIssue | null;
  readonly goals: readonly GoalToMatch[];
  readonly decided: Decided;
  /** Those that did not arrive whole: a piece may be kept there. */
  readonly sources: readonly SourceRead[];
}

/**
 * Costs the list of goals, and one request for each that is open or changed since, with its comments. What was kept on one that is
 * closed since longer is of days that nobody asks for. Wins are read whole.
 */
export async function readRecord(
  since: Instant,
  log: InboxLog,
  { project, settings, forge, now }: Pick<Session, 'project' | 'settings' | 'forge' | 'now'>,
): Promise<GoalsRecord> {
  const [list, document, wins] = await Promise.all([
    project.goals(),
    project.promotionDocument(settings.person),
    project.winsIssues(),
  ]);
  const records = whole(list, project.facts.path);
  const besides = [...(document === null ? [] : [document]), ...wins.filter(({ commentCount }) => commentCount > 0)];
  const [told, otherNotes] = await Promise.all([
    Promise.all(records.map(async (record) => ({ record, notes: await notesOf(record, since, project) }))),
    Promise.all(besides.map(async ({ iid }) => (await project.notes(iid)).asFarAsRead())),
  ]);
  const around = {
    base: forge.base,
    path: project.facts.path,
    zone: now.zone,
    besides: [settings.person, ...(settings.manager === null ? [] : [settings.manager])],
  };
  const all = [...told.map(({ notes }) => notes), ...otherNotes].filter((notes) => notes !== null);
  return {
    records,
    wins: wins[0] ?? null,
    goals: told.map(({ record, notes }) => goalToMatch({ record, notes: itemsOf(notes) }, around)),
    decided: decidedBy(
      all.flatMap(({ items }) => items),
      log.standing.decided,
      forge.base,
    ),
    sources: sourcesOf(all.map((notes) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
  };
}

async function notesOf(
  { iid, state, updatedAt }: GoalRecord,
  since: Instant,
  project: Session['project'],
): Promise<Listed<Note> | null> {
  return state === 'closed' && updatedAt < since ? null : (await project.notes(iid)).asFarAsRead();
}
