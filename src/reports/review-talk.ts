// By when the form of a review is to be shared: so many days before the talk that an agenda or a 1:1's title names as the company does.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { datedMeetings, type OneOnOne } from '#growth/meetings/one-on-one.ts';
import { addDays } from '#growth/time/calendar.ts';
import type { Company } from '#growth/words/company.ts';
import type { Day } from '#growth/words/goal.ts';

export interface ReviewTalk {
  readonly day: Day;
  readonly shareBy: Day;
}

/** null: the company says no number of days, or nothing names the talk. Never guessed: another 1:1 is none. */
export function reviewTalk(
  meetings: readonly OneOnOne[],
  { name, shareDaysBefore }: Company['review'],
  today: Day,
): ReviewTalk | null {
  const isNamed = (text: string) => text.toLowerCase().includes(name.toLowerCase());
  const days = datedMeetings(meetings)
    .filter(({ state }) => state === 'opened')
    .flatMap(({ title, description, day }) => [
      ...(isNamed(title) ? [day] : []),
      ...readAgenda(description).flatMap((item) => (!item.done && isNamed(item.text) ? [item.day ?? day] : [])),
    ])
    .filter((day) => day >= today)
    .toSorted();
  const [day] = days;
  return day === undefined || shareDaysBefore === null ? null : { day, shareBy: addDays(day, -shareDaysBefore) };
}
