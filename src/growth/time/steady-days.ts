// The day of an instant in a zone, for thousands of instants: the zone is asked once for each day of UTC.
import * as ExactTime from 'temporal-polyfill/fns/Instant';
import * as ZonedTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Day, Instant } from '../words/goal.ts';

const dayMs = 86_400_000;
/** What `Date.parse` reads as Temporal does, but for days that a month does not have. */
const usualForm = /^([12]\d{3})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/;
const fourDigits = /^\d{4}-\d\d-\d\d/;

/** By zone, then by day of UTC since 1970: ms that clocks are ahead at its start. */
const offsets = new Map<string, Map<number, number>>();

/** The day it was at this instant in this zone; null where clocks changed on that day of UTC, or the instant is in another form. */
export function steadyDayOf(instant: Instant, zone: string): Day | null {
  const [, year, month, date] = usualForm.exec(instant) ?? [];
  const at = Date.parse(instant);
  if (date === undefined || Number.isNaN(at)) return null;
  if (new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDate() !== Number(date)) return null;
  const utcDay = Math.floor(at / dayMs);
  const offset = offsetAt(utcDay, zone);
  if (offset !== offsetAt(utcDay + 1, zone)) return null;
  const [day = null] = fourDigits.exec(new Date(at + offset).toISOString()) ?? [];
  return day;
}

function offsetAt(utcDay: number, zone: string): number {
  let known = offsets.get(zone);
  if (known === undefined) offsets.set(zone, (known = new Map()));
  let offset = known.get(utcDay);
  if (offset === undefined) {
    const moment = ExactTime.toZonedDateTimeISO(ExactTime.fromEpochMilliseconds(utcDay * dayMs), zone);
    offset = ZonedTime.offsetNanoseconds(moment) / 1_000_000;
    known.set(utcDay, offset);
  }
  return offset;
}
