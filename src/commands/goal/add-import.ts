// `devgrowth goal add --import FILE`: every goal of a file; importing it twice changes nothing.
import { basename } from 'node:path';
import { type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import type { AddWords } from '#work/goal/add-words.ts';
import { readImportFile } from '#work/goal/import-file.ts';
import { carryOutImport, planImport } from '#work/goal/importing.ts';
import { warningsOf } from '#work/goal/open-goals.ts';
import { readStanding } from '#work/goal-stories.ts';
import { type Session, openSession } from '#work/session.ts';
import type { CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';

type ImportInput = Input<AddWords & { readonly importFile: string; readonly templates: string | null }>;

export async function addFromFile({ shared, own }: ImportInput, world: CommandWorld): Promise<ExitCode> {
  const { importFile: path, templates } = own;
  const text = own.importText ?? (await (path === '-' ? world.stdin.readAll() : readImportFile(path, world)));
  const session = await openSession(shared, world);
  const planned = await planImport({ path, name: basename(path), text, templates }, session, world);
  const { composed, fresh } = planned;
  const kept = composed.length - fresh.length;
  if (shared.dryRun)
    return endDryRun(
      [
        ...fresh.map(({ goal }) => `open ${goal.title} (${goal.kind}, due ${goal.due ?? 'never'})`),
        `keep ${count(kept, 'goal')}`,
      ],
      shared,
      world,
    );
  const { written, twice } = await carryOutImport(planned, session, world, (begun) =>
    world.progress(begun === null ? '' : `${begun.index + 1}/${begun.of} ${oneLine(begun.title)}`),
  );
  return endImport({ written, kept: composed.length - written.length, twice }, session, shared, world);
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
  world: CommandWorld,
): Promise<ExitCode> {
  const warnings = [...written.flatMap(warningsOf), ...twice];
  if (format === 'json') {
    const goals = await readStanding(
      written.map(({ value }) => value),
      session,
    );
    world.stdout.write(await documentText('goal-import', { goals, kept, warnings }));
  } else if (format === 'number') {
    writeNumbers(
      written.map(({ value }) => value.iid),
      world,
    );
  } else {
    for (const { value } of written) world.stdout.write(ink`#${value.iid} ${oneLine(value.title)}\n`);
    world.stdout.write(ink`${count(written.length, 'goal')} opened, ${kept} there already\n`);
  }
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}
