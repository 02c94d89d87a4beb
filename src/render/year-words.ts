// The fiscal year in a few sentences: how far it is, its kinds of learning, the next career talk.
import type { Day } from '#growth/words/goal.ts';
import type { ReportPage } from '#reports/page.ts';
import { shortDay } from './day-words.ts';
import { bucketWords } from './report-words.ts';
import { count } from './text.ts';

/** One sentence about the fiscal year, one about its kinds of learning, one about the next career talk. */
export function yearSentences({ balance, next, today, manager }: ReportPage): string[] {
  if (balance === null) return ['Not all goals were read: how far the year is cannot be said'];
  const { plan, buckets } = balance;
  const closed = plan.goals === 0 ? 'No goals' : `${plan.closed} of ${count(plan.goals, 'goal')} closed`;
  const others = [
    ...(plan.progress === null ? [] : [`the open ones at ${plan.progress} %`]),
    ...(plan.givenUp === 0 ? [] : [`${plan.givenUp} given up`]),
    ...(plan.later === 0 ? [] : [`${plan.later} due later`]),
  ];
  const kinds = buckets.filter(({ goals }) => goals > 0).map(({ bucket, goals }) => `${bucketWords[bucket]} ${goals}`);
  const { next: talk = null, last = null } = next?.careerTalk ?? {};
  // Where there is no manager, and never was such a talk, nobody misses one.
  const isMissed = plan.goals > 0 && (manager !== null || last !== null);
  return [
    [`${closed} with ${plan.elapsed} % of the year gone`, ...others].join(', '),
    ...(kinds.length === 0 ? [] : [capital(kinds.join(', '))]),
    ...(talk !== null ? [`Career talk on ${shortDay(talk, today)}`] : isMissed ? [noTalk(last, today)] : []),
  ];
}

function noTalk(last: Day | null, today: Day): string {
  return last === null
    ? 'No career talk is planned'
    : `No career talk is planned; the last was on ${shortDay(last, today)}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
