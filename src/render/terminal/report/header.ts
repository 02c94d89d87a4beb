// The top and the foot of a report in a terminal: whose, for which 1:1, which days; what is missing; the finding.
import { daysBetween } from '#growth/time/calendar.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { ReportPage } from '#reports/page.ts';
import { causes, verdict } from '../../completeness-words.ts';
import { namedDay, spanWords } from '../../day-words.ts';
import { headlineSentences, meetingWords } from '../../page-words.ts';
import { leftOutText } from '../../report-words.ts';
import { formName } from '../../review-words.ts';
import { count, oneLine } from '../../text.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, fit, ink, joined, width, wrap } from '../ink.ts';
import type { Place } from './place.ts';

export function headerLines(page: ReportPage, place: Place): Hole[] {
  const { completeness, limits } = page;
  const { paint, columns } = place;
  const alarm = ink`${paint.alarm(verdict(completeness))}  `;
  const missing = completeness.complete
    ? []
    : causes(completeness).flatMap((cause, index) =>
        new Caveat(cause).lines(columns, paint.plain, index === 0 ? alarm : ' '.repeat(alarm.width)),
      );
  return [
    ...quietLines(page, place),
    ...missing,
    ...limits.flatMap((limit) => new Caveat(oneLine(limit)).lines(columns, paint.yellow)),
    ...headline(page, place),
  ];
}

function headline(page: ReportPage, { paint, columns }: Place): Hole[] {
  const sentences = headlineSentences(page).map((sentence) => `${sentence}.`);
  const lines = wrap(sentences.join(' '), columns);
  const broken = lines.length === 1 ? lines : sentences.flatMap((sentence) => wrap(sentence, columns));
  return broken.map((line) => paint.bold(line));
}

/** One line where it fits, else one for the person and one for the days. */
function quietLines(page: ReportPage, place: Place): Hole[] {
  const { person, next, window, today, completeness } = page;
  const { paint, columns } = place;
  const form = formName(page);
  const who = `${form === null ? '' : `${form}: `}${oneLine(person.name) || `@${oneLine(person.username)}`}`;
  const { words, meeting } = meetingWords(page);
  const nearness = ['today, ', 'tomorrow, '];
  const about =
    next?.meeting == null
      ? `${words}${meeting === null ? '' : ` (#${meeting.iid})`}`
      : `1:1 ${nearness[daysBetween(today, next.meeting.day)] ?? ''}${namedDay(next.meeting.day, today)} (#${next.meeting.iid})`;
  const days = spanWords(window.since, window.until, today).join(' to ');
  const end = completeness.complete ? [days, 'complete'] : [days];
  const name = fit(who, 40);
  for (const gap of ['   ', '  ']) {
    const rest = joined([about, ...end], gap);
    if (name.width + gap.length + rest.width <= columns) return [ink`${paint.bold(name)}${gap}${paint.dim(rest)}`];
  }
  const below = joined(end, '   ');
  const first = joined([who, about], '   ');
  return width(first) <= columns
    ? [first, paint.dim(fit(below, columns))]
    : [fit(who, columns), paint.dim(fit(about, columns)), paint.dim(fit(below, columns))];
}

/** Why these days, what the manager's copy leaves out, and what was read: never cut. */
export function footLines(page: ReportPage, { paint, columns }: Place, isShort: boolean): Hole[] {
  const { window, completeness } = page;
  const requests = completeness.sources.reduce((sum, source) => sum + source.requests, 0);
  const leftOut = leftOutText(page);
  const days = `These days: ${oneLine(window.why)}, ${oneLine(window.zone)}`;
  const small = (words: string) => new Caveat(words).lines(columns, paint.dim);
  if (isShort && completeness.complete) {
    return small(`${days}.`);
  }
  const whole = completeness.sources.filter(isComplete).map(({ name, seen }) => `${oneLine(name)} ${seen}`);
  const read = `${completeness.complete ? 'Read completely' : 'Read to the end'}: ${whole.join(', ')}; ${count(requests, 'request')}.`;
  return [`${days}.`, ...(leftOut === null ? [] : [leftOut]), ...(whole.length === 0 ? [] : [read])].flatMap(small);
}
