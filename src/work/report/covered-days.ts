// Which days a report covers: as asked, else since the last 1:1, else since the last report.
import { DevgrowthError } from '#errors.ts';
import { type Listed, type SourceRead, isComplete } from '#growth/completeness.ts';
import { type OneOnOne, lastHeld } from '#growth/one-on-one.ts';
import { type Window, parseWindow } from '#growth/window.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { lastReported } from './posted.ts';
import type { ReportAsked } from './reading.ts';

export interface CoveredDays {
  readonly window: Window;
  /** What they rest on and could not be read to its end; null: nothing. */
  readonly unread: SourceRead | null;
}

/** @throws `usage` for days that are none */
export async function windowOf(
  { since, until }: Pick<ReportAsked, 'since' | 'until'>,
  { items: meetings, source }: Listed<OneOnOne>,
  session: Session,
): Promise<CoveredDays> {
  const { now, settings } = session;
  const held = lastHeld(meetings, now.today)?.day ?? null;
  const needsReport = held === null && since === null && until === null;
  const reported = needsReport ? await lastReported(meetings, session) : { day: null, unread: null };
  const { today, zone } = now;
  const window = parseWindow({
    since,
    until,
    today,
    zone,
    startMonth: settings.fiscalYearStart,
    last: { held, reported: reported.day, someUnread: !isComplete(source) || reported.unread !== null },
  });
  if (window.ok) return { window: window.value, unread: reported.unread };
  throw new DevgrowthError('usage', window.problem, {
    hint: isComplete(source)
      ? said`Give days such as ${given('since', '2026-11-16')}, ${given('since', '2w')}, ${given('since', 'monday')}.`
      : said`The 1:1s could not be read (${source.failed?.message ?? 'some are missing'}): give days, such as ${given('since', '2w')}.`,
  });
}
