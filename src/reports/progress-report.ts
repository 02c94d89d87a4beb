// The progress report as data: which goals, how far they moved, what was won, what slipped, and how much of it was read.
import { noManager } from '#growth/goals/managers.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { type Completeness, itemsOf } from '#growth/words/completeness.ts';
import type { Day, GoalRecord, Instant } from '#growth/words/goal.ts';
import { type CompanyValue, inCompanyOrder, type ValueId } from '#growth/words/values.ts';
import type { Window } from '#growth/time/window.ts';
import { type Answered, answeredIn } from './answered.ts';
import { meetingAnswers } from './meeting-answers.ts';
import type { Audience } from './audience.ts';
import { askedIn } from './asked.ts';
import { type Balance, balanceOf } from './balance.ts';
import { changeIn } from './change.ts';
import { type Ground, type Told, groundOf } from './ground.ts';
import { type Headline, headlineOf } from './headline.ts';
import { needsIn } from './needs.ts';
import { type NextSteps, nextSteps } from './next-steps.ts';
import { type OpenNeed, onAgendas } from './on-agendas.ts';
import { pastLimit } from './past.ts';
import { type PromotionPart, promotionFor } from './promotion-part.ts';
import type { LeftOut, ReportInput } from './report-input.ts';
import { type ReviewForm, reviewForm } from './review.ts';
import type { ReportGoal } from './report-goal.ts';
import { isConfided, saidIn } from './said.ts';
import { seriesOf } from './series.ts';
import { type SinceReport, sinceReport } from './since-report.ts';
import { type Slip, slipsIn } from './slips.ts';
import { notTalkedOver } from './talked-over.ts';
import { type Thanks, thanksIn, thanksWins } from './thanks.ts';
import { type Win, evidenceWins, winsIn } from './wins.ts';
import { type YearSoFar, yearSoFar } from './year.ts';

/** Parts without a source are null (product.md, "The report, in order"). */
export interface ProgressReport {
  readonly person: { readonly username: string; readonly name: string };
  /** What names its values, and what it asks of a document and a review. */
  readonly company: ReportInput['company'];
  readonly generatedAt: Instant;
  readonly window: { readonly since: Day; readonly until: Day; readonly zone: string; readonly why: string };
  readonly audience: Audience;
  /** Read by somebody else than its audience; absent: by whom that names. */
  readonly isOthers?: true;
  /** Username of whom the 1:1s are with; null: not known. */
  readonly manager: string | null;
  /** Where the forge lists all open goals; null: not known. */
  readonly goalsUrl: string | null;
  readonly headline: Headline;
  /** Against the last report that was posted for an earlier 1:1; null: not looked for, or not found without reading more. */
  readonly sinceReport: SinceReport | null;
  /** Always null in a copy for somebody else: there it leaves no trace. */
  readonly leftOut: LeftOut | null;
  /** What the reader's role hides, in sentences; empty for who sees all. */
  readonly limits: readonly string[];
  /** In the order of `needsIn`. null: neither asks nor agenda could be read. */
  readonly needsYou: readonly OpenNeed[] | null;
  /** What the person has still to settle or tick; none in a copy for somebody else, who has answered. */
  readonly answered: readonly Answered[];
  /** By need; those closed inside the window last. */
  readonly goals: readonly ReportGoal[];
  readonly wins: readonly Win[];
  /** Thanks that the person gives. */
  readonly thanks: readonly Thanks[];
  /** Values that goals aim at, by their labels: a wish, and no proof that one was shown. In the company's order, none with 0 goals. */
  readonly aims: readonly { readonly value: ValueId; readonly goals: number }[];
  /** null without a document, and for an audience that may not see it. */
  readonly promotion: PromotionPart | null;
  readonly slipped: readonly Slip[];
  readonly balance: Balance | null;
  readonly next: NextSteps | null;
  /** Only for the audience `review`. */
  readonly review: ReviewForm | null;
  /** For charts. */
  readonly year: YearSoFar | null;
  readonly completeness: Completeness;
}

