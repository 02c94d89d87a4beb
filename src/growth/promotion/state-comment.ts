// The comment that says where a promotion document is: `**State 2026-11-23** · drafting`. A label would tell every member of it.
import { addDays } from '../time/calendar.ts';
import { formatHeader, readHeader } from '../text/comment-header.ts';
import type { Day, Instant, Mark } from '../words/goal.ts';
import { type PromotionState, stateNamed } from '../words/promotion-words.ts';

/** @param before earlier states as a person reads them, where nothing else keeps them */
export function formatState(day: Day, state: PromotionState, before: readonly string[] = []): string {
  const header = formatHeader('State', day, [state]);
  return before.length === 0 ? header : `${header}\n\nBefore: ${before.join(', ')}`;
}

/** null for a plain comment: the first line must name a state. */
export function readState(body: string): { readonly state: PromotionState; readonly day: Day | null } | null {
  const [first = ''] = body.trimStart().split(/\r?\n/, 1);
  let state: PromotionState | null = null;
  const header = readHeader(first, 'state', (part) => {
    const named = state === null ? stateNamed(part) : null;
    state ??= named;
    return named === null ? null : part.length;
  });
  return header === null || state === null ? null : { state, day: header.day };
}

/** The mark of a state that follows from an answer: by the answer and its words, so that it is said once on whichever machine. */
export const acceptKey = (answer: string): string => `accept-${answer.replace('.', '-')}`;

/** The answer that a state follows from; null for a state of one's own. */
export function acceptedBy(mark: Mark | null): string | null {
  const [, id, hash] = /^accept-(\d{1,16})-([0-9a-z]{1,7})$/.exec(mark?.key ?? '') ?? [];
  return id === undefined ? null : `${id}.${hash}`;
}

/** The comment's own time, but for one that tells of another day than the one it was written on, in any time zone. */
export function instantOf(day: Day | null, writtenAt: Instant): Instant {
  const written = writtenAt.slice(0, 10);
  const isWrittenThen = day === null || [addDays(written, -1), written, addDays(written, 1)].includes(day);
  return isWrittenThen ? writtenAt : `${day}T12:00:00.000Z`;
}
