// Checklist items of a description, as each GitLab counts them, and what an edit of the description did to them.
import type { Nodes, TableRow } from 'mdast';
import { markdownTree } from './markdown-tree.ts';
import { since } from '../http/routing.ts';

/** `text` is the rest of the item's first line, as it was written. */
export type TaskItem = { text: string; done: boolean };

/** From here on the description is parsed as Markdown; before, lines were matched. */
const parsedSince = '18.0';

/** The items that count, in order. Items marked `[~]` do not count. */
export function readTasks(description: string | null, version: string): TaskItem[] {
  if (description === null || description.trim() === '') return [];
  return since({ version }, parsedSince) ? parsedTasks(description) : matchedTasks(description);
}

/** The field `task_completion_status`. */
export function taskCompletionStatus(
  description: string | null,
  version: string,
): { count: number; completed_count: number } {
  const tasks = readTasks(description, version);
  return { count: tasks.length, completed_count: tasks.filter((task) => task.done).length };
}

/** The field `task_status`: `1 of 3 checklist items completed`. */
export function taskStatus(description: string | null, version: string): string {
  if (description === null || description.trim() === '') return '';
  const { count, completed_count: done } = taskCompletionStatus(description, version);
  const noun = since({ version }, '15.0') ? 'checklist item' : 'task';
  return `${done} of ${count} ${noun}${count === 1 ? '' : 's'} completed`;
}

export type DescriptionEdit =
  | { type: 'unchanged' }
  /** Items whose place and text stayed and whose mark changed; one system note each, whatever else changed. */
  | { type: 'ticked'; items: TaskItem[] }
  | { type: 'changed' };

export function compareDescriptions(before: string | null, after: string | null, version: string): DescriptionEdit {
  if ((before ?? '') === (after ?? '')) return { type: 'unchanged' };
  const old = readTasks(before, version);
  const items = readTasks(after, version).filter((task, index) => {
    const was = old[index];
    return was !== undefined && was.text === task.text && was.done !== task.done;
  });
  return items.length > 0 ? { type: 'ticked', items } : { type: 'changed' };
}

/** GitLab takes any blank of Unicode for an open box: https://gitlab.com/gitlab-org/gitlab/-/blob/master/spec/models/concerns/taskable_spec.rb */
const blankBox = /\[[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]\]/g;

/** A text without a tree is matched by lines, as before 18.0: every item counts, in code too. */
function parsedTasks(written: string): TaskItem[] {
  const description = written.replace(/^\uFEFF/, '').replace(blankBox, '[ ]');
  if (!/\[[ xX]\]/.test(description)) return [];
  const plain = plainTasks(description);
  if (plain !== null) return plain;
  const root = markdownTree(description);
  return root === null ? matchedTasks(description) : tasksBelow(root, description);
}

const plainItem = /^( *)(?:[-+*]|(\d{1,9})\.) (?:\[([ xX])\] )?(\S.*)$/;

/** HTML or a quote begins, in a list item too; or it is the line that makes a table of the one above. */
const opensBlock = /^ *(?:(?:[-+*]|\d{1,9}[.)]|\[.\]) +)*[<>]|^[ |:-]*\|[ |:-]*$/;

/**
 * The same without a parser, for a text in which nothing is quoted, fenced, tabulated, HTML or oddly indented; null for any
 * other. A page of a list counts a hundred descriptions, and parsing takes milliseconds each.
 */
