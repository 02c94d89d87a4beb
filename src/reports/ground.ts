// What a report stands on: its goals as they are and as they stood on its last day, its meetings, and how whole they were read.
import { type GoalActivity, assess, type Moment } from '#growth/goals/assess.ts';
import { type Completeness, type SourceRead, completenessOf, isComplete } from '#growth/words/completeness.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Window } from '#growth/time/window.ts';
import { changedInWindow } from './change.ts';
import { type GoalStory, type ListedGoal, byNeed, listedGoal } from './listed-goal.ts';
import { type GoalThen, goalThen, isPast, meetingsThen, promotionThen } from './past.ts';
import type { PromotionPart } from './promotion-part.ts';
import type { ReportInput } from './report-input.ts';

type Assessed = Pick<Told, 'story'> & { readonly goal: ReturnType<typeof assess> };

/** As it is today, from which wins and movement are counted back, and as it stood on the report's last day. */
export interface Told {
  readonly story: GoalStory;
  readonly goal: ListedGoal;
  readonly stood: GoalThen;
}

export interface Ground {
  readonly now: Moment;
  readonly past: boolean;
  /** The day on which everything stands. */
  readonly day: Day;
  /** Every goal whose activity was read. */
  readonly read: readonly Pick<Told, 'story' | 'goal'>[];
  /** Those that the window concerns, by need. */
  readonly told: readonly Told[];
  /** The same, as they stood. */
  readonly standing: readonly GoalThen[];
  /** With those that closed before and were not read. */
  readonly everyGoal: readonly Assessed[];
  /** Every goal that was there, as it stood where that is known. */
  readonly standingOfAll: readonly Assessed[];
  readonly records: readonly GoalRecord[];
  /** As they stood. */
  readonly meetings: readonly OneOnOne[];
  readonly promotion: PromotionPart | null;
  readonly completeness: Completeness;
  /** The list of goals is whole: what counts them may be said. */
  readonly allListed: boolean;
}

const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };

export function groundOf(input: ReportInput): Ground {
  const { at, today, window, earlier = [], meetings = [] } = input;
  const now = { at, today, zone: window.zone };
  const past = isPast(window, today);
  const read = input.goals.map((story) => ({ story, goal: listedGoal(story, now) }));
  const told = read
    .flatMap(({ story, goal }): Told[] => {
      const stood = past ? goalThen(story, window) : { story, goal, unknown: [] };
      return stood !== null && concerns(stood.story.record, window) ? [{ story, goal, stood }] : [];
    })
    .sort((one, other) => byNeed(one.stood.goal, other.stood.goal));
  const standing = told.map(({ stood }) => stood);
  const everyGoal = [
    ...read,
    ...earlier.map((record) => ({ story: { record, activity: unread }, goal: assess(record, unread, now) })),
  ];
  const others = everyGoal.filter(
    ({ story }) => !told.some((one) => one.story === story) && story.record.createdAt < window.end,
  );
  const current = past ? standing.map(({ story }) => story.record) : input.goals.map(({ record }) => record);
  return {
    now,
    past,
    day: past ? window.until : today,
    read,
    told,
    standing,
    everyGoal,
    standingOfAll: [...standing, ...others],
    records: [...current, ...earlier],
    meetings: past ? meetingsThen(meetings, window) : meetings,
    promotion: promotionOn(past, input),
    completeness: completenessOf([...input.sources, ...told.flatMap(({ story }) => neverRead(story, window))]),
    allListed: input.sources.every((source) => source.name !== 'goals' || isComplete(source)),
  };
}

function promotionOn(past: boolean, { promotion, promotionNotes, window, company }: ReportInput): PromotionPart | null {
  if (!promotion) return null;
  return past ? promotionThen(promotion, promotionNotes ?? null, window, company.values) : promotion;
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
