// GitLab's refusal of what a token was not granted, in words: a fine-grained token that lacks something, or a classic one that is no longer taken.
// Both come with the same code and text: https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens/
import { type Said, said, step } from '#wording.ts';
import { fineGrainedTokenPage, purposeOf, type Tab } from '#growth/forge/permissions.ts';

export const granularCode = 'insufficient_granular_scope';

export type TokenSort = 'fine-grained' | 'classic' | 'unknown';

/** @param self the body of `/personal_access_tokens/self` */
export function sortOfToken(self: unknown): TokenSort {
  if (typeof self !== 'object' || self === null || !('scopes' in self) || !Array.isArray(self.scopes)) return 'unknown';
  const isGranular = 'granular' in self && self.granular === true;
  return isGranular || self.scopes.includes('granular') ? 'fine-grained' : 'classic';
}

const tabOf: Readonly<Record<string, Tab>> = {
  project: 'Group and project',
  group: 'Group and project',
  user: 'User',
  instance: 'Global',
};

/** `... the following project permissions: [Label: Read, Work Item: Read].`; null where the text names none. */
function namedPermissions(text: string): { readonly tab: Tab; readonly names: readonly string[] } | null {
  const [, boundary = '', names = ''] = /\b(project|group|user|instance) permissions: \[([^\]]+)\]/.exec(text) ?? [];
  const tab = tabOf[boundary];
  return tab === undefined ? null : { tab, names: names.split(',').map((name) => name.trim()) };
}

/** @param text of the server, cleaned; it is quoted, and our own list only suggests */
export function refusedTokenWords(
  text: string,
  { base, sort, classicPage }: { readonly base: string; readonly sort: TokenSort; readonly classicPage: string },
): { readonly why: string; readonly hint: Said } {
  const quoted = `GitLab says "${text}"`;
  const page = fineGrainedTokenPage(base);
  if (sort === 'classic') {
    return {
      why: `no classic token is taken here any more; ${quoted}`,
      hint: said`Make a fine-grained one (\`${step('auth permissions')}\` says what to tick): ${page} Then: ${step('auth login')}`,
    };
  }
  if (/not yet supported/i.test(text)) {
    return {
      why: `this GitLab does not take fine-grained tokens yet; ${quoted}`,
      hint: said`Use a classic one with scope api: ${classicPage} Then: ${step('auth login')}`,
    };
  }
  if (/doesn't support/i.test(text)) {
    return {
      why: `GitLab opens this to no fine-grained token; ${quoted}`,
      hint: `A classic one with scope api can do it, where your company allows one: ${classicPage}`,
    };
  }
  const named = namedPermissions(text);
  // First in the message: a narrow column clips the rest.
  const names = named === null ? 'a permission' : named.names.join(', ');
  const missing = named === null ? 'what is named above' : `${named.tab}: ${names}`;
  const purpose = named === null ? null : purposeOf(named.tab, named.names[0] ?? '');
  const list = said`\`${step('auth permissions', ...(purpose === null ? [] : [purpose]))}\` lists all that is needed`;
  if (sort === 'fine-grained') {
    return {
      why: `this token lacks ${names}; ${quoted}`,
      hint: said`The grant of a fine-grained token cannot be edited: make a new token that has ${missing}, too (${list}): ${page}`,
    };
  }
  return {
    why: `this token may lack ${names}; ${quoted}`,
    hint: said`If it is a fine-grained one, make a new one that has ${missing}, too; if not, classic ones are no longer taken here (${list}): ${page}`,
  };
}
