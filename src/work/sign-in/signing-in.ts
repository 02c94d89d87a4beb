// Somebody signs in: a token is checked against its server, and kept where only its owner can read it, or where to ask for it is kept.
import { DevgrowthError } from '#errors.ts';
import { fineGrainedTokenPage } from '#growth/forge/permissions.ts';
import { type ToldToken, withReach } from '#growth/forge/token.ts';
import type { Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, getCredential } from '#settings/credentials.ts';
import { isSameHost, knownHost, sandboxHost } from '#settings/host.ts';
import { requiredKeyring } from '#settings/keyring.ts';
import { type ConnectionFlags, type ResolutionWorld, resolveHost, wayFor } from '#settings/resolution.ts';
import { envTokenFor } from '#settings/token.ts';
import { readUserConfig } from '#settings/user-config.ts';
import { given, joined, said, step } from '#wording.ts';
import type { ForgeTarget } from '#world.ts';
import type { Desk } from '../desk.ts';
import { learnTokenEnd } from '../token-end.ts';
import { newTokenPage } from '../token-page.ts';
import { hostToSignInTo } from './host.ts';
import { keepToken, type TokenPlace } from './keeping.ts';
import { keepProfile, knownProfile } from './profile.ts';
import { chosenWay, tokenBy, type TokenWay, type TokenWayDesk } from './token-way.ts';
import { reachWords, scopeWords, tokenNotes } from './token-words.ts';

export interface SignInWords {
  /** null: whoever is asked hands it over, or lets glab. */
  readonly way: TokenWay | null;
  /** Kept in the system's keyring instead of a file. */
  readonly inKeyring: boolean;
  /** What is handed over is to be a fine-grained token. */
  readonly isFineGrained: boolean;
}

export type SignInDesk = ResolutionWorld & TokenWayDesk & Pick<Desk, 'ask' | 'openForge' | 'talk'>;

export interface SignedIn {
  readonly host: string;
  /** The one that remembers it. */
  readonly profile: string | null;
  /** null for the sandbox, which needs no token. */
  readonly by: {
    readonly user: Person;
    readonly token: ToldToken;
    readonly place: TokenPlace;
    /** File that holds the token. */
    readonly storedIn: string | null;
  } | null;
  /** Another host, to which everything goes still that names none: a second one does not take the place of the first without being asked. */
  readonly usualHost: string | null;
}

export async function signIn(words: SignInWords, access: ConnectionFlags, desk: SignInDesk): Promise<SignedIn> {
  const { ask } = desk;
  const host = await hostToSignInTo(access, desk);
  const canGetToken = words.way !== null || ask !== null || host === sandboxHost;
  if (host === null || !canGetToken) throw missing({ host: host === null, token: !canGetToken });
  const known = await knownProfile(access.profile, host, desk);
  if (host === sandboxHost) {
    const profile = await keepProfile({ asked: access.profile, known: null, host, keys: {} }, desk);
    return { host, profile, by: null, usualHost: null };
  }
  const choice = await resolveHost({ ...access, profile: known, host }, desk);
  const path = await wayFor(choice, access, desk);
  // What can go wrong is found out before a secret is asked for: the files, the keyring, the host.
  await getCredential(desk, host);
  if (words.inKeyring) await requiredKeyring(desk);
  await (await desk.openForge({ host, token: '', ...path })).greet();
  const isHanded = words.inKeyring || words.isFineGrained || ask === null;
  const way = words.way ?? (isHanded ? { kind: 'handed' as const } : await chosenWay(host, ask, desk));
  const page = words.isFineGrained ? fineGrainedTokenPage(host) : newTokenPage(host);
  const token = await tokenBy(way, host, page, desk);
  const { user, facts } = await checked({ host, token, ...path }, desk);
  const { inKeyring } = words;
  const { place, profile } = await keepToken({ way, token, username: user.username, choice, inKeyring }, access, desk);
  await learnTokenEnd({ host, tokenSource: place }, facts, desk);
  for (const note of tokenNotes(facts, desk.now().slice(0, 10), host)) desk.talk.note(oneLine(note));
  const inEnv = envTokenFor(host, knownHost(access.host), desk.env);
  if (inEnv !== null) desk.talk.note(`${inEnv} is set for ${host} and goes before the token kept now`);
  const storedIn = place === 'stored' ? credentialsPath(desk) : null;
  return { host, profile, by: { user, token: facts, place, storedIn }, usualHost: await usualHost(host, desk) };
}

function missing(what: { readonly host: boolean; readonly token: boolean }): DevgrowthError {
  const things = [...(what.host ? [given('host')] : []), ...(what.token ? [given('token')] : [])];
  return new DevgrowthError('usage', said`missing: ${joined(things, ', ')}`, {
    hint: said`Where nobody can be asked: \`${step('auth login', { host: 'gitlab.com', token: 'token-file' })}\`.`,
  });
}

/** Who has it, and whether it is enough for anything. Nothing is kept before. */
async function checked(
  target: ForgeTarget,
  { openForge }: Pick<Desk, 'openForge'>,
): Promise<{ readonly user: Person; readonly facts: ToldToken }> {
  const advice = `Make a token with scope api: ${newTokenPage(target.host)}`;
  try {
    const forge = await openForge(target);
    const facts = withReach(await forge.token());
    if (facts.reach === 'too-little') {
      const message = `this token's scope (${scopeWords(facts)}) is ${reachWords(facts)}`;
      throw new DevgrowthError('authentication', message, { hint: advice });
    }
    return { user: await forge.me(), facts };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    throw new DevgrowthError(error.kind, error.said, {
      hint: error.hint ?? advice,
      details: [...error.details, 'Nothing was kept.'],
      cause: error.cause,
    });
  }
}

async function usualHost(host: string, desk: Pick<Desk, 'files' | 'places'>): Promise<string | null> {
  const { defaultProfile, profiles } = await readUserConfig(desk);
  const usual = defaultProfile === null ? undefined : profiles.get(defaultProfile)?.host;
  return usual === undefined || isSameHost(usual, host) ? null : usual;
}
