// GitLab's notes in our words: people's comments, and the system notes that tell of ticks, due dates and edits.
import { type Note, othersMark } from '#growth/goals/notes.ts';
import { monthNames } from '#growth/time/months.ts';
import type { Day } from '#growth/words/goal.ts';
import { english, type TypedWords } from '#growth/words/typed-words.ts';
import { isNamed } from '#growth/words/username.ts';
import { readStoredText } from './marks.ts';
import type { NoteRow } from './schemas.ts';

// Wordings: https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/services/system_notes/issuables_service.rb
const tick = /^marked the (?:checklist item|task) \*\*(.*)\*\* as (completed|incomplete)$/s;
const dueSet = /\bchanged due date to ([A-Z][a-z]+) +(\d{1,2}), (\d{4})/;
const dueRemoved = /\bremoved due date\b/;
const described = /^(?:changed|removed|added) the description$|^changed the description\b/;

/**
 * @param person username of whose goals these are
 * @param typed what people of the project type in place of our words
 */
export function noteOf(row: NoteRow, person: string | null, typed: TypedWords = english): Note {
  const { id, author: by, created_at: at, body } = row;
  if (!row.system) {
    const { text, mark } = readStoredText(body);
    const internal = row.internal ?? row.confidential ?? false;
    const isOwn = isNamed(by, person) && mark?.type !== othersMark;
    const words = typed.pattern === null ? {} : { words: typed };
    return { type: 'comment', id, by, at, body: text, internal, isOwn, mark, ...words };
  }
  const ticked = tick.exec(body);
  if (ticked !== null) {
    return { type: 'tick', by, at, item: unescapeMarkdown(ticked[1] ?? ''), done: ticked[2] === 'completed' };
  }
  const due = dueOf(body);
  if (due !== undefined) return { type: 'due', by, at, due };
  if (described.test(body)) return { type: 'description', by, at };
  return { type: 'other', by, at, body };
}

/** undefined: the note is about something else. */
function dueOf(body: string): Day | null | undefined {
  const [, month = '', day = '', year = ''] = dueSet.exec(body) ?? [];
  const number = monthNames.indexOf(month) + 1;
  if (number > 0) return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dueRemoved.test(body) ? null : undefined;
}

/** Newer servers put a backslash before each Markdown character of the item's text. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
