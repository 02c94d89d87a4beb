// Cron lines of pipeline schedules: whether they can be read, and when they run next in their time zone.

type Field = { min: number; max: number; names?: readonly string[] };

const fields: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

type Cron = {
  minutes: Set<number>;
  hours: Set<number>;
  dates: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  anyDate: boolean;
  anyWeekday: boolean;
};

/** null for a line that is no cron line of five fields. */
function parseCron(line: string): Cron | null {
  const parts = line.trim().toLowerCase().split(/\s+/);
  if (parts.length !== fields.length) return null;
  const sets = parts.map((part, index) => valuesOf(part, fields[index] ?? { min: 0, max: 0 }));
  const [minutes, hours, dates, months, weekdays] = sets;
  if (!minutes || !hours || !dates || !months || !weekdays) return null;
  if (weekdays.has(7)) weekdays.add(0);
  return { minutes, hours, dates, months, weekdays, anyDate: parts[2] === '*', anyWeekday: parts[4] === '*' };
}

function valuesOf(part: string, { min, max, names }: Field): Set<number> | null {
  const values = new Set<number>();
  for (const item of part.split(',')) {
    const match = /^(?:\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/.exec(item);
    if (match === null) return null;
    const [, first, last, step] = match;
    const read = (word: string): number => {
      const named = names?.indexOf(word) ?? -1;
      return named > -1 && word !== '' ? named : /^\d+$/.test(word) ? Number(word) : Number.NaN;
    };
    const from = first === undefined ? min : read(first);
    const to = last === undefined ? (first === undefined || step !== undefined ? max : from) : read(last);
    const by = step === undefined ? 1 : Number(step);
    if (!(from >= min && to <= max && from <= to && by > 0)) return null;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

export function isCron(line: string): boolean {
  return parseCron(line) !== null;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** Of each month, in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether any year has such a day: 30 February is known without a calendar. */
function namesSomeDay({ anyDate, anyWeekday, dates, months }: Cron): boolean {
  if (!anyDate && !anyWeekday) return true;
  return [...months].some((month) => Math.min(...dates) <= (longest[month - 1] ?? 0));
}

function isOn(cron: Cron, { month, date, weekday }: { month: number; date: number; weekday: number }): boolean {
  const isDate = cron.dates.has(date);
  const isWeekday = cron.weekdays.has(weekday);
  // With both given, one of them is enough, as in cron itself.
  return cron.months.has(month) && (cron.anyDate || cron.anyWeekday ? isDate && isWeekday : isDate || isWeekday);
}

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;
/** A leap day comes once in four years, and once in eight around 2100. */
const farthestMs = (8 * 366 + 2) * dayMs;
/** Schedules are looked at once an hour, at this minute (the default of a self-managed server). */
const workerMinute = 19;

/** The moment the server starts it: the first look at or after what the line says. null when there is none. */
export function nextRun(line: string, timeZone: string, after: string): string | null {
  const cron = parseCron(line);
  if (cron === null || !namesSomeDay(cron) || !isTimeZone(timeZone)) return null;
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
  });
  const start = Math.floor(Date.parse(after) / quarterMs) * quarterMs;
  // Zones differ by whole quarters of an hour, so the fields but the minute are the same all through one.
  for (let quarter = start; quarter < start + farthestMs; quarter += quarterMs) {
    const day = Math.floor(quarter / dayMs);
    if (!isNear(cron, day)) {
      quarter = (day + 1) * dayMs - quarterMs;
      continue;
    }
    const parts = new Map(local.formatToParts(quarter).map(({ type, value }) => [type, value]));
    const weekday = fields[4]?.names?.indexOf((parts.get('weekday') ?? '').toLowerCase()) ?? -1;
    const isDay = isOn(cron, { month: Number(parts.get('month')), date: Number(parts.get('day')), weekday });
    if (!isDay || !cron.hours.has(Number(parts.get('hour')))) continue;
    for (let offset = 0; offset < 15; offset += 1) {
      const moment = quarter + offset * 60_000;
      if (moment > Date.parse(after) && cron.minutes.has(Number(parts.get('minute')) + offset)) return nextLook(moment);
    }
  }
  return null;
}

/** Whether it is such a day somewhere on Earth during this one of UTC, counted from 1970: what is not, needs no look at a zone's clocks. */
function isNear(cron: Cron, dayOfUtc: number): boolean {
  return [-1, 0, 1].some((offset) => {
    const day = new Date((dayOfUtc + offset) * dayMs);
    return isOn(cron, { month: day.getUTCMonth() + 1, date: day.getUTCDate(), weekday: day.getUTCDay() });
  });
}

function nextLook(moment: number): string {
  const hour = 3_600_000;
  const look = Math.floor(moment / hour) * hour + workerMinute * 60_000;
  return new Date(look < moment ? look + hour : look).toISOString();
}
