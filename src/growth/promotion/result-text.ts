// One result of a promotion document as a block of Markdown: what it says, what it leaves open, the same block with words put into it.
import { headingsIn, ownWords, placedOutline } from '../text/outline.ts';
import type { CompanyValue } from '../words/values.ts';
import { fieldNamed, isResultTitle, type ResultField, resultFields } from '../words/promotion-words.ts';
import { readPromotionDocument } from './document.ts';
import type { PromotionResult } from './read-result.ts';
import { labelledLine, labelNamed, labelOf, type ResultLabel } from './label-lines.ts';

/** What is put into a result; what is not named stays. */
export interface ResultWords {
  readonly title: string | null;
  readonly fields: Readonly<Partial<Record<ResultField, string>>>;
  /** A line each, as it stands behind `Evidence:`. */
  readonly evidence: readonly string[];
}

export const fieldLabels: Readonly<Record<ResultField, string>> = {
  impact: 'Impact',
  result: 'Business result',
  relevance: 'Business relevance',
  contribution: 'Direct contribution',
  values: 'Values shown',
};

const prompts: Readonly<Record<ResultField, string>> = {
  impact: 'What is different since then, for whom outside the team, and who would confirm it?',
  result: 'Which number changed, from what to what, over which period?',
  relevance: 'Which goal of the company did it serve?',
  contribution: 'What did you do that nobody else did, and did the decision rest with you?',
  values: 'Which values, and by doing what?',
};

/** With prompts alone. */
export function newResult(number: number, level: number, asksForValues: boolean): string {
  const asked = resultFields.filter((field) => field !== 'values' || asksForValues);
  const lines = asked.map((field) => `- **${fieldLabels[field]}:** _${prompts[field]}_`);
  return [`${'#'.repeat(level)} Result ${number}`, '', ...lines].join('\n');
}

export function readResult(block: string, values: readonly CompanyValue[]): PromotionResult | null {
  return readPromotionDocument(`# Results\n\n${block}`, values).results[0] ?? null;
}

interface LabelPlace {
  /** Its line, from 0. */
  readonly at: number;
  /** Behind its last words; comments and blank lines below them are not part of it. */
  readonly end: number;
  readonly label: ResultLabel;
  readonly isEmpty: boolean;
  /** The label is a heading, its words stand below. */
  readonly isHeading: boolean;
}

/** A heading alone, and labels that nobody has put a word behind. */
export function isUntouched(block: string): boolean {
  const [heading, ...others] = placedOutline(block);
  if (heading?.line.type !== 'heading' || !isResultTitle(heading.line.title) || ownTitle(heading.line.title) !== '')
    return false;
  // A slot that was only moved has no key but that of the move.
  if (keyIn(block) !== moveIn(block)) return false;
  return others.every(({ line }) => {
    if (line.type === 'heading') return fieldNamed(line.title) !== null;
    if (line.inFence) return false;
    const labelled = labelledLine(line.line);
    if (labelled === null || labelNamed(labelled.label) === null) return line.words === '';
    return ownWords(labelled.value) === '';
  });
}

/** Fields that are there, or that each result has, in two halves. */
export function fieldsOf(
  block: string,
  values: readonly CompanyValue[],
): Readonly<Record<'told' | 'open', ResultField[]>> {
  const said = readResult(block, values)?.fields ?? {};
  const labels = labelsIn(block.split('\n'));
  const all = resultFields.filter((field) => field !== 'values' || labels.some(({ label }) => label === 'values'));
  const isTold = (field: ResultField) => said[field] !== undefined;
  return { told: all.filter(isTold), open: all.filter((field) => !isTold(field)) };
}

/** Below its heading, so that a field that is written anew leaves it there. */
const keyMark = (key: string, move: string | null): string =>
  `<!-- result key=${key}${move === null ? '' : ` moved=${move}`} -->`;
const mark = /^<!-- result key=([\w-]+)(?: moved=([\w-]+))? -->[ \t]*$/m;

export const keyIn = (block: string): string | null => mark.exec(block)?.[1] ?? null;

/** Key of the write that moved it last. */
export const moveIn = (block: string): string | null => mark.exec(block)?.[2] ?? null;

export function withKey(block: string, key: string): string {
  return withMark(block, keyMark(key, null));
}

/** One without a key of its own gets this one. */
export function withMove(block: string, move: string): string {
  return withMark(block, keyMark(keyIn(block) ?? move, move));
}

function withMark(block: string, line: string): string {
  if (mark.test(block)) return block.replace(mark, line);
  const lines = block.split('\n');
  const [heading] = headingsIn(block);
  lines.splice((heading?.at ?? 0) + (heading?.rows ?? 0), 0, line);
  return lines.join('\n');
}

/** Its words, whatever its number is and whichever writes left a mark. */
export function bareResult(block: string): string {
  return withNumber(block.replace(mark, ''), 0).replace(/\n{2,}/g, '\n');
}

/** What its heading names, without `Result 2:`. */
export const headingOf = (block: string): string => ownTitle(headingsIn(block)[0]?.title ?? '');

/** In its heading, in the place of the one that is there. */
export function withNumber(block: string, number: number): string {
  return block.replace(numbered, (_, name: string) => `${name}${number}`);
}

