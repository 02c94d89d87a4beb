// What to tick for a fine-grained token, by what it is for, and the page on which it is made. Asks nobody.
import { DevgrowthError } from '#errors.ts';
import { fineGrainedTokenPage, permissionsFor, type Purpose, purposeFacts } from '#growth/forge/permissions.ts';
import { sandboxHost } from '#settings/host.ts';
import { type ConnectionFlags, resolveHost } from '#settings/resolution.ts';
import type { Desk } from '../desk.ts';

export function permissionSet(purpose: Purpose) {
  const permissions = permissionsFor(purpose).map(({ tab, name, opens, for: uses }) => ({
    tab,
    name,
    opens,
    weight: uses[purpose] ?? 'needed',
  }));
  return { purpose, ...purposeFacts[purpose], permissions };
}

/** Its address needs a host, the list does not: where none is chosen, that of gitlab.com. */
export async function permissionsPage(
  access: ConnectionFlags,
  desk: Pick<Desk, 'env' | 'files' | 'places'>,
): Promise<string> {
  return fineGrainedTokenPage(await baseOf(access, desk));
}

async function baseOf(access: ConnectionFlags, desk: Pick<Desk, 'env' | 'files' | 'places'>): Promise<string> {
  try {
    const { host } = await resolveHost(access, desk);
    return host === sandboxHost ? 'https://gitlab.com' : host;
  } catch (error) {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return 'https://gitlab.com';
    throw error;
  }
}
