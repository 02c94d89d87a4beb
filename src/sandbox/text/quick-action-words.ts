// The arguments of quick actions: days in words, durations, names of labels and people.

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayMs = 86_400_000;
const asDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function dayFrom(year: number, month: number, date: number): string | null {
  const moment = new Date(Date.UTC(year, month, date));
  return moment.getUTCMonth() === month && moment.getUTCDate() === date ? asDay(moment.getTime()) : null;
}

/** `2018-09-20`, `today`, `tomorrow`, `in 2 days`, `next week`, `this Friday`, `December 31st`; null for anything else. */
export function parseDay(text: string, today: string): string | null {
  const words = text.trim().toLowerCase().replace(/,/g, '').replace(/\s+/g, ' ');
  const now = Date.parse(`${today}T00:00:00Z`);
  if (words === 'today') return today;
  if (words === 'tomorrow') return asDay(now + dayMs);

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso !== null) return dayFrom(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));

  const ahead = /^(?:in )?(\d+|a|an|one) (day|week|month|year)s?(?: from now)?$/.exec(words);
  const next = /^next (week|month|year)$/.exec(words);
  const unit = ahead?.[2] ?? next?.[1];
  if (unit !== undefined) return later(now, Number(ahead?.[1] ?? 1) || 1, unit);

  const weekday = /^(?:(?:this|next|on) )?([a-z]+)$/.exec(words)?.[1];
  const wanted = weekdays.findIndex((name) => name === weekday || name.slice(0, 3) === weekday);
  if (wanted !== -1) return asDay(now + ((wanted - new Date(now).getUTCDay() + 6) % 7) * dayMs + dayMs);

  return parseMonthDay(words, now);
}

function later(now: number, count: number, unit: string): string {
  if (unit === 'day') return asDay(now + count * dayMs);
  if (unit === 'week') return asDay(now + count * 7 * dayMs);
  const from = new Date(now);
  const month = from.getUTCMonth() + (unit === 'month' ? count : 12 * count);
  const lastDate = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return asDay(Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDate)));
}

/** `december 31st`, `31 dec 2026`; without a year the next such day. */
function parseMonthDay(words: string, now: number): string | null {
  const match = /^(?:([a-z]{3,9}) (\d{1,2})|(\d{1,2}) ([a-z]{3,9}))(?: (\d{4}))?$/.exec(
    words.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'),
  );
  if (match === null) return null;
  const month = months.indexOf((match[1] ?? match[4] ?? '').slice(0, 3));
  const date = Number(match[2] ?? match[3]);
  if (month === -1) return null;
  const year = match[5] === undefined ? new Date(now).getUTCFullYear() : Number(match[5]);
  const day = dayFrom(year, month, date);
  if (match[5] !== undefined || day === null || day >= asDay(now)) return day;
  return dayFrom(year + 1, month, date);
}

const hour = 3600;
/** GitLab's working time: a day has 8 hours, a week 5 days, a month 4 weeks. */
const unitSeconds: Record<string, number> = { mo: 160 * hour, w: 40 * hour, d: 8 * hour, h: hour, m: 60, s: 1 };

/** Seconds of `1w 2d 3h 4m`; a bare number counts hours; null for anything else. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const sign = trimmed.startsWith('-') ? -1 : 1;
  const body = trimmed.replace(/^[+-]/, '');
  if (/^\d+(\.\d+)?$/.test(body)) return sign * Math.round(Number(body) * hour);
  if (!/^(?:\d+(?:\.\d+)?\s*(?:mo|w|d|h|m|s)\s*)+$/.test(body)) return null;
  const parts = [...body.matchAll(/(\d+(?:\.\d+)?)\s*(mo|w|d|h|m|s)/g)];
  return (
    sign * Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ''] ?? 0), 0))
  );
}

/** `1w 2d` */
export function formatDuration(seconds: number): string {
  let rest = Math.abs(seconds);
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(unitSeconds)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount}${unit}`);
  }
  return parts.join(' ');
}

/** `~a ~"b c"` gives the marked ones; without a tilde every word or quoted part is a name. */
export function labelWords(text: string): string[] {
  const marked = /~(?:"([^"]+)"|([^\s,~"]+))/g;
  const plain = /"([^"]+)"|([^ ]+)/g;
  return [...text.matchAll(text.includes('~') ? marked : plain)].map(([, quoted, word]) => quoted ?? word ?? '');
}

/** `me and @jane, jack` */
export function peopleWords(text: string): string[] {
  return text
    .split(/[\s,]+|\band\b/)
    .map((word) => word.replace(/^@/, ''))
    .filter((word) => word !== '');
}
