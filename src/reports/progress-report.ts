// The progress report as data: which goals, how far they moved, what was won, what slipped, and how much of it was read.
import { type GoalActivity, assess } from '#growth/goals/assess.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { type Completeness, type SourceRead, completenessOf, isComplete } from '#growth/words/completeness.ts';
import { type CreditValue, type Day, type GoalRecord, type Instant, creditValues } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';
import { type Answered, answeredIn } from './answered.ts';
import { meetingAnswers } from './meeting-answers.ts';
import type { Audience } from './audience.ts';
import { askedIn } from './asked.ts';
import { type Balance, balanceOf } from './balance.ts';
import { changeIn, changedInWindow } from './change.ts';
import { type Headline, headlineOf } from './headline.ts';
import { type GoalStory, type ListedGoal, byNeed, listedGoal } from './listed-goal.ts';
import { needsIn } from './needs.ts';
import { type NextSteps, nextSteps } from './next-steps.ts';
import { type OpenNeed, onAgendas } from './on-agendas.ts';
import { type GoalThen, goalThen, isPast, meetingsThen, pastLimit, promotionThen } from './past.ts';
import type { PromotionPart } from './promotion-part.ts';
import type { LeftOut, ReportInput } from './report-input.ts';
import { type ReviewForm, reviewForm } from './review.ts';
import type { ReportGoal } from './report-goal.ts';
import { saidIn } from './said.ts';
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
  readonly generatedAt: Instant;
  readonly window: { readonly since: Day; readonly until: Day; readonly zone: string; readonly why: string };
  readonly audience: Audience;
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
  /** Values that goals aim at, by their labels: a wish, and no proof that one was shown. In CREDIT's order, none with 0 goals. */
  readonly aims: readonly { readonly value: CreditValue; readonly goals: number }[];
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

/** As it is today, from which wins and movement are counted back, and as it stood on the report's last day. */
interface Told {
  readonly story: GoalStory;
  readonly goal: ListedGoal;
  readonly stood: GoalThen;
}

const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };

