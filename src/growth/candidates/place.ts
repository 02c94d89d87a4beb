// What a candidate's place says: `acme/web!412`, `acme/web#88`, `acme&3`.
import type { ItemType } from '../text/item-address.ts';
import type { Candidate } from './candidate.ts';

export const homeOfPlace = (place: string): string => place.replace(/[!#&]\d+$/, '');

/** Where no place is known, its kind tells; thanks may be for anything, and mostly are for a merge request. */
export function itemTypeOf({ place, kind }: Pick<Candidate, 'place' | 'kind'>): ItemType {
  const sign = place === null ? '' : place.slice(homeOfPlace(place).length, homeOfPlace(place).length + 1);
  if (sign === '#' || (sign === '' && (kind === 'issue' || kind === 'answers'))) return 'issue';
  return sign === '&' || (sign === '' && kind === 'epic') ? 'epic' : 'merge-request';
}
