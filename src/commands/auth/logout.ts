// `devgrowth auth logout`: removes the token kept for a host. The server goes on accepting it until it is revoked there.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, listCredentials, removeCredential } from '#settings/credentials.ts';
import { knownHost } from '#settings/host.ts';
import { resolveHost } from '#settings/resolution.ts';
import { envTokenFor } from '#settings/token.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { tokenPage } from './token-page.ts';

export const logoutCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth logout', 'devgrowth auth logout --host gitlab.com'],
  declare() {},
  parse: (_args, _flags, shared) => shared,
  run: runLogout,
};

async function runLogout(input: SharedInput, world: World): Promise<ExitCode> {
  const host = await hostOf(input, world);
  const removed = await removeCredential(world, host);
  const inEnv = envTokenFor(host, knownHost(input.host), world.env);
  if (inEnv !== null) world.stderr.write(`note: ${inEnv} is still set for ${host}\n`);
  const said = removed
    ? `Removed the token of ${host} from ${credentialsPath(world)}. It works until you revoke it: ${tokenPage(host)}`
    : `No token was kept for ${host}.`;
  world.stdout.write(input.format === 'json' ? documentText('auth-logout', { host, removed }) : `${oneLine(said)}\n`);
  return exitCodes.done;
}

/** Where nothing chooses a host, the only one with a token is meant. */
async function hostOf(input: SharedInput, world: World): Promise<string> {
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
