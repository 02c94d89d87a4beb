// `devgrowth 1on1 show`: the agenda of the 1:1 that counts now, or of another day's.
import type { ExitCode } from '#errors.ts';
import { currentMeeting } from '#growth/one-on-one.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { openSession } from '../session.ts';
import { endMeeting, meetingOf, readMeetings } from './meetings.ts';

interface ShowInput extends SharedInput {
  readonly date: string | null;
}

export const showCommand: CommandModule<ShowInput> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth 1on1 show', 'devgrowth 1on1 show --format json'],
  declare(command) {
    command.option('--date <day>', 'The 1:1 of this day (default: the next one)');
  },
  parse: (_args, flags, shared) => ({ ...shared, date: textFlag(flags, 'date') }),
  run: runShow,
};

async function runShow(input: ShowInput, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const meetings = await readMeetings(session);
  if (input.date === null) {
    const meeting = currentMeeting(meetings, session.now.today);
    return endMeeting(
      { meeting, say: meeting === null ? ['No 1:1 is open: devgrowth 1on1 prepare'] : [] },
      input,
      session,
      world,
    );
  }
  return endMeeting({ meeting: meetingOf(input.date, meetings, session) }, input, session, world);
}
