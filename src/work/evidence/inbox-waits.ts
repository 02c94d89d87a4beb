// For how long the inbox is quiet, where that is known without asking for it.
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import { daysQuiet } from '#growth/goals/quiet.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Session } from '../session.ts';

/** Ten minutes a week are meant. */
const weekDays = 7;

/** @returns null for whoever the work is not of, before the first sitting, and in the week after one */
export function daysInboxWaits(
  inboxes: readonly InboxIssue[],
  { me, settings, now: { today, zone } }: Pick<Session, 'me' | 'settings' | 'now'>,
): number | null {
  if (inboxes.length === 0 || !isNamed(me, settings.person)) return null;
  const days = Math.min(...inboxes.map(({ updatedAt }) => daysQuiet({ lastActivity: updatedAt }, today, zone)));
  return days > weekDays ? days : null;
}
