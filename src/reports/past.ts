// A report of days that are over: goals, 1:1s and the promotion document as they stood on the last of them, and what nobody can know of it.
import { type PastFact, asOf } from '#growth/goals/as-of.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import { type Listed, isComplete } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import type { CompanyValue } from '#growth/words/values.ts';
import { keptEvidence } from './evidence-list.ts';
import { type GoalStory, type ListedGoal, listedGoal } from './listed-goal.ts';
import type { PromotionPart } from './promotion-part.ts';

/** A goal on the last day that a report tells of. */
export interface GoalThen {
  readonly story: GoalStory;
  readonly goal: ListedGoal;
  readonly unknown: readonly PastFact[];
}

export function isPast({ until }: Window, today: Day): boolean {
  return until < today;
}

/** null: there was no such goal yet. */
export function goalThen({ record, activity }: GoalStory, { until, end, zone }: Window): GoalThen | null {
  const past = asOf(record, activity, end);
  return past && { story: past, goal: listedGoal(past, { today: until, zone, at: end }), unknown: past.unknown };
}

/** Those that were opened by then, and open unless they were closed by then. Their texts are today's. */
export function meetingsThen(meetings: readonly OneOnOne[], { end }: Window): OneOnOne[] {
  return meetings
    .filter(({ createdAt }) => createdAt < end)
    .map((meeting) =>
      meeting.closedAt !== null && meeting.closedAt >= end ? { ...meeting, state: 'opened', closedAt: null } : meeting,
    );
}

/** What has changed since then is not known. */
export function promotionThen(
  part: PromotionPart,
  notes: Listed<Note> | null,
  { until, end }: Window,
  values: readonly CompanyValue[],
): PromotionPart {
  const read = notes !== null && isComplete(notes.source) ? notes.items : null;
  const isSame = read?.every(({ type, at }) => at < end || (type !== 'description' && type !== 'tick')) === true;
  return {
    ...part,
    ...(part.since !== null && part.since <= until ? {} : { state: 'unknown', since: null }),
    ...(isSame
      ? { counts: part.counts && { ...part.counts, findings: null } }
      : { results: null, values: null, gaps: null, counts: null }),
    evidence:
      read &&
      keptEvidence(
        read.filter(({ at }) => at < end),
        values,
      ),
    answer: part.answer !== null && part.answer.day <= until ? part.answer : null,
  };
}

export const factWords: Readonly<Record<PastFact, string>> = {
  state: 'whether they were open',
  labels: 'stage and said health',
  due: 'due date',
  text: 'actions done',
  comments: 'what was written',
};

/** One sentence: as of which day a past window stands, and what of that day nobody can know. */
export function pastLimit(
  window: Window,
  goals: readonly { readonly iid: number; readonly unknown: readonly PastFact[] }[],
  isReview = false,
): string {
  const missing = Object.entries(factWords).flatMap(([fact, words]) => {
    const about = goals.filter(({ unknown }) => unknown.some((one) => one === fact)).map(({ iid }) => `#${iid}`);
    if (about.length === 0) return [];
    const more = about.length > most ? ` and ${about.length - most} more` : '';
    return [`${words} of ${about.slice(0, most).join(', ')}${more}`];
  });
  const known = `Everything stands here as it did on ${window.until}`;
  const kept = `comments and agendas read as they do today${isReview ? ', and next steps are those of today' : ''}`;
  return missing.length === 0
    ? `${known}; ${kept}.`
    : `${known}; not known of that day: ${missing.join('; ')}; ${kept}.`;
}

const most = 5;
