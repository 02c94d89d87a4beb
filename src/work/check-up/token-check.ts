// The token: found on this machine, accepted by the server, enough for what, and for how long.
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import { tokenDays, tokenReach, type TokenFacts } from '#growth/forge/token.ts';
import { listCredentials } from '#settings/credentials.ts';
import { sandboxHost } from '#settings/host.ts';
import {
  type Connection,
  type ConnectionFlags,
  type ResolutionWorld,
  resolveConnection,
} from '#settings/resolution.ts';
import { type Said, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { sourceWords } from '../sign-in/source-words.ts';
import { endWords, reachWords, scopeWords } from '../sign-in/token-words.ts';
import { learnTokenEnd } from '../token-end.ts';
import { type Found, found } from './check.ts';

/** Found on this machine; whether it is accepted, only the server tells. */
export function loginCheck(access: ConnectionFlags, desk: ResolutionWorld): Promise<Found<Connection>> {
  return found('Login', async () => {
    const connection = await resolveConnection(access, desk);
    return { value: connection, says: sourceWords(connection, await listCredentials(desk), desk) };
  });
}

export function tokenCheck(
  connection: Connection,
  forge: Forge,
  desk: Pick<Desk, 'env' | 'files' | 'now' | 'places'>,
): Promise<Found<{ readonly me: Person; readonly token: TokenFacts }>> {
  return found('Token', async () => {
    const [me, facts] = await Promise.all([forge.me(), forge.token()]);
    await learnTokenEnd(connection, facts, desk);
    const today = desk.now().slice(0, 10);
    const named = facts.name === null ? '' : ` "${facts.name}"`;
    const what = `@${me.username}, ${facts.kind === 'unknown' ? 'kind not told' : facts.kind}${named}`;
    const ends = endWords(facts, today);
    const says = [
      what,
      `scopes ${scopeWords(facts)}: ${reachWords(facts)}`,
      ...(ends === null ? [] : [`ends ${ends}`]),
    ];
    return { value: { me, token: facts }, says: says.join('; '), ...judged(facts, today, connection.host) };
  });
}

function judged(facts: TokenFacts, today: string, host: string): { todo?: Said; isFailed?: boolean } {
  const renew = facts.granular
    ? said`${step('auth login', { 'fine-grained': true })}`
    : said`${step('auth login')}, with a token of scope api`;
  const reach = tokenReach(facts);
  if (reach === 'too-little') return { todo: renew, isFailed: true };
  // What a fine-grained one lacks has a line of its own.
  if (reach === 'reading' && !facts.granular) return { todo: said`${renew}, to write.` };
  if (host !== sandboxHost && tokenDays(facts, today)?.isSoon === true)
    return { todo: said`${renew}, before this one ends.` };
  return {};
}
