// For an answer that is worth a moment and no more: what would be waited for and tried again is a failure at once.
import { GitLabFailure, hostOf } from './failures.ts';
import type { RequesterOptions } from './requester-options.ts';

export interface Within {
  readonly ms: number;
  /** Resolves when they have passed. */
  readonly over: Promise<void>;
}

/** In place of the patience of who has time. */
export function impatient(base: string, { ms, over }: Within): Required<Pick<RequesterOptions, 'sleep' | 'deadline'>> {
  const failure = () =>
    new GitLabFailure('unreachable', `${hostOf(base)} did not answer within ${ms / 1000} s`, {
      hint: 'Check the connection (VPN, proxy) and try again.',
    });
  const deadline = new AbortController();
  void over.then(() => deadline.abort(failure()));
  return { sleep: () => Promise.reject(failure()), deadline: deadline.signal };
}
