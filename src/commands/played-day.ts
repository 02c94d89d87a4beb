// Another day than today, for a sandbox alone: a quarter can be tried in an hour. The time of the day goes on as it does.
import { DevgrowthError } from '#errors.ts';
import { dayOf, isDay, sameTimeOn } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import { isLoopback, sandboxHost } from '#settings/host.ts';
import { resolveHost } from '#settings/resolution.ts';
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

/** A clock that shows this day first, and from there goes on. */
export function clockOn(day: Day, { now, zone }: Pick<World, 'now' | 'zone'>): () => Instant {
  const begin = now();
  const aheadMs = Date.parse(sameTimeOn(day, begin, zone)) - Date.parse(begin);
  return () => new Date(Date.parse(now()) + aheadMs).toISOString();
}

/** The world on the day that the environment says, where its GitLab is a sandbox: ours, or one that is served on this machine. */
export async function onPlayedDay(input: SharedInput, world: World): Promise<World> {
  const day = playedDay(null, world);
  if (day === null) return world;
  const host = await hostOf(input, world);
  if (host === null || !(host === sandboxHost || isLoopback(new URL(host).hostname))) return world;
  const now = clockOn(day, world);
  let isSaid = false;
  return {
    ...world,
    now,
    openForge: (target) => {
      if (target.host !== host) return world.openForge(target);
      if (!isSaid)
        world.stderr.write(ink`note: the sandbox plays ${dayOf(now(), world.zone)} (${playedDayVariable})\n`);
      isSaid = true;
      return world.openForge({ ...target, clock: now });
    },
  };
}

/** What is wrong with the host is said by who needs one. */
async function hostOf(input: SharedInput, world: World): Promise<string | null> {
  try {
    return (await resolveHost(input, world)).host;
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}
