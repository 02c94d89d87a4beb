// Fiscal years and quarters: their names and their days.
import { addDays, addMonths, isDay, startOfMonth } from './calendar.ts';
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';

/** Both days belong to the quarter. */
export interface Quarter {
  /** `FY27-Q4`, named after the calendar year in which the fiscal year ends; `2026-Q4` where the year starts in January. */
  readonly title: string;
  readonly start: Day;
  readonly due: Day;
}

/** `startMonth`: 1 is January. */
export function quarterOf(day: Day, startMonth: number): Quarter {
  const number = Math.floor(monthsIntoYear(day, startMonth) / 3) + 1;
  return quarterNumber(number, yearStartOf(day, startMonth));
}

/** The four quarters of the fiscal year that holds the day. */
export function quartersOfYear(day: Day, startMonth: number): readonly Quarter[] {
  const yearStart = yearStartOf(day, startMonth);
  return [1, 2, 3, 4].map((number) => quarterNumber(number, yearStart));
}

/** First and last day of the fiscal year that holds the day. */
export function fiscalYearOf(day: Day, startMonth: number): { readonly start: Day; readonly due: Day } {
  const start = yearStartOf(day, startMonth);
  return { start, due: lastDayAfter(start, 12) };
}

/** Whether the text is meant as a quarter: its refusal is then the one to show. */
export function looksLikeQuarter(text: string): boolean {
  return /^(?:fy ?)?\d{2,4}[- ]?q\d$/i.test(text.trim());
}

/** `FY27-Q4`, `FY2027-Q4`, `fy27q4`; `2026-Q4` only where the year starts in January, for elsewhere it could be either year. */
export function parseQuarter(text: string, startMonth: number): Parsed<Quarter> {
  const typed = text.trim();
  const [, fy, digits = '', numeral = ''] = /^(fy ?)?(\d{4}|\d{2})[- ]?q([1-4])$/i.exec(typed) ?? [];
  const fiscal = fy !== undefined;
  if (digits === '' || (!fiscal && digits.length === 2)) {
    return refuse(
      `"${typed}" is not a quarter. Write it as ${startMonth === 1 ? '2026-Q4' : 'FY27-Q4'}, with Q1 to Q4.`,
    );
  }
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  if (!fiscal && startMonth !== 1) {
    const title = `FY${twoDigits(year)}-Q${numeral}`;
    return refuse(
      `"${typed}" could be a quarter of the calendar or of the fiscal year. The fiscal year that ends in ${year} has ${title}.`,
    );
  }
  const firstYear = startMonth === 1 ? year : year - 1;
  const yearStart = `${String(firstYear).padStart(4, '0')}-${twoDigits(startMonth)}-01`;
  if (!isDay(yearStart)) return refuse(`"${typed}" is not a quarter of a year that the calendar has.`);
  return ok(quarterNumber(Number(numeral), yearStart));
}

/**
 * `Q1`: the quarter of that number that is on or comes next, else the last one that has begun. null: no such words.
 * @returns its days, as a period
 */
export function bareQuarter(text: string, today: Day, startMonth: number, isAhead: boolean): Parsed<Days> | null {
  const [, numeral] = /^q(\d)$/i.exec(text) ?? [];
  if (numeral === undefined) return null;
  const year = quartersOfYear(today, startMonth)[Number(numeral) - 1];
  if (year === undefined) return refuse(`"${text}" is not a quarter: there are Q1 to Q4.`);
  const isOn = isAhead ? year.due >= today : year.start <= today;
  const { start, due } = isOn ? year : quarterOf(addMonths(year.start, isAhead ? 12 : -12), startMonth);
  return ok({ first: start, last: due });
}

/** `FY28`: the fiscal year that ends in 2028. null: no such words. */
export function fiscalYearTyped(text: string, startMonth: number): Parsed<Days> | null {
  const [, digits] = /^fy ?(\d{4}|\d{2})$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  const quarters = [1, 4].map((number) => parseQuarter(`FY${digits}-Q${number}`, startMonth));
  const [first, last] = quarters;
  if (first?.ok && last?.ok) return ok({ first: first.value.start, last: last.value.due });
  return refuse(`"${text}" is not a year that the calendar has.`);
}

interface Days {
  readonly first: Day;
  readonly last: Day;
}

function quarterNumber(number: number, yearStart: Day): Quarter {
  const start = addMonths(yearStart, (number - 1) * 3);
  const yearEnd = lastDayAfter(yearStart, 12);
  const year = yearEnd.slice(0, 4);
  const startsInJanuary = yearStart.slice(5, 7) === '01';
  const title = startsInJanuary ? `${year}-Q${number}` : `FY${year.slice(2)}-Q${number}`;
  return { title, start, due: lastDayAfter(start, 3) };
}

/** Somebody may type a day at either end of the calendar into GitLab: what lies beyond it ends there. */
function lastDayAfter(start: Day, months: number): Day {
  try {
    return addDays(addMonths(start, months), -1);
  } catch {
    return '9999-12-31';
  }
}

function yearStartOf(day: Day, startMonth: number): Day {
  const start = addMonths(startOfMonth(day), -monthsIntoYear(day, startMonth));
  return isDay(start) ? start : '0001-01-01';
}

function monthsIntoYear(day: Day, startMonth: number): number {
  return (Number(day.slice(5, 7)) - startMonth + 12) % 12;
}

function twoDigits(number: number): string {
  return String(number % 100).padStart(2, '0');
}
