// Tokens in the operating system's keyring: a package reaches it that is no part of devgrowth, and is loaded only when it is asked for.
import { DevgrowthError } from '#errors.ts';
import { given, said, step } from '#wording.ts';
import type { Keyring, World } from '#world.ts';

export const keyringPackage = '@napi-rs/keyring';

export async function requiredKeyring(world: Pick<World, 'openKeyring'>): Promise<Keyring> {
  const keyring = await world.openKeyring();
  if (keyring !== null) return keyring;
  throw new DevgrowthError('configuration', `the keyring needs the package ${keyringPackage}, which is not installed`, {
    hint: `Install it beside devgrowth: npm install --global ${keyringPackage}@2.1.2`,
  });
}

/** @throws `configuration` where the keyring has nothing for the host, or cannot be asked */
export async function keyringToken(host: string, world: Pick<World, 'openKeyring'>): Promise<string> {
  const token = await (await requiredKeyring(world)).get(host);
  if (token !== null) return token;
  throw new DevgrowthError('authentication', `the system's keyring holds no token for ${host} any more`, {
    hint: said`Run \`${step('auth login', { host, keyring: true })}\`.`,
  });
}

/** Kept only if another process finds it there: without a desktop, a keyring may take a token and forget it (measured). */
export async function keepInKeyring(
  host: string,
  token: string,
  world: Pick<World, 'openKeyring'>,
): Promise<{ readonly lasts: boolean }> {
  const keyring = await requiredKeyring(world);
  await keyring.set(host, token);
  if (await keyring.isSeenElsewhere(host, token)) return { lasts: keyring.lasts };
  await keyring.remove(host).catch(() => false);
  throw new DevgrowthError(
    'configuration',
    "the system's keyring took the token, and another process does not find it there",
    {
      hint: said`Nothing was kept. Leave ${given('keyring')} out: the token is then kept in a file that only you can read.`,
    },
  );
}
