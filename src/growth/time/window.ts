// The days a report covers: how they are asked for, and the instants they hold.
import type { Day, Instant } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { addDays, isZone, startOfDay } from './calendar.ts';
import { type Period, single } from './periods.ts';
import { parseDays } from './typed-days.ts';

/** Whole calendar days of one person. Both days belong to it; an instant is inside when `start <= at < end`. */
export interface Window {
  readonly since: Day;
  readonly until: Day;
  readonly zone: string;
  /** Why these days, in a few words: `since the last 1:1 on 2026-11-17`, `since monday`, `last month`. */
  readonly why: string;
  readonly start: Instant;
  /** Exclusive: the first instant of the day after `until`. */
  readonly end: Instant;
}

interface Asked {
  readonly since?: string | null;
  readonly until?: string | null;
  readonly today: Day;
  readonly zone: string;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
  /** Where a window begins that nobody asked for, and what `last` means. */
  readonly last?: LastTime;
}

export interface LastTime {
  /** Day of the last 1:1 that was held before today; null without one, or when they could not be read. */
  readonly held: Day | null;
  /** The moment it was closed, where that was on its day: the report before has told what came until then. */
  readonly ended?: Instant | null;
  /** Day on which a report was last posted for a 1:1. */
  readonly reported: Day | null;
  /** Some 1:1s could not be read: a later one may have been held. */
  readonly someUnread?: boolean;
}

/** Without a start a window reaches this many days back: the same weekday of the week before is in it, so weekly reports leave no gap. */
const defaultDays = 7;

export function windowOf(since: Day, until: Day, zone: string, why: string): Window {
  return { since, until, zone, why, start: startOfDay(since, zone), end: startOfDay(addDays(until, 1), zone) };
}

/**
 * `since` takes the first day of what is named, `until` the last: `since: FY27-Q3` reaches from its first day until
 * today, with `until: FY27-Q3` too it is that quarter. Days ahead are cut at today: nothing is known of them yet.
 */
export function parseWindow({ since, until, today, zone, startMonth, last: before }: Asked): Parsed<Window> {
  if (!isZone(zone)) return refuse(`"${zone}" is not a time zone. Write it like Europe/Berlin or UTC.`);
  const periodOf = (text: string) =>
    isLast(text) ? lastMeeting(before?.held ?? null) : parseDays(text, { today, startMonth }, 'back');
  const end = until == null ? ok({ first: today, last: today }) : periodOf(until);
  if (!end.ok) return end;
  const last = end.value.last < today ? end.value.last : today;
  const cut = end.value.last > today ? ', cut at today' : '';

  if (since == null) {
    if (until == null) return ok(sinceLastTime(before ?? { held: null, reported: null }, today, zone));
    const why = `until ${until.trim()}${cut}, since ${defaultDays} days before`;
    return ok(windowOf(addDays(last, -defaultDays), last, zone, why));
  }
  const from = periodOf(since);
  if (!from.ok) return from;
  const { first } = from.value;
  if (isLast(since) && until == null && before) return ok(sinceLastTime(before, today, zone));
  if (first > today)
    return refuse(`"${since.trim()}" starts on ${first}, which is still ahead; a window reaches until today at most.`);
  if (first > last) return refuse(`The window would start on ${first} and end on ${last}, before its start.`);
  const named = isLast(since) ? `the last 1:1 on ${first}` : since.trim();
  const isOnePeriod = until?.trim().toLowerCase() === since.trim().toLowerCase() && !isLast(since);
  const begin = from.value.last === first ? '' : 'the start of ';
  const to = until == null ? '' : `, until ${until.trim()}`;
  return ok(windowOf(first, last, zone, isOnePeriod ? `${named}${cut}` : `since ${begin}${named}${to}${cut}`));
}

/** Where nobody asked for days: since the last 1:1, else since the last posted report, else a week; and which of them, and why. */
function sinceLastTime({ held, ended, reported, someUnread = false }: LastTime, today: Day, zone: string): Window {
  const unread = 'not all 1:1s could be read';
  if (held !== null) {
    const end = ended == null ? '' : 'the end of ';
    const why = someUnread ? `since ${end}the 1:1 on ${held}: ${unread}` : `since ${end}the last 1:1 on ${held}`;
    const days = windowOf(held, today, zone, why);
    return ended == null ? days : { ...days, start: ended };
  }
  const reason = someUnread ? unread : 'no 1:1 before today is closed';
  if (reported !== null)
    return windowOf(reported, today, zone, `since the last posted report on ${reported}: ${reason}`);
  return windowOf(addDays(today, -defaultDays), today, zone, `since ${defaultDays} days ago: ${reason}`);
}

function isLast(text: string): boolean {
  return /^last(?: 1:1| one-on-one)?$/i.test(text.trim());
}

/** That day belongs to the window: what happened after the meeting must not be lost, and what was before it is told twice at most. */
function lastMeeting(held: Day | null): Parsed<Period> {
  return held === null ? refuse('There is no closed 1:1 before today that "last" could mean.') : single(held);
}
