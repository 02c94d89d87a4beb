// What a GitLab token looks like, whoever's it is: by its prefix, which a server may put a word of its own before.

/**
 * https://docs.gitlab.com/security/tokens/#token-prefixes: personal, deploy, runner, job, OAuth secret, trigger, feed, incoming mail,
 * agent, SCIM, feature flags, workspace; the routable ones have dots in them.
 */
const shapes = /gl(?:pat|dt|rtr?|cbt|oas|ptt|ft|imt|agent|soat|ffct|wt)-[\w-]{6,}(?:\.[\w-]+)*|GR1348941[\w-]{6,}/gi;

/** `mycompany-glpat-...` becomes `mycompany-[token]`. */
export function withoutTokens(text: string): string {
  return text.replace(shapes, '[token]');
}