export function plainTasks(description: string): TaskItem[] | null {
  if (/[\t\r]|```|~~~/.test(description)) return null;
  const tasks: TaskItem[] = [];
  /** The list item on the last line that was not blank; null when that was no item. */
  let item: { indent: number; isOrdered: boolean } | null = null;
  let isAfterText = false;
  for (const line of description.split('\n')) {
    if (line.trim() === '') {
      isAfterText = false;
      continue;
    }
    // A comment of one line, or a rule across the page where no text stands above it: what was open is over.
    if (/^<!--.*-->/.test(line) || (!isAfterText && /^-{3,} *$/.test(line))) {
      item = null;
      isAfterText = false;
      continue;
    }
    if (opensBlock.test(line)) return null;
    const [, { length: indent } = '', ordinal, mark, text = ''] = plainItem.exec(line) ?? [];
    const isOrdered = ordinal !== undefined;
    if (text === '') {
      if (/\[[ xX]\]\s/.test(line) || line.startsWith('    ') || /^ *(?:=+|-+) *$/.test(line)) return null;
      item = null;
      isAfterText = true;
      continue;
    }
    const deepest: number = item === null ? 0 : item.indent + 2;
    if (indent > deepest || /^(?:[-+*]|\d+[.)])\s|^\[[ xX]\]\s/.test(text)) return null;
    // A numbered item does not break into a paragraph everywhere.
    const isNext: boolean = item?.isOrdered === true && item.indent === indent;
    if (isOrdered && isAfterText && !isNext) return null;
    item = { indent, isOrdered };
    isAfterText = true;
    if (mark !== undefined) tasks.push({ text: text.trim(), done: mark !== ' ' });
  }
  return tasks;
}

function tasksBelow(node: Nodes, source: string): TaskItem[] {
  if (node.type === 'tableRow') return tableTasks(node, source);
  if (!('children' in node)) return [];
  const below = node.children.flatMap((child) => tasksBelow(child, source));
  if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return below;
  // A box stands in a paragraph; a line drawn under it makes a heading of it.
  if (node.children[0]?.type !== 'paragraph') return below;
  const [start, end] = span(node.children[0]);
  // The parser moves the paragraph behind the box in most cases, not before bold text or code.
  const isMoved = /\[[ xX]\]\s$/.test(source.slice(Math.max(0, start - 4), start));
  const line = source.slice(isMoved ? start : start + '[ ]'.length, end).split('\n')[0] ?? '';
  const text = line.trim();
  return text === '' ? below : [{ text, done: node.checked }, ...below];
}

/** A cell that holds nothing but a box is an item; it is named by the rest of its row. */
function tableTasks(row: TableRow, source: string): TaskItem[] {
  const cells = row.children.map((cell) => {
    const [start, end] = span(cell);
    return source.slice(start, end).replace(/^\|/, '').replace(/\|$/, '').trim();
  });
  const text = cells.filter((cell) => !/^\[.\]$/.test(cell)).join(' ');
  return cells.filter((cell) => /^\[[ xX]\]$/.test(cell)).map((cell) => ({ text, done: cell !== '[ ]' }));
}

function span(node: Nodes | undefined): [number, number] {
  return [node?.position?.start.offset ?? 0, node?.position?.end.offset ?? 0];
}

/** A line with list marks, a box, and something behind it; quoted or not, at any depth. */
const itemLine =
  /^(?:>[ \t]{0,4})*(?:[ \t]*(?:[-+*]|\d+\.))+[ \t]+\[([ \txX~\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000])\][ \t](.+)$/;

function matchedTasks(description: string): TaskItem[] {
  const tasks: TaskItem[] = [];
  for (const line of linesOutsideCode(description)) {
    const [, mark, text] = itemLine.exec(line) ?? [];
    if (mark === undefined || text === undefined || mark === '~') continue;
    tasks.push({ text: text.trim(), done: mark.toLowerCase() === 'x' });
  }
  return tasks;
}

/** Drops fenced code and HTML comments line by line; what is never closed is kept, as the old servers kept it. */
function linesOutsideCode(text: string): string[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const ends = blockEnds(lines);
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const fence = /^(```|~~~)/.exec(line)?.[1];
    const opensComment = line.startsWith('<!--') && !line.includes('-->');
    const kind = fence ?? (opensComment ? '-->' : null);
    const end = kind === null ? null : (ends.get(kind)?.[index] ?? null);
    if (end === null) kept.push(line);
    else index = end;
  }
  return kept;
}

/** For each line the next one behind it that closes such a block: found once for all, from the last line on. */
function blockEnds(lines: readonly string[]): ReadonlyMap<string, readonly (number | null)[]> {
  const closes = (kind: string, line: string) =>
    kind === '-->' ? line.includes(kind) : line.startsWith(kind) && line.slice(3).trim() === '';
  return new Map(
    ['```', '~~~', '-->'].map((kind) => {
      const ends: (number | null)[] = [];
      let next: number | null = null;
      for (let index = lines.length - 1; index >= 0; index -= 1) {
        ends[index] = next;
        if (closes(kind, lines[index] ?? '')) next = index;
      }
      return [kind, ends];
    }),
  );
}
