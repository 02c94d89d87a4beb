// Reads everything a report is made of, side by side, for one audience.
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { isShownTo } from '#growth/forge/exposure.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { needsHistory } from '#growth/meetings/item-since.ts';
import { type OneOnOne, agendaHolder } from '#growth/meetings/one-on-one.ts';
import type { Role } from '#growth/forge/project.ts';
import type { Window } from '#growth/time/window.ts';
import { isNamed } from '#growth/words/username.ts';
import {
  type Reader,
  type Seen,
  type Sorted,
  goalsFor,
  isChosen,
  meetingsFor,
  notesFor,
  storiesFor,
  withoutTrace,
} from '#reports/audience.ts';
import { type ProgressReport, buildProgressReport } from '#reports/progress-report.ts';
import { isPast, meetingsThen } from '#reports/past.ts';
import { type PromotionPart, promotionPart } from '#reports/promotion-part.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { attempt, closedBefore } from './attempt.ts';
import { type CoveredDays, coveredDays, type DaysAsked } from './covered-days.ts';
import { readKinds } from './kinds.ts';
import { leftOutOfManagers, type ReaderAsked, readerOf } from './reader.ts';

export interface ReportAsked extends DaysAsked, ReaderAsked {}

export interface ReadReport {
  readonly report: ProgressReport;
  readonly window: Window;
  readonly meetings: readonly OneOnOne[];
  /** Chosen, and hidden all the same: GitLab does not show them to the reader. */
  readonly stayHidden: readonly GoalRecord[];
  /** Confidential ones that the person chose for a copy of theirs, though GitLab hides them from its reader. */
  readonly handedOver: readonly GoalRecord[];
  /** Goals this copy leaves out, for the person alone. */
  readonly leftOut: { readonly confidential: number; readonly sensitive: number };
}

/** Every part waits for what it needs and for nothing else: where the server is far, a needless wait is a round trip. */
export async function readReport(asked: ReportAsked, session: Session, desk: TemplatesDesk): Promise<ReadReport> {
  const { project, now, settings, me } = session;
  const forOthers = asked.audience !== 'me';
  const isMine = isNamed(me, settings.person);
  const goals = project.goals().then((read) => read.asFarAsRead());
  const oneOnOnes = project.oneOnOnes().then((read) => read.asFarAsRead());
  const templates = readKinds(project, desk);
  const audience = readerOf(asked, goals, templates, session);
  const shownMeetings = Promise.all([oneOnOnes, audience]).then(([read, reader]) => meetingsShown(read, reader));
  // The days, too, are told: those since a meeting that the reader does not see would name it.
  const days = shownMeetings.then((read) => coveredDays(asked, read, session));
  const choice = choose(goals, days, audience);
  const stories = choice.then(({ told, window: { start } }) => readStories(project, told, start));
  const [list, meetings, kinds, reader, { window, unread, hidden, earlier }, read, promotion, agendaNotes, leftOut] =
    await Promise.all([
      goals,
      oneOnOnes,
      templates,
      audience,
      choice,
      stories,
      readPromotion(audience, session),
      readAgendaNotes(shownMeetings, asked.until === null ? null : days, audience, session),
      forOthers || !isMine ? null : leftOutOfManagers(choice, stories, templates, session),
    ]);

  const { confidential, sensitive } = hidden;
  const source = withoutTrace(list.source, confidential.length + sensitive.length);
  const seen = storiesFor(reader, read);
  const report = buildProgressReport({
    person: personOf(session),
    at: now.at,
    today: now.today,
    window,
    goals: seen,
    earlier,
    sources: [
      source,
      (await shownMeetings).source,
      ...sourcesOf(seen),
      ...(kinds.failed === null ? [] : [kinds.failed]),
      ...promotion.failed,
      ...(unread === null ? [] : [unread]),
      ...(agendaNotes === null || isComplete(agendaNotes.source) ? [] : [agendaNotes.source]),
    ],
    startMonth: settings.fiscalYearStart,
    meetings: meetingsFor(reader, meetings.items, [...confidential, ...sensitive]),
    agendaNotes,
    bucketOf: kinds.bucketOf,
    promotion: promotion.part,
    promotionNotes: promotion.notes,
    audience: asked.audience,
    manager: settings.manager,
    goalsUrl: project.pages.issues({ labels: [{ group: 'marker', value: 'goal' }], sort: 'due' }),
    leftOut,
    limits: forOthers || isMine ? [] : limitsOf(project.facts.myRole),
  });
  const concerned = (records: readonly GoalRecord[]) => records.filter((one) => !closedBefore(one, window)).length;
  return {
    report,
    window,
    meetings: meetings.items,
    stayHidden: confidential.filter((goal) => isChosen(reader, goal)),
    handedOver: forOthers ? seen.map(({ record }) => record).filter((goal) => !isShownTo(reader, goal)) : [],
    leftOut: { confidential: concerned(confidential), sensitive: concerned(sensitive) },
  };
}

