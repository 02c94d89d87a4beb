// What a goal's check-ins told inside a window, in the person's words.
import { itemsOf } from '#growth/words/completeness.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import { isInside } from './change.ts';
import type { GoalStory } from './listed-goal.ts';

export interface Said {
  /** Of which it is; written down in the window, it may be before it. */
  readonly day: Day;
  readonly text: string;
}

/** Mentors and mentees are promised that their talks go no further: of those only the progress is told. */
const confided: ReadonlySet<string> = new Set(['mentoring']);

export function isConfided({ kinds }: Pick<GoalRecord, 'kinds'>): boolean {
  return kinds.some((kind) => confided.has(kind));
}

/** Newest first. A check-in that only moves numbers says nothing. */
export function saidIn({ record, activity }: GoalStory, window: Window): Said[] {
  if (isConfided(record)) return [];
  return checkInsIn(itemsOf(activity.notes), window.zone).flatMap(({ at, day, checkIn }) => {
    const isTold = checkIn.text.trim() !== '' && isInside(window, at);
    return isTold ? [{ day, text: checkIn.text }] : [];
  });
}
