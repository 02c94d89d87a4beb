// `devgrowth auth logout`: forgets the token of a host wherever it was put. The server goes on accepting it until it is revoked there.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, listCredentials, removeCredential } from '#settings/credentials.ts';
import { isSameHost, knownHost } from '#settings/host.ts';
import { requiredKeyring } from '#settings/keyring.ts';
import { resolveHost } from '#settings/resolution.ts';
import { envTokenFor } from '#settings/token.ts';
import { readUserConfig, saveProfile } from '#settings/user-config.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';
import { tokenPage } from '#work/token-page.ts';

export const logoutCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth logout', 'devgrowth auth logout --host gitlab.com'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runLogout(shared, world),
};

type Place = 'stored' | 'keyring' | 'token_command' | 'glab';

async function runLogout(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const host = await hostOf(input, world);
  const stored: readonly Place[] = (await removeCredential(world, host)) ? ['stored'] : [];
  const places = [...stored, ...(await forgetInProfiles(host, world))];
  const inEnv = envTokenFor(host, knownHost(input.host), world.env);
  if (inEnv !== null) world.stderr.write(ink`note: ${inEnv} is still set for ${host}\n`);
  const document = { host, removed: places.length > 0, removedFrom: [...new Set(places)] };
  const text = stacked(said(host, document.removedFrom, world).map(oneLine));
  world.stdout.write(input.format === 'json' ? await documentText('auth-logout', document) : text);
  return exitCodes.done;
}

/** The keyring first: what cannot be removed there stays named in the profile. */
async function forgetInProfiles(host: string, world: CommandWorld): Promise<readonly Place[]> {
  const places: Place[] = [];
  const { profiles } = await readUserConfig(world);
  for (const [name, profile] of profiles) {
    if (!isSameHost(profile.host, host) || (profile.tokenCommand === null && profile.tokenFrom === undefined)) continue;
    if (profile.tokenFrom === 'keyring') await (await requiredKeyring(world)).remove(host);
    await saveProfile(world, { name, keys: { token_command: null, token_from: null } });
    if (profile.tokenCommand !== null) places.push('token_command');
    if (profile.tokenFrom !== undefined) places.push(profile.tokenFrom);
  }
  return places;
}

function said(host: string, places: readonly Place[], world: CommandWorld): readonly string[] {
  const held = [
    ...(places.includes('stored') ? [credentialsPath(world)] : []),
    ...(places.includes('keyring') ? ["the system's keyring"] : []),
  ];
  return [
    ...(held.length === 0
      ? []
      : [`Removed the token of ${host} from ${held.join(' and ')}. It works until you revoke it: ${tokenPage(host)}`]),
    ...(places.includes('token_command') ? [`Your command is no longer asked for a token of ${host}.`] : []),
    ...(places.includes('glab')
      ? [`glab is no longer asked for a token of ${host}; glab itself stays logged in.`]
      : []),
    ...(places.length === 0 ? [`No token was kept for ${host}.`] : []),
  ];
}

/** Where nothing chooses a host, the only one with a token is meant. */
async function hostOf(input: SharedInput, world: CommandWorld): Promise<string> {
  try {
    return (await resolveHost(input, world)).host;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'authentication') throw error;
    const [only, ...others] = await listCredentials(world);
    if (only && others.length === 0) return only.host;
    if (!only) throw error;
    throw new DevgrowthError('usage', `tokens are kept for ${[only, ...others].map(({ host }) => host).join(', ')}`, {
      hint: 'Name one with --host.',
    });
  }
}
