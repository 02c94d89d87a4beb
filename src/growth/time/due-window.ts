// Which due dates a list is asked for: `overdue`, `none`, a period ahead, or everything up to a day.
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { addDays } from './calendar.ts';
import { parseDue } from './due-date.ts';
import { looksLikeQuarter } from './fiscal.ts';
import { type Calendar, spokenWords } from './periods.ts';
import { parseDays } from './typed-days.ts';

/** Both days belong to it; null is open. `none` means: without a due date. */
export type DueWindow = { readonly since: Day | null; readonly until: Day | null } | 'none';

/** `this week`, `next quarter`, `FY27-Q4` and `2026-12-01..2026-12-31` are spans; a single day (`+2w`, `friday`) is the last one that counts. */
export function parseDueWindow(text: string, calendar: Calendar): Parsed<DueWindow> {
  const typed = text.trim();
  const words = spokenWords(typed);
  if (words === 'none') return ok('none');
  if (words === 'overdue') return ok({ since: null, until: addDays(calendar.today, -1) });
  const [, from, to] = /^(.+?)\.\.(.+)$/.exec(typed) ?? [];
  if (from === undefined || to === undefined) {
    const period = parseDays(typed, calendar, 'ahead');
    if (!period.ok)
      return looksLikeQuarter(typed) ? period : refuse(`${period.problem} Or: overdue, none, this week, next quarter.`);
    const { first, last } = period.value;
    return ok({ since: first === last ? null : first, until: last });
  }
  const [since, until] = [parseDue(from, calendar), parseDue(to, calendar)];
  if (!since.ok) return since;
  if (!until.ok) return until;
  if (since.value > until.value) return refuse(`"${typed}" ends on ${until.value}, before it starts.`);
  return ok({ since: since.value, until: until.value });
}

export function isDueIn(due: Day | null, window: DueWindow): boolean {
  if (window === 'none') return due === null;
  if (due === null) return false;
  return (window.since === null || due >= window.since) && (window.until === null || due <= window.until);
}
