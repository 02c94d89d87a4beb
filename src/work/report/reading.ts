// Reads everything a report is made of, side by side, for one audience.
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { isShownTo } from '#growth/forge/exposure.ts';
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Role } from '#growth/forge/project.ts';
import type { Window } from '#growth/time/window.ts';
import { isNamed } from '#growth/words/username.ts';
import {
  type Reader,
  type Seen,
  type Sorted,
  goalsFor,
  isChosen,
  isHiddenFrom,
  meetingsFor,
  planFor,
  storiesFor,
  withoutTrace,
} from '#reports/audience.ts';
import { type ProgressReport, buildProgressReport } from '#reports/progress-report.ts';
import type { ReadGoals } from '../ask-label.ts';
import { planOnce, readStories, sourcesOf, unread } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { readAgendaNotes, withComments } from './agenda-comments.ts';
import { attempt, closedBefore } from './attempt.ts';
import { readBesides } from './besides.ts';
import { type CoveredDays, coveredDays, type DaysAsked, reviewDays } from './covered-days.ts';
import { readKinds } from './kinds.ts';
import { type Comparison, type LookedFor, lookForLast } from './last-report.ts';
import { readingOnce } from './posted.ts';
import { readPromotion } from './promotion.ts';
import { leftOutOfManagers, type ReaderAsked, readerOf } from './reader.ts';

export interface ReportAsked extends DaysAsked, ReaderAsked {
  readonly against: Comparison;
}

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
  /** All goals, whoever the reader is: for labels, and for nothing that anybody reads. */
  readonly read: ReadGoals;
  /** Read beside it; nothing of them stands in the report. */
  readonly inboxes: readonly InboxIssue[];
}

/** Every part waits for what it needs and for nothing else: where the server is far, a needless wait is a round trip. */
export async function readReport(typed: ReportAsked, session: Session, desk: TemplatesDesk): Promise<ReadReport> {
  const { project, now, settings, me } = session;
  const isReview = typed.audience === 'review';
  const { note, ...asked } = { ...typed, ...(isReview ? reviewDays(typed, session) : { note: null }) };
  const forOthers = asked.audience !== 'me';
  const isMine = isNamed(me, settings.person);
  // A copy that somebody else reads says nothing of the role of whoever made it.
  const tellsRole = !isMine && !asked.stored && (!forOthers || isNamed(me, settings.manager));
  const goals = project.goals().then((read) => read.asFarAsRead());
  const oneOnOnes = project.oneOnOnes().then((read) => read.asFarAsRead());
  const templates = readKinds(project, desk);
  const audience = readerOf(asked, goals, templates, session);
  const shownMeetings = Promise.all([oneOnOnes, audience]).then(([read, reader]) => meetingsShown(read, reader));
  // The days, too, are told: those since a meeting that the reader does not see would name it.
  const newestNotes = readingOnce(project, audience);
  const days = shownMeetings.then((read) => coveredDays(asked, read, newestNotes, session));
  const last = lookForLast(asked, shownMeetings, days, audience, newestNotes, session);
  const findPlan = planOnce(project);
  const choice = choose(goals, days, asked.against === 'all' ? last : null, audience);
  const stories = choice.then(({ told, from }) => readStories(project, told, from, now.zone, findPlan));
  const [list, meetings, kinds, reader, choices, read, promotion, besides, plan, agenda, leftOut, looked] =
    await Promise.all([
      goals,
      oneOnOnes,
      templates,
      audience,
      choice,
      stories,
      readPromotion(audience, !forOthers && isMine, session, desk),
      readBesides(audience, session),
      isReview ? attempt('year plan', findPlan) : null,
      readAgendaNotes(shownMeetings, asked.until === null ? null : days, audience, newestNotes, session),
      forOthers || !isMine ? null : leftOutOfManagers(choice, stories, templates, session),
      last,
    ]);

  const { window, hidden, earlier } = choices;
  const { confidential, sensitive } = hidden;
  const allHidden = [...confidential, ...sensitive];
  const source = withoutTrace(list.source, allHidden.length);
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
      ...sourcesOf([...seen, ...besides.told.map(({ notes }) => ({ activity: { ...unread, notes } }))]),
      ...(kinds.failed === null ? [] : [kinds.failed]),
      ...promotion.failed,
      ...besides.failed,
      ...(plan?.failed == null ? [] : [plan.failed]),
      ...unreadOf(choices.unread, looked?.unread, agenda?.notes.source),
    ],
    startMonth: settings.fiscalYearStart,
    company: settings.company,
    meetings: meetingsFor(reader, withComments(meetings.items, agenda, window), allHidden),
    agendaNotes: agenda?.notes ?? null,
    bucketOf: kinds.bucketOf,
    promotion: promotion.part,
    promotionNotes: promotion.notes,
    besides: besides.told,
    plan: planFor(reader, plan?.value ?? null, allHidden),
    audience: asked.audience,
    isOthers: !isMine,
    managers: settings,
    goalsUrl: project.pages.issues({ labels: [{ group: 'marker', value: 'goal' }], sort: 'due' }),
    leftOut,
    limits: [...(note === null ? [] : [note]), ...(tellsRole ? limitsOf(project.facts.myRole) : [])],
    last: looked && { found: looked.found, inFull: asked.against === 'all' },
  });
  const concerned = (records: readonly GoalRecord[]) => records.filter((one) => !closedBefore(one, window)).length;
  return {
    report,
    window,
    meetings: meetings.items,
    stayHidden: confidential.filter((goal) => isChosen(reader, goal)),
    handedOver: forOthers ? seen.map(({ record }) => record).filter((goal) => isHiddenFrom(reader, goal)) : [],
    leftOut: { confidential: concerned(confidential), sensitive: concerned(sensitive) },
    read: { goals: list.items, stories: read },
    inboxes: promotion.inboxes,
  };
}