interface Choice extends CoveredDays {
  /** Of all goals, those that the reader does not get to see. */
  readonly hidden: Sorted['leftOut'];
  /** Of the others, those that may have something to say in the window, and those that closed before it and rest since. */
  readonly told: readonly Seen<GoalRecord>[];
  readonly earlier: readonly Seen<GoalRecord>[];
}

async function choose(
  goals: Promise<Listed<GoalRecord>>,
  days: Promise<CoveredDays>,
  audience: Promise<Reader>,
): Promise<Choice> {
  const [{ items }, { window, unread }, reader] = await Promise.all([goals, days, audience]);
  const { shown, leftOut } = goalsFor(reader, items);
  // Evidence may be added to a goal that is closed long since.
  const isOver = (one: GoalRecord) => closedBefore(one, window) && one.updatedAt < window.start;
  return {
    window,
    unread,
    hidden: leftOut,
    told: shown.filter((one) => !isOver(one)),
    earlier: shown.filter(isOver),
  };
}

async function readPromotion(
  audience: Promise<Reader>,
  session: Session,
): Promise<{
  readonly part: PromotionPart | null;
  readonly notes: Seen<Listed<Note>> | null;
  readonly failed: readonly SourceRead[];
}> {
  const { project, now, settings } = session;
  const [document, reader] = await Promise.all([
    attempt('promotion document', () => project.promotionDocument(settings.person)),
    audience,
  ]);
  const failed = document.failed === null ? [] : [document.failed];
  if (document.value === null || !isShownTo(reader, document.value)) return { part: null, notes: null, failed };
  const { iid, labelled } = document.value;
  const [comments, labels] = await Promise.all([
    project.notes(iid),
    labelled.length === 0 ? null : project.labelEvents(iid),
  ]);
  const notes = notesFor(reader, comments.asFarAsRead());
  const events = labels?.asFarAsRead() ?? null;
  return {
    part: promotionPart(document.value, { notes, events }, now.zone),
    notes,
    failed: [...failed, ...[events, notes].flatMap((read) => (read && !isComplete(read.source) ? [read.source] : []))],
  };
}

/** null where the lines tell their age themselves. */
async function readAgendaNotes(
  meetings: Promise<Listed<OneOnOne>>,
  days: Promise<CoveredDays> | null,
  audience: Promise<Reader>,
  { project, now }: Session,
): Promise<Seen<Listed<Note>> | null> {
  const [{ items }, covered, reader] = await Promise.all([meetings, days, audience]);
  const window = covered !== null && isPast(covered.window, now.today) ? covered.window : null;
  const meeting =
    window === null ? agendaHolder(items, now.today) : agendaHolder(meetingsThen(items, window), window.until);
  if (meeting === null || !needsHistory(meeting, now.zone)) return null;
  return notesFor(reader, (await project.notes(meeting.iid)).asFarAsRead());
}

/** Whose goals these are: the settings say who, and whoever owns the project or asks has the name to it. */
function personOf({ settings, project, me }: Session): { username: string; name: string } {
  const known = [me, project.facts.owner].find((person) => isNamed(person, settings.person));
  return { username: known?.username ?? settings.person, name: known?.name ?? settings.person };
}

/** The 1:1s as the reader would have read them. */
function meetingsShown({ items, source }: Listed<OneOnOne>, reader: Reader): Listed<OneOnOne> {
  const shown = items.filter((meeting) => isShownTo(reader, meeting));
  return { items: shown, source: withoutTrace(source, items.length - shown.length) };
}

function limitsOf(role: Role | null): string[] {
  if (role === 'guest') return ['Your role, guest, does not see confidential goals: there may be more.'];
  if (role === null) return ['Your role is not known here: confidential goals may be missing.'];
  return [];
}
