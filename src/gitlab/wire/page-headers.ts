// What an answer's headers say of its list: how long it is, which page comes next, that there is none.
import { urlOf } from '#growth/text/url.ts';
import type { AnswerHeaders } from './carry.ts';

/** Where a page starts: `{ page: 3 }`, or what a keyset link names. */
export type Position = Readonly<Record<string, string | number>>;

/** @param name `x-total`, `x-total-pages`: GitLab leaves them out above 10,000 rows, and what stands between may drop any */
export function countIn(headers: AnswerHeaders, name: string): number | null {
  const text = headers.get(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}

/**
 * `end`: the server says so, by an empty name or by links without a next one. null: it says nothing, or what nobody can follow.
 * A keyset names its end by no link at all.
 */
export function namedAfter(at: Position, headers: AnswerHeaders): Position | 'end' | null {
  const page = countIn(headers, 'x-next-page');
  if (page !== null) return { page };
  const links = headers.get('link');
  const link = /<([^>]+)>;\s*rel="?next"?/.exec(links ?? '')?.[1];
  if (link === undefined) {
    const next = headers.get('x-next-page');
    // What is no number and not empty either was made of two headers, or by nobody who knows.
    const isSaid = next === null ? links !== null && /<[^>]*>;\s*rel=/.test(links) : next.trim() === '';
    return isSaid || at['page'] === undefined ? 'end' : null;
  }
  const url = urlOf(link);
  if (url === null) return null;
  // GitLab repeats the path's own parameters in the query of its links.
  const { id: _id, ...query } = Object.fromEntries(url.searchParams);
  return query['page'] === undefined ? query : { page: Number(query['page']) };
}
