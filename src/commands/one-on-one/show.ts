// `devgrowth 1on1 show`: the agenda of the 1:1 that counts now, or of another day's.
import type { ExitCode } from '#errors.ts';
import { currentMeeting } from '#growth/meetings/one-on-one.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, Input } from '../command.ts';
import { openSession } from '../session.ts';
import { endMeeting, meetingOf, readMeetings } from './meetings.ts';

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

async function runShow({ shared, own }: Input<ShowWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meetings = await readMeetings(session);
  if (own.date === null) {
    const meeting = currentMeeting(meetings, session.now.today);
    return endMeeting(
      { meeting, say: meeting === null ? ['No 1:1 is open: devgrowth 1on1 prepare'] : [] },
      shared,
      session,
      world,
    );
  }
  return endMeeting({ meeting: meetingOf(own.date, meetings, session) }, shared, session, world);
}
