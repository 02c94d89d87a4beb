// The 1:1s of the project, read whole or refused, and the one that is meant by a day.
import { DevgrowthError } from '#errors.ts';
import type { Day } from '#growth/words/goal.ts';
import {
  type DatedOneOnOne,
  type OneOnOne,
  currentMeeting,
  datedMeetings,
  meetingDay,
} from '#growth/meetings/one-on-one.ts';
import type { Facing } from '#growth/time/periods.ts';
import { parseDays } from '#growth/time/typed-days.ts';
import { type AgendaItem, readAgenda } from '#growth/meetings/agenda.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

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

async function allMeetings({ project }: Pick<Session, 'project'>): Promise<readonly OneOnOne[]> {
  return whole(await project.oneOnOnes(), project.facts.path);
}

export function dated(meeting: OneOnOne, day: Day): DatedOneOnOne {
  return { ...meeting, day: meetingDay(meeting) ?? day };
}

export function parseMeetingDay(
  text: string,
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
  facing: Facing = 'ahead',
): Day {
  const day = parseDays(text, { today: typedOn, startMonth: settings.fiscalYearStart }, facing);
  if (day.ok) return day.value.last;
  throw new DevgrowthError('usage', day.problem, {
    hint: said`Give a day such as ${given('date', '2026-11-24')}, ${given('date', 'tuesday')}.`,
  });
}

/**
 * The 1:1 of that day (the later one of two), open or not.
 * @param facing where `friday` lies; without a 1:1 on that day, the friday on the other side of today is meant
 */
export function meetingOf(
  typed: string,
  meetings: readonly DatedOneOnOne[],
  session: Session,
  facing: Facing = 'ahead',
): DatedOneOnOne {
  const day = parseMeetingDay(typed, session, facing);
  const other = parseMeetingDay(typed, session, facing === 'ahead' ? 'back' : 'ahead');
  const on = (some: Day) => meetings.findLast((one) => one.day === some);
  const meeting = on(day) ?? on(other);
  if (meeting) return meeting;
  const latest = meetings.at(-1);
  throw new DevgrowthError('not-found', `there is no 1:1 on ${day}`, {
    hint: latest ? `The latest is of ${latest.day}.` : said`Open one with \`${step('1on1 prepare')}\`.`,
  });
}

/** The 1:1 of the day that was typed, else the one that counts now. */
export async function theMeeting(typed: string | null, session: Session): Promise<DatedOneOnOne> {
  const meeting = await meetingToShow(typed, session);
  if (meeting) return meeting;
  throw new DevgrowthError('not-found', 'no 1:1 is open', {
    hint: said`Open the next one with \`${step('1on1 prepare')}\`.`,
  });
}

/** That of the day that was typed, else the one that counts now; null where none is open. */
export async function meetingToShow(typed: string | null, session: Session): Promise<DatedOneOnOne | null> {
  const meetings = await readMeetings(session);
  return typed === null ? currentMeeting(meetings, session.now.today) : meetingOf(typed, meetings, session);
}

export function agendaOf(meeting: Pick<OneOnOne, 'description'> | null): readonly AgendaItem[] {
  return meeting === null ? [] : readAgenda(meeting.description);
}
