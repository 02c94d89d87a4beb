// Another day than today, for a sandbox alone: how it is typed, and that it is said.
import { DevgrowthError } from '#errors.ts';
import { isDay } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import { onPlayedDay } from '#work/played-day.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';

export const playedDayVariable = 'DEVGROWTH_SANDBOX_TODAY';

/** null where none is given. @throws `usage` for what is no day */
export function playedDay(flag: string | null, { env }: Pick<World, 'env'>): Day | null {
  const [text, said] =
    flag === null ? [env[playedDayVariable]?.trim() || null, playedDayVariable] : [flag.trim(), '--today'];
  if (text === null || isDay(text)) return text;
  throw new DevgrowthError('usage', `${said} takes a day such as 2026-12-14; got "${text}"`, {
    hint: 'Write year, month and day of a day that the calendar has.',
  });
}

/** The world on the day that the environment says. */
export async function onItsDay(input: SharedInput, world: World): Promise<World> {
  const day = playedDay(null, world);
  if (day === null) return world;
  return onPlayedDay(day, input, world, (played) =>
    world.stderr.write(ink`note: the sandbox plays ${played} (${playedDayVariable})\n`),
  );
}
