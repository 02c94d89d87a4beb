// The one grammar of days that people type. A reader says which way the open ones are laid, and whether it takes the first day or the last.
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { dayForms } from './day-forms.ts';
import { bareQuarter, fiscalYearTyped, looksLikeQuarter, parseQuarter } from './fiscal.ts';
import { numericDay } from './numeric-day.ts';
import {
  type Calendar,
  counted,
  dayOfMonth,
  edgeOfPeriod,
  type Facing,
  type Form,
  monthTyped,
  nearDay,
  neighbour,
  type Period,
  spokenWords,
  weekday,
} from './periods.ts';

const namedPeriod: Form = (words, { today, startMonth }, facing, typed) => {
  if (looksLikeQuarter(words)) {
    const quarter = parseQuarter(words === spokenWords(typed) ? typed : words.toUpperCase(), startMonth);
    return quarter.ok ? ok({ first: quarter.value.start, last: quarter.value.due }) : quarter;
  }
  return (
    bareQuarter(words === spokenWords(typed) ? typed : words, today, startMonth, facing === 'ahead') ??
    fiscalYearTyped(words, startMonth)
  );
};

const periods: readonly Form[] = [namedPeriod, neighbour, monthTyped];
const forms: readonly Form[] = [nearDay, edgeOfPeriod(periods), weekday, counted, dayOfMonth, numericDay, ...periods];

/**
 * ISO days and others whose order shows (`31.01.2027`, `2027/1/31`, `31/1`), `31 Jan`, `December 31st`, `today`, a weekday, `this`, `next` or
 * `last friday`, `2w`, `in two weeks`, `2w ago`, and periods: `next month`, `January`, `Q1`, `FY28`, `end of the quarter`. Quarters and years are
 * fiscal. Words may be joined by hyphens. What is two days (`03/04/2027`) is refused with both.
 * @param facing where `friday`, `2w`, `31 Jan` and `Q1` lie, which name no side
 */
export function parseDays(text: string, calendar: Calendar, facing: Facing): Parsed<Period> {
  const typed = text.trim();
  const words = spokenWords(typed);
  for (const form of forms) {
    const period = form(words, calendar, facing, typed);
    if (period !== null) return period;
  }
  return refuse(`${typed === '' ? 'A day is missing' : `"${typed}" is not a day`}. A day is ${dayForms}.`);
}
