// What the verbs of `1on1` share: the list of meetings, read whole or refused, and how each of them ends.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import type { Day } from '#growth/words/goal.ts';
import {
  type DatedOneOnOne,
  type OneOnOne,
  currentMeeting,
  datedMeetings,
  meetingDay,
} from '#growth/meetings/one-on-one.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { count, oneLine } from '#render/text.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { warn } from '../written-goal.ts';

/** Throws where some are missing: one that is not seen would be opened a second time. */
export async function readMeetings(session: Session): Promise<readonly DatedOneOnOne[]> {
  return datedMeetings(await allMeetings(session));
}

/** Those that are dated, and those that are open and tell no day. */
export async function readAgendas(session: Session): Promise<Agendas> {
  const all = await allMeetings(session);
  const undated = all.filter((one) => one.state === 'opened' && meetingDay(one) === null);
  return { meetings: datedMeetings(all), undated };
}

export interface Agendas {
  readonly meetings: readonly DatedOneOnOne[];
  readonly undated: readonly OneOnOne[];
}

async function allMeetings({ project }: Session): Promise<readonly OneOnOne[]> {
  return whole(await project.oneOnOnes(), project.facts.path);
}

/** Nobody can tick a line without a box, so nothing can tell whether it is done. */
export function staysBehind(lines: readonly string[]): readonly string[] {
  return stays(lines, 'without a box', 'behind');
}

export function staysBelow(lines: readonly string[]): readonly string[] {
  return stays(lines, 'below ticked items or thanks', 'with them');
}

function stays(lines: readonly string[], which: string, where: string): readonly string[] {
  if (lines.length === 0) return [];
  const words = lines.map((line) => oneLine(line)).join('; ');
  return [`${count(lines.length, 'line')} ${which} ${lines.length === 1 ? 'stays' : 'stay'} ${where}: ${words}`];
}

export function dated(meeting: OneOnOne, day: Day): DatedOneOnOne {
  return { ...meeting, day: meetingDay(meeting) ?? day };
}

export function parseMeetingDay(text: string, { now, settings }: Session): Day {
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  if (day.ok) return day.value;
  throw new DevgrowthError('usage', day.problem, { hint: 'Give a day such as --date 2026-11-24, --date tuesday.' });
}

/** The 1:1 of that day (the later one of two), open or not. */
export function meetingOf(typed: string, meetings: readonly DatedOneOnOne[], session: Session): DatedOneOnOne {
  const day = parseMeetingDay(typed, session);
  const meeting = meetings.findLast((one) => one.day === day);
  if (meeting) return meeting;
  const latest = meetings.at(-1);
  throw new DevgrowthError('not-found', `there is no 1:1 on ${day}`, {
    hint: latest ? `The latest is of ${latest.day}.` : 'Open one with `devgrowth 1on1 prepare`.',
  });
}

/** The 1:1 of the day that was typed, else the one that counts now. */
export async function theMeeting(typed: string | null, session: Session): Promise<DatedOneOnOne> {
  const meetings = await readMeetings(session);
  const meeting = typed === null ? currentMeeting(meetings, session.now.today) : meetingOf(typed, meetings, session);
  if (meeting) return meeting;
  throw new DevgrowthError('not-found', 'no 1:1 is open', { hint: 'Open the next one with `devgrowth 1on1 prepare`.' });
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
