// If-Unmodified-Since: deletions alone look at it. https://docs.gitlab.com/api/rest/troubleshooting/#status-codes
import type { Instant } from '../state/days.ts';
import { Refusal } from './reply.ts';
import type { SandboxContext } from './routing.ts';

/** 412 when the record changed after the moment that the caller names; to the second, as HTTP counts. */
export function checkUnmodified(c: SandboxContext, updatedAt: Instant | undefined): void {
  const unmodifiedSince = Date.parse(c.req.header('If-Unmodified-Since') ?? '');
  if (updatedAt === undefined) return;
  if (Math.floor(Date.parse(updatedAt) / 1000) * 1000 > unmodifiedSince)
    throw new Refusal(412, { message: '412 Precondition Failed' });
}
