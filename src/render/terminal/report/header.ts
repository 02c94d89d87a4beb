// The top of a report in a terminal: whose, which days and why these, how complete it is, what the reader does not see.
import { weekdayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { leftOutText, titleText } from '../../report-words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, fit, ink, width, wrap } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import type { Paint } from '../paint.ts';

/** @param size `tight`: fewer lines of what is told again at the foot; `brief`: one */
export function headerLines(
  report: ProgressReport,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
  size: 'full' | 'tight' | 'brief',
): Hole[] {
  const { person, window, completeness, limits } = report;
  const tight = size !== 'full';
  const title = titleText(report);
  const who = `${oneLine(person.name)} (@${oneLine(person.username)})`;
  const leftOut = leftOutText(report);
  const notes = [...limits.map(oneLine), ...(leftOut === null ? [] : [leftOut])];
  return [
    ink`${paint.bold(title)}  ${fit(who, columns - title.length - 2)}`,
    ...windowLines(window, columns),
    ...verdictLines(completeness, columns, paint).slice(0, size === 'brief' ? 1 : tight ? 2 : 3),
    ...notes.flatMap((note) => wrap(note, columns).map((line) => paint.dim(line))).slice(0, tight ? limits.length : 3),
  ];
}

/** Which days, whose, and why these: on one line, or the reason on its own. */
function windowLines({ since, until, why, zone }: ProgressReport['window'], columns: number): Hole[] {
  const days = `${longDay(since)} to ${longDay(until)}`;
  const line = `${days} (${oneLine(why)}), ${oneLine(zone)}`;
  if (width(line) <= columns) return [line];
  return [fit(ink`${days}, ${oneLine(zone)}`, columns), fit(oneLine(why), columns)];
}

export function longDay(day: Day): string {
  return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day) - 1] ?? ''} ${day}`.trim();
}
