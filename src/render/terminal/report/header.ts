// The top of a report in a terminal: whose, which days and why these, how complete it is, what the reader does not see.
import { weekdayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { leftOutText, titleText } from '../../report-words.ts';
import { oneLine } from '../../text.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, fit, ink, width } from '../ink.ts';
import { verdictLines } from '../completeness.ts';
import type { Paint } from '../paint.ts';

/** @param size `tight`: without what only the person wonders about; `brief`: fewer failures by name */
export function headerLines(
  report: ProgressReport,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
  size: 'full' | 'tight' | 'brief',
): Hole[] {
  const { person, window, completeness, limits } = report;
  const title = titleText(report);
  const who = `${oneLine(person.name)} (@${oneLine(person.username)})`;
  const leftOut = leftOutText(report);
  const notes = [...limits.map(oneLine), ...(leftOut === null || size !== 'full' ? [] : [leftOut])];
  return [
    ink`${paint.bold(title)}  ${fit(who, columns - title.length - 2)}`,
    ...windowLines(window, columns, paint),
    ...verdictLines(completeness, columns, paint, size === 'brief' ? 1 : 2),
    ...notes.flatMap((note) => new Caveat(note).lines(columns, paint.dim)),
  ];
}

/** Which days, whose, and why these: on one line, or the reason on its own. */
function windowLines({ since, until, why, zone }: ProgressReport['window'], columns: number, paint: Paint): Hole[] {
  const days = `${longDay(since)} to ${longDay(until)}`;
  const line = `${days} (${oneLine(why)}), ${oneLine(zone)}`;
  if (width(line) <= columns) return [line];
  return [`${days}, ${oneLine(zone)}`, why].flatMap((part) => new Caveat(oneLine(part)).lines(columns, paint.plain));
}

export function longDay(day: Day): string {
  return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day) - 1] ?? ''} ${day}`.trim();
}
