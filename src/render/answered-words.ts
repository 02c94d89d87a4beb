// How it is said that somebody has answered and the person has the last word; the same in every form.
import type { Day } from '#growth/words/goal.ts';
import type { Answered } from '#reports/answered.ts';
import { namedDay } from './day-words.ts';
import { oneLine } from './text.ts';

export const answeredTitle = 'Answered';

/** In front of the ask's own words. */
export function answeredLead({ type }: Answered): string {
  return type === 'approval' ? 'approval of ' : '';
}

/** `replied by @morgan on Tue 17 Nov, settled?` */
export function answeredWords({ type, by, day }: Answered, today: Day): string {
  const who = `by @${oneLine(by)} on ${namedDay(day, today)}`;
  return type === 'approval' ? `approved ${who}, tick it` : `replied ${who}, settled?`;
}

/** What the person types where they have a command line. */
export function answeredStep({ goal, item }: Answered): string {
  return item === null
    ? `devgrowth goal log ${goal.iid} --help-needed none`
    : `devgrowth goal check ${goal.iid} ${item}`;
}
