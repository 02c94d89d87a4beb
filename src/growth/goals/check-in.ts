// A check-in: the comment that says how a goal is going, written by devgrowth or by hand.
import { doubtIn, findHeader, mayHoldTitle, sayingParts, saysMore } from './check-in-lines.ts';
import { type Said, asksNothing } from '../words/check-in-words.ts';
import { formatHeader } from '../text/comment-header.ts';
import { dayOf, earlierOf } from '../time/calendar.ts';
import { parseDue } from '../time/due-date.ts';
import type { Day, HealthLevel, Instant, Person } from '../words/goal.ts';
import { formatValues, type ValueId } from '../words/values.ts';
import { valueSaid } from './measure.ts';
import { type Note, ownComments } from './notes.ts';
import { type Accepts, readLabelled, tidyText, tidyValue } from '../text/labelled-lines.ts';
import { formatLabelled } from '../text/labelled-text.ts';
import { descending, newestFirst } from '../words/order.ts';
import { english, foldTyped, holdsTyped, type TypedWords } from '../words/typed-words.ts';

export interface CheckIn {
  /** As typed; null when it was left out by hand. */
  readonly day: Day | null;
  readonly health: HealthLevel | null;
  /** Whole percent, 0 to 100. */
  readonly percent: number | null;
  /** What happened. */
  readonly text: string;
  readonly next: string | null;
  /** The ask. */
  readonly help: string | null;
  /** `Help: none`: earlier asks are settled. */
  readonly helpNone: boolean;
  /** What the goal waits for: what `goal wait` was told, or a line `Waiting for:` typed by hand. */
  readonly waitingFor: string | null;
  /** The last day on which it rests, as typed: what `goal wait --until` was told, or a line `Waiting until:`. Absent: none is said. */
  readonly waitingUntil?: string;
  /** The goal's measure with its value of that day, as `readMeasure` takes it. */
  readonly measure: string | null;
  readonly values: readonly ValueId[];
}

export const healthWords: Readonly<Record<HealthLevel, string>> = {
  'on-track': 'on track',
  'needs-attention': 'needs attention',
  'at-risk': 'at risk',
};

const labels = {
  next: ['next', 'next step', 'next steps', 'next up', 'next action', 'next actions'],
  help: ['help', 'help needed', 'help wanted', 'need help'],
  waitingFor: ['waiting for', 'waits for', 'waiting on'],
  waitingUntil: ['waiting until', 'waits until', 'paused until', 'on hold until', 'resting until'],
  measure: ['measure', 'measured'],
  health: ['health', 'status'],
  progress: ['progress'],
} as const;

/** Reads back as `tidyCheckIn` of the same, whatever the texts hold. */
export function formatCheckIn(checkIn: CheckIn, words: TypedWords = english): string {
  const {
    day,
    health,
    percent,
    text,
    next,
    help,
    helpNone,
    waitingFor,
    waitingUntil = null,
    measure,
    values,
  } = tidyCheckIn(checkIn, words);
  const header = formatHeader('Check-in', day, [
    health === null ? null : healthWords[health],
    percent === null ? null : `${percent}%`,
    formatValues(values),
  ]);
  const fields = {
    next,
    help: helpNone ? 'none' : help,
    waitingFor,
    waitingUntil,
    measure,
    health: null,
    progress: null,
  };
  const said = { health, percent, values };
  const [first = ''] = text.split('\n', 1);
  return formatLabelled(header, { text, fields }, labels, {
    before: [],
    after: ['measure', 'waitingFor', 'waitingUntil', 'next', 'help'],
    bold: ['next', 'help'],
    accepts: accepting(said, words),
    isTextLast: saysMore(first, said, words) !== null,
    words,
  });
}

/** What a comment can keep: see `tidyText`; each value once; help that says `none` is no ask. */
export function tidyCheckIn(checkIn: CheckIn, words: TypedWords = english): CheckIn {
  const help = tidyValue(checkIn.help);
  const helpNone =
    help === null ? checkIn.helpNone : asksNothing(holdsTyped(help, words) ? foldTyped(help, words).text : help);
  return {
    ...checkIn,
    text: tidyText(checkIn.text),
    next: tidyValue(checkIn.next),
    help: helpNone ? null : help,
    helpNone,
    waitingFor: tidyValue(checkIn.waitingFor),
    ...(checkIn.waitingUntil === undefined ? {} : { waitingUntil: checkIn.waitingUntil.trim() }),
    measure: tidyValue(checkIn.measure),
    values: [...new Set(checkIn.values)],
  };
}

/** null for a plain comment. What stands on the header line and is not understood becomes the start of the text. */
export function readCheckIn(body: string, words: TypedWords = english): CheckIn | null {
  return readSaid(body, words)?.checkIn ?? null;
}

