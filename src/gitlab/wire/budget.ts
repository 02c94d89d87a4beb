// Keeps within the number of requests that the server says are left, and holds everything back while it asks to wait.
import type { AnswerHeaders } from './carry.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Quota } from '#growth/forge/project.ts';
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
  learn(headers: AnswerHeaders): void;
  /** As the last answer told it; null where none did. */
  quota(): Quota | null;
  /** Holds back all requests of this connection. */
  pause(ms: number): void;
}

/** Then the request is sent, and the server decides: a clock that stands still must not hold it for ever. */
const mostTurns = 4;

export function createBudget({ now, sleep, onWait }: Clock): Budget {
  let left = Number.POSITIVE_INFINITY;
  /** Of a whole period, once the server has told it. */
  let limit = Number.POSITIVE_INFINITY;
  let told: Quota | null = null;
  let inFlight = 0;
  let resetsAtMs = 0;
  let pausedUntilMs = 0;
  const nowMs = () => Date.parse(now());

  /** Asked again after each sleep: of several that slept, the first may have used up what came free. */
  function mustWaitMs(): number {
    const pauseMs = pausedUntilMs - nowMs();
    if (pauseMs > 0) return pauseMs;
    if (left > 0) return 0;
    const resetMs = resetsAtMs - nowMs();
    if (resetMs > longestWaitMs) return 0;
    if (resetMs > 0) onWait(resetMs, 'this minute’s requests are used up');
    else left = limit;
    return Math.max(0, resetMs);
  }

  return {
    async take() {
      for (let turn = 0; turn < mostTurns; turn += 1) {
        const waitMs = mustWaitMs();
        if (waitMs === 0) break;
        await sleep(waitMs);
      }
      left -= 1;
      inFlight += 1;
    },
    learn(headers) {
      inFlight -= 1;
      const remaining = numberIn(headers, 'ratelimit-remaining');
      const reset = numberIn(headers, 'ratelimit-reset');
      if (remaining === null || reset === null) return;
      limit = numberIn(headers, 'ratelimit-limit') ?? limit;
      // Both times are the server's, so that a wrong local clock does no harm.
      const serverNowMs = Date.parse(headers.get('date') ?? '') || nowMs();
      left = remaining - inFlight;
      const waitMs = Math.max(0, reset * 1000 - serverNowMs);
      resetsAtMs = nowMs() + waitMs;
      told = {
        remaining,
        limit: numberIn(headers, 'ratelimit-limit'),
        waitMs,
        isWaitedFor: waitMs <= longestWaitMs,
      };
    },
    quota: () => told,
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + ms);
    },
  };
}

function numberIn(headers: AnswerHeaders, name: string): number | null {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}
