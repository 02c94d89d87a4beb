// Which roles this server can give: not every one has Planner.
import { DevgrowthError } from '#errors.ts';
import { plannerSince, type SharedRole, sharedRoles } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { isSince } from '#growth/forge/server-version.ts';

interface Offered {
  /** Without Planner where the server does not have it, or does not say what it is. */
  readonly roles: readonly SharedRole[];
  /** A server that hides its version is asked for it all the same: it says no itself. */
  orRefuse(role: SharedRole): SharedRole;
}

export async function offeredRoles(forge: Forge): Promise<Offered> {
  const { version } = await forge.server();
  const hasPlanner = version === null ? null : isSince(version, plannerSince);
  return {
    roles: sharedRoles.filter((role) => role !== 'planner' || hasPlanner === true),
    orRefuse(role) {
      if (role !== 'planner' || hasPlanner !== false) return role;
      throw new DevgrowthError(
        'refused',
        `${forge.base} is GitLab ${version}: the role planner came with ${plannerSince}`,
        {
          hint: 'Choose --role guest, or --role reporter (who deletes no issue).',
        },
      );
    },
  };
}
