// Whether a row is one that was asked for: a server that does not know a filter sends everything, and says nothing of it.
import type { TodoRow } from './mention-rows.ts';
import { isNamed } from '#growth/words/username.ts';
import type { EventRow } from './work-rows.ts';

/** https://docs.gitlab.com/user/profile/contributions_calendar/#user-contribution-events: not the words that one filters by. */
export type EventAction = 'closed' | 'approved' | 'commented on';

export function isActOf(username: string, wanted: EventAction) {
  return ({ action_name: action, author_username: by }: EventRow): boolean =>
    (typeof by !== 'string' || isNamed({ username: by }, username)) && (action ?? wanted) === wanted;
}

export const todoActions = ['mentioned', 'directly_addressed'] as const;

export const isMention = ({ action_name: action }: TodoRow): boolean =>
  typeof action !== 'string' || todoActions.some((known) => known === action);
