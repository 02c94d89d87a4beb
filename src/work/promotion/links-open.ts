// Asks the own GitLab, with the own token, for whom the issues, merge requests and epics that a document links open. Nobody else is asked.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { comparedReference } from '#growth/goals/foreign-item.ts';
import { type LinkOpens, opensForFew } from '#growth/promotion/link-opens.ts';
import type { ItemPlace } from '#growth/text/item-address.ts';

/** Each costs two requests; a document of three pages links far fewer. */
export const mostAsked = 40;

interface Asked {
  readonly forge: Pick<Forge, 'placeOf' | 'item'>;
  readonly project: { readonly facts: Pick<ProjectFacts, 'url'> };
}

/** By address. @param isAsked else all that nobody has to be asked about is told */
export async function linksOpen(
  addresses: readonly string[],
  isAsked: boolean,
  { forge, project }: Asked,
): Promise<ReadonlyMap<string, LinkOpens>> {
  const asked = new Map<string, Promise<LinkOpens>>();
  const opens = (address: string): LinkOpens | Promise<LinkOpens> => {
    if (opensForFew(address, project.facts.url)) return 'private';
    const place = forge.placeOf(address);
    if (!isAsked || place === null || typeof place === 'string') return 'not-looked';
    const key = comparedReference(place);
    const known = asked.get(key) ?? (asked.size < mostAsked ? askedOf(place, forge) : null);
    if (known !== null) asked.set(key, known);
    return known ?? 'not-looked';
  };
  return new Map(await Promise.all(addresses.map(async (address) => [address, await opens(address)] as const)));
}

async function askedOf(place: ItemPlace, forge: Pick<Forge, 'item'>): Promise<LinkOpens> {
  try {
    const { confidential, isInternal, isPrivate } = await forge.item(place);
    if (confidential) return 'confidential';
    return isInternal ? 'internal' : isPrivate ? 'private' : 'for-me';
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
    return ['not-found', 'forbidden'].includes(error.kind) ? 'not-for-me' : 'not-looked';
  }
}
