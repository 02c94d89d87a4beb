// What a token is and is enough for, in words: to sign in, its status and the check-up say the same.
import { type TokenFacts, tokenDays, tokenReach } from '#growth/forge/token.ts';
import { newTokenPage } from '../token-page.ts';

/** `api`, `read_api read_user`, `fine-grained`, `not told by the server` */
export function scopeWords({ scopes, granular, kind }: TokenFacts): string {
  if (kind === 'job') return "those of a CI job's token";
  if (granular) return 'fine-grained';
  return scopes === null ? 'not told by the server' : scopes.join(' ') || 'none';
}

/** What works with it. */
export function reachWords(facts: TokenFacts): string {
  const reach = tokenReach(facts);
  if (reach === 'everything') return 'enough for everything';
  if (reach === 'reading') return 'enough for reports, lists and whatever only reads';
  if (reach === 'too-little') return 'too little: reports need read_api, everything else needs api';
  return facts.granular
    ? 'which permissions it has shows only when they are used'
    : 'what it is enough for shows only when it is used';
}

/** The scope that is missing, and for which commands; null where none is known to be. */
export function missingWords(facts: TokenFacts): string | null {
  return tokenReach(facts) === 'reading' ? 'api, for what writes: init, goal add, goal log, evidence add, ...' : null;
}

/** `2027-11-23, in 365 days`; null where nothing is known. */
export function endWords(facts: TokenFacts, today: string): string | null {
  const left = tokenDays(facts, today);
  if (left !== null) {
    const days = Math.abs(left.days) === 1 ? '1 day' : `${Math.abs(left.days)} days`;
    const when = left.days === 0 ? 'today' : left.days < 0 ? `${days} ago` : `in ${days}`;
    return `${facts.expiresOn}, ${when}`;
  }
  if (facts.expiresAt !== null) return `${facts.expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  // Without a name the server has told nothing of it: a fine-grained token that may not ask.
  return facts.kind === 'personal' && facts.name !== null ? 'never' : null;
}

/** What a person should know before relying on it. */
export function tokenNotes(facts: TokenFacts, today: string, base: string): readonly string[] {
  const left = tokenDays(facts, today);
  const missing = missingWords(facts);
  return [
    ...(tokenReach(facts) === 'unknown' ? [`${scopeWords(facts)}: ${reachWords(facts)}`] : []),
    ...(missing === null ? [] : [`the token misses scope ${missing}`]),
    ...(left?.isSoon ? [`the token ends on ${endWords(facts, today)}; a new one: ${newTokenPage(base)}`] : []),
  ];
}
