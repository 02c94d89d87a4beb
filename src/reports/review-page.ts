// The one page of a review: what every form shows of it, and how much of each part stands in front of "and 1 more".
import { type Company, type ReviewPart, reviewParts } from '#growth/words/company.ts';
import type { CompanyValue, ValueId } from '#growth/words/values.ts';
import { type GoalEnding, outcomeRanks } from './endings.ts';
import { severity } from './listed-goal.ts';
import type { GoalAhead, ReviewForm, ReviewQuarter } from './review.ts';
import { type GoalReference, resultsFirst, type Win } from './wins.ts';

/** The first few, and how many are left. */
export interface Cut<Item> {
  readonly shown: readonly Item[];
  readonly left: number;
}

export interface ReviewPage extends Pick<ReviewForm, 'half' | 'plan'> {
  /** How many goals closed, by how they ended; none with 0 goals. */
  readonly ended: readonly { readonly outcome: GoalEnding['outcome']; readonly goals: number }[];
  /** Told as stories, the weightiest first. */
  readonly stories: readonly GoalEnding[];
  /** Those that are told in one line each. */
  readonly moreStories: Cut<GoalEnding>;
  /** What was won beside the goals that closed: on open ones, and in thanks. */
  readonly others: Cut<Win>;
  /** What is told above is not linked again. */
  readonly values: readonly { readonly value: ValueId; readonly times: number; readonly proofs: Cut<Win> }[];
  /** Values that nothing names. */
  readonly unshown: readonly ValueId[];
  readonly opportunities: Cut<ReviewForm['opportunities'][number]>;
  readonly support: Cut<ReviewForm['support'][number]>;
  /** Until the end of the next one, and later ones in which something struggles. */
  readonly quarters: readonly (Omit<ReviewQuarter, 'goals'> & { readonly goals: Cut<GoalAhead> })[];
  /** The others that hold goals: their goals are counted. */
  readonly later: readonly { readonly title: string; readonly goals: number }[];
  readonly withoutQuarter: Cut<GoalAhead>;
  /** In all quarters and in none. */
  readonly open: number;
  /** Actions that were done, of each goal in one entry: the appendix. */
  readonly done: Cut<Extract<Win, { readonly type: 'ticked' }>>;
  /** Nothing closed, was shown or was done in these days. */
  readonly isSilent: boolean;
}

/** Of one goal. */
const pieces = 2;

const most = {
  stories: 12,
  lines: 100,
  others: 12,
  proofs: 3,
  opportunities: 5,
  support: 12,
  ahead: 30,
  done: 100,
} as const;

/** What the company's form does not ask for is left out. */
export function reviewPageOf(
  form: ReviewForm,
  wins: readonly Win[],
  { values, review: { parts } }: Pick<Company, 'values' | 'review'>,
  goals: readonly GoalReference[],
): ReviewPage {
  const none = { shown: [], left: 0 };
  const without: Readonly<Record<ReviewPart, Partial<ReviewPage>>> = {
    achievements: { stories: [], moreStories: none, others: none, done: none },
    strengths: { values: [], unshown: [] },
    support: { support: none },
    'next-steps': { opportunities: none, plan: null, quarters: [], later: [], withoutQuarter: none, open: 0 },
  };
  let page = pageOf(form, wins, values, goals);
  for (const part of reviewParts) if (!parts.includes(part)) page = { ...page, ...without[part] };
  return page;
}

function pageOf(
  review: ReviewForm,
  wins: readonly Win[],
  companyValues: readonly CompanyValue[],
  goals: readonly GoalReference[],
): ReviewPage {
  const { endings, strengths, opportunities, support, half, plan, quarters, withoutQuarter } = review;
  const [near, later] = parted(quarters);
  const told = new Set(endings.map(({ goal }) => goal.iid));
  const others = wins.filter((win) => win.type === 'thanks' || (win.type === 'evidence' && !told.has(win.goal.iid)));
  const few = fewOfEach(others, goals);
  const linked = new Set([...endings.flatMap((one) => piecesOf(one).shown), ...few].map((win) => linkOf(win)));
  const once = (win: Win) => (win.type === 'evidence' && linked.has(win.link) ? { ...win, link: null } : win);
  const done = wins.filter((win) => win.type === 'ticked');
  return {
    ended: outcomeRanks
      .map((outcome) => ({ outcome, goals: endings.filter((one) => one.outcome === outcome).length }))
      .filter(({ goals }) => goals > 0),
    stories: endings.slice(0, most.stories),
    moreStories: cut(endings.slice(most.stories), most.lines),
    others: { shown: few.slice(0, most.others), left: others.length - Math.min(few.length, most.others) },
    values: strengths.map(({ value, times, shown }) => ({ value, times, proofs: cut(shown.map(once), most.proofs) })),
    unshown: companyValues.map(({ id }) => id).filter((id) => strengths.every((one) => one.value !== id)),
    opportunities: cut(opportunities, most.opportunities),
    support: cut(support, most.support),
    half,
    plan,
    quarters: near.map((quarter) => ({ ...quarter, goals: cut(quarter.goals, most.ahead) })),
    later: later.flatMap(({ title, goals }) => (goals.length === 0 ? [] : [{ title, goals: goals.length }])),
    withoutQuarter: cut(withoutQuarter, most.ahead),
    open: quarters.reduce((all, { goals }) => all + goals.length, withoutQuarter.length),
    done: cut(done, most.done),
    isSilent: endings.length === 0 && wins.length === 0,
  };
}

/** What shows that a goal was reached. */
export function piecesOf({ evidence }: GoalEnding): Cut<Win> {
  return cut(evidence ?? [], pieces);
}

/** At most two of a goal, results first; of what is no goal, all. In their order. */
function fewOfEach(wins: readonly Win[], goals: readonly GoalReference[]): Win[] {
  const kept = new Set(
    goals.flatMap(({ iid }) =>
      resultsFirst(wins.filter(({ type, goal }) => type === 'evidence' && goal.iid === iid)).slice(0, pieces),
    ),
  );
  return wins.filter(
    (win) => win.type !== 'evidence' || kept.has(win) || goals.every(({ iid }) => iid !== win.goal.iid),
  );
}

/** What is late stands among the steps of today. */
function parted(quarters: readonly ReviewQuarter[]): [near: ReviewQuarter[], later: ReviewQuarter[]] {
  const next = quarters.findIndex(({ isCurrent }) => isCurrent) + 1;
  const isNear = (one: ReviewQuarter) =>
    quarters.indexOf(one) <= next || one.goals.some(({ level }) => severity(level) > 0);
  return [quarters.filter(isNear), quarters.filter((one) => !isNear(one))];
}

/** Goals among the next steps, in their order. */
export function aheadOf({
  quarters,
  withoutQuarter,
}: Pick<ReviewPage, 'quarters' | 'withoutQuarter'>): readonly GoalAhead[] {
  return [...quarters.map(({ goals }) => goals), withoutQuarter].flatMap(({ shown }) => shown);
}

function linkOf(win: Win): string | null {
  return win.type === 'evidence' ? win.link : null;
}

function cut<Item>(items: readonly Item[], first: number): Cut<Item> {
  return { shown: items.slice(0, first), left: Math.max(0, items.length - first) };
}
