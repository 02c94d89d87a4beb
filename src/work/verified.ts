// A write that GitLab took, and that could not be read again: it is told as no end, so that its draft stays.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { type Said, said } from '#wording.ts';

/**
 * For a write whose words mean something else once they have landed, or would be said twice: whoever gives the same again, to be sure,
 * goes on with the draft.
 * @param done what is written: `the measure of #7 is written`
 * @throws `server` where one of these warnings says that nobody could look
 */
export function refuseUnverified(warnings: readonly Dropped[], done: string, hint: Said): void {
  const unread = warnings.find(({ unverified }) => unverified !== undefined);
  if (unread === undefined) return;
  throw new DevgrowthError('server', said`${done}, not verified: ${unread.unverified ?? ''}`, {
    hint,
    details: warnings.flatMap((one) => (one === unread ? [] : (one.advice ?? []))),
  });
}
