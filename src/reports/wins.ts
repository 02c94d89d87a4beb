// What was won inside a window: goals closed with a result, actions ticked, evidence written.
import { closingIn } from '#growth/closing.ts';
import { type Evidence, evidenceIn } from '#growth/evidence.ts';
import { dayOf } from '#growth/calendar.ts';
import type { CreditValue, Day, Instant } from '#growth/goal.ts';
import type { Note } from '#growth/notes.ts';
import type { Window } from '#growth/window.ts';
import { isInside, ticksIn } from './change.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';

export interface GoalReference {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

interface WinOf {
  readonly day: Day;
  /** For thanks the 1:1 whose agenda says it. */
  readonly goal: GoalReference;
  /** CREDIT values: those the evidence names, else those the goal is labelled with. */
  readonly values: readonly CreditValue[];
}

export type Win =
  /** `text` is what was learned, in the person's words; null when the closing comment does not say. */
  | (WinOf & { readonly type: 'closed'; readonly outcome: 'achieved' | 'changed'; readonly text: string | null })
  /** `text` is the action. */
  | (WinOf & { readonly type: 'ticked'; readonly text: string })
  /** `text` is the result, else what was done; `link` is where it can be seen. */
  | (WinOf & { readonly type: 'evidence'; readonly text: string; readonly link: string | null })
  /** A THANKS line of a 1:1's agenda. */
  | (WinOf & { readonly type: 'thanks'; readonly text: string });

type Moved = { readonly at: Instant; readonly win: Win };

/** Newest first; closed goals before the rest of their day. */
export function winsIn(
  stories: readonly { story: GoalStory; goal: ListedGoal }[],
  window: Window,
  others: readonly Moved[] = [],
): Win[] {
  const links = new Set<string>();
  const wins = stories
    .flatMap(({ story, goal }) => [
      ...closedWin(story, goal, window),
      ...tickedWins(story, window),
      ...evidenceWins(story.record, story.activity.notes?.items ?? [], window),
    ])
    .concat(others);
  return wins
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .filter(({ win }) => {
      // The same link told twice is one accomplishment; the first telling counts.
      if (win.type !== 'evidence' || win.link === null) return true;
      if (links.has(win.link)) return false;
      links.add(win.link);
      return true;
    })
    .reverse()
    .map(({ win }) => win);
}

function closedWin({ record, activity }: GoalStory, goal: ListedGoal, window: Window): Moved[] {
  const at = record.closedAt;
  if (goal.state !== 'closed' || at === null || !isInside(window, at)) return [];
  if (goal.outcome !== 'achieved' && goal.outcome !== 'changed') return [];
  const text = closingIn(activity.notes?.items ?? [])?.learned ?? null;
  return [{ at, win: { type: 'closed', outcome: goal.outcome, text, ...base(record, at, window) } }];
}

function tickedWins({ record, activity }: GoalStory, window: Window): Moved[] {
  return ticksIn(activity.notes?.items ?? [], window).ticked.map(({ item, at }) => ({
    at,
    win: { type: 'ticked', text: item, ...base(record, at, window) },
  }));
}

/** Of a goal, or of the promotion document, which no value is labelled on. */
export function evidenceWins(record: Place, notes: readonly Note[], window: Window): Moved[] {
  return evidenceIn(notes).flatMap((evidence): Moved[] => {
    const { at } = evidence;
    if (!isInside(window, at)) return [];
    const about = base(record, at, window);
    const values = evidence.values.length > 0 ? evidence.values : about.values;
    return [{ at, win: { type: 'evidence', text: told(evidence), link: evidence.link, ...about, values } }];
  });
}

function told(evidence: Evidence): string {
  return evidence.result ?? evidence.did ?? evidence.title ?? evidence.link ?? '';
}

type Place = GoalReference & { readonly values: readonly CreditValue[] };

function base(record: Place, at: Instant, { zone }: Window): WinOf {
  const { iid, title, url, values } = record;
  return { day: dayOf(at, zone), goal: { iid, title, url }, values };
}
