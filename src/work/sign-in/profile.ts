// Which host a login is for, and the profile that remembers it.
import { DevgrowthError } from '#errors.ts';
import { isSameHost, normaliseHost } from '#settings/host.ts';
import { resolveHost } from '#settings/resolution.ts';
import { isProfileName, readUserConfig, saveProfile } from '#settings/user-config.ts';
import type { CommandWorld, SharedInput } from '../command.ts';

/**
 * The flag, a profile asked for, or DEVGROWTH_HOST decide; anything weaker is only proposed where somebody can be asked.
 * @returns null when nothing names a host and nobody can be asked
 */
export async function loginHost(input: SharedInput, world: CommandWorld): Promise<string | null> {
  const rules = { isPlainAllowed: input.insecureHttp === true };
  if (input.host?.trim()) return normaliseHost(input.host, '--host', rules);
  const named = input.profile === null ? undefined : (await readUserConfig(world)).profiles.get(input.profile);
  if (named) return named.host;
  const flags = { host: null, project: null, profile: null, insecureHttp: rules.isPlainAllowed };
  const choice = await resolveHost(flags, world).catch((error: unknown) => {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return null;
    throw error;
  });
  if (!input.mayAsk || choice?.hostSource === 'DEVGROWTH_HOST') return choice?.host ?? null;
  const proposed = choice?.host.replace(/^https:\/\//, '') ?? 'gitlab.com';
  const typed = await world.prompt.text({
    name: 'host',
    message: 'GitLab host',
    default: proposed,
    check(text) {
      try {
        normaliseHost(text, 'this', rules);
        return null;
      } catch (error) {
        if (error instanceof DevgrowthError) return error.message;
        throw error;
      }
    },
  });
  return normaliseHost(typed, 'the host', rules);
}

/** @returns the profile that was asked for, where there is one of that name already */
export async function knownProfile(name: string | null, host: string, world: CommandWorld): Promise<string | null> {
  const { profiles } = await readUserConfig(world);
  if (name === null) return null;
  if (!isProfileName(name))
    throw new DevgrowthError('usage', `"${name}" is no profile name`, {
      hint: 'Take letters, digits, dots, dashes and underscores.',
    });
  const existing = profiles.get(name);
  if (existing && !isSameHost(existing.host, host))
    throw new DevgrowthError('usage', `profile ${name} is for ${existing.host}`, {
      hint: `Choose another name with --profile for ${host}.`,
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
  world: CommandWorld,
): Promise<string | null> {
  const { profiles, defaultProfile } = await readUserConfig(world);
  const isNeeded = Object.values(keys).some((value) => value !== null);
  const ofHost = known ?? [...profiles].find(([, profile]) => isSameHost(profile.host, host))?.[0];
  if (asked === null && defaultProfile !== null && !isNeeded && ofHost === undefined) return null;
  const name = asked ?? ofHost ?? freeName(host, [...profiles.keys()]);
  const isNew = !profiles.has(name);
  const before = profiles.get(name);
  const isStale = before?.tokenCommand != null || before?.tokenFrom !== undefined;
  if (isNew || isNeeded || isStale || defaultProfile === null)
    await saveProfile(world, { name, ...(isNew ? { host } : {}), keys, makeDefault: defaultProfile === null });
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
