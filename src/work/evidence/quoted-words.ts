// Whether thanks are kept in the words of whoever thanked: only where everybody reads them, which no to-do tells.
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { Session } from '../session.ts';

export type MayQuote = (candidate: Candidate) => Promise<boolean>;

/** @param quotes the person wants it. One more request for each that may be quoted. */
export function quoteRule(quotes: boolean, { forge }: Pick<Session, 'forge'>): MayQuote {
  return async ({ private: isPrivate, confidential, words, url }) => {
    if (!quotes || isPrivate || confidential || words === null || url === null) return false;
    const place = forge.placeOf(url);
    return place !== null && typeof place === 'object' && (await forge.isOpenComment(place));
  };
}
