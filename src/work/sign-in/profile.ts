// The profile that remembers where somebody has signed in.
import { DevgrowthError } from '#errors.ts';
import { isSameHost } from '#settings/host.ts';
import { isProfileName, readUserConfig, saveProfile } from '#settings/user-config.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';

type ProfileDesk = Pick<Desk, 'files' | 'places'>;

/** @returns the profile that was asked for, where there is one of that name already */
export async function knownProfile(name: string | null, host: string, desk: ProfileDesk): Promise<string | null> {
  const { profiles } = await readUserConfig(desk);
  if (name === null) return null;
  if (!isProfileName(name))
    throw new DevgrowthError('usage', `"${name}" is no profile name`, {
      hint: 'Take letters, digits, dots, dashes and underscores.',
    });
  const existing = profiles.get(name);
  if (existing && !isSameHost(existing.host, host))
    throw new DevgrowthError('usage', `profile ${name} is for ${existing.host}`, {
      hint: said`Choose another name with ${given('profile')} for ${host}.`,
    });
  return existing === undefined ? null : name;
}

/** Keys of the profile as the file calls them; null takes one away. */
export type ProfileKeys = Readonly<Record<string, string | boolean | null>>;

/**
 * @param known the profile that belongs to the host already
 * @param keys what only a profile can hold; without any, a second host needs none
 * @returns the profile of this host: the one asked for, or the default when there was none; null when another stays the default
 */
export async function keepProfile(
  { asked, known, host, keys }: { asked: string | null; known: string | null; host: string; keys: ProfileKeys },
  desk: ProfileDesk,
): Promise<string | null> {
  const { profiles, defaultProfile } = await readUserConfig(desk);
  const isNeeded = Object.values(keys).some((value) => value !== null);
  const ofHost = known ?? [...profiles].find(([, profile]) => isSameHost(profile.host, host))?.[0];
  if (asked === null && defaultProfile !== null && !isNeeded && ofHost === undefined) return null;
  const name = asked ?? ofHost ?? freeName(host, [...profiles.keys()]);
  const isNew = !profiles.has(name);
  const before = profiles.get(name);
  const isStale = before?.tokenCommand != null || before?.tokenFrom !== undefined;
  if (isNew || isNeeded || isStale || defaultProfile === null)
    await saveProfile(desk, { name, ...(isNew ? { host } : {}), keys, makeDefault: defaultProfile === null });
  return asked !== null || defaultProfile === null || isNew || isNeeded ? name : null;
}

function freeName(host: string, taken: readonly string[]): string {
  const name = host
    .replace(/^https?:\/\//, '')
    .replaceAll(/[^\p{L}\p{N}._:-]+/gu, '-')
    .replaceAll(/^[._:-]+|-+$/g, '');
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
