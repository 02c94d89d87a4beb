// Days as people say them: `Mon 23 Nov`. Where a machine reads, the day itself stands in ISO.
import { daysBetween, isDay, weekdayOf } from '#growth/time/calendar.ts';
import { monthNames } from '#growth/time/months.ts';
import type { Day } from '#growth/words/goal.ts';
import { oneLine } from './text.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Half a year to either side nobody takes one year for another. */
const nearDays = 183;

/** `13 Oct`, with its year where that is not plain from today; what is no day, as it came. */
export function shortDay(day: string, today: Day): string {
  if (!isDay(day)) return oneLine(day);
  const [year = '', month = '', date = ''] = day.split('-');
  const name = monthNames[Number(month) - 1]?.slice(0, 3) ?? '';
  const isNear = year === today.slice(0, 4) || Math.abs(daysBetween(today, day)) <= nearDays;
  return `${Number(date)} ${name}${isNear ? '' : ` ${year}`}`;
}

/** `Tue 24 Nov` */
export function namedDay(day: string, today: Day): string {
  return isDay(day) ? `${weekdays[weekdayOf(day) - 1] ?? ''} ${shortDay(day, today)}` : oneLine(day);
}

/** `Mon 16 to Mon 23 Nov`, `Tue 27 Oct to Mon 23 Nov`: in two parts, for each may be marked as a day. */
export function spanWords(since: Day, until: Day, today: Day): readonly [from: string, to: string] {
  const to = namedDay(until, today);
  const from = namedDay(since, today);
  return since.slice(0, 7) === until.slice(0, 7) ? [from.replace(/^(\S+ \d+) .*/, '$1'), to] : [from, to];
}

const leadingDay = /^(said [a-z ]+ on|wrote on|label set on|closed on) (\d{4}-\d{2}-\d{2})(?!\d)/;

/** Our own words around a day; what the person wrote after them stays. */
export function withShortDay(words: string, today: Day): string {
  return words.replace(leadingDay, (_, said: string, day: string) => `${said} ${shortDay(day, today)}`);
}
