// Reads everything a report is made of, side by side, for one audience.
import { DevgrowthError } from '#errors.ts';
import { type SourceRead, isComplete } from '#growth/completeness.ts';
import type { GoalRecord } from '#growth/goal.ts';
import { type OneOnOne, lastHeld } from '#growth/one-on-one.ts';
import type { PromotionRecord } from '#growth/promotion.ts';
import type { Role } from '#growth/project.ts';
import { type Window, parseWindow } from '#growth/window.ts';
import { type Audience, type Reader, goalsFor } from '#reports/audience.ts';
import { type ProgressReport, buildProgressReport } from '#reports/progress-report.ts';
import { type PromotionPart, promotionPart } from '#reports/promotion-part.ts';
import type { World } from '#world.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import { attempt, closedBefore } from './attempt.ts';
import { type Kinds, readKinds } from './kinds.ts';
import { lastReported } from './posted.ts';

export interface ReportAsked {
  readonly since: string | null;
  readonly until: string | null;
  readonly audience: Audience;
  /** Kept where others read it: made for whoever sees least there. */
  readonly stored: boolean;
  /** Sensitive kinds, and numbers of goals, that the person chose to show. */
  readonly include: readonly string[];
}

export interface ReadReport {
  readonly report: ProgressReport;
  readonly window: Window;
  readonly meetings: readonly OneOnOne[];
  /** Chosen, and hidden all the same: GitLab does not show them to the reader. */
  readonly stayHidden: readonly GoalRecord[];
  /** Goals this copy leaves out, for the person alone. */
  readonly leftOut: { readonly confidential: number; readonly sensitive: number };
}

/** Planner and above: https://docs.gitlab.com/user/permissions/#project-planning */
const seeingConfidential: ReadonlySet<Role> = new Set(['planner', 'reporter', 'developer', 'maintainer', 'owner']);

export async function readReport(asked: ReportAsked, session: Session, world: World): Promise<ReadReport> {
  const { project, now, settings, me } = session;
  const forOthers = asked.audience !== 'me';
  const [list, meetings, kinds, document, early] = await Promise.all([
    project.goals(),
    project.oneOnOnes(),
    readKinds(project, world),
    attempt('promotion document', () => project.promotionDocument()),
    forOthers && !asked.stored ? managerRole(session) : null,
  ]);
  const window = await windowOf(asked, meetings.items, meetings.source, session);
  const chosen = chosenGoals(asked.include, list.items, kinds);
  const reader: Reader = {
    seesConfidential: early !== null && seesConfidential(early),
    isSensitive: kinds.isSensitive,
    chosen,
  };

  const sorted = goalsFor(reader, list.items);
  const shown = forOthers ? sorted.shown : list.items;
  const [told, earlier] = [
    shown.filter((one) => !closedBefore(one, window)),
    shown.filter((one) => closedBefore(one, window)),
  ];
  const seesAll = !forOthers || (reader.seesConfidential && !asked.stored);
  const visible =
    document.value !== null && (seesAll || isOpenTo(document.value, asked, session)) ? document.value : null;
  const isMine = me.username === settings.person;
  const [stories, promotion, leftOut] = await Promise.all([
    readStories(project, told, window.start),
    visible === null ? null : readPromotion(visible, session),
    forOthers || !isMine ? null : leftOutOfManagers(told, kinds, session),
  ]);

  const source = withoutTrace(list.source, list.items.length - shown.length);
  const report = buildProgressReport({
    person: personOf(session),
    at: now.at,
    today: now.today,
    window,
    goals: stories,
    earlier,
    sources: [
      source,
      meetings.source,
      ...sourcesOf(stories),
      ...[kinds.failed, document.failed, promotion?.failed ?? null].filter((one) => one !== null),
    ],
    startMonth: settings.fiscalYearStart,
    meetings: meetings.items.filter(({ confidential }) => seesAll || !confidential),
    bucketOf: kinds.bucketOf,
    promotion: promotion?.part ?? null,
    audience: asked.audience,
    leftOut,
    limits: forOthers || isMine ? [] : limitsOf(project.facts.myRole),
  });
  const { confidential, sensitive } = sorted.leftOut;
  const stayHidden = forOthers
    ? confidential.filter(
        ({ iid, kinds: own }) => chosen.iids.includes(iid) || own.some((kind) => chosen.kinds.includes(kind)),
      )
    : [];
  const concerned = (records: readonly GoalRecord[]) => records.filter((one) => !closedBefore(one, window)).length;
  return {
    report,
    window,
    meetings: meetings.items,
    stayHidden,
    leftOut: forOthers
      ? { confidential: concerned(confidential), sensitive: concerned(sensitive) }
      : { confidential: 0, sensitive: 0 },
  };
}

