// The token of a host is forgotten wherever it was put. The server goes on accepting it until it is revoked there.
import { DevgrowthError } from '#errors.ts';
import { credentialsPath, listCredentials, removeCredential } from '#settings/credentials.ts';
import { forgetKept } from '#settings/kept-answers.ts';
import { isSameHost, knownHost } from '#settings/host.ts';
import { requiredKeyring } from '#settings/keyring.ts';
import { type ConnectionFlags, resolveHost } from '#settings/resolution.ts';
import { envTokenFor } from '#settings/token.ts';
import { readUserConfig, saveProfile } from '#settings/user-config.ts';
import { forgetSentFiles } from '#settings/sent-files.ts';
import { forgetRuns } from '#settings/written-files.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { TokenPlace } from './keeping.ts';

type SignOutDesk = Pick<Desk, 'env' | 'files' | 'openKeyring' | 'places' | 'talk'>;

export interface SignedOut {
  readonly host: string;
  /** Empty where no token was kept for it. */
  readonly places: readonly TokenPlace[];
  /** Where stored tokens stand. */
  readonly file: string;
}

export async function signOut(access: ConnectionFlags, desk: SignOutDesk): Promise<SignedOut> {
  const host = await hostToSignOutOf(access, desk);
  const stored: readonly TokenPlace[] = (await removeCredential(desk, host)) ? ['stored'] : [];
  const places = [...stored, ...(await forgetInProfiles(host, desk))];
  await forgetKept(host, desk);
  await forgetRuns(desk, host);
  await forgetSentFiles(desk, host);
  const inEnv = envTokenFor(host, knownHost(access.host), desk.env);
  if (inEnv !== null) desk.talk.note(`${inEnv} is still set for ${host}`);
  return { host, places: [...new Set(places)], file: credentialsPath(desk) };
}

/** The keyring first: what cannot be removed there stays named in the profile. */
async function forgetInProfiles(host: string, desk: SignOutDesk): Promise<readonly TokenPlace[]> {
  const places: TokenPlace[] = [];
  const { profiles } = await readUserConfig(desk);
  for (const [name, profile] of profiles) {
    if (!isSameHost(profile.host, host) || (profile.tokenCommand === null && profile.tokenFrom === undefined)) continue;
    if (profile.tokenFrom === 'keyring') await (await requiredKeyring(desk)).remove(host);
    await saveProfile(desk, { name, keys: { token_command: null, token_from: null } });
    if (profile.tokenCommand !== null) places.push('token_command');
    if (profile.tokenFrom !== undefined) places.push(profile.tokenFrom);
  }
  return places;
}

/** Where nothing chooses a host, the only one with a token is meant. */
async function hostToSignOutOf(access: ConnectionFlags, desk: Pick<Desk, 'env' | 'files' | 'places'>): Promise<string> {
  try {
    return (await resolveHost(access, desk)).host;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'authentication') throw error;
    const [only, ...others] = await listCredentials(desk);
    if (only && others.length === 0) return only.host;
    if (!only) throw error;
    throw new DevgrowthError('usage', `tokens are kept for ${[only, ...others].map(({ host }) => host).join(', ')}`, {
      hint: said`Name one with ${given('host')}.`,
    });
  }
}
