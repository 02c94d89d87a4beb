// In a quarter's first days: that goals of the last one are open, told by goals that were read anyway.
import { isInFirstDays, type Kept, unclosedQuarter } from '#growth/goals/quarter-closing.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Move } from '#reports/next-moves.ts';
import { count } from '#render/text.ts';
import type { Session } from '../session.ts';

/** In a quarter's first days, whether the project is the person's own on the server: it goes when their account does. */
export function goesWithAccount({
  project: { facts },
  me,
  now,
  settings,
}: Pick<Session, 'project' | 'me' | 'now' | 'settings'>): boolean {
  return facts.owner?.id === me.id && isInFirstDays(now.today, settings.fiscalYearStart);
}

/** null for whoever looks at somebody else's goals, too. */
export function closingNext(
  goals: readonly Kept[],
  { me, now, settings }: Pick<Session, 'me' | 'now' | 'settings'>,
): Move | null {
  const quarter = unclosedQuarter(goals, now.today, settings.fiscalYearStart);
  if (quarter === null || !isNamed(me, settings.person)) return null;
  const why = `${count(quarter.open, 'goal of it is', 'goals of it are')} still open`;
  return { command: `plan close ${quarter.title}`, why };
}
