// How a review is said; the same in every form.
import type { ReviewPart } from '#growth/words/company.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { valueName } from '#growth/words/values.ts';
import type { ReportPage } from '#reports/page.ts';
import type { GoalEnding } from '#reports/endings.ts';
import type { ReviewPage } from '#reports/review-page.ts';
import { shortDay, withShortDay } from './day-words.ts';
import { count, oneLine } from './text.ts';
import { measureWords, outcomeText } from './words.ts';

/** The parts of the form. */
export const reviewTitles = {
  achievements: 'Achievements',
  others: 'Also shown',
  strengths: 'Strengths: values that something shows',
  opportunities: 'Opportunities',
  support: 'Support needed',
  steps: 'Next Steps & Opportunities',
  done: 'Appendix: actions done',
} as const;

/** As the company calls its review; null for a report that is none. */
export function formName({ audience, company }: Pick<ReportPage, 'audience' | 'company'>): string | null {
  return audience === 'review' ? oneLine(company.review.name) : null;
}

/** In the order of the company's form. */
export function inFormOrder<Told>(
  { company }: Pick<ReportPage, 'company'>,
  parts: Readonly<Record<ReviewPart, () => Told>>,
): Told[] {
  return company.review.parts.map((part) => parts[part]());
}

/** What a story is made of. */
export const storyWords = {
  aim: 'Aim',
  measure: 'Measure',
  evidence: 'Shown by',
  lesson: 'Learned',
} as const;

/** The year plan's parts. */
export const planParts = [
  { name: 'Aspiration', of: 'aspiration' },
  { name: 'Focus', of: 'focus' },
  { name: 'Intention', of: 'intention' },
  { name: 'Support', of: 'support' },
] as const;

/** The finding, in sentences without their full stops. */
export function reviewFindings(
  { ended, values, unshown, open, isSilent }: ReviewPage,
  { complete }: Pick<Completeness, 'complete'>,
): string[] {
  const closed = ended.reduce((all, { goals }) => all + goals, 0);
  const how = ended.map(({ outcome, goals }) => `${goals} ${outcome === 'unknown' ? 'without a word how' : outcome}`);
  const least = complete ? '' : 'At least ';
  const none = complete ? 'No goal closed' : 'No goal is known to have closed';
  const asked = values.length + unshown.length;
  return [
    closed === 0 ? none : `${least}${count(closed, 'goal')} closed: ${how.join(', ')}`,
    ...(isSilent || asked === 0 ? [] : [`${values.length} of ${asked} values shown`]),
    ...(open === 0 ? [] : [`${count(open, 'goal is', 'goals are')} open`]),
  ];
}

/** In place of achievements and values where there are neither. */
export function silence({ complete }: Pick<Completeness, 'complete'>): string {
  return complete
    ? 'Nothing closed, was shown or was done in these days. What was done in them can still be written down: evidence counts on the day of the work'
    : 'Nothing is known to have closed, or to have been shown or done, but not everything could be read';
}

/** `achieved 18 Nov` */
export function endingWords({ outcome, day }: GoalEnding, today: Day): string {
  return `${outcomeText({ outcome })} ${shortDay(day, today)}`;
}

/** What was measured, then what was to tell; null where neither is said. */
export function measureSaid({ measure, numbers }: GoalEnding, arrow?: string): string | null {
  const told = [measureWords({ measure: numbers }, arrow), measure].filter((one) => one !== null);
  return told.length === 0 ? null : told.join('; ');
}

/** In place of evidence, where there is none to tell of. */
export function noEvidence({ evidence, outcome }: GoalEnding): string | null {
  if (evidence === null) return 'its comments could not be read';
  return outcome === 'achieved' && evidence.length === 0 ? 'nothing yet' : null;
}

/** `and 2 more`; empty for none. */
export function andMore(left: number): string {
  return left > 0 ? `and ${left} more` : '';
}

/** null where every value is shown, or no evidence at all could tell. */
export function unshownWords(
  { unshown, isSilent }: ReviewPage,
  { company, completeness }: Pick<ReportPage, 'company' | 'completeness'>,
): string | null {
  if (unshown.length === 0 || isSilent) return null;
  const names = unshown.map((value) => valueName(value, company.values)).join(', ');
  return completeness.complete ? `Nothing names ${names} yet` : `Nothing that was read names ${names}`;
}

/** `FY27-Q4, until 31 Jan`, `FY28-Q1, 1 Feb to 30 Apr` */
export function quarterWords({ title, start, due, isCurrent }: ReviewPage['quarters'][number], today: Day): string {
  return isCurrent
    ? `${title}, until ${shortDay(due, today)}`
    : `${title}, ${shortDay(start, today)} to ${shortDay(due, today)}`;
}

/** `3 more goals are open: 2 in FY28-Q2, 1 in FY30-Q1`; null for none. */
export function laterWords({ later }: ReviewPage): string | null {
  if (later.length === 0) return null;
  const all = later.reduce((sum, { goals }) => sum + goals, 0);
  const where = later.map(({ title, goals }) => `${goals} in ${oneLine(title)}`).join(', ');
  return `${count(all, 'more goal is', 'more goals are')} open: ${where}`;
}

/** In place of the plan's words. */
export function noPlan({ plan }: ReviewPage, { sources }: Completeness): string | null {
  if (plan !== null)
    return planParts.some(({ of }) => plan[of] !== null)
      ? null
      : 'The year plan names no aspiration, focus or intention yet';
  const isUnread = sources.some(({ name, failed }) => name === 'year plan' && failed !== null);
  return isUnread ? 'The year plan could not be read' : 'There is no year plan to show';
}

/** Why a goal struggles; the next action may follow. */
export function struggleWords({ why }: ReviewPage['opportunities']['shown'][number], today: Day): string {
  return withShortDay(oneLine(why), today).replace(/[.;,]$/, '');
}

/** `41 actions of 9 goals` */
export function doneWords({ done }: ReviewPage): string {
  const actions = done.shown.reduce((all, win) => all + win.actions.length, 0);
  const goals = done.shown.length + done.left;
  return `${done.left > 0 ? 'at least ' : ''}${count(actions, 'action')} of ${count(goals, 'goal')}`;
}
