// How the parts of a report around its goals are said to people; the same in every form.
import type { Company } from '#growth/words/company.ts';
import { type CompanyValue, valueName } from '#growth/words/values.ts';
import type { Balance } from '#reports/balance.ts';
import type { KeptEvidence } from '#reports/evidence-list.ts';
import type { Need } from '#reports/needs.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { answerText } from '#growth/promotion/answer.ts';
import type { PartCounts, PromotionPart } from '#reports/promotion-part.ts';
import { count, glimpse, oneLine } from './text.ts';

/** One word for what is asked. */
export const needWords: Readonly<Record<Need['type'], string>> = {
  ask: 'help',
  review: 'review',
  approval: 'approval',
  waiting: 'waiting',
};

/** What is asked, beside its word; for a goal that waits and does not say for what, its title and that it does not. */
export function needText({ type, text, who, place }: Need): string {
  if (type === 'approval' && who !== null) return `${glimpse(who)}: ${oneLine(place.title)}`;
  return glimpse(text) || (type === 'waiting' ? `${oneLine(place.title)} (not said for what)` : oneLine(place.title));
}

/** The same without the word beside it. */
export function needSentence(need: Need): string {
  return need.type === 'approval' ? `approval of ${needText(need)}` : needText(need);
}

/** `4 days`, `at least 12 days`, `today`, `today or before`; `?` where the age is not known. */
export function needAge({ days, atLeast }: Need): string {
  if (days === null) return '?';
  if (days === 0) return atLeast ? 'today or before' : 'today';
  return atLeast ? `at least ${count(days, 'day')}` : count(days, 'day');
}

/** `3 pieces, for Results for Customers, Iteration` */
export function keptText({ pieces, values }: KeptEvidence, companyValues: readonly CompanyValue[]): string {
  if (pieces === 0) return 'kept with the document itself: none';
  return `${count(pieces, 'piece')}${values.length === 0 ? '' : `, for ${values.map((value) => valueName(value, companyValues)).join(', ')}`}`;
}

/** `drafting since 2026-10-01, 2/3 results, 4/6 values, 1 gap, 2 open parts, 5 findings` */
export function promotionText(
  { state, since, results, values, counts, answer }: PromotionPart,
  { values: asked }: Pick<Company, 'values'>,
): string {
  const known = [
    results && `${results.filled}/${results.of} results`,
    values && asked.length > 0 && `${values.length}/${asked.length} values`,
    ...(counts === null ? [] : countsText(counts)),
  ].filter((part) => part !== null);
  const stage = `${oneLine(state).replaceAll('-', ' ')}${since === null ? '' : ` since ${since}`}`;
  const answered = answer === null ? [] : [oneLine(answerText(answer.by, answer.day, answer))];
  return [stage, ...(known.length > 0 ? known : ['its text is not known']), ...answered].join(', ');
}

/** `1 gap, 2 open parts, 5 findings` */
export function countsText({ gaps, openParts, findings }: PartCounts): string[] {
  const some = (number: number, one: string) => (number === 0 ? `no ${one}s` : count(number, one));
  return [some(gaps, 'gap'), some(openParts, 'open part'), ...(findings === null ? [] : [some(findings, 'finding')])];
}

/** A line each: what the person wrote down themselves, and what has no words yet. */
export function openInIt(part: PromotionPart | null): { readonly name: 'gap' | 'open part'; readonly text: string }[] {
  const own = part?.counts?.gaps ?? 0;
  return (part?.gaps ?? []).map((text, index) => ({ name: index < own ? 'gap' : 'open part', text }));
}

/** The rule of thumb for a year of learning. */
export const bucketWords = { 70: 'on the job', 20: 'with others', 10: 'in training' } as const;

/** `2 of 7 goals closed, 1 given up, the open ones at 54%` */
export function closedText({ goals, closed, progress, later, givenUp }: Balance['plan']): string {
  return [
    goals === 0 ? 'no goals in it' : `${closed} of ${count(goals, 'goal')} closed`,
    ...(givenUp === 0 ? [] : [`${givenUp} given up`]),
    ...(later === 0 ? [] : [`${later} due later`]),
    ...(progress === null ? [] : [`the open ones at ${progress}%`]),
  ].join(', ');
}

/** In place of the goals, where none is told: some may have been opened later, or closed before. */
export function noGoalsText(report: Pick<ProgressReport, 'completeness'>): string {
  const seen = goalsSeen(report);
  if (seen === 0) return 'No goals yet';
  return `No goals in these days: ${count(seen, 'goal was', 'goals were')} opened later or closed before`;
}

/** In any days, as far as this copy may tell. */
export function goalsSeen({ completeness }: Pick<ProgressReport, 'completeness'>): number {
  return completeness.sources.find(({ name }) => name === 'goals')?.seen ?? 0;
}

/** What a copy leaves out, for the person alone; null when it leaves out nothing. */
export function leftOutText({ leftOut }: Pick<ProgressReport, 'leftOut'>): string | null {
  if (leftOut === null) return null;
  const { confidential, sensitive, internalComments = 0 } = leftOut;
  const parts = [
    ...(confidential > 0 ? [`${confidential} confidential`] : []),
    ...(sensitive > 0 ? [`${sensitive} of a sensitive kind`] : []),
  ];
  const goals = parts.length === 0 ? [] : [`${count(confidential + sensitive, 'goal')} (${parts.join(', ')})`];
  const comments = internalComments === 0 ? [] : [count(internalComments, 'internal comment')];
  const all = [...goals, ...comments];
  return all.length === 0 ? null : `The manager's copy leaves out ${all.join(' and ')}.`;
}
