// What a goal is measured by: its line `Measure: deploy wait, 40 -> 12 min, now 25 (2026-11-20)`, read as people type it.
import { readInline, wordsIn } from '../text/inline.ts';
import { withoutQuestions } from '../text/outline.ts';
import { saidLines, sayingLabel, sayingOn, withoutSaid, withSaidOnTop } from '../text/said-line.ts';
import { isDay } from '../time/calendar.ts';
import type { Measure, MeasuredValue } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { readNumber, typedNumber } from '../words/typed-number.ts';
import { isServesLine } from './serves.ts';

export type { Measure, MeasuredValue };

const label = sayingLabel('measures?|success measures?|metrics?|kpi');
const longest = 400;

const noUnit = '(?!(?:now|currently|today|by|until|till|since|in|on|as)(?![\\p{L}\\p{N}]))';
/** Up to four words. @param but signs that do not stand in them */
const unitBut = (but: string) =>
  `${noUnit}[^\\s\\d,;:()${but}][^\\s,;:()${but}]*(?: ${noUnit}[^\\s\\d,;:()${but}][^\\s,;:()${but}]*){0,3}`;
const unit = unitBut('');
const amount = (name: string) => `(?<${name}Sign>\\p{Sc})? ?(?<${name}>${typedNumber}) ?(?<${name}Unit>${unit})?`;
const arrow = '(?:-{1,2}>|[=\u2013\u2014]>|[\u2192\u21D2\u2794\u279C])';
/** Up to the arrow, or the word in its place: then what stands before is a number. */
const range = new RegExp(
  `^(?<left>.*?) ?(?:${arrow} ?|(?<= )(?<to>to|target:?) )${amount('target')}(?<rest>.*)$`,
  'iu',
);
const begun = new RegExp(
  `^(?:(?<name>.*?)(?: ?[,:;] ?(?:from )?| [-\u2013\u2014] | from | ))??${amount('start')}$`,
  'iu',
);
const nowWords = 'now|currently|today';
const dated = '(?:[ ,(]*(?:on |as of )?(?<day>\\d{4}-\\d{2}-\\d{2})\\)?)?';
const current = new RegExp(`(?<=^|[ ,;(])(?:${nowWords}) ?:? ?${amount('now')}${dated}`, 'giu');
/** The same where no mark of Markdown stands in it. */
const plainCurrent = new RegExp(
  `(?<=^|[ ,;(])(?:${nowWords}) ?:? ?(?:\\p{Sc} ?)?${typedNumber}(?![*_\`])(?: ?${unitBut('*_`')})?${dated}`,
  'giu',
);

/** The first line that says one counts; others, and a line of words alone, stay words. */
export function measureIn(description: string): Measure | null {
  return measureLines(description).find(({ measure }) => measure !== null)?.measure ?? null;
}

/** Whether a line of a text says one. */
export function isMeasureLine(line: string): boolean {
  return label.test(line) && readMeasure(line.replace(label, '')).ok;
}

/**
 * What stands behind the label. Words that are not understood are no part of it, and stay where they stand.
 * @param words one line, in Markdown
 */
export function readMeasure(words: string): Parsed<Measure> {
  const plain = plainLine(words);
  if (plain.length > longest) return refuse('a measure is one line of a few words and two numbers');
  const found = range.exec(plain)?.groups;
  const { left = '', rest = '' } = found ?? {};
  const target = numberOf(found, 'target');
  if (found === undefined || target === null) return refuse('a measure needs the number that is aimed for');
  const from = /[,;:?\u2026]$/.test(left) ? undefined : begun.exec(left.replace(/^ ?from /i, ''))?.groups;
  const start = numberOf(from, 'start');
  if (start === null && found['to']?.toLowerCase() === 'to') return refuse('a measure needs an arrow, as in 40 -> 12');
  if (start === target) return refuse(`a measure that begins at ${start} cannot aim for the same`);
  const name = start === null ? left : (from?.['name'] ?? '');
  const now = [...rest.matchAll(current)].at(-1)?.groups;
  const value = numberOf(now, 'now');
  const day = now?.['day'] ?? '';
  return ok({
    name: name.replace(/[\s,;:?\u2026]+$/, ''),
    start,
    target,
    unit: unitOf(found, 'target') || unitOf(from, 'start'),
    now: value === null ? null : { value, day: isDay(day) ? day : null },
  });
}

interface MeasureSaid extends Measure {
  readonly now: MeasuredValue;
}

/** A measure with its value, of the first line that says one; null where one of them is missing. */
export function valueSaid(measure: string): MeasureSaid | null {
  const read = readMeasure(measure.split('\n', 1)[0] ?? '');
  return read.ok && read.value.now !== null ? { ...read.value, now: read.value.now } : null;
}

