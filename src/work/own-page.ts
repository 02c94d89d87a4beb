// Whether an address that a server told is a page of that server.
import { urlOf } from '#growth/text/url.ts';
import type { Forge } from '#growth/forge/forge.ts';

export function isOfForge(address: string, { base }: Pick<Forge, 'base'>): boolean {
  const [page, own] = [urlOf(address), urlOf(base)];
  return page !== null && own !== null && page.origin === own.origin;
}
