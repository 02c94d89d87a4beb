// `devgrowth goal export`: all goals as a file that `goal add --import` reads, here or on another GitLab.
import { resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { assess } from '#growth/goals/assess.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { closingIn } from '#growth/goals/closing.ts';
import { type Listed, completenessOf } from '#growth/words/completeness.ts';
import type { GoalRecord, Outcome } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { documentText } from '#render/json/document.ts';
import { ink, inkOf, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { type ExportedGoal, exportText } from '#templates/export-file.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { sourcesOf } from '../goal-stories.ts';
import { warnIncomplete } from '../incomplete.ts';
import { type Session, openSession } from '../session.ts';
import { exportId } from './import-keys.ts';

interface ExportWords {
  readonly state: 'opened' | 'closed' | 'all';
  readonly out: string | null;
}

export const exportCommand: CommandModule<ExportWords> = {
  formats: ['yaml', 'json'],
  writes: false,
  examples: ['devgrowth goal export', 'devgrowth goal export --state open --format json'],
  completes: { '--state': ['open', 'closed', 'all'] },
  declare(command) {
    command
      .option('--out <file>', 'File to write, instead of stdout')
      .option('--state <state>', 'open, closed or all (default: all)');
  },
  parse(_args, flags) {
    const state = choiceFlag(flags, 'state', ['open', 'opened', 'closed', 'all']) ?? 'all';
    return { state: state === 'open' ? 'opened' : state, out: textFlag(flags, 'out') };
  },
  run: runExport,
};

async function runExport({ shared, own }: Input<ExportWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const { project, now } = session;
  const path = own.out === null ? null : resolve(world.cwd, own.out);
  if (path !== null) await refuseOverwrite(path, shared, world);
  const list = (await project.goals(own.state === 'all' ? {} : { state: own.state })).asFarAsRead();
  const stories = await Promise.all(
    list.items
      .toSorted((a, b) => a.iid - b.iid)
      .map(async (record) => {
        const isTold = record.state === 'closed' && record.commentCount > 0;
        return { record, notes: isTold ? (await project.notes(record.iid)).asFarAsRead() : null };
      }),
  );
  const completeness = completenessOf([
    list.source,
    ...sourcesOf(stories.map(({ notes }) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
  ]);
  const goals = stories.map(({ record, notes }) => exported(record, notes, session));
  const about = [
    `${count(goals.length, 'goal')} of ${oneLine(project.facts.path)}, ${now.today}`,
    ...(completeness.complete ? [] : ['INCOMPLETE: not everything could be read']),
    'Import: devgrowth goal add --import <this file>',
  ];
  const text =
    shared.format === 'json'
      ? documentText('goal-export', { project: project.facts.path, goals, completeness })
      : inkOf(exportText(goals, about));
  if (path === null) world.stdout.write(text);
  else {
    await world.files.write(path, text.toString());
    world.stderr.write(ink`Wrote ${count(goals.length, 'goal')} to ${path}\n`);
  }
  tellWhatStays(list.items, world);
  warnIncomplete(completeness, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

function exported(record: GoalRecord, notes: Listed<Note> | null, { project, now }: Session): ExportedGoal {
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
  const learned = closingIn(notes?.items ?? [])?.learned ?? null;
  return {
    ...(outcome === null || outcome === 'unknown' ? {} : { outcome }),
    ...(learned === null ? {} : { learned }),
    ...(closedAt === null ? {} : { day: dayOf(closedAt, zone) }),
  };
}

/** What an import cannot make again is said, once, and by number where a goal changes by it. */
function tellWhatStays(records: readonly GoalRecord[], world: World): void {
  const numbers = (wanted: (record: GoalRecord) => boolean) =>
    records
      .filter(wanted)
      .map(({ iid }) => `#${iid}`)
      .join(', ');
  const textless = numbers(({ description }) => description.trim() === '');
  const kindless = numbers(({ kinds }) => kinds.length !== 1);
  const lines = [
    'note: not in the file: comments (check-ins, evidence), health, values, other labels, links, and when goals were opened',
    ...(kindless === '' ? [] : [`note: ${kindless}: not exactly one kind label; an import may give another kind`]),
    ...(textless === '' ? [] : [`note: ${textless}: no text; an import fills in the template's`]),
    ...(records.some(({ confidential }) => confidential)
      ? ['note: confidential goals are in it: keep it to yourself']
      : []),
  ];
  world.stderr.write(stacked(lines));
}

async function refuseOverwrite(path: string, { yes, mayAsk }: SharedInput, world: World): Promise<void> {
  if (yes || (await world.files.read(path)) === null) return;
  if (!mayAsk) {
    throw new DevgrowthError('usage', `${path} is there already`, { hint: 'Name another file, or add --yes.' });
  }
  const sure = await world.prompt.confirm({ name: 'yes', message: `Write over ${path}?`, default: false });
  if (!sure) throw new DevgrowthError('cancelled', 'Kept.');
}
