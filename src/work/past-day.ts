// A day that has been, as days are typed.
import { DevgrowthError } from '#errors.ts';
import { parseDays } from '#growth/time/typed-days.ts';
import type { Day } from '#growth/words/goal.ts';
import { given, said } from '#wording.ts';
import type { Session } from './session.ts';

/** @param ahead why it cannot lie ahead: `evidence is of what was done` */
export function pastDay(
  text: string,
  { name, ahead }: { readonly name: string; readonly ahead: string },
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
): Day {
  // A weekday is the next one where something is due, and the last one where something was done.
  const days = parseDays(text, { today: typedOn, startMonth: settings.fiscalYearStart }, 'back');
  const hint = said`For instance ${given(name, '2026-11-20')}, ${given(name, 'yesterday')}, ${given(name, 'friday')} (the last one).`;
  if (!days.ok) throw new DevgrowthError('usage', said`${given(name)}: ${days.problem}`, { hint });
  const { first, last } = days.value;
  if (first !== last)
    throw new DevgrowthError('usage', said`${given(name)}: "${text.trim()}" is more than one day`, { hint });
  if (first <= now.today) return first;
  throw new DevgrowthError('usage', said`${given(name)}: ${first} lies ahead, and ${ahead}`, { hint });
}