export function buildProgressReport(input: ReportInput): ProgressReport {
  const { person, at, today, window, company, startMonth = 2, meetings = [], audience = 'me' } = input;
  const ground = groundOf(input);
  const { day, past, told, standing, everyGoal, allListed, promotion } = ground;
  const managers = input.managers ?? noManager;
  const agendaNotes = input.agendaNotes ?? null;
  const { askedOf, unclear } = meetingAnswers(standing, ground.meetings, agendaNotes, { day, window, managers });
  const about = { today: day, zone: window.zone, records: ground.records, agendaNotes, isPast: past, askedOf };
  const needs = onAgendas(needsIn(standing, ground.meetings, promotion, about), ground.meetings);
  const thanks = thanksIn(meetings, window, today);
  // A goal that is opened later, or was closed before, may hold evidence of these days.
  const besides = input.besides ?? [];
  const wins = winsIn(ground.read, window, [
    ...documentWins(ground, input),
    ...besides.flatMap(({ issue, notes }) => evidenceWins(issue, notes.items, window)),
    ...thanksWins(thanks, window.zone),
  ]);
  const next = {
    ...nextSteps(
      standing.map(({ goal }) => goal),
      ground.meetings,
      needs,
      day,
    ),
    notTalkedOver: past ? [] : untoldGoals(ground, input),
  };
  const report: Omit<ProgressReport, 'headline'> = {
    person: { username: person.username, name: person.name },
    company,
    generatedAt: at,
    window: { since: window.since, until: window.until, zone: window.zone, why: window.why },
    audience,
    ...(audience === 'me' && input.isOthers === true ? { isOthers: true } : {}),
    manager: managers.manager,
    goalsUrl: input.goalsUrl ?? null,
    sinceReport: input.last
      ? sinceReport(
          input.last,
          everyGoal.map(({ story }) => story),
          window,
          ground.now,
          askedOf,
        )
      : null,
    leftOut: audience === 'me' ? (input.leftOut ?? null) : null,
    limits: limitsOf(ground, input),
    needsYou: allListed || needs.length > 0 ? needs : null,
    answered:
      audience === 'me' && input.isOthers !== true ? [...answeredIn(standing, askedOf, window.zone), ...unclear] : [],
    goals: told.map((one) => reportGoal(one, window)),
    wins,
    thanks: thanks.filter(({ from }) => from === null),
    aims: aimsOf(
      standing.map(({ story }) => story.record),
      company.values,
    ),
    promotion: promotion && promotionFor(promotion, { audience, isOthers: input.isOthers === true }),
    slipped: slipsIn(standing, day, window),
    balance: allListed ? balanceIn(ground, input) : null,
    next,
    review:
      audience === 'review'
        ? reviewForm(told, wins, needs, next.actions, {
            window,
            today,
            startMonth,
            open: ground.read.map(({ goal }) => goal),
            plan: input.plan ?? null,
            meetings,
            company,
          })
        : null,
    year: allListed
      ? yearSoFar(
          everyGoal,
          window,
          startMonth,
          company.values,
          besides.flatMap(({ notes }) => notes.items),
        )
      : null,
    completeness: ground.completeness,
  };
  return { ...report, headline: headlineOf(report, askedIn(report), day) };
}

function documentWins({ promotion }: Ground, { promotionNotes, window }: ReportInput) {
  if (promotion === null) return [];
  return evidenceWins({ ...promotion, title: 'Promotion document' }, itemsOf(promotionNotes), window);
}

/** A copy for somebody else knows no manager to talk with. */
function untoldGoals(
  { standing, day }: Ground,
  { meetings = [], audience = 'me', isOthers = false, managers = noManager, window }: ReportInput,
) {
  const around = { today: day, zone: window.zone, managers: audience === 'me' && !isOthers ? managers : noManager };
  return notTalkedOver(
    standing.map(({ story }) => story),
    meetings,
    around,
  );
}

function limitsOf(
  { past, standing, read }: Ground,
  { window, audience, plan, limits = [] }: ReportInput,
): readonly string[] {
  // Where the reader does not see the plan, its comments are not told either.
  const rested = audience === 'review' && plan != null ? awayWords(read, window) : [];
  if (!past) return [...rested, ...limits];
  const unknown = standing.map((stood) => ({ iid: stood.goal.iid, unknown: stood.unknown }));
  return [pastLimit(window, unknown, audience === 'review'), ...rested, ...limits];
}

/** `Away, 2026-12-20 to 2027-01-05`: those of which a day is of the window. */
function awayWords(read: Ground['read'], { since, until }: Pick<Window, 'since' | 'until'>): readonly string[] {
  const spans = read.flatMap(({ goal }) => goal.pauses ?? []).filter(({ isAway }) => isAway);
  const shown = spans
    .filter(({ first, last }) => first <= until && last >= since)
    .map(({ first, last }) => (first === last ? first : `${first} to ${last}`));
  const days = [...new Set(shown)].toSorted();
  return days.length === 0 ? [] : [`Away, ${days.join(', ')}: these days count neither as quiet nor as time gone.`];
}

function reportGoal({ story, goal, stood }: Told, window: Window): ReportGoal {
  return {
    ...stood.goal,
    serves: isConfided(story.record) ? null : stood.goal.serves,
    measure: isConfided(story.record) ? null : stood.goal.measure,
    unknown: stood.unknown,
    change: changeIn(story.record, story.activity, goal, window),
    said: saidIn(story, window),
    start: dayOf(goal.createdAt, window.zone),
    series: seriesOf(story, goal.progress, window)?.points ?? null,
  };
}

function balanceIn({ standingOfAll }: Ground, { bucketOf = () => null, window, startMonth = 2 }: ReportInput) {
  const goals = standingOfAll.map(({ story, goal }) => ({ record: story.record, goal }));
  return balanceOf(goals, bucketOf, window, startMonth);
}

function aimsOf(records: readonly GoalRecord[], companyValues: readonly CompanyValue[]): ProgressReport['aims'] {
  const aimed = inCompanyOrder(
    records.flatMap(({ values }) => values),
    companyValues,
  );
  return aimed.map((value) => ({ value, goals: records.filter(({ values }) => values.includes(value)).length }));
}
