// `devgrowth 1on1 move friday`: the open 1:1 on another day, with its agenda and its comments.
import type { ExitCode } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { moveMeeting, type MoveWords, planMove } from '#work/one-on-one/moving.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting } from './ended.ts';

export const moveCommand: CommandModule<MoveWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth 1on1 move +3d', 'devgrowth 1on1 move friday --dry-run'],
  declare(command) {
    command
      .argument('<day>', 'The new day: 2026-11-24, tuesday, +7d')
      .option('--date <day>', 'The 1:1 of this day (default: the next one)');
  },
  parse: ([day = ''], flags) => ({ day, date: textFlag(flags, 'date') }),
  run: runMove,
};

async function runMove({ shared, own }: Input<MoveWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planMove(own, session);
  const { meeting, day } = planned;
  const name = `#${meeting.iid} ${oneLine(meeting.title)}`;
  if (meeting.day === day)
    return endMeeting({ meeting, say: [`It is on ${day} already: ${name}`] }, shared, session, world);
  if (shared.dryRun) return endDryRun([`move ${name} from ${meeting.day} to ${day}`], shared, world);
  const { value, warnings } = await moveMeeting(planned, session);
  const say = [`Moved #${value.iid} from ${meeting.day} to ${day}; its agenda and comments stay`];
  return endMeeting({ meeting: value, warnings, say }, shared, session, world);
}
