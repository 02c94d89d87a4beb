// Thanks: the THANKS lines of agendas. Nothing else is read as praise: a guess would put words into somebody's mouth.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { earlierOf, startOfDay } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { type OneOnOne, datedMeetings, nextMeeting } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import type { GoalReference, Win } from './wins.ts';

export interface Thanks {
  readonly day: Day;
  readonly meeting: GoalReference;
  readonly text: string;
  /** Who thanked; null for thanks that the person gives: a line on their own agenda, and no win of theirs. */
  readonly from: string | null;
}

/**
 * Of the meetings after the window's first day, and of the next one where the window reaches until today. The first day's
 * meeting is left out: it is the last 1:1, whose agenda was in the report before.
 */
export function thanksIn(meetings: readonly OneOnOne[], window: Window, today: Day): Thanks[] {
  const next = window.until === today ? nextMeeting(meetings, today) : null;
  return datedMeetings(meetings)
    .filter(({ day, iid }) => (window.since < day && day <= window.until) || iid === next?.iid)
    .flatMap(({ iid, title, url, day, description }) =>
      readAgenda(description).flatMap(({ tag, text, by }) => {
        if (tag !== 'THANKS' || text === '') return [];
        const from = by === null ? whoThanked(text) : `@${by}`;
        return [{ day: earlierOf(day, window.until), meeting: { iid, title, url }, text, from }];
      }),
    );
}

export function thanksWins(thanks: readonly Thanks[], zone: string): { readonly at: Instant; readonly win: Win }[] {
  return thanks.flatMap(({ day, meeting, text, from }) =>
    from === null
      ? []
      : [{ at: startOfDay(day, zone), win: { type: 'thanks', day, goal: meeting, values: [], text, from } }],
  );
}

/** `from Sam: ...`, `Sam said thanks for ...`, `Sam thanked me ...` */
function whoThanked(text: string): string | null {
  const line = text.slice(0, 200);
  const found =
    /^from:?\s+(\S[^:,]*?)\s*(?:[:,]|\bfor\b|$)/i.exec(line) ??
    /^(\S.{0,60}?)\s+(?:says|said|sends|sent|writes|wrote)\s+(?:(?:his|her|their|many)\s+)?thank(?:s|\s+you)\b/i.exec(
      line,
    ) ??
    /^(\S.{0,60}?)\s+thank(?:s|ed)\s+me\b/i.exec(line);
  return found?.[1] ?? null;
}
