// Where the token is kept with which somebody signs in, or where it is asked for: one place, and the profile says which.
import { resolve } from 'node:path';
import { putCredential, removeCredential } from '#settings/credentials.ts';
import { keepInKeyring } from '#settings/keyring.ts';
import type { ConnectionFlags, HostChoice } from '#settings/resolution.ts';
import type { Desk } from '../desk.ts';
import { keepProfile, type ProfileKeys } from './profile.ts';
import type { TokenWay } from './token-way.ts';

/** `token_command` and `glab` are asked for it each time. */
export type TokenPlace = 'stored' | 'keyring' | 'token_command' | 'glab';

interface Checked {
  readonly way: TokenWay;
  readonly token: string;
  readonly username: string;
  readonly choice: HostChoice;
  readonly inKeyring: boolean;
}

interface Kept {
  readonly place: TokenPlace;
  readonly profile: string | null;
}

/** What was said about another place goes away. */
export async function keepToken(
  { way, token, username, choice, inKeyring }: Checked,
  access: ConnectionFlags,
  desk: Pick<Desk, 'cwd' | 'files' | 'now' | 'openKeyring' | 'places' | 'talk'>,
): Promise<Kept> {
  const { host } = choice;
  const kept = async (place: TokenPlace, keys: ProfileKeys = {}): Promise<Kept> => {
    const network = {
      ...(access.caFile ? { ca_file: resolve(desk.cwd, access.caFile) } : {}),
      ...(access.insecureHttp && host.startsWith('http:') ? { insecure_http: true } : {}),
    };
    const all = { token_command: null, token_from: null, ...keys, ...network };
    return {
      place,
      profile: await keepProfile({ asked: access.profile, known: choice.profile, host, keys: all }, desk),
    };
  };
  if (way.kind === 'command') return kept('token_command', { token_command: way.command });
  if (way.kind === 'glab') return kept('glab', { token_from: 'glab' });
  if (inKeyring) {
    const { lasts } = await keepInKeyring(host, token, desk);
    if (!lasts)
      desk.talk.note('no desktop keyring answers here; the token may be forgotten when the computer restarts');
    await removeCredential(desk, host);
    return kept('keyring', { token_from: 'keyring' });
  }
  await putCredential(desk, host, { token, user: username, savedAt: desk.now() });
  return kept('stored');
}
