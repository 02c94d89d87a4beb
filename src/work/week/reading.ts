// What a week is logged on: open goals, what they said last, the agenda ahead. Two rounds of reads, whatever the number of goals.
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import { currentMeeting } from '#growth/meetings/one-on-one.ts';
import { openAsks } from '#growth/goals/ask.ts';
import { checkInsIn } from '#growth/goals/check-in.ts';
import { approversOf } from '#growth/goals/approval.ts';
import { formatMeasure, measureIn } from '#growth/goals/measure.ts';
import type { Note } from '#growth/goals/notes.ts';
import { lintGoal } from '#growth/lint/goal-lint.ts';
import type { WeekGoal, WeekSheet } from '#growth/week/sheet.ts';
import { onOneLine, stepsIn } from '#growth/week/steps.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { byNumber } from '#growth/words/order.ts';
import { oneLine } from '#render/text.ts';
import type { Desk } from '../desk.ts';
import { type Brought, broughtNow, commentedSince } from '../one-on-one/brought-items.ts';
import { type Agendas, readAgendas } from '../one-on-one/meetings.ts';
import type { PackagedDesk } from '../packaged.ts';
import { rulesOf, settledWays, shippedRules } from '../rules.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

export interface WeekRead {
  readonly sheet: WeekSheet;
  readonly records: readonly GoalRecord[];
  readonly agendas: Agendas;
  /** Of the 1:1 whose agenda counts; null: none is open. */
  readonly meeting: Brought | null;
}

/** @throws where something is missing: what is not seen would be taken for nothing */
export async function readWeekNow(session: Session, desk: PackagedDesk & Pick<Desk, 'talk'>): Promise<WeekRead> {
  const { project, settings, now } = session;
  const shipped = await shippedRules(desk, settings.company);
  const [list, agendas, rules] = await Promise.all([
    project.goals({ state: 'opened' }),
    readAgendas(session),
    rulesOf(project, shipped, desk),
  ]);
  const records = whole(list, project.facts.path).toSorted(byNumber);
  const current = currentMeeting(agendas.meetings, now.today);
  const [notes, meeting] = await Promise.all([
    Promise.all(records.map((record) => commentsOf(record, session))),
    current === null ? null : brought(current, agendas, session),
  ]);
  const ways = settledWays(settings.check);
  const hintsOf = (goal: GoalRecord) => {
    const inQuarter =
      goal.milestone === null ? 0 : records.filter(({ milestone }) => milestone === goal.milestone).length;
    const [first] = lintGoal(rules, { goal, inQuarter, zone: now.zone }, ways).findings;
    return first === undefined ? [] : [oneLine(first.say)];
  };
  const goals = records.map((record, at) => weekGoal(record, notes[at] ?? [], hintsOf(record), session));
  const day = meeting === null ? null : meeting.meeting.day;
  const items = meeting === null ? [] : stepsIn(meeting.meeting.description).filter(({ done }) => !done);
  return {
    sheet: { day: now.today, goals, agenda: { day, items: items.map((item) => ({ ...item, depth: 0 })) } },
    records,
    agendas,
    meeting,
  };
}

async function commentsOf(
  { iid, commentCount }: GoalRecord,
  { project }: Pick<Session, 'project'>,
): Promise<readonly Note[]> {
  if (commentCount === 0) return [];
  return whole(await project.notes(iid, { onlyLatestPage: true }), project.facts.path);
}

function brought(current: DatedOneOnOne, { meetings }: Agendas, session: Session): Promise<Brought> {
  return broughtNow(current, session, commentedSince(current, meetings, session.me));
}

function weekGoal(
  record: GoalRecord,
  notes: readonly Note[],
  hints: readonly string[],
  { settings }: Pick<Session, 'settings'>,
): WeekGoal {
  const { iid, title, description, updatedAt } = record;
  const checkIns = checkInsIn(notes, settings.timeZone).map(({ checkIn }) => checkIn);
  const steps = stepsIn(description);
  const measure = measureIn(description);
  const next = onOneLine(checkIns[0]?.next ?? '');
  const percent = checkIns.find((one) => one.percent !== null)?.percent ?? null;
  return {
    iid,
    title: oneLine(title),
    steps,
    next: next === '' ? null : next,
    percent: steps.length > 0 ? null : percent,
    measure: measure && onOneLine(formatMeasure({ ...measure, now: measure.now && { ...measure.now, day: null } })),
    asks: openAsks(notes, { managers: settings, approvals: approversOf(record) }).map(({ text }) => oneLine(text)),
    hints,
    updatedAt,
  };
}
