// For an answer that is worth a moment and no more: what would be waited for and tried again is a failure at once.
import { GitLabFailure } from './failures.ts';

/** In place of the sleep of who has time. */
export function sleepless(withinMs: number): () => Promise<never> {
  return () => Promise.reject(new GitLabFailure('unreachable', `no answer within ${withinMs} ms`));
}
