// `devgrowth 1on1 close`: the meeting was held. What was not ticked stays there until the next one is prepared.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { carriedOver, leftLines } from '#growth/meetings/carry-over.ts';
import { type DatedOneOnOne, nextMeeting } from '#growth/meetings/one-on-one.ts';
import { count, oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, Input } from '../command.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { dated, endMeeting, meetingOf, readMeetings, staysBehind } from './meetings.ts';
import { confirmed } from '../confirm.ts';

interface CloseWords {
  readonly date: string | null;
}

export const closeCommand: CommandModule<CloseWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth 1on1 close', 'devgrowth 1on1 close --dry-run'],
  declare(command) {
    command.option('--date <day>', 'The 1:1 of this day (default: the latest until today)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runClose,
};

async function runClose({ shared, own }: Input<CloseWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meeting = meetingToClose(await readMeetings(session), own, session);
  if (meeting === null)
    return endMeeting({ meeting, say: ['No 1:1 is open: nothing to close'] }, shared, session, world);
  const { iid, title } = meeting;
  if (meeting.state === 'closed')
    return endMeeting({ meeting, say: [`#${iid} ${oneLine(title)} is closed already`] }, shared, session, world);
  const left = carriedOver(meeting.description, meeting.day).length;
  if (shared.dryRun) return endDryRun([`close #${iid} ${oneLine(title)}`], shared, world);
  if (meeting.day > session.now.today) {
    const message = `The 1:1 of ${meeting.day} is still ahead. Close it all the same?`;
    await confirmed(shared, world, { message, default: false, what: `the 1:1 of ${meeting.day} is still ahead` });
  }
  const { value, warnings } = await session.project.closeOneOnOne(iid);
  const closed = dated(value, meeting.day);
  const rest = [
    ...staysBehind(leftLines(meeting.description).unboxed),
    ...(left === 0
      ? []
      : [
          `${count(left, 'item')} left open: \`devgrowth 1on1 prepare\` takes ${left === 1 ? 'it' : 'them'} to the next one`,
        ]),
  ];
  return endMeeting(
    { meeting: closed, closed: [closed], warnings, say: [`Closed #${iid} ${oneLine(title)}`, ...rest] },
    shared,
    session,
    world,
  );
}

/** The latest that is open and not ahead; null where none is open. */
function meetingToClose(
  meetings: readonly DatedOneOnOne[],
  { date }: CloseWords,
  session: Session,
): DatedOneOnOne | null {
  const { today } = session.now;
  if (date !== null) return meetingOf(date, meetings, session);
  const held = meetings.findLast(({ state, day }) => state === 'opened' && day <= today);
  if (held) return held;
  const ahead = nextMeeting(meetings, today);
  if (ahead === null) return null;
  throw new DevgrowthError('refused', `the 1:1 of ${ahead.day} is still ahead (#${ahead.iid})`, {
    hint: `If it was held, close it with \`devgrowth 1on1 close --date ${ahead.day}\`.`,
  });
}
