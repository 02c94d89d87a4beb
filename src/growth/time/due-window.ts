// Which due dates a list is asked for: `overdue`, `none`, a period ahead, or everything up to a day.
import { addDays } from './calendar.ts';
import { parseDue } from './due-date.ts';
import { looksLikeQuarter, parseQuarter } from './fiscal.ts';
import type { Day } from '../words/goal.ts';
import { ok, type Parsed, refuse } from '../words/parsed.ts';
import { periodNamed } from './periods.ts';

/** Both days belong to it; null is open. `none` means: without a due date. */
export type DueWindow = { readonly since: Day | null; readonly until: Day | null } | 'none';

interface Calendar {
  readonly today: Day;
  /** First month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
}

/** `this week`, `next quarter`, `FY27-Q4` and `2026-12-01..2026-12-31` are spans; a single day (`+2w`, `friday`) is the last one that counts. */
export function parseDueWindow(text: string, calendar: Calendar): Parsed<DueWindow> {
  const { today, startMonth } = calendar;
  const typed = text.trim();
  const words = typed.toLowerCase().replace(/[\s_-]+/g, ' ');
  if (words === 'none') return ok('none');
  if (words === 'overdue') return ok({ since: null, until: addDays(today, -1) });
  if (looksLikeQuarter(typed)) {
    const quarter = parseQuarter(typed, startMonth);
    return quarter.ok ? ok({ since: quarter.value.start, until: quarter.value.due }) : quarter;
  }
  const period = words.startsWith('last') ? null : periodNamed(words, today, startMonth);
  if (period !== null) return ok({ since: period.first, until: period.last });
  const [, from, to] = /^(.+?)\.\.(.+)$/.exec(typed) ?? [];
  if (from === undefined || to === undefined) {
    const day = parseDue(typed, calendar);
    return day.ok
      ? ok({ since: null, until: day.value })
      : refuse(`${day.problem} Or: overdue, none, this week, next quarter.`);
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
