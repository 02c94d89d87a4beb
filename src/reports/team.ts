// What waits for a manager in the projects that were shared with them, one entry for each. People are never compared: whoever waits
// longest stands first, then their names decide.
import type { GoalActivity, Moment } from '#growth/goals/activity.ts';
import type { Managers } from '#growth/goals/managers.ts';
import { asksManager } from '#growth/goals/asked-of-manager.ts';
import { type OneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { approversOf } from '#growth/goals/approval.ts';
import type { PromotionHistory, PromotionRecord } from '#growth/promotion/transitions.ts';
import { dayOf, daysBetween, daysSince } from '#growth/time/calendar.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day, GoalRecord, Instant } from '#growth/words/goal.ts';
import type { Company } from '#growth/words/company.ts';
import { ascending, descending, inTurn, withoutDay } from '#growth/words/order.ts';
import { type Asked, askedIn, oldestOf } from './asked.ts';
import { type Reader, goalsFor, meetingsFor, notesFor, storiesFor } from './audience.ts';
import { listGoals, type GoalStory } from './listed-goal.ts';
import { type Need, needsIn } from './needs.ts';
import { onAgendas } from './on-agendas.ts';
import { promotionPart } from './promotion-part.ts';
import type { GoalReference } from './wins.ts';

/** One project as it is named. */
export interface TeamPlace {
  /** Username of whose goals these are; null: not known, as of a group's project whose settings were not read. */
  readonly person: string | null;
  /** Their name, where the server tells it. */
  readonly name: string | null;
  /** Path of the project. */
  readonly project: string;
  readonly url: string;
}

export interface TeamMember extends TeamPlace {
  readonly openGoals: number;
  /** When an open goal last changed; null: none is open. */
  readonly changed: Day | null;
  readonly daysQuiet: number | null;
  /** Of me alone; the longest waiting first. Empty words: they were not read, or stand behind what was. */
  readonly asked: readonly Asked[];
  readonly atRisk: readonly (GoalReference & { readonly reason: string })[];
  readonly oneOnOne: TeamMeeting;
  /** What is odd about the project, in sentences. */
  readonly remarks: readonly string[];
  /** What this look at it leaves out, in sentences. */
  readonly notSeen: readonly string[];
}

/** `unclosed`: its day is past. */
export type TeamMeeting =
  | { readonly state: 'none' }
  | {
      readonly state: 'prepared' | 'empty' | 'unclosed';
      readonly iid: number;
      readonly day: Day;
      readonly url: string;
    };

export interface Team {
  /** Username of whoever looks. */
  readonly me: string;
  readonly today: Day;
  readonly people: readonly TeamMember[];
  /** Their goals are shared with me, and somebody else is their manager, or nobody. */
  readonly others: readonly TeamPlace[];
  readonly unread: readonly (TeamPlace & { readonly why: string })[];
  /** Nothing changes in them any more: they are not read. */
  readonly archived: readonly TeamPlace[];
  readonly completeness: Completeness;
}

/** What was read of one project, of what its reader may see. */
export interface TeamRead extends TeamPlace {
  readonly reader: Reader;
  readonly managers: Managers;
  readonly company: Pick<Company, 'values' | 'promotion'>;
  readonly now: Moment;
  readonly goals: readonly GoalRecord[];
  readonly meetings: readonly OneOnOne[];
  readonly document: PromotionRecord | null;
  /** By number, of those whose comments or label events were read; the document's too. */
  readonly activities: ReadonlyMap<number, GoalActivity>;
  readonly remarks: readonly string[];
  readonly notSeen: readonly string[];
}

const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };

export function teamMember(read: TeamRead): TeamMember {
  const { person, name, project, url, reader, now, activities, remarks, notSeen } = read;
  const { shown, leftOut } = goalsFor(reader, read.goals);
  const meetings = meetingsFor(reader, read.meetings, [...leftOut.confidential, ...leftOut.sensitive]);
  const activityOf = ({ iid }: { readonly iid: number }) => activities.get(iid) ?? unread;
  const stories = storiesFor(
    reader,
    shown.map((record) => ({ record, activity: activityOf(record) })),
  );
  const goals = listGoals(stories, now);
  const changed = newest(goals.map(({ lastActivity }) => lastActivity));
  return {
    person,
    name,
    project,
    url,
    openGoals: goals.length,
    changed: changed === null ? null : dayOf(changed, now.zone),
    daysQuiet: changed === null ? null : daysSince(changed, now.today, now.zone),
    asked: askedOf(read, stories, meetings),
    atRisk: goals
      .filter(({ health }) => health.level === 'at-risk')
      .map(({ iid, title, url: place, health }) => ({ iid, title, url: place, reason: health.reason })),
    oneOnOne: meetingOf(meetings, now.today),
    remarks,
    notSeen: [...notSeen, ...(leftOut.sensitive.length > 0 ? [sensitiveLeftOut] : [])],
  };
}

