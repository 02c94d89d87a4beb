// The parts of a promotion document as they are named to be changed: `summary`, `result 2`, `values iteration`.
import { type SectionSpan, sectionSpans } from '../text/section-spans.ts';
import { type FoundPart, partAt, type TextPart, theOne, wholeText } from '../text/text-part.ts';
import type { CompanyValue } from '../words/values.ts';
import { frameText } from './frame-text.ts';
import { fieldNamed, isResultTitle, type Section, sectionNamed, valueNamed } from '../words/promotion-words.ts';

export type PartAsked =
  | { readonly type: 'all' }
  | { readonly type: 'section'; readonly section: Section }
  | { readonly type: 'result'; readonly number: number }
  /** As typed: which values there are, the document says. */
  | { readonly type: 'value'; readonly name: string };

/** null: it names no part. */
export function partAsked(words: readonly string[]): PartAsked | null {
  const [first = '', ...more] = words.join(' ').trim().split(/\s+/);
  const rest = more.join(' ');
  if (first === '') return { type: 'all' };
  if (/^results?$/i.test(first) && /^#?[1-9]\d?$/.test(rest))
    return { type: 'result', number: Number(rest.replace('#', '')) };
  if (/^values?$/i.test(first) && rest !== '') return { type: 'value', name: rest };
  const section = /^result$/i.test(first) ? null : sectionNamed([first, ...more].join(' '));
  return section === null ? null : { type: 'section', section };
}

const sectionTitles: Readonly<Record<Section, string>> = {
  frame: 'Frame',
  summary: 'Summary',
  results: 'Results',
  values: 'Values',
  justification: 'Justification',
  gaps: 'Gaps',
  coverage: 'Levels coverage',
};

/** @param values of the company: a heading may say another name of the same one */
export function findPart(text: string, asked: PartAsked, values: readonly CompanyValue[]): FoundPart {
  if (asked.type === 'all') return { type: 'found', part: wholeText(text) };
  if (asked.type === 'result') return findResult(text, asked.number);
  if (asked.type === 'value') return findValue(text, asked.name, values);
  const { section } = asked;
  const found = theOne(text, sectionsNamed(text, section), sectionTitles[section]);
  const made = found.type === 'missing' ? optionalPart(text, section) : null;
  return made === null ? found : { type: 'found', part: made };
}

export interface KnownSection extends SectionSpan {
  /** null: a part of one's own. */
  readonly section: Section | null;
}

/** In order, those of the highest level that they have: what stands in one of ours is none, as `Values` of a result. */
export function partsOf(text: string): readonly KnownSection[] {
  const parts: KnownSection[] = [];
  for (const span of sectionSpans(text)) {
    const section = sectionNamed(span.title);
    const above = parts.at(-1);
    const isInside = above !== undefined && span.start < above.end;
    if (!isInside) parts.push({ ...span, section });
    // A title of the whole document holds them all.
    else if (above.section === null && section !== null) parts.splice(-1, 1, { ...span, section });
  }
  return parts;
}

function sectionsNamed(text: string, section: Section): readonly SectionSpan[] {
  return partsOf(text).filter((part) => part.section === section);
}

/** Those with a heading of their own, in order. */
export function resultSpans(text: string): readonly SectionSpan[] {
  const beside = partsOf(text).filter(({ section, title }) => section === null && isResultTitle(title));
  const inside = [...below(text, 'results'), ...beside].filter(
    ({ title }) => isResultTitle(title) || fieldNamed(title) === null,
  );
  const level = inside.reduce((least, span) => Math.min(least, span.level), 7);
  return inside.filter((span) => span.level === level);
}

/** Those that could have been meant where the one that was asked for is not there. */
export function partsBeside(text: string, asked: PartAsked): readonly string[] {
  if (asked.type === 'result') return resultSpans(text).map(({ title }) => title);
  return (asked.type === 'value' ? below(text, 'values') : partsOf(text)).map(({ title }) => title);
}

/** By the number in its heading, else by its place. */
export function resultAt(spans: readonly SectionSpan[], number: number): number | null {
  const numbers = spans.map(({ title }) => numberIn(title));
  const named = numbers.indexOf(number);
  if (named !== -1) return numbers.lastIndexOf(number) === named ? named : null;
  return numbers[number - 1] === null ? number - 1 : null;
}

/** That a heading gives it: `Result 2`, `Project three`. */
export function numberIn(title: string): number | null {
  const [, said] = isResultTitle(title) ? (/(\d{1,2}|one|two|three)\b/i.exec(title) ?? []) : [];
  if (said === undefined) return null;
  const word = ['one', 'two', 'three'].indexOf(said.toLowerCase());
  return word === -1 ? Number(said) : word + 1;
}

function findResult(text: string, number: number): FoundPart {
  const spans = resultSpans(text);
  const name = `Result ${number}`;
  const same = spans.filter(({ title }) => numberIn(title) === number);
  if (same.length > 1) return theOne(text, same, name);
  const span = spans[resultAt(spans, number) ?? -1];
  return span === undefined ? { type: 'missing', name } : { type: 'found', part: partAt(span, name) };
}

function findValue(text: string, name: string, values: readonly CompanyValue[]): FoundPart {
  const wanted = plain(name);
  const value = valueNamed(name, values);
  const isMeant = ({ title }: SectionSpan) =>
    plain(title) === wanted || (value !== null && valueNamed(title, values) === value);
  const same = below(text, 'values').filter(isMeant);
  return theOne(text, same, same[0]?.title ?? name);
}

function below(text: string, section: Section): readonly SectionSpan[] {
  const parts = sectionsNamed(text, section);
  let at = 0;
  return sectionSpans(text).filter((span) => {
    while ((parts[at]?.end ?? text.length) <= span.start && at < parts.length) at += 1;
    const part = parts[at];
    return part !== undefined && span.start > part.start && span.end <= part.end;
  });
}

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const frame = { heading: 'Frame', prompts: frameText({}) };
const gaps = {
  heading: 'Gaps (private)',
  prompts: [
    '- _Which expected behaviour has a single example, and which has none?_',
    '- _Is it a habit over many months, or one project?_',
  ].join('\n'),
};

/** The frame stands before our other parts, gaps behind all: they are made when they are first used. */
function optionalPart(text: string, section: Section): TextPart | null {
  if (section !== 'frame' && section !== 'gaps') return null;
  const { heading, prompts } = section === 'frame' ? frame : gaps;
  const first = partsOf(text).find((part) => part.section !== null);
  const at = section === 'frame' ? (first?.start ?? 0) : text.length;
  const place = { start: at, end: at };
  const marks = '#'.repeat(first?.level ?? 2);
  return { name: sectionTitles[section], whole: place, body: place, new: { heading: `${marks} ${heading}`, prompts } };
}
