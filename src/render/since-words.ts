// How the comparison with the last posted report is said; the same in every form.
import { healthWords } from '#growth/goals/check-in.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ReportPage, SinceRow } from '#reports/page.ts';
import { factWords } from '#reports/past.ts';
import type { GoalFact } from '#reports/since-report.ts';
import { shortDay } from './day-words.ts';
import { count } from './text.ts';

/** One sentence without its full stop, in two parts: where it was posted may stand between them. null where nothing is said. */
export function sinceParts({ since, today, completeness }: ReportPage): readonly [about: string, told: string] | null {
  if (since === null) return null;
  const { last, counts, unknown } = since;
  // Whoever never posts one is not told so each time.
  if (last === 'none') return since.inFull ? ['No report was posted yet for an earlier 1:1', ''] : null;
  if (last === 'not-known') return ['No posted report was found, and not every 1:1 was read', ''];
  const parts = [
    ...counts.map(({ what, count: many }) => `${many} ${what === 'settled' ? 'no longer asked' : what}`),
    ...(unknown === 0 ? [] : [`${unknown} not known`]),
  ];
  const told = parts.length === 0 ? 'nothing new, moved or dropped' : parts.join(', ');
  const limit = completeness.complete ? '' : ', as far as it was read';
  return [`Since the report of ${shortDay(last.day, today)}`, `${limit}: ${told}`];
}

export function sinceSentence(page: ReportPage): string | null {
  return sinceParts(page)?.join('') ?? null;
}

export function rowWord({ what }: SinceRow): string {
  return what ?? 'not known';
}

/** `from 36 to 54 %, 2 actions done, 1 piece of evidence`; empty where the word says it all. */
export function rowFacts({ about }: SinceRow, today: Day): string {
  if (about === null) return '';
  const { facts, unknown, turn, daysQuiet } = about;
  const told = facts.map((fact) => factText(fact, today));
  const missing =
    unknown.length === 0 ? [] : [`not known of that day: ${unknown.map((fact) => factWords[fact]).join(', ')}`];
  return [...told, ...(turn === 'stalled' ? [`quiet for ${count(daysQuiet, 'day')}`] : []), ...missing].join(', ');
}

function factText(fact: GoalFact, today: Day): string {
  switch (fact.type) {
    case 'progress':
      return fact.from === null ? `now ${fact.to} %` : `from ${fact.from} to ${fact.to} %`;
    case 'actions':
      return [
        ...(fact.done > 0 ? [`${count(fact.done, 'action')} done`] : []),
        ...(fact.undone > 0 ? [`${fact.undone} no longer done`] : []),
      ].join(', ');
    case 'evidence':
      return count(fact.pieces, 'piece of evidence', 'pieces of evidence');
    case 'health':
      return `from ${healthWords[fact.from]} to ${healthWords[fact.to]}`;
    case 'due':
      return dueText(fact, today);
    default:
      return fact.from === null || fact.to === null
        ? `now ${fact.to ?? 'of no stage'}`
        : `from ${fact.from} to ${fact.to}`;
  }
}

function dueText({ from, to }: Extract<GoalFact, { type: 'due' }>, today: Day): string {
  if (to === null) return 'due date removed';
  return from === null
    ? `due ${shortDay(to, today)}`
    : `due date from ${shortDay(from, today)} to ${shortDay(to, today)}`;
}

/** What a comparison cannot tell, for whoever asked for it. */
export const sinceLimit = 'A goal that was deleted since, or is hidden from the reader, leaves no line here.';
