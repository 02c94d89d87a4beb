// Thanks: the THANKS lines of agendas, as wins. Nothing else is read as praise: a guess would put words into somebody's mouth.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { earlierOf, startOfDay } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { type OneOnOne, datedMeetings, nextMeeting } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import type { Win } from './wins.ts';

/**
 * Of the meetings after the window's first day, and of the next one where the window reaches until today. The first day's
 * meeting is left out: it is the last 1:1, whose agenda was in the report before.
 */
export function thanksIn(
  meetings: readonly OneOnOne[],
  window: Window,
  today: Day,
): { readonly at: Instant; readonly win: Win }[] {
  const next = window.until === today ? nextMeeting(meetings, today) : null;
  return datedMeetings(meetings)
    .filter(({ day, iid }) => (window.since < day && day <= window.until) || iid === next?.iid)
    .flatMap(({ iid, title, url, day, description }) =>
      readAgenda(description).flatMap(({ tag, text }) => {
        if (tag !== 'THANKS' || text === '') return [];
        const told = earlierOf(day, window.until);
        const win: Win = { type: 'thanks', day: told, goal: { iid, title, url }, values: [], text };
        return [{ at: startOfDay(told, window.zone), win }];
      }),
    );
}
