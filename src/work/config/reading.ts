// All of the person's own settings, and where they are kept. Tokens are kept elsewhere, and are in none of them.
import { credentialsPath } from '#settings/credentials.ts';
import { readUserConfig, readUserSettings, type UserSettings, userConfigPath } from '#settings/user-config.ts';
import type { Desk } from '../desk.ts';

export async function readConfig(
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<UserSettings & { readonly path: string }> {
  return { ...(await readUserSettings(desk)), path: userConfigPath(desk) };
}

/** Paths of the settings and the tokens, and the folder of drafts and the sandbox's state. */
export function configPaths(desk: Pick<Desk, 'places'>): {
  readonly config: string;
  readonly credentials: string;
  readonly state: string;
} {
  return { config: userConfigPath(desk), credentials: credentialsPath(desk), state: desk.places.state };
}

/** Each with its host as it is understood: `https://gitlab.com`. */
export async function readProfiles(
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<readonly { readonly name: string; readonly host: string }[]> {
  return [...(await readUserConfig(desk)).profiles].map(([name, { host }]) => ({ name, host }));
}
