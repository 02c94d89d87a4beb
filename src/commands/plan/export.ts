// `devgrowth plan export`: the year as a file, to be changed by hand and applied.
import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, inkOf } from '#render/terminal/ink.ts';
import { count } from '#render/text.ts';
import { newFile } from '#work/new-file.ts';
import { exportedFile, exportPlan } from '#work/plan/exporting.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

interface ExportWords {
  readonly out: string | null;
  readonly withPrivate: boolean;
  readonly force: boolean;
}

export const exportCommand: CommandModule<ExportWords> = {
  formats: ['yaml', 'json'],
  writes: false,
  examples: ['devgrowth plan export', 'devgrowth plan export --out fy28.yml --with-private'],
  declare(command) {
    command
      .option('--out <file>', 'File to write, instead of stdout')
      .option('--with-private', 'Confidential goals, too')
      .option('--force', 'Write over a file that is there');
  },
  parse: (_args, flags) => ({
    out: textFlag(flags, 'out'),
    withPrivate: flags['withPrivate'] === true,
    force: flags['force'] === true,
  }),
  run: runExport,
};

async function runExport({ shared, own }: Input<ExportWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const path = own.out === null ? null : await newFile(resolve(world.cwd, own.out), own.force, world);
  const exported = await exportPlan(own.withPrivate, session, world);
  const { value, goals, leftOut } = exported;
  const text =
    shared.format === 'json'
      ? await documentText('plan-file', value)
      : inkOf(
          exportedFile(exported, session, 'devgrowth plan diff <this file>, then devgrowth plan apply <this file>'),
        );
  if (path === null) world.stdout.write(text);
  else {
    await world.files.write(path, text.toString());
    world.stderr.write(ink`Wrote ${count(goals, 'goal')} to ${path}\n`);
  }
  if (leftOut > 0) world.talk.note(`${count(leftOut, 'confidential goal')} left out (--with-private)`);
  return exitCodes.done;
}
