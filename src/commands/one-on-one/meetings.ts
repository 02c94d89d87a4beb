// What the verbs of `1on1` share: the list of meetings, read whole or refused, and how each of them ends.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { readAgenda } from '#growth/agenda.ts';
import { isComplete } from '#growth/completeness.ts';
import type { Day } from '#growth/goal.ts';
import { type DatedOneOnOne, type OneOnOne, datedMeetings, meetingDay } from '#growth/one-on-one.ts';
import { parseDue } from '#growth/due-date.ts';
import type { Dropped } from '#growth/writes.ts';
import { documentText } from '#render/json/document.ts';
import { renderOneOnOne } from '#render/terminal/one-on-one.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import type { Session } from '../session.ts';
import { warn } from '../written-goal.ts';

/** Throws where some are missing: one that is not seen would be opened a second time. */
export async function readMeetings({ project }: Session): Promise<readonly DatedOneOnOne[]> {
  const { items, source } = await project.oneOnOnes();
  if (isComplete(source)) return datedMeetings(items);
  throw new DevgrowthError(
    'server',
    `the 1:1s could not be read completely: ${source.failed?.message ?? 'some are missing'}`,
    {
      hint: 'Nothing was written. Run this again.',
    },
  );
}

export function dated(meeting: OneOnOne, day: Day): DatedOneOnOne {
  return { ...meeting, day: meetingDay(meeting) ?? day };
}

export function parseMeetingDay(text: string, { now, settings }: Session): Day {
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  if (day.ok) return day.value;
  throw new DevgrowthError('usage', day.problem, { hint: 'Give a day such as --date 2026-11-24, --date tuesday.' });
}

export interface Ended {
  readonly meeting: DatedOneOnOne | null;
  readonly created?: boolean;
  readonly carried?: number;
  readonly closed?: readonly DatedOneOnOne[];
  readonly warnings?: readonly Dropped[];
  /** Sentences for people, above the agenda. */
  readonly say?: readonly string[];
}

export function endMeeting(ended: Ended, input: SharedInput, session: Session, world: World): ExitCode {
  const { meeting, created = false, carried = 0, closed = [], warnings = [], say = [] } = ended;
  if (input.format === 'json') {
    world.stdout.write(
      documentText('one-on-one', {
        meeting,
        agenda: meeting === null ? [] : readAgenda(meeting.description),
        created,
        carried,
        closed,
        warnings,
      }),
    );
  } else {
    const { columns } = world.stdout;
    world.stdout.write(renderOneOnOne(meeting, { say, today: session.now.today, columns, color: input.color }));
  }
  return warn(warnings, world);
}
