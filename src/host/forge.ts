// Opens a forge for a command: what is the same whatever carries the requests, for this machine and for the worlds of tests.
import type { ForgeOptions } from '#gitlab/forge.ts';
import type { ForgeTarget, World } from '#world.ts';

/** The server behind a target, and the way to it. */
type Way = Pick<ForgeOptions, 'base' | 'token' | 'carry' | 'proxy' | 'trusted'>;

type Machine = Pick<World, 'files' | 'places' | 'now' | 'sleep'> &
  Required<Pick<ForgeOptions, 'lock'>> & {
    /** Nothing is kept waiting for it to end. */
    readonly idly: (ms: number) => Promise<void>;
    /** What whoever waits is told. */
    readonly told: Pick<ForgeOptions, 'onWait' | 'onWork'>;
  };

export async function openForge(way: Way, target: ForgeTarget, machine: Machine): ReturnType<World['openForge']> {
  const { openGitLab } = await import('#gitlab/forge.ts');
  const { underwayOn } = await import('#settings/underway.ts');
  const { files, places, now, sleep, lock, idly, told } = machine;
  const { host, front, withinMs, onTrace, journal, answers, clock = now } = target;
  const { offlineCarry } = await import('#gitlab/wire/kept-answers.ts');
  return openGitLab({
    ...way,
    ...(answers?.isOffline === true ? { carry: offlineCarry(way.base, answers) } : {}),
    ...(answers?.isOffline === false ? { answers } : {}),
    now: clock,
    sleep,
    lock,
    underway: underwayOn({ files, places, now }, host),
    ...(journal ? { journal: { host, notes: journal } } : {}),
    ...(onTrace ? { onTrace } : {}),
    ...(front ? { authHeader: front.authHeader, extraHeaders: front.headers } : {}),
    ...(withinMs === undefined ? told : { within: { ms: withinMs, over: idly(withinMs) } }),
  });
}
