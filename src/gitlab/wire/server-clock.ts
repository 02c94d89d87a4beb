// The server's clock, as far as its answers have told: days and waits that a server names go by it.
import type { Instant } from '#growth/words/goal.ts';
import type { AnswerHeaders } from './carry.ts';

export interface ServerClock {
  readonly now: () => Instant;
  readonly localNow: () => Instant;
  /** A moment of this computer's clock by the server's. */
  readonly at: (local: Instant) => Instant;
  readonly learn: (headers: AnswerHeaders) => void;
}

export function serverClock(localNow: () => Instant): ServerClock {
  let aheadMs = 0;
  const at = (local: Instant) => new Date(Date.parse(local) + aheadMs).toISOString();
  return {
    now: () => at(localNow()),
    localNow,
    at,
    learn(headers) {
      const date = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(date)) aheadMs = date - Date.parse(localNow());
    },
  };
}
