// Whether a goal is on track: what was said last, else what can be computed; always with a reason.
import { itemsOf } from '../words/completeness.ts';
import { type GoalActivity, type Moment, clearedAt, currentOf, givenAt } from './activity.ts';
import { dayOf, daysBetween } from '../time/calendar.ts';
import { type DatedCheckIn, checkInsIn, healthWords, levelSaid } from './check-in.ts';
import {
  type Day,
  type GoalRecord,
  type Health,
  type HealthLevel,
  type Instant,
  type Pause,
  type Progress,
  healthLevels,
} from '../words/goal.ts';
import { timeGone } from './progress.ts';
import { pauseOn, pauseWords } from './pause.ts';
import { daysQuiet, quietAfterDays } from './quiet.ts';

/** So many points of progress behind the elapsed time need attention. */
const pointsBehind = 25;
const quotedLength = 60;

interface Facts {
  readonly progress: Progress | null;
  readonly lastActivity: Instant;
  readonly pauses: readonly Pause[];
}

/** The newest of health label and check-in; `computedHealth` where neither says anything. What was said does not hide the calendar. */
export function healthOf(record: GoalRecord, activity: GoalActivity, facts: Facts, now: Moment): Health {
  const health = saidHealth(record, activity, facts, now);
  const { due, state } = record;
  if (health.source === 'computed' || health.level !== 'on-track' || state === 'closed') return health;
  if (due === null || due >= now.today) return health;
  return { ...health, reason: `${health.reason}, ${overdueBy(due, now)}` };
}

function saidHealth(record: GoalRecord, activity: GoalActivity, facts: Facts, now: Moment): Health {
  const { labelEvents, notes } = activity;
  const label = currentOf('health', record.healths, healthLevels, labelEvents);
  const said = checkInsIn(itemsOf(notes), now.zone).find((one) => levelSaid(one) !== null) ?? null;
  if (label === null) {
    const cleared = clearedAt('health', labelEvents);
    const stands = said !== null && (cleared === null || cleared < said.at);
    return (stands ? fromCheckIn(said) : null) ?? computedHealth(record, facts, now);
  }
  const labelledAt = givenAt('health', label, labelEvents);
  const told = said === null ? null : fromCheckIn(said);
  const labelled = fromLabel(label, labelledAt, now);
  if (said === null || told === null) return labelled;
  if (told.level === label) {
    // The same word twice, as `goal log` writes it: the check-in has the reason, unless the label was given on a later day.
    return labelledAt !== null && dayOf(labelledAt, now.zone) > dayOf(said.at, now.zone) ? labelled : told;
  }
  if (labelledAt === null) return worseOf(told, labelled);
  return labelledAt >= said.at ? labelled : told;
}

function computedHealth(record: GoalRecord, { progress, lastActivity, pauses }: Facts, now: Moment): Health {
  const { today, zone } = now;
  if (record.state === 'closed')
    return computed('on-track', `closed on ${dayOf(record.closedAt ?? record.updatedAt, zone)}`);
  if (record.due !== null && record.due < today) {
    return computed('at-risk', overdueBy(record.due, now));
  }
  const pause = pauseOn(pauses, today);
  if (pause !== null) return computed('on-track', firstWords(pauseWords(pause)));
  const quiet = daysQuiet({ lastActivity, pauses }, today, zone);
  if (quiet >= quietAfterDays) return computed('needs-attention', `no activity for ${days(quiet)}`);
  const gone = timeGone(record, now, pauses);
  if (progress !== null && gone !== null) {
    const level = gone - progress.percent >= pointsBehind ? 'needs-attention' : 'on-track';
    return computed(level, `${progress.percent} % done, ${gone} % of the time gone`);
  }
  if (record.due !== null) {
    const left = daysBetween(today, record.due);
    return computed('on-track', left === 0 ? 'due today' : `due in ${days(left)}`);
  }
  return computed('on-track', quiet === 0 ? 'active today' : `active ${days(quiet)} ago`);
}

function fromCheckIn({ day, checkIn, doubt }: DatedCheckIn): Health | null {
  const { health, text, next } = checkIn;
  if (health === null) {
    if (doubt === null) return null;
    return {
      level: 'needs-attention',
      reason: `wrote on ${day}: ${firstWords(doubt)}`,
      source: 'check-in',
    };
  }
  const words = firstWords(text === '' ? (next ?? '') : text);
  const reason = `said ${healthWords[health]} on ${day}${words === '' ? '' : `: ${words}`}`;
  return { level: health, reason, source: 'check-in' };
}

function fromLabel(level: HealthLevel, at: Instant | null, { zone }: Moment): Health {
  return { level, reason: at === null ? 'set by its label' : `label set on ${dayOf(at, zone)}`, source: 'label' };
}

function computed(level: HealthLevel, reason: string): Health {
  return { level, reason, source: 'computed' };
}

function worseOf(one: Health, other: Health): Health {
  return healthLevels.indexOf(other.level) > healthLevels.indexOf(one.level) ? other : one;
}

/** The first line, cut between words. */
function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  // Each step of a segmenter costs as much as its text is long: of a megabyte it sees the beginning.
  const words = line
    .slice(0, quotedLength * 50)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(new Intl.Segmenter('en').segment(words), ({ segment }) => segment);
  if (characters.length <= quotedLength) return words;
  const cut = characters.slice(0, quotedLength).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > quotedLength / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

function overdueBy(due: Day, { today }: Moment): string {
  return `overdue by ${days(daysBetween(due, today))}`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