const sensitiveLeftOut = 'goals of a sensitive kind, as in every report for a manager';

function askedOf(
  { reader, managers, now, document, activities, company }: TeamRead,
  stories: readonly GoalStory[],
  meetings: readonly OneOnOne[],
): readonly Asked[] {
  const { today, zone } = now;
  const listed = new Map(listGoals(stories, now).map((goal) => [goal.iid, goal]));
  const told = stories.flatMap((story) => {
    const goal = listed.get(story.record.iid);
    return goal === undefined ? [] : [{ story, goal }];
  });
  const history = document === null ? null : historyOf(document, activities, reader);
  const promotion =
    document === null || history === null ? null : promotionPart(document, history, { zone, managers, company });
  const records = stories.map(({ record }) => record);
  const approvers = new Map(records.map((record) => [record.iid, approversOf(record)]));
  const about = {
    today,
    zone,
    records,
    agendaNotes: null,
    isPast: false,
    askedOf: ({ iid }: { iid: number }) => ({ managers, approvals: approvers.get(iid) ?? [] }),
  };
  const needs = needsIn(told, meetings, promotion, about);
  const wordless = stories.flatMap((story) => wordlessAsk(story, managers, now));
  const all = askedIn({
    needsYou: onAgendas([...needs, ...wordless], meetings),
    next: null,
    audience: 'manager',
    manager: managers.manager,
  });
  return (all ?? [])
    .filter(({ ofReader }) => ofReader)
    .toSorted(
      inTurn(
        ascending(({ since }) => since ?? withoutDay),
        ascending(({ place }) => place.iid),
      ),
    );
}

function historyOf(
  { iid }: PromotionRecord,
  activities: ReadonlyMap<number, GoalActivity>,
  reader: Reader,
): PromotionHistory {
  const { notes = null, labelEvents = null } = activities.get(iid) ?? {};
  return { notes: notes === null ? null : notesFor(reader, notes), events: labelEvents };
}

/** Its label says that something is asked, and what was read does not say what: it was asked no later than the goal changed. */
function wordlessAsk({ record, activity: { notes } }: GoalStory, managers: Managers, now: Moment): Need[] {
  if (!record.hasAsk || asksManager({ ...record, description: '' }, notes, managers) !== null) return [];
  const { iid, title, url, updatedAt } = record;
  const since = dayOf(oldest(notes?.items.map(({ at }) => at) ?? []) ?? updatedAt, now.zone);
  const days = Math.max(0, daysBetween(since, now.today));
  return [{ type: 'ask', place: { type: 'goal', iid, title, url }, text: '', who: null, since, days, atLeast: true }];
}

function meetingOf(meetings: readonly OneOnOne[], today: Day): TeamMeeting {
  const meeting = currentMeeting(meetings, today);
  if (meeting === null) return { state: 'none' };
  const { iid, day, url, description } = meeting;
  const isEmpty = readAgenda(description).every(({ done, text }) => done || text.trim() === '');
  return { state: day < today ? 'unclosed' : isEmpty ? 'empty' : 'prepared', iid, day, url };
}

/** Whoever waits for me longest first; those of unknown age behind them; then who waits for nothing. Equal: by name. */
export const inTurnOfWaiting = inTurn<TeamMember>(
  ascending(({ asked }) => (asked.length === 0 ? 1 : 0)),
  ascending(({ asked }) => oldestOf(asked) ?? withoutDay),
  ascending(({ person }) => person?.toLowerCase() ?? ''),
  ascending(({ project }) => project),
);

const newest = (moments: readonly Instant[]) => moments.toSorted(descending((at) => at))[0] ?? null;
const oldest = (moments: readonly Instant[]) => moments.toSorted(ascending((at) => at))[0] ?? null;
