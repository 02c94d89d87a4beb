// `devgrowth goal export`: all goals as a file that `goal add --import` reads, here or on another GitLab.
import { resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { documentText } from '#render/json/document.ts';
import { ink, inkOf, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { exportText } from '#templates/export-file.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { readExport } from '#work/goal/exporting.ts';
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
  const { project, now } = session;
  const path = own.out === null ? null : resolve(world.cwd, own.out);
  if (path !== null) await refuseOverwrite(path, shared, world);
  const { goals, records, completeness } = await readExport(own.state, session);
  const about = [
    `${count(goals.length, 'goal')} of ${oneLine(project.facts.path)}, ${now.today}`,
    ...(completeness.complete ? [] : ['INCOMPLETE: not everything could be read']),
    'Import: devgrowth goal add --import <this file>',
  ];
  const text =
    shared.format === 'json'
      ? await documentText('goal-export', { project: project.facts.path, goals, completeness })
      : inkOf(exportText(goals, about));
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

async function refuseOverwrite(path: string, { yes, mayAsk }: SharedInput, world: CommandWorld): Promise<void> {
  if (yes || (await world.files.read(path)) === null) return;
  if (!mayAsk) {
    throw new DevgrowthError('usage', `${path} is there already`, { hint: 'Name another file, or add --yes.' });
  }
  const sure = await world.prompt.confirm({ name: 'yes', message: `Write over ${path}?`, default: false });
  if (!sure) throw new DevgrowthError('cancelled', 'Kept.');
}
