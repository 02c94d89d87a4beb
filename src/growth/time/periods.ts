// Periods of the calendar and of the fiscal year by name: `this week`, `last quarter`, `next year`.
import { addDays, endOfMonth, startOfMonth, weekdayOf } from './calendar.ts';
import { fiscalYearOf, quarterOf } from './fiscal.ts';
import type { Day } from '../words/goal.ts';

/** Both days belong to it. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** null for other words. `words` are in lower case, with single blanks. */
export function periodNamed(words: string, today: Day, startMonth: number): Span | null {
  const [, which, period] = /^(this|last|next) (week|month|quarter|year)$/.exec(words) ?? [];
  if (period === undefined) return null;
  const current = periodOf(today, period, startMonth);
  if (which === 'this') return current;
  return periodOf(
    addDays(which === 'last' ? current.first : current.last, which === 'last' ? -1 : 1),
    period,
    startMonth,
  );
}

/** Weeks start on Monday, months are the calendar's, quarters and years fiscal. */
function periodOf(day: Day, period: string, startMonth: number): Span {
  if (period === 'week') {
    const first = addDays(day, 1 - weekdayOf(day));
    return { first, last: addDays(first, 6) };
  }
  if (period === 'month') return { first: startOfMonth(day), last: endOfMonth(day) };
  const { start, due } = period === 'quarter' ? quarterOf(day, startMonth) : fiscalYearOf(day, startMonth);
  return { first: start, last: due };
}
