// Which host somebody signs in to.
import { DevgrowthError } from '#errors.ts';
import { normaliseHost } from '#settings/host.ts';
import { type ConnectionFlags, resolveHost } from '#settings/resolution.ts';
import { readUserConfig } from '#settings/user-config.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';

/**
 * The host that is given, a profile asked for, or DEVGROWTH_HOST decide; anything weaker is only proposed where somebody can be asked.
 * @returns null when nothing names a host and nobody can be asked
 */
export async function hostToSignInTo(
  { host, profile, insecureHttp }: ConnectionFlags,
  desk: Pick<Desk, 'ask' | 'env' | 'files' | 'places'>,
): Promise<string | null> {
  const rules = { isPlainAllowed: insecureHttp === true };
  if (host?.trim()) return normaliseHost(host, said`${given('host')}`, rules);
  const named = profile === null ? undefined : (await readUserConfig(desk)).profiles.get(profile);
  if (named) return named.host;
  const nothing = { host: null, project: null, profile: null, insecureHttp: rules.isPlainAllowed };
  const choice = await resolveHost(nothing, desk).catch((error: unknown) => {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return null;
    throw error;
  });
  if (desk.ask === null || choice?.hostSource === 'DEVGROWTH_HOST') return choice?.host ?? null;
  const typed = await desk.ask.text({
    name: 'host',
    message: 'GitLab host',
    default: choice?.host.replace(/^https:\/\//, '') ?? 'gitlab.com',
    check(text) {
      try {
        normaliseHost(text, 'this', rules);
        return null;
      } catch (error) {
        if (error instanceof DevgrowthError) return error.said;
        throw error;
      }
    },
  });
  return normaliseHost(typed, 'the host', rules);
}
