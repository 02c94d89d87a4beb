// Keeps within the number of requests that the server says are left, and holds everything back while it asks to wait.
import type { Instant } from '#growth/goal.ts';
import { longestWaitMs } from './retry.ts';

interface Clock {
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  readonly onWait: (ms: number, why: string) => void;
}

export interface Budget {
  /** Called before each request. */
  take(): Promise<void>;
  /** Called after each answer. */
  learn(headers: Headers): void;
  /** Holds back all requests of this connection. */
  pause(ms: number): void;
}

export function createBudget({ now, sleep, onWait }: Clock): Budget {
  let left = Number.POSITIVE_INFINITY;
  let inFlight = 0;
  let resetsAtMs = 0;
  let pausedUntilMs = 0;
  const nowMs = () => Date.parse(now());

  return {
    async take() {
      const pauseMs = pausedUntilMs - nowMs();
      if (pauseMs > 0) await sleep(pauseMs);
      const resetMs = resetsAtMs - nowMs();
      if (left <= 0 && resetMs > 0 && resetMs <= longestWaitMs) {
        onWait(resetMs, 'this minute’s requests are used up');
        await sleep(resetMs);
        left = Number.POSITIVE_INFINITY;
      }
      left -= 1;
      inFlight += 1;
    },
    learn(headers) {
      inFlight -= 1;
      const remaining = numberIn(headers, 'ratelimit-remaining');
      const reset = numberIn(headers, 'ratelimit-reset');
      if (remaining === null || reset === null) return;
      // Both times are the server's, so that a wrong local clock does no harm.
      const serverNowMs = Date.parse(headers.get('date') ?? '') || nowMs();
      left = remaining - inFlight;
      resetsAtMs = nowMs() + Math.max(0, reset * 1000 - serverNowMs);
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + ms);
    },
  };
}

function numberIn(headers: Headers, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
