// What waits for the manager: open asks, reviews, approvals, goals that wait for somebody.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { openApprovals } from '#growth/goals/approval.ts';
import { approvedIn } from '#growth/goals/approved.ts';
import { approvalSince, type Since, waitingSince } from '#growth/goals/asked-since.ts';
import { openAsks } from '#growth/goals/ask.ts';
import type { Note } from '#growth/goals/notes.ts';
import { dayOf, daysBetween } from '#growth/time/calendar.ts';
import { itemsOf, type Listed } from '#growth/words/completeness.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { type GoalLine, goalLine, isAskOf, isSaid, stillAsks } from '#growth/meetings/goal-line.ts';
import { itemSince } from '#growth/meetings/item-since.ts';
import { type OneOnOne, agendaHolder, datedMeetings } from '#growth/meetings/one-on-one.ts';
import { waitReason } from '#growth/goals/waiting.ts';
import type { AskedOf } from './answered.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';
import type { PromotionPart } from './promotion-part.ts';
import type { GoalReference } from './wins.ts';
import { ascending, inTurn, withoutDay } from '#growth/words/order.ts';

export interface Need {
  readonly type: 'ask' | 'review' | 'approval' | 'waiting';
  /** The issue it stands in: a goal, the agenda of a 1:1, or the promotion document. */
  readonly place: GoalReference & { readonly type: 'goal' | 'one-on-one' | 'promotion' };
  /** In the person's words; for a waiting goal what it waits for, empty where nothing says. */
  readonly text: string;
  /** Whose approval; null for the other types. */
  readonly who: string | null;
  /** null: not known. */
  readonly since: Day | null;
  /** Whole days it waits; null where `since` is. */
  readonly days: number | null;
  /** It may wait longer: what was read does not reach back to its beginning. */
  readonly atLeast: boolean;
}

export interface Told {
  readonly story: GoalStory;
  readonly goal: ListedGoal;
}

/** What else is known of the goals and of the agenda. */
export interface NeedsAbout {
  readonly today: Day;
  readonly zone: string;
  /** Every goal, those that closed long since among them: an agenda may still name one. */
  readonly records: readonly GoalRecord[];
  /** Of the 1:1 whose agenda counts; null: not read. */
  readonly agendaNotes: Listed<Note> | null;
  /** `today` is a day that is over. */
  readonly isPast: boolean;
  readonly askedOf: AskedOf;
}

/** What somebody asked for stands before what a checklist or a label tells. */
const urgency: Readonly<Record<Need['type'], number>> = { ask: 0, review: 1, approval: 2, waiting: 3 };

/** Asks, reviews, approvals, goals that wait; of each the longest waiting first, those of unknown age last. */
export function needsIn(
  told: readonly Told[],
  meetings: readonly OneOnOne[],
  promotion: PromotionPart | null,
  about: NeedsAbout,
): Need[] {
  const { today, zone, askedOf } = about;
  const need = (
    type: Need['type'],
    place: Need['place'],
    text: string,
    { at, atLeast }: Since,
    who: string | null = null,
  ): Need => {
    const since = at === null ? null : dayOf(at, zone);
    return { type, place, text, who, ...aged(since, today), atLeast };
  };
  const asked = agendaDays(meetings);
  const open = told.filter(({ goal }) => goal.state === 'opened');
  const ofGoals = open.flatMap(({ story, goal }) => {
    const place = placeOf('goal', goal);
    const asks = openAsks(itemsOf(story.activity.notes), askedOf(goal));
    return [
      ...asks.map(({ text, since }) => need('ask', place, text, { at: since, atLeast: false })),
      ...approvalsIn(story, askedOf).map(({ who, since }) =>
        seenBefore(need('approval', place, `Approval: ${who}`, since, who), who, asked, today),
      ),
      ...(goal.stage === 'waiting'
        ? [need('waiting', place, reasonOf(story), waitingSince(story.record, story.activity))]
        : []),
    ];
  });
  // The agenda may repeat what a goal asks for, as `1on1 prepare` wrote it: told once, with the age that the goal knows.
  const ofAgenda = agendaNeeds(meetings, told, about).filter(({ text }) => !ofGoals.some((one) => repeats(text, one)));
  const review =
    promotion?.state === 'manager-review' && promotion.answer === null ? [promotionNeed(promotion, today)] : [];
  return [...ofGoals, ...ofAgenda, ...review].sort(
    inTurn(
      ascending(({ type }) => urgency[type]),
      ascending(({ since }) => since ?? withoutDay),
      ascending(({ place }) => place.iid),
    ),
  );
}