/** @param block from its heading on, with line ends `\n` */
export function withResultWords(block: string, { title, fields, evidence }: ResultWords): string {
  const lines = block.split('\n');
  if (title !== null) setTitle(lines, title);
  for (const field of resultFields) {
    const words = fields[field];
    if (words !== undefined) setField(lines, field, words);
  }
  for (const line of evidence) addEvidence(lines, line);
  return lines.join('\n');
}

const named = String.raw`(?:\*\*|__)?((?:business )?(?:result|accomplishment|achievement|project|initiative)\s*(?:#|no\.? ?)?`;
const count = String.raw`(?:\d{1,2}|one|two|three)\b`;
const ownName = new RegExp(String.raw`^( {0,3}(?:#{1,6}[ \t]+)?)${named}${count})`, 'i');
const numbered = new RegExp(String.raw`^( {0,3}(?:#{1,6}[ \t]+)?${named}))${count}`, 'i');

const ownTitle = (title: string): string => title.replace(ownName, '').replace(/^\s*[:–—-]?\s*/, '');

/** In the heading; where the project has a line of its own that somebody wrote, there. */
function setTitle(lines: string[], title: string): void {
  const project = labelsIn(lines).find(({ label }) => label === 'project');
  if (project !== undefined && !project.isEmpty) {
    lines.splice(project.at, project.end - project.at, `${labelOf(lines[project.at] ?? '')}${title}`);
    return;
  }
  // Its question is answered by the heading.
  if (project !== undefined) lines.splice(project.at, project.end - project.at);
  const at = headingsIn(lines.join('\n'))[0]?.at ?? 0;
  const heading = lines[at] ?? '';
  const [, marks = '', name] = ownName.exec(heading) ?? [];
  lines[at] =
    name === undefined ? `${/^ {0,3}(?:#{1,6}[ \t]+)?/.exec(heading)?.[0] ?? ''}${title}` : `${marks}${name}: ${title}`;
}

function setField(lines: string[], field: ResultField, words: string): void {
  const place = labelsIn(lines).find(({ label }) => label === field);
  const told = words.split('\n');
  if (place === undefined) {
    insertLabel(lines, lastEnd(lines, resultFields), labelled(`- **${fieldLabels[field]}:** `, told));
  } else if (place.isHeading) {
    lines.splice(place.at + 1, place.end - place.at - 1, '', ...told);
  } else {
    lines.splice(place.at, place.end - place.at, ...labelled(labelOf(lines[place.at] ?? ''), told));
  }
}

/** One that is there already stays the only one. */
function addEvidence(lines: string[], said: string): void {
  const places = labelsIn(lines).filter(({ label }) => label === 'evidence');
  if (places.some(({ at, end }) => lines.slice(at, end).some((line) => line.includes(said)))) return;
  const asked = places.find(({ isEmpty }) => isEmpty);
  const line = `- **Evidence:** ${said}`;
  if (asked !== undefined) lines.splice(asked.at, asked.end - asked.at, line);
  else insertLabel(lines, lastEnd(lines, ['evidence']) ?? lastEnd(lines, resultFields), [line]);
}

/** Lines after the first stay in its list item. */
function labelled(label: string, [first = '', ...more]: readonly string[]): readonly string[] {
  const indent = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/.exec(label)?.[0].length ?? 0;
  return [label + first, ...more.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))];
}

function insertLabel(lines: string[], behind: number | null, added: readonly string[]): void {
  if (behind !== null) {
    lines.splice(behind, 0, ...added);
    return;
  }
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  lines.splice(end, 0, '', ...added);
}

function lastEnd(lines: readonly string[], wanted: readonly ResultLabel[]): number | null {
  return labelsIn(lines).findLast(({ label, isHeading }) => wanted.includes(label) && !isHeading)?.end ?? null;
}

interface LabelStart extends Pick<LabelPlace, 'at' | 'isHeading'> {
  /** null: a heading that ends what stands above it. */
  readonly label: ResultLabel | null;
  /** Words in its own line. */
  readonly first: string;
}

function labelsIn(lines: readonly string[]): readonly LabelPlace[] {
  const outline = placedOutline(lines.join('\n'));
  const isBlank = (at: number) =>
    outline.every((placed) => placed.at !== at || (placed.line.type === 'text' && placed.line.line.trim() === ''));
  const starts = outline.flatMap(({ at, line }, index): readonly LabelStart[] => {
    if (line.type === 'heading')
      return [{ at, label: index === 0 ? null : fieldNamed(line.title), isHeading: true, first: '' }];
    const found = line.inFence ? null : labelledLine(line.line);
    const label = found === null ? null : labelNamed(found.label);
    return found === null || label === null ? [] : [{ at, label, isHeading: false, first: ownWords(found.value) }];
  });
  return starts.flatMap(({ at, label, isHeading, first }, index) => {
    if (label === null) return [];
    let end = starts[index + 1]?.at ?? lines.length;
    while (end > at + 1 && isBlank(end - 1)) end -= 1;
    const below = outline.filter((placed) => placed.at > at && placed.at < end);
    const hasWords = first !== '' || below.some(({ line }) => line.type === 'text' && line.words !== '');
    return [{ at, end, label, isEmpty: !hasWords, isHeading }];
  });
}