export function buildProgressReport(input: ReportInput): ProgressReport {
  const { person, at, today, window, startMonth = 2, earlier = [], meetings = [], audience = 'me' } = input;
  const now = { at, today, zone: window.zone };
  const past = isPast(window, today);
  /** The day on which everything stands. */
  const day = past ? window.until : today;
  const read = input.goals.map((story) => ({ story, goal: listedGoal(story, now) }));
  const told = read
    .flatMap(({ story, goal }): Told[] => {
      const stood = past ? goalThen(story, window) : { story, goal, unknown: [] };
      return stood !== null && concerns(stood.story.record, window) ? [{ story, goal, stood }] : [];
    })
    .sort((one, other) => byNeed(one.stood.goal, other.stood.goal));
  const neverReadGoals = told.flatMap(({ story }) => neverRead(story, window));
  const completeness = completenessOf([...input.sources, ...neverReadGoals]);
  const allListed = input.sources.every((source) => source.name !== 'goals' || isComplete(source));

  const standing = told.map(({ stood }) => stood);
  const goals = standing.map(({ goal }) => goal);
  const promotion =
    past && input.promotion
      ? promotionThen(input.promotion, input.promotionNotes ?? null, window)
      : (input.promotion ?? null);
  const openMeetings = past ? meetingsThen(meetings, window) : meetings;
  const records = [
    ...(past ? standing.map(({ story }) => story.record) : input.goals.map(({ record }) => record)),
    ...earlier,
  ];
  const agendaNotes = input.agendaNotes ?? null;
  const onMeeting = meetingAnswers(standing, openMeetings, agendaNotes, {
    day,
    window,
    manager: input.manager ?? null,
  });
  const { askedOf } = onMeeting;
  const about = { today: day, zone: window.zone, records, agendaNotes, isPast: past, askedOf };
  const needs = onAgendas(needsIn(standing, openMeetings, promotion, about), openMeetings);
  const onDocument =
    promotion === null
      ? []
      : evidenceWins({ ...promotion, title: 'Promotion document' }, input.promotionNotes?.items ?? [], window);
  // A goal that is opened later, or was closed before, may hold evidence of these days.
  const thanks = thanksIn(meetings, window, today);
  const wins = winsIn(read, window, [...onDocument, ...thanksWins(thanks, window.zone)]);
  const around = { today: day, zone: window.zone, manager: audience === 'me' ? (input.manager ?? null) : null };
  const stories = standing.map(({ story }) => story);
  const next = {
    ...nextSteps(goals, openMeetings, needs, day),
    notTalkedOver: past ? [] : notTalkedOver(stories, meetings, around),
  };
  const everyGoal = [
    ...read,
    ...earlier.map((record) => ({ story: { record, activity: unread }, goal: assess(record, unread, now) })),
  ];
  const standingOfAll = past
    ? [
        ...standing,
        ...everyGoal.filter(
          ({ story }) => !told.some((one) => one.story === story) && story.record.createdAt < window.end,
        ),
      ]
    : everyGoal;
  const report: Omit<ProgressReport, 'headline'> = {
    person: { username: person.username, name: person.name },
    generatedAt: at,
    window: { since: window.since, until: window.until, zone: window.zone, why: window.why },
    audience,
    manager: input.manager ?? null,
    goalsUrl: input.goalsUrl ?? null,
    sinceReport: input.last
      ? sinceReport(
          input.last,
          everyGoal.map(({ story }) => story),
          window,
          now,
          askedOf,
        )
      : null,
    leftOut: audience === 'me' ? (input.leftOut ?? null) : null,
    limits: [
      ...(past
        ? [
            pastLimit(
              window,
              standing.map(({ goal, unknown }) => ({ iid: goal.iid, unknown })),
              audience === 'review',
            ),
          ]
        : []),
      ...(input.limits ?? []),
    ],
    needsYou: allListed || needs.length > 0 ? needs : null,
    answered:
      audience === 'me' && input.isOthers !== true
        ? [...answeredIn(standing, askedOf, window.zone), ...onMeeting.unclear]
        : [],
    goals: told.map(({ story, goal, stood }) => ({
      ...stood.goal,
      unknown: stood.unknown,
      change: changeIn(story.record, story.activity, goal, window),
      said: saidIn(story, window),
      start: dayOf(goal.createdAt, window.zone),
      series: seriesOf(story, goal.progress, window)?.points ?? null,
    })),
    wins,
    thanks: thanks.filter(({ from }) => from === null),
    aims: aimsOf(standing.map(({ story }) => story.record)),
    promotion,
    slipped: slipsIn(standing, day, window),
    balance: allListed
      ? balanceOf(
          standingOfAll.map(({ story, goal }) => ({ record: story.record, goal })),
          input.bucketOf ?? (() => null),
          window,
          startMonth,
        )
      : null,
    next,
    review:
      audience === 'review'
        ? reviewForm(told, wins, needs, next.actions, {
            window,
            today,
            startMonth,
            open: read.map(({ goal }) => goal),
            plan: input.plan ?? null,
          })
        : null,
    year: allListed ? yearSoFar(everyGoal, window, startMonth) : null,
    completeness,
  };
  return { ...report, headline: headlineOf(report, askedIn(report), day) };
}

function aimsOf(records: readonly GoalRecord[]): ProgressReport['aims'] {
  return creditValues
    .map((value) => ({ value, goals: records.filter(({ values }) => values.includes(value)).length }))
    .filter(({ goals }) => goals > 0);
}

function concerns(record: GoalRecord, window: Window): boolean {
  const closedBefore = record.state === 'closed' && (record.closedAt ?? record.updatedAt) < window.start;
  return !closedBefore && record.createdAt < window.end;
}

/** A goal that changed and whose notes nobody read makes the report incomplete, whatever the list of sources says. */
function neverRead({ record, activity }: GoalStory, window: Window): SourceRead[] {
  if (activity.notes !== null || !changedInWindow(record, window)) return [];
  const failed = { kind: 'not-read', message: 'they were not read' };
  return [{ name: `comments of #${record.iid}`, requests: 0, seen: 0, total: null, failed }];
}
