// Looks at a person's work: what a forge found in the days that nobody has decided about, matched with the goals of the project.
import { candidatesFrom } from '#growth/candidates/candidates.ts';
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import { addMonths } from '#growth/time/calendar.ts';
import { parseWindow, type Window, windowOf } from '#growth/time/window.ts';
import type { Day } from '#growth/words/goal.ts';
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { readInboxLog } from './inbox-log.ts';
import { readRecord } from './record.ts';
import type { Looked } from './sitting.ts';

export interface LookWords {
  readonly since: string | null;
  readonly until: string | null;
}

export interface LookedAt extends Looked {
  readonly decided: Decided;
  /** Pieces that are left out, for they are kept or dropped. */
  readonly decidedBefore: number;
  readonly requests: number;
}

/** The first look goes back this far. */
const firstMonths = 6;

export async function lookAtWork(words: LookWords, session: Session): Promise<LookedAt> {
  const { forge, project, settings, now, me } = session;
  const log = await readInboxLog(session);
  const window = windowAsked(words, log.standing.next, session);
  const asked = {
    person: me,
    window,
    sources: new Set<WorkSource>(workSources),
    deep: false,
    maxRequests: null,
    today: now.today,
  };
  const [record, account, found] = await Promise.all([
    readRecord(window.start, log, session),
    forge.account(),
    forge.workDone(asked),
  ]);
  const { candidates, decidedBefore } = candidatesFrom(found, {
    person: settings.person,
    emails: account.emails,
    base: forge.base,
    goalsProject: project.facts,
    window,
    goals: record.goals,
    rules: settings.match,
    decided: record.decided,
  });
  const { records, decided } = record;
  return { window, candidates, sources: found.sources, records, log, decided, decidedBefore, requests: found.requests };
}

function windowAsked(
  { since, until }: LookWords,
  next: Day | null,
  { now: { today, zone }, settings }: Pick<Session, 'now' | 'settings'>,
): Window {
  const first = next ?? addMonths(today, -firstMonths);
  if (since === null && until === null)
    return windowOf(first, today, zone, next === null ? `the last ${firstMonths} months` : 'since the last inbox');
  const window = parseWindow({ since: since ?? first, until, today, zone, startMonth: settings.fiscalYearStart });
  if (window.ok) return window.value;
  throw new DevgrowthError('usage', said`${given(since === null ? 'until' : 'since')}: ${window.problem}`, {
    hint: said`For instance ${given('since', '2026-11-01')} or ${given('since', '3m')}.`,
  });
}
