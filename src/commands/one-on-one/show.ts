// `devgrowth 1on1 show`: the agenda of the 1:1 that counts now, or of another day's.
import type { ExitCode } from '#errors.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { openSession } from '#work/session.ts';
import { meetingToShow } from '#work/one-on-one/meetings.ts';
import { endMeeting } from './ended.ts';

interface ShowWords {
  readonly date: string | null;
}

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth 1on1 show', 'devgrowth 1on1 show --format json'],
  declare(command) {
    command.option('--date <day>', 'The 1:1 of this day (default: the next one)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meeting = await meetingToShow(own.date, session);
  const say = meeting === null ? ['No 1:1 is open: devgrowth 1on1 prepare'] : [];
  return endMeeting({ meeting, say }, shared, session, world);
}