export interface SaidCheckIn {
  /** Of the comment. */
  readonly id: number;
  /** When it was written. */
  readonly at: Instant;
  readonly by: Person | null;
  readonly checkIn: CheckIn;
  /** Words where a health is said, of which only so much is clear: it is not on track (`not on track`, `at risk?`). */
  readonly doubt: string | null;
}

/** Of one goal's comments many ask in turn: how far, how well, what next. */
const written = new WeakMap<readonly Note[], readonly SaidCheckIn[]>();

/** The person's, in the order in which they were written, newest first. */
export function writtenCheckIns(notes: readonly Note[]): readonly SaidCheckIn[] {
  const known = written.get(notes);
  if (known !== undefined) return known;
  const found = readCheckIns(notes);
  written.set(notes, found);
  return found;
}

function readCheckIns(notes: readonly Note[]): SaidCheckIn[] {
  return ownComments(notes)
    .flatMap(({ id, at, by, body, words = english }) => {
      const read = readSaid(body, words);
      return read === null ? [] : [{ id, at, by, ...read }];
    })
    .sort(newestFirst);
}

export interface DatedCheckIn extends SaidCheckIn {
  /** Of which it is: the typed one, unless that lies ahead of its writing. */
  readonly day: Day;
}

/** The person's, that of the latest day first: what is written down later is no news of today. Of one day the last written comes first. */
export function checkInsIn(notes: readonly Note[], zone: string): DatedCheckIn[] {
  return writtenCheckIns(notes)
    .map((said): DatedCheckIn => ({ ...said, day: dayMeant(said, zone) }))
    .sort(descending(({ day }) => day));
}

function dayMeant({ at, checkIn: { day } }: SaidCheckIn, zone: string): Day {
  const written = dayOf(at, zone);
  return day === null ? written : earlierOf(day, written);
}

/** What it says about the health; a doubt is worth a look. */
export function levelSaid({ checkIn, doubt }: Pick<SaidCheckIn, 'checkIn' | 'doubt'>): HealthLevel | null {
  return checkIn.health ?? (doubt === null ? null : 'needs-attention');
}

function readSaid(body: string, typed: TypedWords): Pick<SaidCheckIn, 'checkIn' | 'doubt'> | null {
  if (!mayHoldTitle(body, typed)) return null;
  const lines = body.split(/\r\n?|\n/);
  const found = findHeader(lines, typed);
  if (found === null) return null;
  const { header, at } = found;
  let { said } = found;
  let rest = lines.with(at, header.leftover);
  const below = lines.findIndex((line, index) => index > at && line.trim() !== '');
  const more = saysMore(lines[below] ?? '', said, typed);
  if (more !== null) {
    said = more.said;
    rest = rest.with(below, more.parts.leftover);
  }
  const { text, fields } = readLabelled(rest.join('\n'), labels, accepting(said, typed), typed);
  const before: string[] = [];
  for (const value of [fields.health, fields.progress]) {
    const [line = '', ...others] = (value ?? '').split('\n');
    const { parts, said: sum } = sayingParts(line, said, typed);
    said = sum;
    before.push(parts.leftover, ...others);
  }
  const words = [...before.filter((line) => line !== ''), text].join('\n');
  const { next, help, waitingFor, waitingUntil, measure } = fields;
  const until = waitingUntil === null ? {} : { waitingUntil };
  const told = { day: header.day, ...said, text: words, next, help, helpNone: false, waitingFor, ...until, measure };
  const checkIn = tidyCheckIn(told, typed);
  return { checkIn, doubt: said.health === null ? doubtIn(header.leftover, lines[below] ?? '', text, typed) : null };
}

/**
 * The day that a text says, seen from another one; null: none. Words for a quarter or a year mean nothing here: whose fiscal year
 * they are of is not known.
 */
export function pausesUntil(text: string, from: Day): Day | null {
  if (/\bq ?\d|quarter|year|\bfy/i.test(text)) return null;
  const day = parseDue(text.trim().replace(/[.,;]+$/, ''), { today: from, startMonth: 1 });
  return day.ok ? day.value : null;
}

/** `Health:`, `Progress:` and `Measure:` lines are taken where they say what is understood; others are the person's words. */
function accepting(said: Said, words: TypedWords): Accepts<keyof typeof labels> {
  return (field, value) => {
    if (field === 'measure') return valueSaid(value) !== null;
    if (field === 'waitingUntil') return pausesUntil(value, '2026-01-01') !== null;
    return field === 'health' || field === 'progress' ? saysMore(value, said, words) !== null : true;
  };
}
