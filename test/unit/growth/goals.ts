// Goals and notes for the tests of growth: a plain one each, changed where a test says so.
import type { Listed } from '#growth/words/completeness.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { GoalRecord, Instant, Person } from '#growth/words/goal.ts';

export const alex: Person = { id: 1, username: 'alex', name: 'Alex' };
export const morgan: Person = { id: 2, username: 'morgan', name: 'Morgan' };

export type CommentNote = Extract<Note, { type: 'comment' }>;

export function comment(at: Instant, body: string, by: Person | null = alex, id = 0): CommentNote {
  return { type: 'comment', id, by, at, body, internal: false, isOwn: by?.id === alex.id, mark: null };
}

export function labelEvent(at: Instant, action: 'add' | 'remove', word: LabelWord | null): GoalEvent {
  return { type: 'label', by: alex, at, action, word };
}

export function listed<T>(items: readonly T[], failed = false): Listed<T> {
  const failure = failed ? { kind: 'unreachable', message: 'no answer' } : null;
  return { items, source: { name: 'a list', requests: 1, seen: items.length, total: null, failed: failure } };
}

/** Created on 2026-11-01 (UTC), changed last on 2026-11-20, without due date, labels or text. */
export function goal(change: Partial<GoalRecord> = {}): GoalRecord {
  return {
    iid: 4,
    title: 'Read a book',
    description: '',
    state: 'opened',
    kinds: ['reading'],
    stages: [],
    outcomes: [],
    healths: [],
    hasAsk: false,
    values: [],
    labels: ['goal', 'goal::reading'],
    due: null,
    milestone: null,
    confidential: false,
    url: 'http://gitlab.test/alex/goals/-/issues/4',
    author: alex,
    assignees: [],
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
    closedAt: null,
    commentCount: 0,
    thumbsUp: 0,
    mark: null,
    ...change,
  };
}
