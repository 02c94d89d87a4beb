// `devgrowth goal add --import FILE`: every goal of a file; importing it twice changes nothing.
import type { AddWords } from './add-words.ts';
import type { ImportClosing, ImportEntry } from '#templates/imported-goal.ts';
import { basename, resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { assess } from '#growth/goals/assess.ts';
import { quarterOf } from '#growth/time/fiscal.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { fit, ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { readImport } from '#templates/import-file.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { readTextFile } from '#settings/text-file.ts';
import type { World } from '#world.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Input, SharedInput } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { readStories } from '../goal-stories.ts';
import { seenAgain, twiceAt } from '../once-only.ts';
import { type Session, openSession } from '../session.ts';
import { whole } from '../whole.ts';
import { refuseSecrets } from '../typed-words.ts';
import { endDryRun, warn } from '../written-goal.ts';
import type { ComposedGoal } from './compose.ts';
import { warnOfCrowd } from './crowded-quarter.ts';
import { closeImported, unfinishedClosings } from './import-closing.ts';
import { importKey, keysThere } from './import-keys.ts';
import { noteOfPastOnes } from './past-due.ts';
import { ensureGround, openGoal, warningsOf } from './open-goals.ts';

type ImportInput = Input<AddWords & { readonly importFile: string }>;
type ComposedEntry = ComposedGoal & { readonly key: string; readonly closed: ImportClosing | null };

export async function addFromFile({ shared, own }: ImportInput, world: World): Promise<ExitCode> {
  const text = own.importText ?? (await readImportFile(own.importFile, world));
  const session = await openSession(shared, world);
  const { project, settings, now, me } = session;
  const { templates } = await availableTemplates(project, world, own.templates);
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart, person: me.name };
  const entries = readImport(text, basename(own.importFile), templates, calendar);

  const opened = await goalsThere(session);
  const composed = entries.map((entry) => composedEntry(entry, templates, settings));
  const planned = workOn(composed, opened, session);
  const { fresh } = planned;
  const kept = entries.length - fresh.length;
  const open = fresh.filter(({ closed }) => closed === null);
  const dues = open.map(({ goal }) => goal.due);
  noteOfPastOnes(dues, now.today, world);
  if (shared.dryRun)
    return endDryRun(
      [
        ...fresh.map(({ goal }) => `open ${goal.title} (${goal.kind}, due ${goal.due ?? 'never'})`),
        `keep ${count(kept, 'goal')}`,
      ],
      shared,
      world,
    );
  warnOfCrowd(
    opened,
    open.map(({ goal }) => goal.milestone),
    world,
  );

  const words = {
    importFile: own.importFile,
    importText: text,
    templates: own.templates ?? null,
    title: null,
    kind: null,
    due: null,
    set: [],
    description: null,
  };
  // Also when everything is open already: an earlier run may have left its draft, and closing to do.
  const { written, twice } = await draftedWrite('goal add', words, session, world, (draft) =>
    project.inTurn('import', async () => {
      // Another process may have opened some of them by now.
      const now = fresh.length === 0 ? planned : workOn(composed, await goalsThere(session), session);
      const goals = await writeAll({ ...now, composed, isQuiet: shared.debug }, draft, session, world);
      return { written: goals, twice: await standingTwice(now.fresh, session) };
    }),
  );
  return endImport({ written, kept: entries.length - written.length, twice }, session, shared, world);
}

async function goalsThere({ project }: Session): Promise<readonly GoalRecord[]> {
  const hint = 'Nothing was written, for a goal could have been opened twice. Run the command again.';
  return whole(await project.goals(), project.facts.path, hint);
}

function workOn(composed: readonly ComposedEntry[], opened: readonly GoalRecord[], { project }: Session) {
  const there = keysThere(opened, project.facts.path);
  return { there, fresh: composed.filter(({ key }) => !there.has(key)) };
}

/** Of two machines that import the same file at once, each opens what the other had not opened yet. */
async function standingTwice(fresh: readonly ComposedEntry[], { project }: Session): Promise<readonly Dropped[]> {
  if (fresh.length === 0) return [];
  const goals = (await seenAgain(async () => (await project.goals()).asFarAsRead().items)) ?? [];
  return fresh.flatMap(({ key, goal }) => {
    const same = goals.filter(({ mark }) => mark?.key === key).toSorted((one, other) => one.iid - other.iid);
    return twiceAt(
      `goal "${oneLine(goal.title)}"`,
      same.map(({ url }) => url),
    );
  });
}

interface Work {
  readonly composed: readonly ComposedEntry[];
  readonly there: ReadonlyMap<string, number>;
  readonly fresh: readonly ComposedEntry[];
  /** Other lines are written meanwhile: no progress. */
  readonly isQuiet: boolean;
}

/** One after the other: the numbers follow the file, and a rate limit is met gently. */
async function writeAll({ composed, there, fresh, isQuiet }: Work, draft: Draft, session: Session, world: World) {
  const { project, now } = session;
  const closings = unfinishedClosings(draft);
  for (const { key, closed } of composed) {
    const iid = there.get(key);
    if (iid === undefined || closed === null || !closings.has(key)) continue;
    await closeImported(project, await project.goal(iid), closed, { draft, key, today: now.today });
    await closings.end(key);
  }
  if (fresh.length > 0) await ensureGround(project, fresh, world);
  const written: Written<GoalRecord>[] = [];
  for (const [index, one] of fresh.entries()) {
    showProgress(`${index + 1}/${fresh.length} ${oneLine(one.goal.title)}`, isQuiet, world);
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
  showProgress('', isQuiet, world);
  return written;
}

/** One line that is written over, and only where a person can see it. */
function showProgress(line: string, isQuiet: boolean, { stderr }: World): void {
  if (stderr.isTTY && !isQuiet) stderr.write(ink`\r${fit(line, stderr.columns - 1)}\u001B[K`);
}

async function endImport(
  {
    written,
    kept,
    twice,
  }: {
    written: readonly { value: GoalRecord; warnings: readonly Dropped[] }[];
    kept: number;
    twice: readonly Dropped[];
  },
  session: Session,
  { format }: SharedInput,
  world: World,
): Promise<ExitCode> {
  const warnings = [...written.flatMap(warningsOf), ...twice];
  if (format === 'json') {
    const stories = await readStories(
      session.project,
      written.map(({ value }) => value),
      null,
    );
    const goals = stories.map(({ record, activity }) => assess(record, activity, session.now));
    world.stdout.write(documentText('goal-import', { goals, kept, warnings }));
  } else {
    for (const { value } of written) world.stdout.write(ink`#${value.iid} ${oneLine(value.title)}\n`);
    world.stdout.write(ink`${count(written.length, 'goal')} opened, ${kept} there already\n`);
  }
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}

function composedEntry(
  entry: ImportEntry,
  templates: readonly GoalTemplate[],
  { fiscalYearStart }: ProjectSettings,
): ComposedEntry {
  const { kind, title, due, description, template, confidential, stage, closed } = entry;
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
      isQuiet: true,
    },
  };
}

async function readImportFile(path: string, world: World): Promise<string> {
  if (path === '-') return world.stdin.readAll();
  try {
    const text = await readTextFile(resolve(world.cwd, path));
    for (const [index, line] of text.split('\n').entries()) refuseSecrets(line, `${basename(path)}:${index + 1}`);
    return text;
  } catch (cause) {
    if (cause instanceof DevgrowthError) throw cause;
    throw new DevgrowthError(
      'usage',
      `cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: 'Give the path of a YAML or JSON file; examples/goals.yml shows one.',
        cause,
      },
    );
  }
}
