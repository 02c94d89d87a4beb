// A year plan's file, written: a new one, and a person's own with numbers put into it, of which every other byte stays.
import { Document, isCollection, isMap, isNode, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { type InWords, type PlannedMeasure, type PlanTextName, type RowField } from '#growth/goals/plan-file.ts';
import type { Instant } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { readYaml } from '#yaml/yaml-source.ts';
import { yamlText } from './yaml-text.ts';

export interface WrittenRow {
  readonly iid: number;
  readonly words: InWords<RowField>;
  readonly measure: PlannedMeasure | null;
  readonly confidential: boolean;
}

export interface WrittenPlan {
  readonly year: string;
  readonly read: Instant;
  readonly texts: InWords<PlanTextName>;
  /** In order; goals of no quarter in that of the name `none`. */
  readonly quarters: readonly { readonly title: string; readonly rows: readonly WrittenRow[] }[];
}

/** The keys of the file, as a value: YAML and JSON are made of it. */
export function planFileValue({ year, read, texts, quarters }: WrittenPlan) {
  const isTold = Object.keys(texts).length > 0;
  return {
    plan: { year, read, ...(isTold ? { was: texts } : {}) },
    ...texts,
    quarters: Object.fromEntries(quarters.map(({ title, rows }) => [title, rows.map(rowValue)])),
  };
}

function rowValue({ iid, words, measure, confidential }: WrittenRow) {
  const { quarter: _place, measure: _line, ...said } = words;
  return {
    iid,
    ...said,
    ...(measure === null ? {} : { measure }),
    ...(confidential ? { confidential: true as const } : {}),
    was: words,
  };
}

/** @param comment lines above it, without `#` */
export function planFileText(plan: WrittenPlan, comment: readonly string[]): string {
  const document = new Document(planFileValue(plan), { aliasDuplicateObjects: false });
  for (const { title, rows } of plan.quarters)
    for (const index of rows.keys())
      for (const key of ['measure', 'was']) inOneLine(document.getIn(['quarters', title, index, key]));
  return `${comment.map((line) => `# ${line}\n`).join('')}${yamlText(document)}`;
}

function inOneLine(node: unknown): void {
  if (isCollection(node)) node.flow = true;
}

/** A key of the map at this place, and what it is to say. */
export interface PlacedWord {
  readonly at: readonly (string | number)[];
  readonly key: string;
  readonly value: unknown;
}

/**
 * Only what these say changes, so that comments, order and spaces stay. A key that is not there yet stands first in its map.
 * @returns null where the text is not what it was taken for
 */
export function withWords(text: string, words: readonly PlacedWord[]): string | null {
  const source = readYaml(text, { manners: 'strict' });
  if (source.broken || source.problems.length > 0) return null;
  const bare = text.replace(/^\uFEFF/u, '');
  const lineEnd = bare.includes('\r\n') ? '\r\n' : '\n';
  const cuts: { readonly start: number; readonly end: number; text: string }[] = [];
  for (const { at, key, value } of words) {
    const map: unknown = at.length === 0 ? source.document.contents : source.document.getIn(at, true);
    if (!isMap(map) || !map.range) return null;
    const cut = cutFor(map, key, flowText(value), { bare, lineEnd });
    if (cut === null) return null;
    const same = cuts.find(({ start, end }) => start === cut.start && end === start && cut.end === start);
    if (same === undefined) cuts.push(cut);
    else same.text += cut.text;
  }
  let changed = bare;
  for (const { start, end, text: put } of cuts.toSorted(ascending(({ start }) => start)).toReversed())
    changed = changed.slice(0, start) + put + changed.slice(end);
  const result = text.slice(0, text.length - bare.length) + changed;
  return says(result, words) ? result : null;
}

function cutFor(
  map: YAMLMap,
  key: string,
  value: string,
  { bare, lineEnd }: { readonly bare: string; readonly lineEnd: string },
) {
  const pair = map.items.find((one: Pair) => isScalar(one.key) && one.key.value === key);
  if (pair !== undefined) return valueCut(pair.value, value, bare, lineEnd);
  const [start = 0] = map.range ?? [];
  const word = `${key}: ${value}`;
  if (map.flow === true) return { start: start + 1, end: start + 1, text: `${word}, ` };
  const column = start - (bare.lastIndexOf('\n', start - 1) + 1);
  return { start, end: start, text: `${word}${lineEnd}${' '.repeat(column)}` };
}

function valueCut(node: unknown, value: string, bare: string, lineEnd: string) {
  if (!isNode(node) || !node.range) return null;
  const { start, end } = within(node, bare);
  // A block takes its last line end along.
  const isBlock = bare.slice(start, end).endsWith('\n');
  const gap = bare[start - 1] === ':' ? ' ' : '';
  return { start, end, text: `${gap}${value}${isBlock ? lineEnd : ''}` };
}

function within({ range }: Node, bare: string): { readonly start: number; readonly end: number } {
  const [start, end] = range ?? [0, 0, 0];
  const spaces = /[ \t]*$/u.exec(bare.slice(start, end))?.[0].length ?? 0;
  return { start, end: end - spaces };
}

/** On one line, whatever it holds. */
function flowText(value: unknown): string {
  const document = new Document([value], { aliasDuplicateObjects: false });
  inOneLine(document.contents);
  return yamlText(document, { isOneLine: true }).trim().slice(1, -1).trim();
}

function says(text: string, words: readonly PlacedWord[]): boolean {
  const source = readYaml(text, { manners: 'strict' });
  if (source.broken || source.problems.length > 0) return false;
  const { document } = source;
  return words.every(({ at, key, value }) => {
    const found: unknown = document.getIn([...at, key]);
    const plain: unknown = isCollection(found) ? found.toJSON() : found;
    return JSON.stringify(plain) === JSON.stringify(value);
  });
}
