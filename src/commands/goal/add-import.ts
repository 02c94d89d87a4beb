// `devgrowth goal add --import FILE`: every goal of a file; importing it twice changes nothing.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { assess } from '#growth/assess.ts';
import type { Dropped } from '#growth/writes.ts';
import { quarterOf } from '#growth/fiscal.ts';
import type { GoalRecord } from '#growth/goal.ts';
import { count, oneLine } from '#render/text.ts';
import { documentText } from '#render/json/document.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { type ImportEntry, readImport } from '#templates/import-file.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { GoalTemplate } from '#templates/template.ts';
import type { World } from '#world.ts';
import { draftedWrite } from '../drafting.ts';
import { readStories } from '../goal-stories.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun, warn } from '../written-goal.ts';
import type { AddInput } from './add.ts';
import type { ComposedGoal } from './compose.ts';
import { ensureGround, openGoal, warningsOf } from './open-goals.ts';

type ImportInput = AddInput & { readonly importFile: string };

export async function addFromFile(
  input: ImportInput,
  templates: readonly GoalTemplate[],
  world: World,
): Promise<ExitCode> {
  const text = input.importText ?? (await readImportFile(input.importFile, world));
  const session = await openSession(input, world);
  const { project, settings, now, me } = session;
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart, person: me.name };
  const entries = readImport(text, basename(input.importFile), templates, calendar);

  const list = await project.goals();
  if (list.source.failed) {
    throw new DevgrowthError(
      'server',
      `the goals that are there could not be read completely: ${list.source.failed.message}`,
      {
        hint: 'Nothing was written, for a goal could have been opened twice. Run the command again.',
      },
    );
  }
  const there = new Set(list.items.map(({ mark }) => mark?.key ?? null));
  const fresh = entries.filter((entry) => !there.has(keyOf(entry)));
  const kept = entries.length - fresh.length;
  const composed = fresh.map((entry) => ({ ...composedEntry(entry, templates, settings), key: keyOf(entry) }));
  if (input.dryRun)
    return endDryRun(
      [
        ...composed.map(({ goal }) => `open ${goal.title} (${goal.kind}, due ${goal.due ?? 'never'})`),
        `keep ${count(kept, 'goal')}`,
      ],
      world,
    );

  const words = {
    importFile: input.importFile,
    importText: text,
    title: null,
    kind: null,
    due: null,
    set: [],
    description: null,
  };
  const written =
    fresh.length === 0
      ? []
      : await draftedWrite('goal add', words, session, world, () => openAll(composed, session, world));
  return endImport({ written, kept }, session, input, world);
}

async function openAll(composed: readonly (ComposedGoal & { key: string })[], { project }: Session, world: World) {
  await ensureGround(project, composed);
  const written = [];
  // One after the other: the numbers follow the file, and a rate limit is met gently.
  for (const [index, one] of composed.entries()) {
    world.stderr.write(`${index + 1}/${composed.length} ${oneLine(one.goal.title)}\n`);
    written.push(await openGoal(project, one, one.key, false));
  }
  return written;
}

async function endImport(
  { written, kept }: { written: readonly { value: GoalRecord; warnings: readonly Dropped[] }[]; kept: number },
  session: Session,
  input: ImportInput,
  world: World,
): Promise<ExitCode> {
  const warnings = written.flatMap(warningsOf);
  if (input.format === 'json') {
    const stories = await readStories(
      session.project,
      written.map(({ value }) => value),
      null,
    );
    const goals = stories.map(({ record, activity }) => assess(record, activity, session.now));
    world.stdout.write(documentText('goal-import', { goals, kept, warnings }));
  } else {
    for (const { value } of written) world.stdout.write(`#${value.iid} ${oneLine(value.title)}\n`);
    world.stdout.write(`${count(written.length, 'goal')} opened, ${kept} there already\n`);
  }
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}

function composedEntry(
  entry: ImportEntry,
  templates: readonly GoalTemplate[],
  { fiscalYearStart }: ProjectSettings,
): ComposedGoal {
  const { kind, title, due, description, template, confidential } = entry;
  const quarter = due === null ? null : quarterOf(due, fiscalYearStart);
  return {
    template: templateOf(kind, templates),
    quarter,
    goal: {
      template,
      title,
      description,
      kind,
      stage: 'planned',
      due,
      milestone: quarter?.title ?? null,
      confidential,
    },
  };
}

/** The same entry has the same key on every machine and at every time: that is how a second import finds the first. */
function keyOf({ keySource }: ImportEntry): string {
  return `import-${createHash('sha256').update(keySource).digest('base64url').slice(0, 16)}`;
}

async function readImportFile(path: string, world: World): Promise<string> {
  if (path === '-') return world.stdin.readAll();
  try {
    return await readFile(resolve(world.cwd, path), 'utf8');
  } catch (cause) {
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
