// Days in numbers, in the orders of several countries: read where only one order fits.
import { refuse } from '../words/parsed.ts';
import { isDay } from './calendar.ts';
import { monthNames } from './months.ts';
import { type Form, nearestYear, noSuchDay, single } from './periods.ts';

const yearFirst = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?$/;
const yearLast = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4})?)?$/;
const shortYear = /^\d{1,2}([./-])\d{1,2}\1\d{2}$/;

/** No country writes the month first with dots, nor the day second behind the year; slashes and hyphens are written both ways. */
export const numericDay: Form = (_words, { today }, facing, typed) => {
  const [, firstYear, , month = '', day = ''] = yearFirst.exec(typed) ?? [];
  if (firstYear !== undefined)
    return isDay(inYear(firstYear, month, day)) ? single(inYear(firstYear, month, day)) : noSuchDay(typed);
  if (shortYear.test(typed))
    return refuse(`"${typed}" can be read as several days: write its year with four digits, as in 2027-01-31.`);
  const [, one, sign, other, year] = yearLast.exec(typed) ?? [];
  // `3-4` alone is rather a range than a day.
  if (one === undefined || other === undefined || (sign === '-' && year === undefined)) return null;
  const dayOf = (inMonth: string, number: string) =>
    year === undefined
      ? nearestYear((some) => inYear(some, inMonth, number), today, facing)
      : [inYear(year, inMonth, number)].find(isDay);
  const dayFirst = dayOf(other, one);
  const monthFirst = sign === '.' ? undefined : dayOf(one, other);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) {
    const spoken = (iso: string) => `${iso} (${Number(iso.slice(8))} ${monthNames[Number(iso.slice(5, 7)) - 1]})`;
    return refuse(`"${typed}" can be read as two different days: ${spoken(dayFirst)} or ${spoken(monthFirst)}.`);
  }
  const found = dayFirst ?? monthFirst;
  return found === undefined ? noSuchDay(typed) : single(found);
};

function inYear(year: string | number, month: string, day: string): string {
  return `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
