// What a forge says of the token that asks, and what such a token is enough for.
import { daysBetween } from './calendar.ts';
import type { Day, Instant } from './goal.ts';

export interface TokenFacts {
  /** `job`: of a CI job, by how it begins; it can read a few lists and no more. `unknown`: the server does not say. */
  readonly kind: 'personal' | 'oauth' | 'job' | 'unknown';
  /** What its owner called it. */
  readonly name: string | null;
  /** `['api']`; null where the server does not say. */
  readonly scopes: readonly string[] | null;
  /** The first day (UTC) on which it no longer works; null where it does not end by days, or nobody says. */
  readonly expiresOn: Day | null;
  /** When an OAuth token ends, by the server's clock: two hours after it was made, as a rule. */
  readonly expiresAt: Instant | null;
  /** A fine-grained token: which permissions it has, the server does not tell. */
  readonly granular: boolean;
}

/**
 * - `everything`: scope `api`
 * - `reading`: scope `read_api`; reports and lists work, writing does not
 * - `too-little`: none of both (`read_user`, say), or a job's token
 * - `unknown`: a fine-grained token, or nobody says; only trying it tells
 *
 * https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes
 */
export type TokenReach = 'everything' | 'reading' | 'too-little' | 'unknown';

export function tokenReach({ kind, scopes, granular }: TokenFacts): TokenReach {
  if (kind === 'job') return 'too-little';
  if (granular || scopes === null) return 'unknown';
  if (scopes.includes('api')) return 'everything';
  return scopes.includes('read_api') ? 'reading' : 'too-little';
}

/** A token that ends within so many days is worth a word. */
const soonDays = 14;

/** How many days it still works, and whether that is little; null where no day is known. */
export function tokenDays(
  { expiresOn }: Pick<TokenFacts, 'expiresOn'>,
  today: Day,
): { readonly days: number; readonly isSoon: boolean } | null {
  if (expiresOn === null) return null;
  const days = daysBetween(today, expiresOn);
  return { days, isSoon: days < soonDays };
}
