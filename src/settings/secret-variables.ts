// Variables of the environment that hold a token.
import type { World } from '#world.ts';

/** `DEVGROWTH_TOKEN`, `GITLAB_ACCESS_TOKEN`, `CI_JOB_TOKEN`: what opens a GitLab, for whoever has it. */
export const secretName =
  /^(?:(?:DEVGROWTH|GITLAB|GLAB|GL|CI)_(?:\w+_)?(?:TOKEN|PASSWORD|SECRET|KEY|PAT)|(?:OAUTH|PRIVATE)_TOKEN)$/i;

export function secretsIn(env: World['env']): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (value !== undefined && secretName.test(name) ? [value] : []));
}
