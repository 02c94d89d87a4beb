// Whether a failed request is sent again, and after how long.
import type { AnswerHeaders } from './carry.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { GitLabFailure } from './failures.ts';
import { noAnswerInTime } from './network-failures.ts';

/** Longer waits than this are not sat through: the command ends and says when to come back. */
export const longestWaitMs = 90_000;

/** GitLab's own limits count per minute and name no time: these waits together are one minute. */
const limitedWaitsMs = [5_000, 15_000, 40_000];
const troubleWaitsMs = [500, 1_500, 4_000];
/** Right after a project is made its rights and branches are still being set up in the background. */
const settlingWaitsMs = [500, 1_000, 2_000, 4_000];

export interface Attempt {
  readonly failure: GitLabFailure;
  /** 1 for the first. */
  readonly number: number;
  /** GET: doing it twice does no harm. */
  readonly isSafe: boolean;
  /** The server has answered this connection before, so that its address is right. */
  readonly knownHost: boolean;
  /** The project is a minute old at most: 403 and 404 may pass. */
  readonly isSettling: boolean;
}

/** @returns milliseconds to wait before the next try, or null to give up */
export function waitBeforeRetry({ failure, number, isSafe, knownHost, isSettling }: Attempt): number | null {
  const next = (waits: readonly number[]) => waits[number - 1] ?? null;
  // What the token itself lacks does not come by waiting.
  const isOfToken = failure.serverCode !== null;
  if (isSettling && !isOfToken && (failure.status === 403 || failure.status === 404)) return next(settlingWaitsMs);
  if (failure.passing === null) return null;
  // A limited request was refused before any work was done, so that a write may be repeated too.
  if (failure.passing === 'trouble' && !isSafe) return null;
  if (failure.waitMs !== null) {
    return failure.waitMs <= longestWaitMs && number <= limitedWaitsMs.length ? failure.waitMs : null;
  }
  if (failure.passing === 'limited') return next(limitedWaitsMs);
  // The first request shows a mistyped host: that must not take seconds.
  if (failure.status === null && !knownHost) return null;
  if (failure.code === noAnswerInTime && number > 1) return null;
  return next(troubleWaitsMs);
}

/** What is waited for, in the words of who waits. */
export function whyOf({ passing, status }: GitLabFailure): string {
  if (passing === 'limited') return 'too many requests';
  return status === null ? 'no answer' : `it answers ${status}`;
}

/** Seconds, or a date by the server's clock. */
export function retryAfterMs(headers: AnswerHeaders, serverNowMs: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - serverNowMs);
}

/** `09:15 UTC`, with the day when it is another. */
export function clockTime(at: Instant, now: Instant): string {
  const time = `${at.slice(11, 16)} UTC`;
  return at.slice(0, 10) === now.slice(0, 10) ? time : `${at.slice(0, 10)} ${time}`;
}
