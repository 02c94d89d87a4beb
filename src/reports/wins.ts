// What was won inside a window: goals closed with a result, actions ticked, evidence written.
import { itemsOf } from '#growth/words/completeness.ts';
import { isApproval } from '#growth/goals/approval.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';
import { closingIn } from '#growth/goals/closing.ts';
import { type Evidence, evidenceIn } from '#growth/goals/evidence.ts';
import { dayOf, startOfDay } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Window } from '#growth/time/window.ts';
import { changeIn, isInside, ticksIn } from './change.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';
import { isConfided } from './said.ts';
import { descending, inTurn, newestFirst, oldestFirst } from '#growth/words/order.ts';

export interface GoalReference {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

interface WinOf {
  readonly day: Day;
  /** For thanks the 1:1 whose agenda says it. */
  readonly goal: GoalReference;
  /** Values that the evidence, check-in or closing itself names. A goal's labels are what it aims at, and no proof. */
  readonly values: readonly ValueId[];
}

export type Win =
  /** `text` is what was learned, in the person's words; null when the closing comment does not say. */
  | (WinOf & { readonly type: 'closed'; readonly outcome: 'achieved' | 'changed'; readonly text: string | null })
  /** All actions of one goal that were ticked; `text` is all of them. Somebody else's approval is none of them. */
  | (WinOf & {
      readonly type: 'ticked';
      readonly text: string;
      readonly actions: readonly string[];
      /** Of progress; null where that is not known. */
      readonly points: number | null;
    })
  /** `text` is the result, else what was done; `link` is where it can be seen. `day` is that of the work. */
  | (WinOf & {
      readonly type: 'evidence';
      readonly text: string;
      readonly link: string | null;
      /** The day it was written, where the work itself was done on other days than the window's; null for work inside it. */
      readonly added: Day | null;
      /** `text` tells what came of it. */
      readonly isResult?: true;
    })
  /** A check-in that names a value; `text` may be empty. */
  | (WinOf & { readonly type: 'check-in'; readonly text: string })
  /** A THANKS line of a 1:1's agenda that says who thanked. */
  | (WinOf & { readonly type: 'thanks'; readonly text: string; readonly from: string });

type Moved = { readonly at: Instant; readonly win: Win };

/** By weight: who has a minute reads the first three. */
export function winsIn(
  stories: readonly { story: GoalStory; goal: ListedGoal }[],
  window: Window,
  others: readonly Moved[] = [],
): Win[] {
  const wins = stories
    .flatMap(({ story, goal }) => [
      ...closedWin(story, goal, window),
      ...tickedWins(story, goal, window),
      ...checkInWins(story, window),
      ...evidenceWins(story.record, itemsOf(story.activity.notes), window),
    ])
    .concat(others);
  return weighed(wins);
}

/** By weight; of one weight the newest first. */
export function weighed(wins: readonly Moved[]): Win[] {
  const links = new Set<string>();
  return wins
    .toSorted(oldestFirst)
    .filter(({ win }) => {
      // The same link told twice is one accomplishment; the first telling counts.
      if (win.type !== 'evidence' || win.link === null) return true;
      if (links.has(win.link)) return false;
      links.add(win.link);
      return true;
    })
    .sort(
      inTurn(
        descending(({ win }) => weightOf(win)),
        newestFirst,
      ),
    )
    .map(({ win }) => win);
}

/**
 * A goal reached, evidence with a number, other evidence, a goal that became something else, steps (the biggest first),
 * what was said or thanked; last what was only written down in these days.
 */
export function weightOf(win: Win): number {
  switch (win.type) {
    case 'closed':
      return win.outcome === 'achieved' ? 600 : 300;
    case 'evidence':
      return win.added !== null ? 0 : win.text !== win.link && /\d/.test(win.text) ? 500 : 400;
    case 'ticked':
      return 100 + Math.max(0, win.points ?? 0);
    default:
      return 50;
  }
}

/** What came of something tells more than what was done. */
export function resultsFirst(wins: readonly Win[]): Win[] {
  const hasResult = (win: Win) => win.type === 'evidence' && win.isResult === true;
  return [...wins.filter(hasResult), ...wins.filter((win) => !hasResult(win))];
}

function closedWin({ record, activity }: GoalStory, goal: ListedGoal, window: Window): Moved[] {
  const at = record.closedAt;
  if (goal.state !== 'closed' || at === null || !isInside(window, at)) return [];
  if (goal.outcome !== 'achieved' && goal.outcome !== 'changed') return [];
  const { learned = null, values = [] } = closingIn(itemsOf(activity.notes)) ?? {};
  return [{ at, win: { type: 'closed', outcome: goal.outcome, text: learned, ...base(record, at, window), values } }];
}

function tickedWins({ record, activity }: GoalStory, goal: ListedGoal, window: Window): Moved[] {
  const ticks = ticksIn(itemsOf(activity.notes), window).ticked.filter(({ item }) => !isApproval(item, record.words));
  const inOrder = ticks.toSorted(oldestFirst);
  const at = inOrder.at(-1)?.at;
  if (at === undefined) return [];
  const actions = inOrder.map(({ item }) => item);
  const points = changeIn(record, activity, goal, window)?.percent ?? null;
  return [{ at, win: { type: 'ticked', text: actions.join('; '), actions, points, ...base(record, at, window) } }];
}

function checkInWins({ record, activity }: GoalStory, window: Window): Moved[] {
  return checkInsIn(itemsOf(activity.notes), window.zone).flatMap(({ at, day, checkIn: { values, text } }) => {
    if (values.length === 0 || !isInside(window, at)) return [];
    const told = isConfided(record) ? '' : text;
    return [{ at, win: { type: 'check-in', text: told, ...base(record, at, window), day, values } }];
  });
}

/** Of a goal, of the promotion document, or of no goal. Whoever writes up a year in January gets that year: the day of the work counts. */
export function evidenceWins(record: GoalReference, notes: readonly Note[], window: Window): Moved[] {
  return evidenceIn(notes).flatMap((evidence): Moved[] => {
    const { values, link } = evidence;
    const written = dayOf(evidence.at, window.zone);
    const day = evidence.day ?? written;
    // On the window's first day, which may begin in its middle, the moment of writing decides.
    const isOf = window.since <= day && day <= window.until && (day > window.since || evidence.at >= window.start);
    if (!isOf && !isInside(window, evidence.at)) return [];
    const at = day === written ? evidence.at : startOfDay(day, window.zone);
    const about = { ...base(record, at, window), day, values };
    const isResult = evidence.result === null ? {} : { isResult: true as const };
    const win = { type: 'evidence' as const, text: told(evidence), link, ...isResult };
    return [{ at, win: { ...win, added: isOf ? null : written, ...about } }];
  });
}

function told(evidence: Evidence): string {
  return evidence.result ?? evidence.did ?? evidence.title ?? evidence.link ?? '';
}

function base({ iid, title, url }: GoalReference, at: Instant, { zone }: Window): WinOf {
  return { day: dayOf(at, zone), goal: { iid, title, url }, values: [] };
}
