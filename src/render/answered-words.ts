// How asks are answered, and how it is said that somebody has and the person has the last word; the same in every form.
import type { Day } from '#growth/words/goal.ts';
import type { Answered } from '#reports/answered.ts';
import type { ReportPage } from '#reports/page.ts';
import { namedDay } from './day-words.ts';
import { isOwn } from './page-words.ts';
import { oneLine } from './text.ts';

export const answeredTitle = 'Answered';

/** In front of the ask's own words. */
export function answeredLead({ type }: Answered): string {
  return type === 'approval' ? 'approval of ' : '';
}

/** `replied by @morgan on Tue 17 Nov, settled?` */
export function answeredWords({ type, by, day }: Answered, today: Day): string {
  const who = `by @${oneLine(by)} on ${namedDay(day, today)}`;
  if (type === 'unclear') return `said ${who}: which ask does it answer?`;
  return type === 'approval' ? `approved ${who}, tick it` : `replied ${who}, settled?`;
}

/** What the person types where they have a command line. */
export function answeredStep({ type, place, item }: Answered): string {
  if (type === 'unclear') return 'devgrowth goal log <number> --help-needed none';
  return item === null
    ? `devgrowth goal log ${place.iid} --help-needed none`
    : `devgrowth goal check ${place.iid} ${item}`;
}

/** One sentence; null where nothing is asked. */
export function howToAnswer(page: ReportPage): string | null {
  const asked = page.asked?.filter(({ ofReader }) => ofReader) ?? [];
  const own = isOwn(page);
  const told = [
    ...(asked.some(({ type, place }) => type === 'ask' && place.type === 'goal')
      ? [
          own
            ? 'an answer on the goal takes an ask off this list'
            : 'answer an ask with a comment on its goal, or on the 1:1 with its number',
        ]
      : []),
    ...(asked.some(({ type }) => type === 'approval')
      ? [own ? 'an approval is given when its box is ticked' : 'for an approval write “Approved” on its goal']
      : []),
    ...(asked.some(({ type, place }) => type !== 'question' && place.type === 'one-on-one')
      ? [own ? 'a line of the agenda goes when it is ticked' : 'what stands on the agenda is for the 1:1']
      : []),
  ];
  const sentence = told.join('; ');
  return sentence === '' ? null : `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}
