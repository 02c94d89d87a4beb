// The wording of the notes that GitLab itself writes under an issue or a merge request.
import { formatDuration } from './quick-action-words.ts';
import { since } from '../http/routing.ts';
import type { TaskItem } from './task-list.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/** `September 20, 2018` */
function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${months[(month ?? 1) - 1]} ${date}, ${year}`;
}

/** `Sep 20, 2018` */
export function shortDay(day: string): string {
  return longDay(day).replace(/^(\p{L}{3})\p{L}*/u, '$1');
}

/** `a`, `a and b`, `a, b, and c` */
export function sentence(words: string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

const mention = (username: string): string => `@${username}`;

export function itemTicked(item: TaskItem, version: string): string {
  const name = since({ version }, '15.0') ? 'checklist item' : 'task';
  // Escaped text was seen on gitlab.com in 2026 only; the version is ours to choose.
  const text = since({ version }, '18.0') ? item.text.replace(/[!-/:-@[-`{-~]/g, '\\$&') : item.text;
  return `marked the ${name} **${text}** as ${item.done ? 'completed' : 'incomplete'}`;
}

export const descriptionChanged = 'changed the description';

/** Marks what differs between the first and the last difference. */
export function titleChanged(before: string, after: string): string {
  const old = Array.from(before);
  const now = Array.from(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const marked = (letters: string[], open: string, close: string): string => {
    const middle = letters.slice(start, letters.length - end).join('');
    const changed = middle === '' ? '' : `{${open}${middle}${close}}`;
    return `${letters.slice(0, start).join('')}${changed}${letters.slice(letters.length - end).join('')}`;
  };
  return `changed title from **${marked(old, '-', '-')}** to **${marked(now, '+', '+')}**`;
}

type Days = { startDate: string | null; dueDate: string | null };

/** One note for both days; null when neither changed. A removed day is named. */
export function daysChanged(before: Days, after: Days): string | null {
  const part = (name: string, old: string | null, now: string | null): string[] => {
    if (old === now) return [];
    return now === null ? [`removed ${name} date ${longDay(old ?? '')}`] : [`changed ${name} date to ${longDay(now)}`];
  };
  const parts = [...part('start', before.startDate, after.startDate), ...part('due', before.dueDate, after.dueDate)];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** Usernames before and after; null when nobody came or went. */
export function assigneesChanged(before: string[], after: string[]): string | null {
  return peopleChanged(before, after, 'assigned to', 'unassigned');
}

export function reviewersChanged(before: string[], after: string[]): string | null {
  return peopleChanged(before, after, 'requested review from', 'removed review request for');
}

function peopleChanged(before: string[], after: string[], came: string, went: string): string | null {
  const added = after.filter((name) => !before.includes(name)).map(mention);
  const removed = before.filter((name) => !after.includes(name)).map(mention);
  const parts = [
    ...(added.length > 0 ? [`${came} ${sentence(added)}`] : []),
    ...(removed.length > 0 ? [`${went} ${sentence(removed)}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

export function confidentialityChanged(confidential: boolean): string {
  return confidential ? 'made the issue confidential' : 'made the issue visible to everyone';
}

export function lockChanged(locked: boolean, what: 'issue' | 'merge request'): string {
  return `${locked ? 'locked' : 'unlocked'} the discussion in this ${what}`;
}

/** `reference` is seen from where the note stands: `#2`, `!3`, `alex/goals#2`. */
export function mentionedIn(what: 'issue' | 'merge request' | 'commit', reference: string): string {
  return `mentioned in ${what} ${reference}`;
}

export function markedAsRelated(reference: string): string {
  return `marked this issue as related to ${reference}`;
}

export function removedRelation(reference: string): string {
  return `removed the relation with ${reference}`;
}

/** `blocks`: the issue with the note blocks the other one. */
export function markedAsBlocking(reference: string, direction: 'blocks' | 'is_blocked_by'): string {
  return direction === 'blocks'
    ? `marked this issue as blocking ${reference}`
    : `marked this issue as blocked by ${reference}`;
}

export function copiedIssue(verb: 'moved' | 'cloned', direction: 'to' | 'from', reference: string): string {
  return `${verb} ${direction} ${reference}`;
}

export function estimateChanged(seconds: number): string {
  return seconds === 0 ? 'removed time estimate' : `changed time estimate to ${formatDuration(seconds)}`;
}

export function timeSpentChanged(spend: number | 'reset'): string {
  if (spend === 'reset') return 'removed time spent';
  return `${spend < 0 ? 'subtracted' : 'added'} ${formatDuration(spend)} of time spent`;
}

export const approved = 'approved this merge request';
export const unapproved = 'unapproved this merge request';
export const resolvedAll = 'resolved all threads';
