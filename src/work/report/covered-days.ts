// Which days a report covers: as asked, else since the last 1:1, else since the last report.
import { DevgrowthError } from '#errors.ts';
import { type Listed, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { type OneOnOne, endOf, lastHeld } from '#growth/meetings/one-on-one.ts';
import { type Window, parseWindow } from '#growth/time/window.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { type NewestNotes, lastReported } from './posted.ts';

export interface DaysAsked {
  readonly since: string | null;
  readonly until: string | null;
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