interface Choice extends CoveredDays {
  /** Of all goals, those that the reader does not get to see. */
  readonly hidden: Sorted['leftOut'];
  /** Of the others, those that may have something to say in the window, and those that closed before it and rest since. */
  readonly told: readonly Seen<GoalRecord>[];
  readonly earlier: readonly Seen<GoalRecord>[];
  /** What changed since then is read. */
  readonly from: Instant;
}

/** @param last waited for only where all that changed since then is to be read */
async function choose(
  goals: Promise<Listed<GoalRecord>>,
  days: Promise<CoveredDays>,
  last: Promise<LookedFor | null> | null,
  audience: Promise<Reader>,
): Promise<Choice> {
  const [{ items }, { window, unread }, looked, reader] = await Promise.all([goals, days, last, audience]);
  const { shown, leftOut } = goalsFor(reader, items);
  const found = typeof looked?.found === 'object' ? looked.found.at : window.start;
  const from = found < window.start ? found : window.start;
  // Evidence may be added to a goal that is closed long since.
  const isOver = (one: GoalRecord) => closedBefore(one, { start: from }) && one.updatedAt < from;
  return {
    window,
    unread,
    hidden: leftOut,
    told: shown.filter((one) => !isOver(one)),
    earlier: shown.filter(isOver),
    from,
  };
}

/** Comments of one 1:1 may be asked for by several parts. */
function unreadOf(...sources: readonly (SourceRead | null | undefined)[]): SourceRead[] {
  const failed = sources.filter((source) => source != null).filter((source) => !isComplete(source));
  return failed.filter(({ name }, index) => failed.findIndex((one) => one.name === name) === index);
}

/** Whose goals these are: the settings say who, and whoever owns the project or asks has the name to it. */
function personOf({ settings, project, me }: Pick<Session, 'settings' | 'project' | 'me'>): {
  username: string;
  name: string;
} {
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