/** Whose goals these are: the settings say who, and whoever owns the project or asks has the name to it. */
function personOf({ settings, project, me }: Session): { username: string; name: string } {
  const known = [me, project.facts.owner].find((person) => person?.username === settings.person);
  return { username: settings.person, name: known?.name ?? settings.person };
}

async function windowOf(
  { since, until }: ReportAsked,
  meetings: readonly OneOnOne[],
  source: SourceRead,
  session: Session,
): Promise<Window> {
  const { now, settings } = session;
  const held = lastHeld(meetings, now.today)?.day ?? null;
  const needsReport = held === null && since === null && until === null;
  const reported = needsReport ? await lastReported(meetings, session) : null;
  const { today, zone } = now;
  const window = parseWindow({
    since,
    until,
    today,
    zone,
    startMonth: settings.fiscalYearStart,
    last: { held, reported, someUnread: !isComplete(source) },
  });
  if (window.ok) return window.value;
  throw new DevgrowthError('usage', window.problem, {
    hint: isComplete(source)
      ? 'Give days such as --since 2026-11-16, --since 2w, --since monday.'
      : `The 1:1s could not be read (${source.failed?.message ?? 'some are missing'}): give days, such as --since 2w.`,
  });
}

async function managerRole({ project, settings }: Session): Promise<Role | null> {
  if (settings.manager === null) return null;
  const wanted = settings.manager.toLowerCase();
  const { items } = await project.members();
  return items.find(({ person }) => person.username.toLowerCase() === wanted)?.role ?? null;
}

/** A role that could not be read sees as little as a Guest. */
function seesConfidential(role: Role): boolean {
  return seeingConfidential.has(role);
}

/** A Guest reads a confidential issue that is assigned to them. What is stored is read by others, too. */
function isOpenTo(document: PromotionRecord, { stored }: ReportAsked, { settings }: Session): boolean {
  if (!document.confidential) return true;
  return !stored && document.assignees.some(({ username }) => username === settings.manager);
}

async function readPromotion(
  document: PromotionRecord,
  { project, now }: Session,
): Promise<{ readonly part: PromotionPart; readonly failed: SourceRead | null }> {
  const events = await project.labelEvents(document.iid);
  return { part: promotionPart(document, events, now.zone), failed: isComplete(events.source) ? null : events.source };
}

async function leftOutOfManagers(
  told: readonly GoalRecord[],
  { isSensitive }: Kinds,
  session: Session,
): Promise<ProgressReport['leftOut']> {
  // Without a confidential goal the manager's role decides nothing, and costs no request.
  const role = told.some(({ confidential }) => confidential) ? await managerRole(session) : null;
  const reader = {
    seesConfidential: role !== null && seesConfidential(role),
    isSensitive,
    chosen: { kinds: [], iids: [] },
  };
  const { confidential, sensitive } = goalsFor(reader, told).leftOut;
  return { confidential: confidential.length, sensitive: sensitive.length };
}

/** `--include lesson --include 7`: kinds that exist, numbers of goals. */
function chosenGoals(include: readonly string[], goals: readonly GoalRecord[], kinds: Kinds): Reader['chosen'] {
  const iids: number[] = [];
  const names: string[] = [];
  for (const word of include.map((one) => one.trim())) {
    const number = /^#?(\d{1,9})$/.exec(word)?.[1];
    if (number !== undefined && goals.some(({ iid }) => iid === Number(number))) iids.push(Number(number));
    else if (number === undefined && (kinds.names.includes(word) || goals.some((goal) => goal.kinds.includes(word))))
      names.push(word);
    else {
      throw new DevgrowthError('usage', `--include takes a kind or the number of a goal; there is no "${word}"`, {
        hint: `Kinds: ${kinds.names.join(', ')}. Numbers: devgrowth goal list.`,
      });
    }
  }
  return { kinds: names, iids };
}

/** The list as somebody would have read it who does not see the goals left out. */
function withoutTrace(source: SourceRead, hidden: number): SourceRead {
  if (hidden === 0) return source;
  const seen = source.seen - hidden;
  return {
    ...source,
    seen,
    total: source.total === null ? null : source.total - hidden,
    requests: Math.min(source.requests, Math.max(1, Math.ceil(seen / 100))),
  };
}

function limitsOf(role: Role | null): string[] {
  if (role === 'guest') return ['Your role, guest, does not see confidential goals: there may be more.'];
  if (role === null) return ['Your role is not known here: confidential goals may be missing.'];
  return [];
}
