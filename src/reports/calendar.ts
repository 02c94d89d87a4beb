// The days of a goals project as events for a calendar: goals, 1:1s, quarters, gaps, the token; with no word of what is confidential.
import { type DatedOneOnOne, datedMeetings, type OneOnOne, oneOnOneTitle } from '#growth/meetings/one-on-one.ts';
import type { OpenGap } from '#growth/promotion/open-gaps.ts';
import { addDays, isDay, laterOf, weekdayOf } from '#growth/time/calendar.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day, GoalRecord, Instant } from '#growth/words/goal.ts';
import { ascending, inTurn } from '#growth/words/order.ts';

export const calendarKinds = ['goal', 'one-on-one', 'check-in', 'quarter', 'gap', 'token'] as const;

/** What a calendar of ours names as its maker, behind a `-`. */
export const calendarMaker = '//devgrowth//devgrowth//EN';

export interface CalendarEvent {
  /** The same in every calendar of this project, so that a later import changes the event. */
  readonly uid: string;
  /** A gap without its title is told as a goal. */
  readonly kind: (typeof calendarKinds)[number];
  readonly day: Day;
  /** Every week from that day on, until this one; null: once. */
  readonly weeklyUntil: Day | null;
  /** Of the issue; null where it has none, or none that is told. */
  readonly number: number | null;
  readonly title: string;
  readonly url: string | null;
  /** It is confidential, and says so little because of that. */
  readonly isTitleLeftOut: boolean;
}

export interface Calendar {
  readonly name: string;
  /** Of the newest change in what was read: no moment of making, so that equal goals make equal files. */
  readonly changedAt: Instant;
  /** By their day. */
  readonly events: readonly CalendarEvent[];
  /** Open goals without a due date. */
  readonly undated: number;
  readonly completeness: Completeness;
}

export interface CalendarInput {
  /** Without its scheme. */
  readonly host: string;
  readonly project: { readonly id: number; readonly path: string };
  readonly manager: string | null;
  readonly today: Day;
  /** First month of the fiscal year. */
  readonly startMonth: number;
  readonly goals: readonly GoalRecord[];
  readonly meetings: readonly OneOnOne[];
  /** By the issue of their document. */
  readonly gaps: readonly (OpenGap & { readonly document: number; readonly url: string })[];
  /** The first day on which the token no longer works. */
  readonly tokenEnds: Day | null;
  /** 1 is Monday. */
  readonly checkIn: number | null;
  readonly withConfidential: boolean;
  readonly changes: readonly Instant[];
  readonly completeness: Completeness;
}

const quartersAhead = 4;

/** Whatever a server says: a day of a calendar that writes four digits for each year. */
const isWritable = (day: Day) => isDay(day) && day >= '1000-01-01';

type Told = Omit<CalendarEvent, 'uid' | 'weeklyUntil'> & { readonly id: string };

export function calendarOf(input: CalendarInput): Calendar {
  const { host, project, goals, changes, completeness } = input;
  const quarters = quartersFrom(input);
  const told = [
    ...goals.flatMap((goal) => goalEvent(goal, input)),
    ...datedMeetings(input.meetings).map((meeting) => meetingEvent(meeting, input)),
    ...quarters.map(({ title, due }) => plain('quarter', title, due, `${title} ends`)),
    ...input.gaps.flatMap((gap) => gapEvent(gap, input)),
    ...(input.tokenEnds === null
      ? []
      : [plain('token', '0', input.tokenEnds, `The GitLab token for ${host} no longer works`)]),
  ].filter(({ day }) => isWritable(day));
  const uidOf = (id: string) => `devgrowth-${project.id}-${id}@${host}`;
  const once = told.map(({ id, ...event }) => ({ uid: uidOf(id), ...event, weeklyUntil: null }));
  return {
    name: `Goals of ${project.path}`,
    changedAt: changes.reduce(laterOf, `${quarters[0]?.start ?? input.today}T00:00:00.000Z`),
    events: [...once, ...checkIns(input, quarters, uidOf)].toSorted(
      inTurn(
        ascending(({ day }) => day),
        ascending(({ uid }) => uid),
      ),
    ),
    undated: goals.filter(({ due }) => due === null || !isWritable(due)).length,
    completeness,
  };
}

function goalEvent({ iid, title, due, url, confidential }: GoalRecord, input: CalendarInput): readonly Told[] {
  if (due === null) return [];
  const isTitleLeftOut = confidential && !input.withConfidential;
  return [
    {
      id: `goal-${iid}`,
      kind: 'goal',
      day: due,
      number: iid,
      title: isTitleLeftOut ? goalIsDue : `Due: ${title}`,
      url,
      isTitleLeftOut,
    },
  ];
}

const goalIsDue = 'A goal is due';

function meetingEvent(
  { iid, title, day, url, confidential }: DatedOneOnOne,
  { manager, withConfidential }: CalendarInput,
): Told {
  const isTitleLeftOut = confidential && !withConfidential;
  const usual = manager === null ? '1:1' : `1:1 with @${manager}`;
  return {
    id: `one-on-one-${iid}`,
    kind: 'one-on-one',
    day,
    number: iid,
    title: isTitleLeftOut ? '1:1' : title === oneOnOneTitle(day) ? usual : title,
    url,
    isTitleLeftOut,
  };
}

/** That there is a promotion document at all is nobody's to know: without its title it looks like any confidential goal. */
function gapEvent(
  { number, title, until, document, url }: CalendarInput['gaps'][number],
  { withConfidential }: CalendarInput,
): readonly Told[] {
  if (until === null || number === null) return [];
  const id = `goal-${document}.${number}`;
  return [
    withConfidential
      ? { id, kind: 'gap', day: until, number: document, title: `Gap: ${title}`, url, isTitleLeftOut: false }
      : { id, kind: 'goal', day: until, number: null, title: goalIsDue, url: null, isTitleLeftOut: true },
  ];
}

function plain(kind: 'quarter' | 'token', number: string, day: Day, title: string): Told {
  return { id: `${kind}-${number}`, kind, day, number: null, title, url: null, isTitleLeftOut: false };
}

/** From the beginning of the quarter that is on, so that the same file comes out on each of its days. */
function checkIns(
  { checkIn }: CalendarInput,
  quarters: readonly Quarter[],
  uidOf: (id: string) => string,
): readonly CalendarEvent[] {
  const [first] = quarters;
  const last = quarters.at(-1);
  if (checkIn === null || first === undefined || last === undefined) return [];
  return [
    {
      uid: uidOf('check-in-0'),
      kind: 'check-in',
      day: addDays(first.start, (checkIn - weekdayOf(first.start) + 7) % 7),
      weeklyUntil: last.due,
      number: null,
      title: 'Check in on your goals',
      url: null,
      isTitleLeftOut: false,
    },
  ];
}

function quartersFrom({ today, startMonth }: CalendarInput): readonly Quarter[] {
  let quarter = quarterOf(today, startMonth);
  const quarters = [quarter];
  while (quarters.length < quartersAhead && quarter.due < '9999-12-31') {
    quarter = quarterOf(addDays(quarter.due, 1), startMonth);
    quarters.push(quarter);
  }
  return quarters;
}
