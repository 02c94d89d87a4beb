// `devgrowth 1on1 show`: the agenda of the 1:1 that counts now, or of another day's.
import { type ExitCode, exitCodes } from '#errors.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { openSession } from '#work/session.ts';
import { asShown } from '#work/one-on-one/brought-items.ts';
import { meetingToShow, theMeeting } from '#work/one-on-one/meetings.ts';
import { warnIncomplete } from '../incomplete.ts';
import { openPage } from '../web-page.ts';
import { endMeeting } from './ended.ts';

interface ShowWords {
  readonly date: string | null;
}

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  rereads: 'changed',
  forms: ['web'],
  examples: ['devgrowth 1on1 show', 'devgrowth 1on1 show --format json'],
  declare(command) {
    command.option('--date <day>', 'The 1:1 of this day (default: the next one)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  if (shared.format === 'web') return openPage((await theMeeting(own.date, session)).url, session, world);
  const found = await meetingToShow(own.date, session);
  if (found === null)
    return endMeeting(
      { meeting: null, completeness: completenessOf([]), say: ['No 1:1 is open: devgrowth 1on1 prepare'] },
      shared,
      session,
      world,
    );
  const { meeting, completeness } = await asShown(found, session);
  const exitCode = await endMeeting({ meeting, completeness }, shared, session, world);
  warnIncomplete(completeness, world);
  return completeness.complete ? exitCode : exitCodes.notClean;
}
