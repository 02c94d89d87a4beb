// Looks at a person's work: what a forge found in the days that nobody has decided about, matched with the goals of the project.
import { candidatesFrom } from '#growth/candidates/candidates.ts';
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import { nextWindow } from '#growth/candidates/next-window.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import type { PlannedRequest, WorkAsked } from '#growth/candidates/work-asked.ts';
import { isComplete, type SourceRead } from '#growth/words/completeness.ts';
import { parseWindow, type Window } from '#growth/time/window.ts';
import type { Day } from '#growth/words/goal.ts';
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { type InboxLog, readInboxLog } from './inbox-log.ts';
import { readRecord } from './record.ts';
import type { Looked } from './sitting.ts';

export interface LookWords {
  readonly since: string | null;
  readonly until: string | null;
}

/** What a look may cost; the inbox looks at everything. */
export interface LookLimits {
  /** Empty: all. */
  readonly sources: readonly WorkSource[];
  /** What costs a request for each: emoji on own merge requests, the age of accounts. */
  readonly deep: boolean;
  readonly maxRequests: number | null;
}

export const everything: LookLimits = { sources: [], deep: false, maxRequests: null };

export interface LookedAt extends Looked {
  readonly decided: Decided;
  /** Pieces that are left out, for they are kept or dropped. */
  readonly decidedBefore: number;
  readonly requests: number;
  /** Rules of the settings that name no goal, and what was not looked at. */
  readonly problems: readonly string[];
  /** How the goals and their comments were read, where that is less than whole: a piece may be kept there. */
  readonly record: readonly SourceRead[];
}

/** @param known the log, where it was read a moment ago */
export async function lookAtWork(
  words: LookWords,
  session: Session,
  limits: LookLimits = everything,
  known: InboxLog | null = null,
): Promise<LookedAt> {
  const { forge, project, settings } = session;
  const log = known ?? (await readInboxLog(session));
  const asked = askedOf(words, log.standing.next, limits, session);
  const { window } = asked;
  const [record, account, found] = await Promise.all([
    readRecord(window.start, log, session),
    forge.account(),
    forge.workDone(asked),
  ]);
  const { candidates, decidedBefore, problems } = candidatesFrom(found, {
    person: settings.person,
    emails: account.emails,
    base: forge.base,
    goalsProject: project.facts,
    window,
    goals: record.goals,
    rules: settings.match,
    decided: record.decided,
  });
  const { records, wins, decided } = record;
  const { sources, requests, remarks } = found;
  const unread = record.sources.filter((source) => !isComplete(source));
  return {
    window,
    candidates,
    sources,
    records,
    wins,
    log,
    decided,
    decidedBefore,
    requests,
    problems: [...problems, ...remarks],
    record: unread,
  };
}

/** What a look would ask of the person's work, which it does not do: the log alone is read, for where it begins. */
export async function planLook(
  words: LookWords,
  session: Session,
  limits: LookLimits,
): Promise<{ readonly window: Window; readonly requests: readonly PlannedRequest[] }> {
  const log = await readInboxLog(session);
  const asked = askedOf(words, log.standing.next, limits, session);
  return { window: asked.window, requests: session.forge.workPlan(asked) };
}

function askedOf(
  words: LookWords,
  next: Day | null,
  { sources, deep, maxRequests }: LookLimits,
  session: Pick<Session, 'now' | 'settings' | 'me'>,
): WorkAsked {
  return {
    person: session.me,
    window: windowAsked(words, next, session),
    sources: new Set(sources.length === 0 ? workSources : sources),
    deep,
    maxRequests,
    today: session.now.today,
  };
}

function windowAsked(
  { since, until }: LookWords,
  next: Day | null,
  { now: { today, zone }, settings }: Pick<Session, 'now' | 'settings'>,
): Window {
  const unasked = nextWindow(next, today, zone);
  if (since === null && until === null) return unasked;
  const window = parseWindow({
    since: since ?? unasked.since,
    until,
    today,
    zone,
    startMonth: settings.fiscalYearStart,
  });
  if (window.ok) return window.value;
  throw new DevgrowthError('usage', said`${given(since === null ? 'until' : 'since')}: ${window.problem}`, {
    hint: said`For instance ${given('since', '2026-11-01')} or ${given('since', '3m')}.`,
  });
}
