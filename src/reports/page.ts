// The one page of a report: what every form shows, in one order, nothing twice. A form words and draws it, and decides nothing.
import { timeGone } from '#growth/goals/progress.ts';
import { isDay } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { type Asked, askedIn } from './asked.ts';
import { type Headline, headlineOf } from './headline.ts';
import type { ProgressReport } from './progress-report.ts';
import type { ReportGoal } from './report-goal.ts';
import { type ReviewPage, reviewPageOf } from './review-page.ts';
import { type Risk, risksIn } from './risks.ts';
import type { AskSince, GoalSince, LastReport, SinceReport, Turn } from './since-report.ts';
import type { GoalReference, Win } from './wins.ts';

/** What a report knows beside what is arranged here. */
type Rest = Omit<ProgressReport, 'needsYou' | 'goals' | 'wins' | 'slipped' | 'review' | 'sinceReport'>;

export interface ReportPage extends Rest {
  readonly today: Day;
  readonly headline: Headline;
  /** Below the finding; null: nothing is said of it. */
  readonly since: PageSince | null;
  /** null: neither asks nor agenda could be read. */
  readonly asked: readonly Asked[] | null;
  /** At most three. */
  readonly praise: readonly GoalWins[];
  /** Of each goal once, by weight. */
  readonly wins: readonly GoalWins[];
  /** At most three. */
  readonly risks: readonly Risk[];
  /** The others stand among the goals alone. */
  readonly moreRisks: number;
  readonly goals: readonly PageGoal[];
  /** Only for the audience `review`: then it is the page, beside the finding and what was read. */
  readonly review: ReviewPage | null;
}

/** Against the last report: one line, and where it was asked for the goals behind it. */
export interface PageSince {
  readonly last: LastReport;
  /** How many of what, those of which there are any. */
  readonly counts: readonly { readonly what: SinceWord; readonly count: number }[];
  readonly unknown: number;
  /** It was asked for: then it is told goal by goal, and in any case. */
  readonly inFull: boolean;
  readonly rows: readonly SinceRow[];
}

/** What became of a goal or an ask; of a closed goal its outcome. */
export type SinceWord = Exclude<Turn, 'closed'> | 'achieved' | 'changed' | 'closed' | 'dropped' | AskSince['turn'];

export interface SinceRow {
  /** null: not known. */
  readonly what: SinceWord | null;
  readonly goal: GoalReference;
  readonly about: GoalSince | null;
  /** Of an ask, in the person's words. */
  readonly text: string | null;
}

/** What one goal won: the weightiest, and what else. */
export interface GoalWins {
  readonly goal: GoalReference;
  readonly best: Win;
  readonly others: readonly Win[];
}

export interface PageGoal extends ReportGoal {
  /** Percent at the window's start; null: not known, or nothing measures it. */
  readonly before: number | null;
  /** Percent of its time that is over; null without a due date. */
  readonly gone: number | null;
  /** The due date before it moved in these days; null: it did not, or nobody knows. */
  readonly movedFrom: Day | null;
}

const few = 3;

export function pageOf(report: ProgressReport): ReportPage {
  const { needsYou: _needs, goals, wins, slipped, review, sinceReport, ...rest } = report;
  // The day on which everything stands: the last of a past window, else today, which no window reaches beyond.
  const today = report.window.until;
  const folded = foldedWins(wins);
  const risks = risksIn(goals, slipped);
  const asked = askedIn(report);
  return {
    ...rest,
    today,
    headline: headlineOf(report, asked, today),
    since: sinceReport === null ? null : pageSince(sinceReport),
    asked,
    praise: folded.slice(0, few),
    wins: folded,
    risks: risks.slice(0, few),
    moreRisks: Math.max(0, risks.length - few),
    goals: goals.map((goal) => pageGoal(goal, report, today, slipped)),
    review: review && reviewPageOf(review, wins, report.company, goals),
  };
}

const sinceWords: readonly SinceWord[] = [
  ...(['new', 'moved', 'replanned', 'stalled', 'reopened', 'achieved', 'changed', 'closed', 'dropped'] as const),
  ...(['asked', 'answered', 'settled'] as const),
];

function pageSince({ last, inFull, goals, asks, unknown }: SinceReport): PageSince {
  const told = [
    ...goals.map((about): SinceRow => ({ what: wordOf(about), goal: about.goal, about, text: null })),
    ...asks.map(({ turn, goal, text }): SinceRow => ({ what: turn, goal, about: null, text })),
  ];
  const rows = sinceWords.map((what) => ({ what, rows: told.filter((row) => row.what === what) }));
  const missing = unknown.map((goal): SinceRow => ({ what: null, goal, about: null, text: null }));
  return {
    last,
    counts: rows.flatMap(({ what, rows: { length } }) => (length === 0 ? [] : [{ what, count: length }])),
    unknown: unknown.length,
    inFull,
    rows: inFull ? [...rows.flatMap((group) => group.rows), ...missing] : [],
  };
}

function wordOf({ turn, outcome }: GoalSince): SinceWord {
  if (turn !== 'closed') return turn;
  return outcome === null || outcome === 'unknown' ? 'closed' : outcome;
}

function foldedWins(wins: readonly Win[]): GoalWins[] {
  const byGoal = new Map<string, Win[]>();
  for (const win of wins) {
    const key = `${win.type === 'thanks' ? 'thanks' : 'goal'} ${win.goal.iid}`;
    byGoal.set(key, [...(byGoal.get(key) ?? []), win]);
  }
  return [...byGoal.values()].flatMap(([best, ...others]) => (best ? [{ goal: best.goal, best, others }] : []));
}

function pageGoal(
  goal: ReportGoal,
  { window }: ProgressReport,
  today: Day,
  slipped: ProgressReport['slipped'],
): PageGoal {
  const percent = goal.progress?.percent ?? null;
  const points = goal.change?.percent ?? null;
  const reasons = slipped.find((slip) => slip.goal.iid === goal.iid)?.reasons ?? [];
  return {
    ...goal,
    before: percent === null || points === null ? null : Math.max(0, percent - points),
    gone: goal.due === null || !isDay(goal.due) ? null : timeGone(goal, { today, zone: window.zone }, goal.pauses),
    movedFrom:
      reasons.flatMap((reason) => (reason.type === 'due-moved' && reason.from ? [reason.from] : []))[0] ?? null,
  };
}
