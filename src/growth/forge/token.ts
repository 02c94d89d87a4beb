// What a forge says of the token that asks, and what such a token is enough for.
import { daysBetween } from '../time/calendar.ts';
import type { Day, Instant } from '../words/goal.ts';
import { type Grant, lackingFor } from './permissions.ts';

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
  /** A fine-grained token: what it may, its grant says. */
  readonly granular: boolean;
  /** null for any other token, and where the server does not tell: before GitLab 19.5, or the token may not ask. */
  readonly grants: readonly Grant[] | null;
}

/**
 * - `everything`: scope `api`
 * - `reading`: scope `read_api`; reports and lists work, writing does not
 * - `too-little`: none of both (`read_user`, say), or a job's token
 * - `unknown`: nobody says, or a fine-grained token whose grant is not told or lacks something; only trying it tells
 *
 * https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes
 */
export type TokenReach = 'everything' | 'reading' | 'too-little' | 'unknown';

/** As sign-in tells it. */
export interface ToldToken extends TokenFacts {
  readonly reach: TokenReach;
}

export const withReach = (facts: TokenFacts): ToldToken => ({ ...facts, reach: tokenReach(facts) });

export function tokenReach({ kind, scopes, granular, grants }: TokenFacts): TokenReach {
  if (kind === 'job') return 'too-little';
  if (granular) return grantReach(grants);
  if (scopes === null) return 'unknown';
  if (scopes.includes('api')) return 'everything';
  return scopes.includes('read_api') ? 'reading' : 'too-little';
}

/** Places apart: which project it is for, is not known here. Never `too-little`: the words of a grant have moved before. */
function grantReach(grants: readonly Grant[] | null): TokenReach {
  if (grants === null || lackingFor('report', grants, null).length > 0) return 'unknown';
  return lackingFor('everyday', grants, null).length > 0 ? 'reading' : 'everything';
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
