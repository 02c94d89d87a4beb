// The review form: each closed goal as a story, values with what shows them, what would help, and the next steps of the year plan.
import { isConfided } from './said.ts';
import { type PlanWords, planWords } from '#growth/goals/plan-text.ts';
import { comingHalf, planView, quartersAhead } from '#growth/goals/plan.ts';
import type { Quarter } from '#growth/time/fiscal.ts';
import type { Window } from '#growth/time/window.ts';
import type { Company } from '#growth/words/company.ts';
import type { Day, HealthLevel, GoalMeasure } from '#growth/words/goal.ts';
import { type CompanyValue, inCompanyOrder, type ValueId } from '#growth/words/values.ts';
import { ascending, descending } from '#growth/words/order.ts';
import type { Seen } from './audience.ts';
import { endingsIn, type GoalEnding } from './endings.ts';
import { type GoalStory, type ListedGoal, byNeed, severity } from './listed-goal.ts';
import type { Need } from './needs.ts';
import type { NextAction } from './next-steps.ts';
import type { GoalReference, Win } from './wins.ts';

export interface ReviewForm {
  /** One for each goal, at most three, the weightiest first. */
  readonly achievements: readonly Win[];
  /** Every goal that closed in these days, the weightiest first. */
  readonly endings: readonly GoalEnding[];
  /** Values that evidence, check-ins and closings name, most often first. */
  readonly strengths: readonly {
    readonly value: ValueId;
    readonly times: number;
    readonly example: Win;
    /** The example and all others, by weight. */
    readonly shown: readonly Win[];
  }[];
  /** Every goal that struggles, each with what would help: its next action. */
  readonly opportunities: readonly {
    readonly goal: GoalReference;
    readonly why: string;
    readonly next: string | null;
  }[];
  readonly support: readonly Need[];
  readonly nextSteps: readonly NextAction[];
  /** The half of the fiscal year that the review leads into. */
  readonly half: Quarter;
  /** null: there is none for this reader, or it could not be read; then a source says so. */
  readonly plan: ReviewPlan | null;
  /** In order: those with open goals or with words in the plan, this one and the next, and all until the half ends. */
  readonly quarters: readonly ReviewQuarter[];
  /** Open goals with neither a quarter nor a due date. */
  readonly withoutQuarter: readonly GoalAhead[];
}

export interface ReviewPlan extends Omit<PlanWords, 'quarters'> {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

export interface ReviewQuarter extends Quarter {
  /** It holds the day on which the next steps stand. */
  readonly isCurrent: boolean;
  /** What the plan says of it. */
  readonly words: string | null;
  readonly goals: readonly GoalAhead[];
}

export interface GoalAhead {
  readonly goal: GoalReference;
  readonly confidential: boolean;
  readonly level: HealthLevel;
  readonly percent: number | null;
  readonly measure: GoalMeasure | null;
  /** Its next action; null where nothing says. */
  readonly text: string | null;
  readonly due: Day | null;
}

/** The plan's issue. */
export interface PlanIssue {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly description: string;
}

interface Told {
  readonly story: GoalStory;
  readonly stood: { readonly goal: ListedGoal };
}

export interface ReviewAbout {
  readonly window: Window;
  readonly today: Day;
  readonly startMonth: number;
  /** Every goal as it is today, for steps ahead begin today. */
  readonly open: readonly ListedGoal[];
  readonly plan: Seen<PlanIssue> | null;
  readonly company: Pick<Company, 'values'>;
}

const few = 3;

export function reviewForm(
  told: readonly Told[],
  wins: readonly Win[],
  needs: readonly Need[],
  actions: readonly NextAction[],
  about: ReviewAbout,
): ReviewForm {
  const half = comingHalf(about.window.until, about.startMonth);
  return {
    achievements: distinct(wins.filter((win) => win.type === 'closed' || win.type === 'evidence')).slice(0, few),
    endings: endingsIn(told, about.window),
    strengths: strengthsIn(
      wins.filter((win) => win.type !== 'evidence' || win.added === null),
      about.company.values,
    ),
    opportunities: told
      .map(({ stood }) => stood.goal)
      .filter(({ state, health }) => state === 'opened' && severity(health.level) > 0)
      .sort(byNeed)
      .map(({ iid, title, url, health, next }) => ({ goal: { iid, title, url }, why: health.reason, next })),
    support: needs,
    nextSteps: actions,
    half,
    ...aheadOf(half, about),
  };
}

/** One win for each goal: a goal reached and its evidence are one achievement. */
function distinct(wins: readonly Win[]): Win[] {
  const seen = new Set<number>();
  return wins.filter(({ goal }) => !seen.has(goal.iid) && seen.add(goal.iid));
}

function strengthsIn(wins: readonly Win[], companyValues: readonly CompanyValue[]): ReviewForm['strengths'] {
  const named = inCompanyOrder(
    wins.flatMap(({ values }) => values),
    companyValues,
  );
  return named
    .flatMap((value) => {
      const shown = wins.filter(({ values }) => values.includes(value));
      const [example] = shown;
      return example === undefined ? [] : [{ value, times: shown.length, example, shown }];
    })
    .sort(descending(({ times }) => times));
}

function aheadOf(
  half: Quarter,
  { today, startMonth, open, plan }: ReviewAbout,
): Pick<ReviewForm, 'plan' | 'quarters' | 'withoutQuarter'> {
  const goals = open.filter(({ state }) => state === 'opened').toSorted(byNeed);
  const view = planView(goals, today, startMonth);
  const [, next] = quartersAhead(today, startMonth);
  const until = next !== undefined && next.due > half.due ? next.due : half.due;
  const { quarters: planned, ...words } = planWords(plan?.description ?? '');
  return {
    plan: plan && { iid: plan.iid, title: plan.title, url: plan.url, ...words },
    quarters: view.quarters
      .map(({ goals: own, ...quarter }) => ({
        ...quarter,
        words: planned.find(({ title }) => title === quarter.title)?.words ?? null,
        goals: own.map(goalAhead),
      }))
      .filter((one) => one.goals.length > 0 || one.words !== null || (one.due >= today && one.due <= until))
      .sort(ascending(({ start }) => start)),
    withoutQuarter: view.withoutQuarter.map(goalAhead),
  };
}

function goalAhead({ iid, title, url, confidential, health, progress, next, due, ...more }: ListedGoal): GoalAhead {
  const goal = { iid, title, url };
  const measure = isConfided({ kinds: [more.kind] }) ? null : more.measure;
  return { goal, confidential, level: health.level, percent: progress?.percent ?? null, measure, text: next, due };
}
