// `devgrowth 1on1 close`: the meeting was held. What was not ticked stays there until the next one is prepared.
import type { ExitCode } from '#errors.ts';
import { count, oneLine } from '#render/text.ts';
import { closeMeeting, leftOpen, meetingToClose } from '#work/one-on-one/closing.ts';
import { allBrought } from '#work/one-on-one/brought-items.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, recordWords, staysBehind } from './ended.ts';

interface CloseWords {
  readonly date: string | null;
}

export const closeCommand: CommandModule<CloseWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth 1on1 close', 'devgrowth 1on1 close --dry-run'],
  declare(command) {
    command.option('--date <day>', 'The 1:1 of this day (default: the latest until today)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runClose,
};

async function runClose({ shared, own }: Input<CloseWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const there = await meetingToClose(own.date, session);
  if (there === null)
    return endMeeting({ meeting: there, say: ['No 1:1 is open: nothing to close'] }, shared, session, world);
  const { iid, title } = there;
  if (there.state === 'closed')
    return endMeeting({ meeting: there, say: [`#${iid} ${oneLine(title)} is closed already`] }, shared, session, world);
  const brought = await allBrought(there, session);
  const { items: left, unboxed, records } = leftOpen(brought.meeting);
  if (shared.dryRun) return endDryRun([`close #${iid} ${oneLine(title)}`], shared, world);
  const { value: closed, warnings } = await closeMeeting(brought, session, world);
  const rest = [
    ...records.map(recordWords),
    ...staysBehind(unboxed),
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
