// A check-in: the comment that says how a goal is going, written by devgrowth or by hand.
import {
  type Said,
  asksNothing,
  isDenial,
  isDoubt,
  isTakenBack,
  saidNothing,
  understand,
} from '../words/check-in-words.ts';
import type { CommentHeader, Parts, Understand } from '../text/comment-header.ts';
import { formatHeader, readHeader, readParts } from '../text/comment-header.ts';
import { dayOf, daysBetween, earlierOf } from '../time/calendar.ts';
import { parseDue } from '../time/due-date.ts';
import type { Day, HealthLevel, Instant, Person } from '../words/goal.ts';
import { formatValues, type ValueId } from '../words/values.ts';
import { fenceAfter } from '../text/fence.ts';
import { valueSaid } from './measure.ts';
import { type Note, ownComments } from './notes.ts';
import { type Accepts, readLabelled, tidyText, tidyValue } from '../text/labelled-lines.ts';
import { formatLabelled } from '../text/labelled-text.ts';
import { fold } from '../words/look-alikes.ts';
import { newestFirst } from '../words/order.ts';
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
  const { day, health, percent, text, next, help, helpNone, waitingFor, waitingUntil = null, measure, values } = tidyCheckIn(
    checkIn,
    words,
  );
  const header = formatHeader('Check-in', day, [
    health === null ? null : healthWords[health],
    percent === null ? null : `${percent}%`,
    formatValues(values),
  ]);
  const fields = { next, help: helpNone ? 'none' : help, waitingFor, waitingUntil, measure, health: null, progress: null };
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
  readonly at: Instant;
  readonly by: Person | null;
  readonly checkIn: CheckIn;
  /** Words where a health is said, of which only so much is clear: it is not on track (`not on track`, `at risk?`). */
  readonly doubt: string | null;
}

/** The person's, newest first, by the day of which they are: one that was written down later is no newer than that. */
export function checkInsIn(notes: readonly Note[]): SaidCheckIn[] {
  return ownComments(notes)
    .flatMap(({ at, by, body, words = english }) => {
      const read = readSaid(body, words);
      return read === null ? [] : [{ of: momentOf(at, read.checkIn.day), said: { at, by, ...read } }];
    })
    .sort((one, other) => newestFirst({ at: one.of }, { at: other.of }) || newestFirst(one.said, other.said))
    .map(({ said }) => said);
}

/** Of which day it is: the typed one, unless that lies ahead of its writing. */
export function dayOfCheckIn({ at, checkIn: { day } }: Pick<SaidCheckIn, 'at' | 'checkIn'>, zone: string): Day {
  const written = dayOf(at, zone);
  return day === null ? written : earlierOf(day, written);
}

/** A zone moves a day by one at most, so that only an older one is certain to be older. */
function momentOf(at: Instant, day: Day | null): Instant {
  if (day === null || daysBetween(day, at.slice(0, 'YYYY-MM-DD'.length)) < 2) return at;
  return `${day}T23:59:59.999Z`;
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

const mayHoldTitle = (text: string, words: TypedWords) =>
  /check|\uFF43\uFF48\uFF45\uFF43\uFF4B/iu.test(text) || holdsTyped(text, words);

interface FoundHeader {
  readonly header: CommentHeader;
  readonly said: Said;
  readonly at: number;
}

/** The first line of the comment; further down only a line that says health or percent and nothing that is not understood. */
function findHeader(lines: readonly string[], words: TypedWords): FoundHeader | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const read = fence === null && mayHoldTitle(line, words) ? readLine(line, words) : null;
    if (read !== null) {
      const clearly = read.header.leftover === '' && (read.said.health !== null || read.said.percent !== null);
      if (at === first ? means(read.header) : clearly && (!read.header.prefixed || read.header.day !== null))
        return { ...read, at };
    }
    fence = fenceAfter(line, fence);
  }
  return null;
}

/** `Check-in desk 2026 opens` and `Check-in with Sam · on track` are sentences; with a day, or announced, it is a title. */
function means({ day, announced, leftover, understood, opens, prefixed, looksDated }: CommentHeader): boolean {
  if (prefixed) return day !== null && understood > 0;
  if (day !== null || announced || leftover === '') return true;
  return understood > 0 && (opens === 'known' || looksDated);
}

function readLine(line: string, words: TypedWords): { readonly header: CommentHeader; readonly said: Said } | null {
  const { read: header, said } = saying(line, saidNothing, words, (understand) =>
    readHeader(line, 'check[ –-]?in', understand, words),
  );
  return header === null ? null : { header, said };
}

function sayingParts(line: string, before: Said, words: TypedWords): { readonly parts: Parts; readonly said: Said } {
  const { read: parts, said } = saying(line, before, words, (understand) => readParts(line, understand, words));
  return { parts, said };
}

/** A health that its line takes back stays among the words. */
function saying<Read>(
  line: string,
  before: Said,
  words: TypedWords,
  read: (understand: Understand) => Read,
): { read: Read; said: Said } {
  const sum = summing(before);
  const first = { read: read(sum.understand), said: sum.said() };
  const { health } = first.said;
  if (health === null || health === before.health || !isTakenBack(foldTyped(line.slice(0, 300), words).text, health))
    return first;
  const rest = summing({ ...before, health });
  return { read: read(rest.understand), said: { ...rest.said(), health: before.health } };
}

function summing(before: Said) {
  let said = before;
  return {
    said: () => said,
    understand(words: string): number | null {
      const taken = understand(words, said);
      said = taken?.said ?? said;
      return taken?.length ?? null;
    },
  };
}

/** A quote, a table, struck out, code, HTML. */
const somethingElse = /^ {0,3}(?:[>|<`]|~~)|^(?: {4}|\t)/;

/** A line that goes on where the header ended: it begins with a health or a percent that was not said yet. */
function saysMore(line: string, before: Said, words: TypedWords): ReturnType<typeof sayingParts> | null {
  if (line.length > 300 || (before.health !== null && before.percent !== null) || somethingElse.test(line)) return null;
  const more = sayingParts(line, before, words);
  const isNew = more.said.health !== before.health || more.said.percent !== before.percent;
  return isNew && more.parts.opens !== 'unknown' ? more : null;
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

function doubtIn(leftover: string, below: string, text: string, typed: TypedWords): string | null {
  const plain = (words: string) => foldTyped(words, typed).text;
  if (isDoubt(plain(leftover.slice(0, 300)))) return leftover;
  if (isDenial(plain(below.slice(0, 100)))) return below.trim();
  for (const line of text.split('\n')) {
    const { text: folded, places } = foldTyped(line.slice(0, 120), typed);
    const [all = '', words = ''] = /^[ *_#-]{0,8}(?:health|status)[*_ ]{0,4}:[*_ ]{0,4}(.{1,100})/i.exec(folded) ?? [];
    const from = places[all.length - words.length];
    if (words !== '' && isDoubt(words)) return fold(line.slice(from, places[all.length])).text.trim();
  }
  return null;
}