/** The 1:1 of a line may be ahead: nothing waits since tomorrow. */
function aged(asked: Day | null, today: Day): Pick<Need, 'since' | 'days'> {
  const since = asked !== null && asked > today ? today : asked;
  return { since, days: since === null ? null : Math.max(0, daysBetween(since, today)) };
}

function placeOf(type: Need['place']['type'], { iid, title, url }: GoalReference): Need['place'] {
  return { type, iid, title, url };
}

/** What was said in a comment is answered, though its box is not ticked yet. */
function approvalsIn(
  { record, activity }: GoalStory,
  askedOf: AskedOf,
): { readonly who: string; readonly since: Since }[] {
  return openApprovals(record)
    .filter((approval) => approvedIn(record, activity.notes, approval, askedOf(record).managers) === null)
    .map(({ who, item }) => ({ who, since: approvalSince(record, activity, item) }));
}

/** An agenda on which it stood before is older than what the goal remembers. */
function seenBefore(need: Need, who: string, asked: readonly { line: GoalLine; day: Day }[], today: Day): Need {
  const days = asked.flatMap(({ line, day }) =>
    line.type === 'approval' && line.iid === need.place.iid && isSaid(line, who) ? [day] : [],
  );
  const [first] = days.toSorted();
  if (first === undefined || first > today || (need.since !== null && (first >= need.since || !need.atLeast)))
    return need;
  return { ...need, ...aged(first, today), atLeast: true };
}

/** Every line of every agenda that tells what a goal asks for, with the first meeting it stood on. */
function agendaDays(meetings: readonly OneOnOne[]): { readonly line: GoalLine; readonly day: Day }[] {
  return datedMeetings(meetings).flatMap((meeting) =>
    readAgenda(meeting.description).flatMap((item) => {
      const line = goalLine(item);
      return line === null ? [] : [{ line, day: item.since ?? meeting.day }];
    }),
  );
}

function reasonOf({ activity: { notes, labelEvents } }: GoalStory): string {
  return waitReason(itemsOf(notes), labelEvents);
}

function agendaNeeds(meetings: readonly OneOnOne[], told: readonly Told[], about: NeedsAbout): Need[] {
  const { today, zone, records, agendaNotes, isPast, askedOf } = about;
  const meeting = agendaHolder(meetings, today);
  if (meeting === null) return [];
  const asksStill = (line: GoalLine, goal: GoalRecord) => {
    const story = told.find((one) => one.story.record.iid === goal.iid)?.story;
    return stillAsks(line, goal, story?.activity.notes ?? null, askedOf(goal));
  };
  return readAgenda(meeting.description).flatMap((item) => {
    // What others bring is asked of the person.
    if (item.done || item.by !== null || (item.tag !== 'HELP' && item.tag !== 'REVIEW')) return [];
    const line = goalLine(item);
    const goal = line === null ? undefined : records.find(({ iid }) => iid === line.iid);
    if (line !== null && goal !== undefined && !asksStill(line, goal)) return [];
    const { day, atLeast } = itemSince(item, meeting, agendaNotes, zone);
    // Whether it stood there already nobody knows.
    if (isPast && day > today) return [];
    const type = item.tag === 'HELP' ? ('ask' as const) : ('review' as const);
    const place = placeOf('one-on-one', meeting);
    return [{ type, place, text: item.text, who: null, ...aged(day, today), atLeast }];
  });
}

function repeats(agenda: string, { type, text, who, place }: Need): boolean {
  if (type === 'ask') return isAskOf({ tag: 'HELP', day: null, text: agenda }, place.iid, text);
  if (who === null) return false;
  const line = goalLine({ tag: 'REVIEW', day: null, text: agenda });
  return line !== null && line.iid === place.iid && isSaid(line, who);
}

function promotionNeed({ iid, url, since }: PromotionPart, today: Day): Need {
  const place = { type: 'promotion' as const, iid, title: 'Promotion document', url };
  return { type: 'review', place, text: 'Promotion document', who: null, ...aged(since, today), atLeast: false };
}
