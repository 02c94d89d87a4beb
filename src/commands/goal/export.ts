// `devgrowth goal export`: all goals as a file that `goal add --import` reads, here or on another GitLab.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { documentText } from '#render/json/document.ts';
import { ink, inkOf, stacked } from '#render/terminal/ink.ts';
import { count } from '#render/text.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { exportFile, exportPlace, readExport } from '#work/goal/exporting.ts';
import { warnIncomplete } from '../incomplete.ts';
import { openSession } from '#work/session.ts';

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

async function runExport({ shared, own }: Input<ExportWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const path = own.out === null ? null : await exportPlace(own.out, world);
  const exported = await readExport(own.state, session);
  const { goals, records, completeness } = exported;
  const text =
    shared.format === 'json'
      ? await documentText('goal-export', { project: session.project.facts.path, goals, completeness })
      : inkOf(exportFile(exported, session, 'devgrowth goal add --import <this file>'));
  if (path === null) world.stdout.write(text);
  else {
    await world.files.write(path, text.toString());
    world.stderr.write(ink`Wrote ${count(goals.length, 'goal')} to ${path}\n`);
  }
  tellWhatStays(records, world);
  warnIncomplete(completeness, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

/** What an import cannot make again is said, once, and by number where a goal changes by it. */
function tellWhatStays(records: readonly GoalRecord[], world: CommandWorld): void {
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
