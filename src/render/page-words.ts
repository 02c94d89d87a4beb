// How the page of a report is said; the same in every form. People's own words are handed on as they are, for each form to show.
import { valueName } from '#growth/words/values.ts';
import { daysBetween, isDay } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Asked } from '#reports/asked.ts';
import type { PageGoal, ReportPage } from '#reports/page.ts';
import type { Risk } from '#reports/risks.ts';
import type { GoalReference, Win } from '#reports/wins.ts';
import type { NextSteps } from '#reports/next-steps.ts';
import { namedDay, shortDay, withShortDay } from './day-words.ts';
import { goalsSeen, noGoalsText } from './report-words.ts';
import { reviewFindings } from './review-words.ts';
import { count, oneLine } from './text.ts';
import { outcomeText } from './words.ts';

/** Whom a copy talks to: its person, or somebody who has nothing of ours installed. */
export function isOwn({ audience }: Pick<ReportPage, 'audience'>): boolean {
  return audience === 'me';
}

/** Whoever waits, in a copy that is not for who is asked: the person, who reads it, or whom somebody else reads of. */
function waiting({ isOthers, person }: Whose): string {
  return isOthers ? `@${oneLine(person.username)} waits for` : 'You wait for';
}

type Whose = Pick<ReportPage, 'audience' | 'isOthers' | 'person'>;

export function partTitles(page: Whose) {
  return {
    asked: isOwn(page) ? waiting(page) : 'Asked of you',
    praise: isOwn(page) ? 'Wins' : 'Worth praising',
    risks: 'At risk',
    goals: 'Goals',
    next: 'Until the next 1:1',
    year: 'The year',
  } as const;
}

/** The finding, in sentences without their full stops. */
export function headlineSentences(page: ReportPage): string[] {
  const { goals } = page.headline;
  if (goals === 0) return [nothingYet(page)];
  const found = page.review === null ? [movedSentence(page)] : reviewFindings(page.review, page.completeness);
  return [...found, askedSentence(page)].filter((sentence) => sentence !== '');
}

/** Nothing seen is not nothing there, when a source failed. */
function nothingYet(page: Pick<ReportPage, 'completeness'>): string {
  return page.completeness.complete ? noGoalsText(page) : 'No goal arrived, but not everything could be read';
}

/** Whether there is nothing to tell of any days: then it is time to begin. */
export function isEmptyProject(page: ReportPage): boolean {
  return page.goals.length === 0 && page.completeness.complete && goalsSeen(page) === 0;
}

/** `for the 1:1 on Tue 24 Nov`, and its issue; of one whose day is past and that nobody closed, that. */
export function meetingWords({ next, today }: Pick<ReportPage, 'next' | 'today'>): {
  readonly words: string;
  readonly meeting: NonNullable<NextSteps['meeting']> | null;
} {
  const { meeting = null, unclosed = null } = next ?? {};
  if (meeting !== null) return { words: `for the 1:1 on ${namedDay(meeting.day, today)}`, meeting };
  if (unclosed !== null)
    return { words: `the 1:1 of ${namedDay(unclosed.day, today)} is still open`, meeting: unclosed };
  return { words: next === null ? '' : 'no 1:1 is prepared', meeting: null };
}

