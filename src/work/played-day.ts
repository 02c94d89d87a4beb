// Another day than today, for a sandbox alone: a quarter can be tried in an hour. The time of the day goes on as it does.
import { DevgrowthError } from '#errors.ts';
import { dayOf, sameTimeOn } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { isLoopback, sandboxHost } from '#settings/host.ts';
import { resolveHost } from '#settings/resolution.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';

type PlayedDesk = Pick<Desk, 'now' | 'zone' | 'openForge' | 'env' | 'files' | 'places'>;

/** A clock that shows this day first, and from there goes on. */
export function clockOn(day: Day, { now, zone }: Pick<Desk, 'now' | 'zone'>): () => Instant {
  const begin = now();
  const aheadMs = Date.parse(sameTimeOn(day, begin, zone())) - Date.parse(begin);
  return () => new Date(Date.parse(now()) + aheadMs).toISOString();
}

/**
 * The same desk on that day, where its GitLab is a sandbox: ours, or one that is served on this machine.
 * @param say told once, with the day, when that GitLab is first opened
 */
export async function onPlayedDay<D extends PlayedDesk>(
  day: Day,
  access: Access,
  desk: D,
  say: (day: Day) => void,
): Promise<D> {
  const host = await hostOf(access, desk);
  if (host === null || !(host === sandboxHost || isLoopback(new URL(host).hostname))) return desk;
  const now = clockOn(day, desk);
  let isSaid = false;
  const openForge: Desk['openForge'] = (target) => {
    if (target.host !== host) return desk.openForge(target);
    if (!isSaid) say(dayOf(now(), desk.zone()));
    isSaid = true;
    return desk.openForge({ ...target, clock: now });
  };
  return { ...desk, now, openForge };
}

/** What is wrong with the host is said by who needs one. */
async function hostOf(access: Access, desk: PlayedDesk): Promise<string | null> {
  try {
    return (await resolveHost(access, desk)).host;
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}
