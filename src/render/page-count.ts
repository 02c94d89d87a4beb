// How long a document is on paper: estimated, so a range.
import type { Pages } from '#growth/promotion/pages.ts';
import { count } from './text.ts';

/** @param pages limit: how many are read at most */
export function aboutPages({ low, high, limit }: Pages & { readonly limit: number }): string {
  const [from, to] = [low.toFixed(1), high.toFixed(1)];
  return `about ${from === to ? from : `${from}-${to}`} of ${count(limit, 'page')}`;
}
