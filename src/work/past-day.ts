// A day that has been, as a due date is typed.
import { DevgrowthError } from '#errors.ts';
import { addDays, weekdayNamed } from '#growth/time/calendar.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { Day } from '#growth/words/goal.ts';
import { given, said } from '#wording.ts';
import type { Session } from './session.ts';

/** @param ahead why it cannot lie ahead: `evidence is of what was done` */
export function pastDay(
  text: string,
  { name, ahead }: { readonly name: string; readonly ahead: string },
  { now, settings }: Pick<Session, 'now' | 'settings'>,
): Day {
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  const hint = said`For instance ${given(name, '2026-11-20')}, ${given(name, 'yesterday')}, ${given(name, 'friday')} (the last one).`;
  if (!day.ok) {
    const isAmbiguous = /^[\d./]+$/.test(text.trim());
    const problem = isAmbiguous ? (day.problem.split('. ', 1)[0] ?? '') : `"${text.trim()}" is not understood as a day`;
    throw new DevgrowthError('usage', said`${given(name)}: ${problem}`, { hint });
  }
  // A weekday is the next one where something is due, and the last one where something was done.
  const done = weekdayNamed(text.trim()) === null ? day.value : addDays(day.value, -7);
  if (done <= now.today) return done;
  throw new DevgrowthError('usage', said`${given(name)}: ${done} lies ahead, and ${ahead}`, { hint });
}
