// Which days a report covers: as asked, else since the last 1:1, else since the last report.
import { DevgrowthError } from '#errors.ts';
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { type OneOnOne, endOf, lastHeld } from '#growth/meetings/one-on-one.ts';
import { addDays, daysBetween } from '#growth/time/calendar.ts';
import { type Window, parseWindow } from '#growth/time/window.ts';
import { fiscalYearNamed } from '#reports/year.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { type NewestNotes, lastReported } from './posted.ts';

export interface DaysAsked {
  readonly since: string | null;
  readonly until: string | null;
}

/** Reviews of a year are talked about until then. */
const firstDays = 42;

/**
 * A review without days is of the fiscal year, and in the first six weeks of one of the year before.
 * @returns `note`: says so
 */
export function reviewDays(
  { since, until }: DaysAsked,
  { now: { today }, settings: { fiscalYearStart } }: Pick<Session, 'now' | 'settings'>,
): DaysAsked & { readonly note: string | null } {
  if (since !== null || until !== null) return { since, until, note: null };
  const year = fiscalYearNamed(today, fiscalYearStart);
  const age = daysBetween(year.start, today);
  if (age >= firstDays) return { since: 'this year', until, note: null };
  const last = fiscalYearNamed(addDays(year.start, -1), fiscalYearStart).title;
  const began = age === 0 ? 'begins today' : `began ${age === 1 ? 'yesterday' : `${age} days ago`}`;
  return { since: 'last year', until: 'last year', note: `${year.title} ${began}: this is the year before, ${last}.` };
}

export interface CoveredDays {
  readonly window: Window;
  /** What they rest on and could not be read to its end; null: nothing. */
  readonly unread: SourceRead | null;
}

/** @throws `usage` for days that are none */
export async function coveredDays(
  { since, until }: DaysAsked,
  { items: meetings, source }: Listed<OneOnOne>,
  newestNotes: NewestNotes,
  session: Session,
): Promise<CoveredDays> {
  const { now, settings } = session;
  const last = lastHeld(meetings, now.today);
  const held = last?.day ?? null;
  const ended = last === null ? null : endOf(last, now.zone);
  const needsReport = held === null && since === null && until === null;
  const reported = needsReport ? await lastReported(meetings, newestNotes, session) : { day: null, unread: null };
  const { today, zone } = now;
  const window = parseWindow({
    since,
    until,
    today,
    zone,
    startMonth: settings.fiscalYearStart,
    last: { held, ended, reported: reported.day, someUnread: !isComplete(source) || reported.unread !== null },
  });
  if (window.ok) return { window: window.value, unread: reported.unread };
  throw new DevgrowthError('usage', window.problem, {
    hint: isComplete(source)
      ? said`Give days such as ${given('since', '2026-11-16')}, ${given('since', '2w')}, ${given('since', 'monday')}.`
      : said`The 1:1s could not be read (${source.failed?.message ?? 'some are missing'}): give days, such as ${given('since', '2w')}.`,
  });
}