/** A value alone, as it is typed: `25`, `25,5 min`, `now 25`. null: none. */
export function readValue(typed: string): { readonly value: number; readonly unit: string } | null {
  const found = new RegExp(`^(?:(?:${nowWords}) )?${amount('now')}$`, 'iu').exec(plainLine(typed))?.groups;
  const value = numberOf(found, 'now');
  return value === null ? null : { value, unit: unitOf(found, 'now') };
}

/** Reads back as the same, where its name and unit are words that a line like this can hold: `readMeasure` tells. */
export function formatMeasure(
  { name, start, target, unit: one, now }: Measure,
  markdown: (words: string) => string = (words) => words,
): string {
  const behind = one === '' ? '' : ` ${markdown(one)}`;
  const before = name === '' ? '' : `${markdown(name)}, `;
  return `${before}${start === null ? '' : `${start} `}-> ${target}${behind}${now === null ? '' : `, ${nowText(now)}`}`;
}

/**
 * The text with this measure in its line; every other line keeps its bytes, and so does one that says the same. A new line stands at
 * the top, below what the goal serves.
 * @param measure null takes the line away
 */
export function withMeasure(
  description: string,
  measure: Measure | null,
  markdown: (words: string) => string = (words) => words,
): string {
  const lines = measureLines(description);
  const there = lines.find((line) => line.measure !== null) ?? lines.find(({ value }) => plainLine(value) === '');
  if (measure === null) return there?.measure == null ? description : withoutSaid(description, [there]);
  if (there?.measure != null && isSame(there.measure, measure)) return description;
  const written = formatMeasure(measure, markdown);
  return there === undefined
    ? withSaidOnTop(description, `- **Measure:** ${written}`, isServesLine)
    : sayingOn(description, label, there.at, (value) => [written, ...leftover(value, markdown)].join(', '));
}

/** Only the value of today changes. A text without a measure stays as it is. */
export function withMeasured(
  description: string,
  now: MeasuredValue,
  markdown: (words: string) => string = (words) => words,
): string {
  const line = measureLines(description).find(({ measure }) => measure !== null);
  if (line?.measure == null) return description;
  const measure = { ...line.measure, now };
  if (isSame(line.measure, measure)) return description;
  const changed = sayingOn(description, label, line.at, (value) => {
    if (line.measure?.now == null) return `${value.trimEnd()}, ${nowText(now)}`;
    const old = [...value.matchAll(plainCurrent)].at(-1);
    if (old === undefined) return value;
    return `${value.slice(0, old.index)}${nowText(now)}${value.slice(old.index + old[0].length)}`;
  });
  const read = measureIn(changed);
  return read !== null && isSame(read, measure) ? changed : withMeasure(description, measure, markdown);
}

/**
 * Percent of the way from start to target, in either direction, rounded down; below 0 and above 100, too. null: no start, or no
 * value yet.
 */
export function measurePercent({ start, target, now }: Measure): number | null {
  if (start === null || now === null) return null;
  // Decimal fractions are none in binary: 0.29 of 1 would be 28 %.
  return Math.floor(Number(((100 * (now.value - start)) / (target - start)).toPrecision(12)));
}

function nowText({ value, day }: MeasuredValue): string {
  return `now ${value}${day === null ? '' : ` (${day})`}`;
}

function measureLines(description: string) {
  if (!/measure|metric|kpi/i.test(description)) return [];
  return saidLines(description, label).map((line) => {
    const read = readMeasure(line.value);
    return { ...line, measure: read.ok ? read.value : null };
  });
}

function plainLine(markdown: string): string {
  return wordsIn(readInline(withoutQuestions(markdown)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** What somebody wrote behind it that is no part of it. */
function leftover(value: string, markdown: (words: string) => string): readonly string[] {
  const rest = range.exec(plainLine(value))?.groups?.['rest'] ?? '';
  const words = rest.replaceAll(current, '').replace(/^[\s,;]+|[\s,;]+$/g, '');
  if (words === '') return [];
  return [value.includes(words) ? words : markdown(words)];
}

type Groups = Readonly<Record<string, string | undefined>> | undefined;

function numberOf(groups: Groups, name: string): number | null {
  const typed = groups?.[name];
  return typed === undefined ? null : readNumber(typed);
}

const unitOf = (groups: Groups, name: string): string =>
  (groups?.[`${name}Unit`] ?? groups?.[`${name}Sign`] ?? '').replace(/[.!*_]+$/, '');

function isSame(one: Measure, other: Measure): boolean {
  return (
    one.name === other.name &&
    one.start === other.start &&
    one.target === other.target &&
    one.unit === other.unit &&
    one.now?.value === other.now?.value &&
    one.now?.day === other.now?.day
  );
}
