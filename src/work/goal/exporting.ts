// All goals as an import reads them, here or on another GitLab.
import { resolve } from 'node:path';
import { assess } from '#growth/goals/assess.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { closingIn } from '#growth/goals/closing.ts';
import { type Completeness, completenessOf, itemsOf, type Listed } from '#growth/words/completeness.ts';
import type { GoalRecord, Outcome } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { count, oneLine } from '#render/text.ts';
import { type ExportedGoal, exportText } from '#templates/export-file.ts';
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import { exportId } from './import-keys.ts';
import { byNumber } from '#growth/words/order.ts';

export interface GoalExport {
  readonly goals: readonly ExportedGoal[];
  /** What they were made of, in any order. */
  readonly records: readonly GoalRecord[];
  readonly completeness: Completeness;
}

export async function readExport(state: 'opened' | 'closed' | 'all', session: Session): Promise<GoalExport> {
  const { project } = session;
  const list = (await project.goals(state === 'all' ? {} : { state })).asFarAsRead();
  const stories = await Promise.all(
    list.items.toSorted(byNumber).map(async (record) => {
      const isTold = record.state === 'closed' && record.commentCount > 0;
      return { record, notes: isTold ? (await project.notes(record.iid)).asFarAsRead() : null };
    }),
  );
  const completeness = completenessOf([
    list.source,
    ...sourcesOf(stories.map(({ notes }) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
  ]);
  const goals = stories.map(({ record, notes }) => exported(record, notes, session));
  return { goals, records: list.items, completeness };
}

/** The file that an import reads. @param howToImport stands in it, for whoever finds it */
export function exportFile(
  { goals, completeness }: GoalExport,
  { project, now }: Pick<Session, 'project' | 'now'>,
  howToImport: string,
): string {
  return exportText(goals, [
    `${count(goals.length, 'goal')} of ${oneLine(project.facts.path)}, ${now.today}`,
    ...(completeness.complete ? [] : ['INCOMPLETE: not everything could be read']),
    `Import: ${howToImport}`,
  ]);
}

/** The whole path of a file that may be written. @throws `usage` or `cancelled` for one that is there and stays */
export async function exportPlace(
  typed: string,
  { cwd, files, ask, yes }: Pick<Desk, 'cwd' | 'files' | 'ask' | 'yes'>,
): Promise<string> {
  const path = resolve(cwd, typed);
  if (yes || (await files.read(path)) === null) return path;
  if (ask === null)
    throw new DevgrowthError('usage', `${path} is there already`, {
      hint: said`Name another file, or add ${given('yes')}.`,
    });
  const sure = await ask.confirm({ name: 'yes', message: `Write over ${path}?`, default: false });
  if (!sure) throw new DevgrowthError('cancelled', 'Kept.');
  return path;
}

function exported(
  record: GoalRecord,
  notes: Listed<Note> | null,
  { project, now }: Pick<Session, 'project' | 'now'>,
): ExportedGoal {
  const { kind, stage, outcome } = assess(record, { notes, labelEvents: null, stateEvents: null }, now);
  return {
    id: exportId(record, project.facts.path),
    title: record.title,
    kind: kind === 'unknown' ? 'general' : kind,
    due: record.due ?? 'none',
    ...(record.description.trim() === '' ? {} : { description: record.description }),
    ...(stage === null || stage === 'planned' ? {} : { stage }),
    ...(record.confidential ? { confidential: true } : {}),
    ...(record.state === 'opened' ? {} : { closed: closedOf(record, outcome, notes, now.zone) }),
  };
}

function closedOf(
  { closedAt }: GoalRecord,
  outcome: Outcome | 'unknown' | null,
  notes: Listed<Note> | null,
  zone: string,
): NonNullable<ExportedGoal['closed']> {
  const learned = closingIn(itemsOf(notes))?.learned ?? null;
  return {
    ...(outcome === null || outcome === 'unknown' ? {} : { outcome }),
    ...(learned === null ? {} : { learned }),
    ...(closedAt === null ? {} : { day: dayOf(closedAt, zone) }),
  };
}
