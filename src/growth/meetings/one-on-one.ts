// 1:1s: the issue of one meeting, which day it is, which was the last one held, which comes next.
import { addDays, addMonths, dayOf, isDay, weekdayNamed, weekdayOf } from '../time/calendar.ts';
import { parseDue } from '../time/due-date.ts';
import type { Day, Instant, Mark, Person } from '../words/goal.ts';
import { ascending, byNumber, inTurn } from '../words/order.ts';

/** The issue of a meeting as a forge holds it. */
export interface OneOnOne {
  readonly iid: number;
  readonly title: string;
  /** The agenda, with our mark removed, as `GoalRecord.description`. */
  readonly description: string;
  readonly state: 'opened' | 'closed';
  readonly due: Day | null;
  readonly confidential: boolean;
  readonly url: string;
  readonly author: Person | null;
  readonly assignees: readonly Person[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  /** People's comments. */
  readonly commentCount: number;
  readonly mark: Mark | null;
}

/** A meeting whose day is known. */
export interface DatedOneOnOne extends OneOnOne {
  readonly day: Day;
}

export function oneOnOneTitle(day: Day): string {
  return `1:1 ${day}`;
}

/** As people write one into a title: `24 Nov`, `November 24th, 2026`. */
const writtenDay =
  /(?<![\p{L}\p{N}])(?:\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?\p{L}{3,9}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?(?![\p{L}\p{N}])/giu;
/** A title is written at most so long after its day. */
const writtenAfterDays = 30;

/** The due date, else the day in the title (`1:1 2026-11-17`, `1:1 17 Nov`); null where neither says. */
export function meetingDay({ due, title, createdAt }: Pick<OneOnOne, 'due' | 'title' | 'createdAt'>): Day | null {
  if (due !== null && isDay(due)) return due;
  const found = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(title)?.[0];
  if (found !== undefined) return isDay(found) ? found : null;
  const written = createdAt.slice(0, 'YYYY-MM-DD'.length);
  if (!isDay(written)) return null;
  const from = { today: addDays(written, -writtenAfterDays), startMonth: 1 };
  for (const [words] of title.matchAll(writtenDay)) {
    const day = parseDue(words.replace(/(?<=^\d{1,2})\./, ''), from);
    if (day.ok) return day.value;
  }
  return null;
}

/** Those whose day is known, oldest first; of two on one day the one opened first comes first. */
export function datedMeetings(meetings: readonly OneOnOne[]): DatedOneOnOne[] {
  return meetings
    .flatMap((meeting) => {
      const day = meetingDay(meeting);
      return day === null ? [] : [{ ...meeting, day }];
    })
    .sort(
      inTurn(
        ascending(({ day }) => day),
        byNumber,
      ),
    );
}

/** The latest that is closed and was before today: today's has not given its turn to the next report yet. */
export function lastHeld(meetings: readonly OneOnOne[], today: Day): DatedOneOnOne | null {
  return datedMeetings(meetings).findLast(({ state, day }) => state === 'closed' && day < today) ?? null;
}

/** When it was closed, on its own day. One that is closed later, with the next, has ended nobody knows when. */
export function endOf({ day, closedAt }: DatedOneOnOne, zone: string): Instant | null {
  return closedAt !== null && dayOf(closedAt, zone) === day ? closedAt : null;
}

/** The nearest open one, today's included. One that is open and past waits to be closed; it is nobody's next. */
export function nextMeeting(meetings: readonly OneOnOne[], today: Day): DatedOneOnOne | null {
  return datedMeetings(meetings).find(({ state, day }) => state === 'opened' && day >= today) ?? null;
}

/** The open one whose agenda counts now: the next, else the latest that nobody closed. */
export function currentMeeting(meetings: readonly OneOnOne[], today: Day): DatedOneOnOne | null {
  return nextMeeting(meetings, today) ?? datedMeetings(meetings).findLast(({ state }) => state === 'opened') ?? null;
}

/** Whose open lines still count: the current one's, else those of the latest, which nobody has taken over yet. */
export function agendaHolder(meetings: readonly OneOnOne[], today: Day): DatedOneOnOne | null {
  return currentMeeting(meetings, today) ?? datedMeetings(meetings).at(-1) ?? null;
}

export type Rhythm = 'weekly' | 'every-two-weeks' | 'monthly' | 'none';

/** One rhythm after the last one, not before today, then on to the weekday; null where there is no rhythm. */
export function nextMeetingDay(asked: {
  readonly last: Day | null;
  readonly today: Day;
  readonly rhythm: Rhythm;
  /** `tuesday`; null: the weekday of the last one. */
  readonly weekday: string | null;
}): Day | null {
  const { last, today, rhythm } = asked;
  if (rhythm === 'none') return null;
  const weekday = asked.weekday === null ? null : weekdayNamed(asked.weekday);
  const later = (day: Day, times: number) =>
    rhythm === 'monthly' ? addMonths(day, times) : addDays(day, times * (rhythm === 'weekly' ? 7 : 14));
  let day = weekday === null ? later(today, 1) : today;
  if (last !== null) {
    day = later(last, 1);
    for (let times = 2; day < today; times += 1) day = later(last, times);
  }
  return weekday === null ? day : addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}