function movedSentence({ headline, completeness, goals: all, risks }: ReportPage): string {
  const { goals, moved, unknown, achieved, overdue } = headline;
  const isKnown = unknown === 0 && completeness.complete;
  const isCalm = completeness.complete && risks.length === 0 && all.some(({ state }) => state === 'opened');
  const parts = [
    goals === 1 ? oneMoved(moved === 1, isKnown) : someMoved(moved, goals, isKnown),
    ...(achieved > 0 ? [`${achieved} achieved`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(isCalm ? ['all on track'] : []),
  ];
  const sentence = parts.join(', ');
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

function oneMoved(isMoved: boolean, isKnown: boolean): string {
  if (isMoved) return isKnown ? 'the one goal moved' : 'the one goal that was read moved';
  return isKnown ? 'the one goal did not move' : 'the one goal is not known to have moved';
}

function someMoved(moved: number, goals: number, isKnown: boolean): string {
  const some = moved === 0 ? (isKnown ? 'none' : 'none that is known') : `${isKnown ? '' : 'at least '}${moved}`;
  return `${some} of ${count(goals, 'goal')} moved`;
}

function askedSentence(page: ReportPage): string {
  const { asked, oldest, nextDue } = page.headline;
  const { complete } = page.completeness;
  const since = oldest === null ? '' : ` ${asked === 1 ? 'since' : 'the oldest since'} ${shortDay(oldest, page.today)}`;
  if (asked !== null && asked > 0) {
    const things = `${complete ? '' : 'at least '}${count(asked, 'thing')}`;
    const comma = since === '' ? '' : ',';
    return isOwn(page)
      ? `${waiting(page)} ${things}${comma}${since}`
      : `${things.slice(0, 1).toUpperCase()}${things.slice(1)} ${asked === 1 ? 'waits' : 'wait'} for you${comma}${since}`;
  }
  if (asked === null || !complete) return 'What waits could not all be read';
  const nothing = isOwn(page) ? `${waiting(page)} nothing` : 'Nothing waits for you';
  return nextDue === null
    ? nothing
    : `${nothing}; next is due ${refer(nextDue.goal)}, ${shortDay(nextDue.day, page.today)}`;
}

function refer({ iid }: GoalReference): string {
  return `#${iid}`;
}

/** One word for what is asked. */
export const askedKinds: Readonly<Record<Asked['type'], string>> = {
  ask: 'help',
  review: 'review',
  approval: 'approval',
  waiting: 'waits',
  question: 'ask',
};

/** In front of the words, where no word stands beside them. */
export function askedLead({ type, ofReader }: Asked, page: Pick<ReportPage, 'audience'>): string {
  if (type === 'approval') return ofReader && !isOwn(page) ? 'your approval' : 'approval of';
  return type === 'review' ? 'review' : '';
}

/** People's words; of a manager's approval in the manager's copy what it is for; empty where the place alone says it. */
export function askedWords({ type, who, text, ofReader }: Asked, page: Pick<ReportPage, 'audience'>): string {
  if (type !== 'approval' || who === null) return text;
  if (!ofReader || isOwn(page)) return who;
  return /^[^,:;(]*\((.*)\)\s*$/s.exec(who)?.[1] ?? /[,:;(]\s*(.*)$/s.exec(who)?.[1] ?? '';
}

/** `asked 13 Oct, on 4 agendas`; `for this 1:1`; `asked nobody knows when`. */
export function askedSince({ type, since, atLeast, agendas }: Asked, today: Day): string {
  if (type === 'question') return 'for this 1:1';
  const [asked, waits] = type === 'waiting' ? ['waits', ' since'] : ['asked', ''];
  const day =
    since === null
      ? `${asked}, not known since when`
      : `${asked}${waits} ${shortDay(since, today)}${atLeast ? ' or before' : ''}`;
  return `${day}${agendas < 2 ? '' : `, on ${agendas} agendas`}`;
}

/** `41 days`, `21+ days`, `today`, `?` */
export function askedAge({ type, days, atLeast }: Asked): string {
  if (type === 'question') return 'at the 1:1';
  if (days === null) return '?';
  if (days === 0) return atLeast ? 'today or before' : 'today';
  return atLeast ? `${days}+ days` : count(days, 'day');
}

/** The number first: `+18 points`, `achieved`; empty where the words stand alone. */
export function winLead(win: Win): string {
  if (win.type === 'closed') return win.outcome;
  if (win.type === 'ticked' && win.points !== null && win.points > 0) return `+${win.points} points`;
  if (win.type === 'thanks') return 'Thanks';
  return win.type === 'evidence' && win.added !== null ? 'Written down' : '';
}

/** The person's words; of a closed goal its title, which is said as a title is. */
export function winWords(win: Win): string {
  return win.type === 'closed' ? '' : (win.text ?? '');
}

/** Where evidence can be seen, unless its words are that address. */
export function winLink(win: Win): string | null {
  return win.type === 'evidence' && win.link !== win.text ? win.link : null;
}

/** Values that the win names, in words. */
export function winValues({ values }: Win, company: ReportPage['company']): string {
  return values.map((value) => valueName(value, company.values)).join(', ');
}

/** `54 days late`, `quiet for 70 days`. What was said stands below the goal's own title where the page shows it. */
export function riskReasons({ goal, reasons, level }: Risk, today: Day): string[] {
  return reasons.map((reason) => {
    switch (reason.type) {
      case 'overdue':
        return `${count(reason.days, 'day')} late`;
      case 'quiet':
        return `quiet for ${count(reason.days, 'day')}`;
      case 'health-worse':
        return `${healthWords[reason.from]} before`;
      case 'due-moved':
        return movedWords(reason.from, reason.to, today);
      default: {
        const words = withShortDay(oneLine(reason.reason), today);
        const isShown = goal.health.source === 'check-in' && goal.said.length > 0;
        return isShown ? words.replace(/: .*$/s, '') : words || healthWords[level];
      }
    }
  });
}

/** `and 3 more, marked below`; only where every goal stands below. null: no more. */
export function moreRisks({ moreRisks: left, goals }: ReportPage, shownGoals: number): string | null {
  if (left <= 0) return null;
  return `and ${left} more${goals.length <= shownGoals ? ', marked below' : ''}`;
}

function movedWords(from: Day | null, to: Day | null, today: Day): string {
  if (to === null) return 'due date removed';
  return from === null ? `due date moved to ${shortDay(to, today)}` : `due date moved from ${shortDay(from, today)}`;
}

/** Under a goal's title where it has no newest words. One that moved in these days is not quiet in them. */
export function quietWords({ daysQuiet, state, change }: PageGoal): string {
  if (state === 'closed' || daysQuiet < 2 || (change?.percent ?? 0) > 0) return '';
  return `Quiet for ${count(daysQuiet, 'day')}`;
}

/** Stage and secrecy, where they are not the usual ones. */
export function goalMarks({ stage, confidential, state }: PageGoal): string[] {
  return [
    ...(confidential ? ['confidential'] : []),
    ...(state === 'opened' && stage !== null && stage !== 'doing' ? [stage] : []),
  ];
}

/** `+18`; empty for none, `?` where it is not known. */
export function pointsText({ change, progress, state }: PageGoal): string {
  if (state === 'closed' || (progress === null && change !== null)) return '';
  if (change === null || change.percent === null) return '?';
  return change.percent === 0 ? '' : change.percent > 0 ? `+${change.percent}` : `${change.percent}`;
}

/** `54 days late`, `in 18 days`, `today`; empty where there is nothing to count. */
export function dueIn({ due, state }: PageGoal, today: Day): string {
  if (state === 'closed' || due === null || !isDay(due)) return '';
  const left = daysBetween(today, due);
  return left < 0 ? `${count(-left, 'day')} late` : left === 0 ? 'today' : `in ${count(left, 'day')}`;
}

export function isLate({ due, state }: PageGoal, today: Day): boolean {
  return state === 'opened' && due !== null && isDay(due) && due < today;
}

/** `achieved 18 Nov` */
export function endedWords(goal: PageGoal, closedOn: Day | null, today: Day): string {
  return `${outcomeText(goal)}${closedOn === null ? '' : ` ${shortDay(closedOn, today)}`}`;
}

/** The bullet in words. */
export function bulletWords({ progress, before, gone }: Pick<PageGoal, 'progress' | 'before' | 'gone'>): string {
  if (progress === null) return 'not measured';
  const { percent } = progress;
  const done = before === null || before === percent ? `${percent} % done` : `${percent} % done, ${before} % before`;
  return gone === null ? done : `${done}; ${gone} % of the time gone`;
}
