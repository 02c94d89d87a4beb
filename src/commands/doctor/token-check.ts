// The token: found on this machine, accepted by the server, enough for what, and for how long.
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import { tokenDays, tokenReach, type TokenFacts } from '#growth/forge/token.ts';
import { listCredentials } from '#settings/credentials.ts';
import { sandboxHost } from '#settings/host.ts';
import { type Connection, resolveConnection } from '#settings/resolution.ts';
import { sourceWords } from '#work/sign-in/source-words.ts';
import { endWords, reachWords, scopeWords } from '#work/sign-in/token-words.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { learnTokenEnd } from '#work/token-end.ts';
import { type Found, tried } from './check.ts';

/** Found on this machine; whether it is accepted, only the server tells. */
export function loginCheck(input: SharedInput, world: CommandWorld): Promise<Found<Connection>> {
  return tried('Login', async () => {
    const connection = await resolveConnection(input, world);
    return { value: connection, says: sourceWords(connection, await listCredentials(world), world) };
  });
}

export function tokenCheck(
  connection: Connection,
  forge: Forge,
  world: CommandWorld,
): Promise<Found<{ readonly me: Person; readonly token: TokenFacts }>> {
  return tried('Token', async () => {
    const [me, facts] = await Promise.all([forge.me(), forge.token()]);
    await learnTokenEnd(connection, facts, world);
    const today = world.now().slice(0, 10);
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

function judged(facts: TokenFacts, today: string, host: string): { todo?: string; isFailed?: boolean } {
  const renew = facts.granular
    ? 'devgrowth auth login --fine-grained'
    : 'devgrowth auth login, with a token of scope api';
  const reach = tokenReach(facts);
  if (reach === 'too-little') return { todo: renew, isFailed: true };
  // What a fine-grained one lacks has a line of its own.
  if (reach === 'reading' && !facts.granular) return { todo: `${renew}, to write.` };
  if (host !== sandboxHost && tokenDays(facts, today)?.isSoon === true)
    return { todo: `${renew}, before this one ends.` };
  return {};
}
