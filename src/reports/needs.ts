// What waits for the manager: open asks, reviews, approvals, goals that wait for somebody.
import { currentOf, givenAt } from '#growth/goals/activity.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { readApprovals } from '#growth/goals/approval.ts';
import { openAsks } from '#growth/goals/ask.ts';
import { dayOf, daysBetween } from '#growth/time/calendar.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';
import { type Day, type Instant, stages } from '#growth/words/goal.ts';
import { type OneOnOne, agendaHolder } from '#growth/meetings/one-on-one.ts';
import { waitReason } from '#growth/goals/waiting.ts';
import type { GoalStory, ListedGoal } from './listed-goal.ts';
import type { PromotionPart } from './promotion-part.ts';
import { isWhole } from './series.ts';
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

interface Told {
  readonly story: GoalStory;
  readonly goal: ListedGoal;
}

interface Since {
  readonly at: Instant | null;
  readonly atLeast: boolean;
}

/** What somebody asked for stands before what a checklist or a label tells. */
const urgency: Readonly<Record<Need['type'], number>> = { ask: 0, review: 1, approval: 2, waiting: 3 };

/** Asks, reviews, approvals, goals that wait; of each the longest waiting first, those of unknown age last. */
export function needsIn(
  told: readonly Told[],
  meetings: readonly OneOnOne[],
  promotion: PromotionPart | null,
  about: { readonly today: Day; readonly zone: string },
): Need[] {
  const { today, zone } = about;
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
  const open = told.filter(({ goal }) => goal.state === 'opened');
  const ofGoals = open.flatMap(({ story, goal }) => {
    const place = placeOf('goal', goal);
    const asks = openAsks(story.activity.notes?.items ?? [], false);
    return [
      ...asks.map(({ text, since }) => need('ask', place, text, { at: since, atLeast: false })),
      ...openApprovals(story).map(({ who, since }) => need('approval', place, `Approval: ${who}`, since, who)),
      ...(goal.stage === 'waiting' ? [need('waiting', place, reasonOf(story), waitingSince(story))] : []),
    ];
  });
  // The agenda may repeat what a goal asks for, as `1on1 prepare` wrote it: told once, with the age that the goal knows.
  const answered = open.flatMap(answeredAsks);
  const ofAgenda = agendaNeeds(meetings, about).filter(
    ({ text }) => !ofGoals.some((one) => repeats(text, one)) && !answered.some((line) => text.startsWith(line)),
  );
  const review = promotion?.state === 'manager-review' ? [promotionNeed(promotion, today)] : [];
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

/** As `1on1 prepare` put them on an agenda while they were open. */
function answeredAsks({ story, goal }: Told): string[] {
  const asked = checkInsIn(story.activity.notes?.items ?? []).flatMap(({ checkIn }) => checkIn.help ?? []);
  return asked.map((text) => `${text}: ${goal.title} (`);
}

function placeOf(type: Need['place']['type'], { iid, title, url }: GoalReference): Need['place'] {
  return { type, iid, title, url };
}

function openApprovals(story: GoalStory): { readonly who: string; readonly since: Since }[] {
  const open = readApprovals(story.record.description).filter(({ done }) => !done);
  return open.map(({ who, item }) => ({ who, since: itemSince(story, item) }));
}

/** An item stands there since the text was last edited or it was last unticked, at least. */
function itemSince({ record, activity: { notes } }: GoalStory, item: string): Since {
  if (notes === null) return { at: record.updatedAt, atLeast: record.updatedAt !== record.createdAt };
  const newest = (moments: readonly Instant[]) => moments.toSorted().at(-1) ?? null;
  const unticked = newest(
    notes.items.flatMap((note) => (note.type === 'tick' && !note.done && note.item === item ? [note.at] : [])),
  );
  const edited = newest(notes.items.flatMap((note) => (note.type === 'description' ? [note.at] : [])));
  if (unticked !== null && (edited === null || unticked > edited)) return { at: unticked, atLeast: false };
  if (edited !== null) return { at: edited, atLeast: true };
  if (isWhole(notes)) return { at: record.createdAt, atLeast: false };
  return { at: notes.items.map(({ at }) => at).toSorted()[0] ?? null, atLeast: true };
}

function reasonOf({ activity: { notes, labelEvents } }: GoalStory): string {
  return waitReason(notes?.items ?? [], labelEvents);
}

function waitingSince({ record, activity }: GoalStory): Since {
  const waiting = currentOf('stage', record.stages, stages, activity.labelEvents) === 'waiting';
  const at = waiting ? givenAt('stage', 'waiting', activity.labelEvents) : null;
  if (at !== null) return { at, atLeast: false };
  // Giving a label changes an issue: it was given no later than its last change.
  const { createdAt, updatedAt } = record;
  if (updatedAt === createdAt) return { at: createdAt, atLeast: false };
  return { at: activity.labelEvents === null ? updatedAt : null, atLeast: activity.labelEvents === null };
}

function agendaNeeds(
  meetings: readonly OneOnOne[],
  { today, zone }: { readonly today: Day; readonly zone: string },
): Need[] {
  const meeting = agendaHolder(meetings, today);
  if (meeting === null) return [];
  const untouched = meeting.updatedAt === meeting.createdAt;
  return readAgenda(meeting.description).flatMap((item) => {
    if (item.done || (item.tag !== 'HELP' && item.tag !== 'REVIEW')) return [];
    const since = item.since ?? (untouched ? dayOf(meeting.createdAt, zone) : null);
    const type = item.tag === 'HELP' ? ('ask' as const) : ('review' as const);
    const place = placeOf('one-on-one', meeting);
    return [{ type, place, text: item.text, who: null, ...aged(since, today), atLeast: item.since !== null }];
  });
}

function repeats(agenda: string, { type, text, who, place }: Need): boolean {
  const words = agenda.toLowerCase();
  if (type === 'ask') return words.includes(text.toLowerCase());
  return (
    type === 'approval' &&
    words.startsWith(`approval of ${(who ?? '').toLowerCase()}`) &&
    words.includes(`#${place.iid})`)
  );
}

function promotionNeed({ iid, url, since }: PromotionPart, today: Day): Need {
  const place = { type: 'promotion' as const, iid, title: 'Promotion document', url };
  return { type: 'review', place, text: 'Promotion document', who: null, ...aged(since, today), atLeast: false };
}
