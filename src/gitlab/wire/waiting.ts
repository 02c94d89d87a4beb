// Waits are told to whoever waits: once, where several requests wait for the same moment.
import { hostOf } from './failures.ts';
import type { RequesterOptions } from './requester-options.ts';

/** A wait shorter than this needs no words. */
const noticeableMs = 1_000;

export function announcing({ base, now, onWait }: RequesterOptions): (ms: number, why: string) => void {
  let announcedUntilMs = 0;
  return (ms, why) => {
    const untilMs = Date.parse(now()) + ms;
    if (ms < noticeableMs || untilMs < announcedUntilMs + noticeableMs) return;
    announcedUntilMs = untilMs;
    onWait?.({ host: hostOf(base), why, ms });
  };
}
