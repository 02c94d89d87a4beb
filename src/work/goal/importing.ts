// Opens every goal of a file; a goal that came from it before is not opened again.
import { approvalsAsked } from '#growth/goals/asked-of-manager.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { quarterOf } from '#growth/time/fiscal.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { readImport } from '#templates/import-file.ts';
import type { ImportClosing, ImportEntry } from '#templates/imported-goal.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { seenAgain, twiceAt } from '../once-only.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { whole } from '../whole.ts';
import type { ComposedGoal } from './compose.ts';
import { warnOfCrowd } from './crowded-quarter.ts';
import { closeImported, unfinishedClosings } from './import-closing.ts';
import { importKey, keysThere } from './import-keys.ts';
import { ensureGround, openGoal } from './open-goals.ts';
import { noteOfPastOnes } from './past-due.ts';
import { byNumber } from '#growth/words/order.ts';

export type ComposedEntry = ComposedGoal & { readonly key: string; readonly closed: ImportClosing | null };

export interface ImportFile {
  /** As it was given: a draft names it. */
  readonly path: string;
  /** What its faults are told with. */
  readonly name: string;
  readonly text: string;
  /** Folder of own templates. */
  readonly templates: string | null;
}

export interface PlannedImport {
  readonly file: ImportFile;
  readonly composed: readonly ComposedEntry[];
  /** Number of the goal by its entry's key. */
  readonly there: ReadonlyMap<string, number>;
  readonly fresh: readonly ComposedEntry[];
  /** Goals of the project, open or not. */
  readonly opened: readonly GoalRecord[];
}

/** @throws `configuration` with every fault of the file */
export async function planImport(file: ImportFile, session: Session, desk: TemplatesDesk): Promise<PlannedImport> {
  const { project, settings, now, me } = session;
  const { templates } = await availableTemplates(project, settings.company, desk, file.templates);
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart, person: me.name };
  const entries = readImport(file.text, file.name, templates, calendar);

  const opened = await goalsThere(session);
  const composed = entries.map((entry) => composedEntry(entry, templates, settings));
  const work = workOn(composed, opened, session);
  const open = work.fresh.filter(({ closed }) => closed === null);
  const dues = open.map(({ goal }) => goal.due);
  noteOfPastOnes(dues, now.today, desk.talk);
  return { file, composed, ...work, opened };
}

export interface Imported {
  readonly written: readonly Written<GoalRecord>[];
  /** What two machines opened at once. */
  readonly twice: readonly Dropped[];
}

/** Called before each goal, and with null after the last. */
export type OnGoal = (begun: { readonly index: number; readonly of: number; readonly title: string } | null) => void;

export function carryOutImport(
  planned: PlannedImport,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  onGoal: OnGoal,
): Promise<Imported> {
  const { project } = session;
  const { file, composed, fresh, opened } = planned;
  const open = fresh.filter(({ closed }) => closed === null);
  warnOfCrowd(
    opened,
    open.map(({ goal }) => goal.milestone),
    desk.talk,
  );
  const words = {
    importFile: file.path,
    importText: file.text,
    templates: file.templates,
    title: null,
    kind: null,
    due: null,
    set: [],
    description: null,
  };
  // Also when everything is open already: an earlier run may have left its draft, and closing to do.
  return draftedWrite('goal add', words, session, desk, (draft) =>
    project.inTurn('import', async () => {
      // Another process may have opened some of them by now.
      const now = fresh.length === 0 ? planned : workOn(composed, await goalsThere(session), session);
      const written = await writeAll({ ...now, composed }, draft, session, desk, onGoal);
      return { written, twice: await standingTwice(now.fresh, session) };
    }),
  );
}

async function goalsThere({ project }: Pick<Session, 'project'>): Promise<readonly GoalRecord[]> {
  const hint = 'Nothing was written, for a goal could have been opened twice. Run the command again.';
  return whole(await project.goals(), project.facts.path, hint);
}

function workOn(
  composed: readonly ComposedEntry[],
  opened: readonly GoalRecord[],
  { project }: Pick<Session, 'project'>,
) {
  const there = keysThere(opened, project.facts.path);
  return { there, fresh: composed.filter(({ key }) => !there.has(key)) };
}

/** Of two machines that import the same file at once, each opens what the other had not opened yet. */
export async function standingTwice(
  fresh: readonly Pick<ComposedEntry, 'key' | 'goal'>[],
  { project }: Pick<Session, 'project'>,
): Promise<readonly Dropped[]> {
  if (fresh.length === 0) return [];
  const goals = (await seenAgain(async () => (await project.goals()).asFarAsRead().items)) ?? [];
  return fresh.flatMap(({ key, goal }) => {
    const same = goals.filter(({ mark }) => mark?.key === key).toSorted(byNumber);
    return twiceAt(
      `goal "${oneLine(goal.title)}"`,
      same.map(({ url }) => url),
    );
  });
}

/** One after the other: the numbers follow the file, and a rate limit is met gently. */
async function writeAll(
  { composed, there, fresh }: Pick<PlannedImport, 'composed' | 'there' | 'fresh'>,
  draft: Draft,
  session: Pick<Session, 'project' | 'now'>,
  { talk }: Pick<Desk, 'talk'>,
  onGoal: OnGoal,
): Promise<readonly Written<GoalRecord>[]> {
  const { project, now } = session;
  const closings = unfinishedClosings(draft);
  for (const { key, closed } of composed) {
    const iid = there.get(key);
    if (iid === undefined || closed === null || !closings.has(key)) continue;
    await closeImported(project, await project.goal(iid), closed, { draft, key, today: now.today });
    await closings.end(key);
  }
  await ensureGround(project, fresh, talk);
  const written: Written<GoalRecord>[] = [];
  for (const [index, one] of fresh.entries()) {
    onGoal({ index, of: fresh.length, title: one.goal.title });
    const { key, closed } = one;
    if (closed !== null) await closings.begin(key);
    const opened = await openGoal(project, one, key, false);
    if (closed === null) {
      written.push(opened);
      continue;
    }
    const ended = await closeImported(project, opened.value, closed, { draft, key, today: now.today });
    await closings.end(key);
    written.push({ value: ended.value, warnings: [...opened.warnings, ...ended.warnings] });
  }
  onGoal(null);
  return written;
}

export function composedEntry(
  entry: ImportEntry,
  templates: readonly GoalTemplate[],
  { fiscalYearStart, ...managers }: ProjectSettings,
): ComposedEntry {
  const { kind, title, due, description, template, confidential, stage, closed } = entry;
  const opened = { stages: [stage], description };
  const quarter = due === null ? null : quarterOf(due, fiscalYearStart);
  return {
    key: importKey(entry),
    closed,
    template: templateOf(kind, templates),
    quarter,
    goal: {
      template,
      title,
      description,
      kind,
      stage,
      due,
      milestone: quarter?.title ?? null,
      confidential,
      hasAsk: closed === null && approvalsAsked(opened, managers).length > 0,
      isQuiet: true,
    },
  };
}
