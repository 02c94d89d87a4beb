// What was decided of a piece before: in the log of the inbox, or by an evidence comment that names it.
import { evidenceIn, linksIn } from '../goals/evidence.ts';
import { itemKey } from '../goals/foreign-item.ts';
import { type Note, ownComments } from '../goals/notes.ts';
import { itemPlace } from '../text/item-address.ts';
import type { Mentioned, WorkItem, WorkKey } from './found-work.ts';
import type { CandidateBasis, Decided } from './piece.ts';
import { commentKeyOf, referenceOf } from './work-key.ts';

/** @param notes of all that evidence stands on. Only the person's own comments keep something. */
export function decidedBy(notes: readonly Note[], logged: Decided['logged'], base: string): Decided {
  const links = evidenceIn(notes).flatMap(linksIn);
  return {
    logged,
    links: new Set(
      links.flatMap((link) => {
        const place = itemPlace(base, link);
        return place === null || typeof place === 'string' ? [] : [itemKey(place)];
      }),
    ),
    marks: new Set(ownComments(notes).flatMap(({ mark }) => mark?.key ?? [])),
  };
}

type Basis = Pick<CandidateBasis, 'decided' | 'base'>;

/** Kept or dropped. What was put off comes again. */
export function isDecided(item: WorkItem, basis: Basis): boolean {
  const reference = referenceOf(item);
  return isKeyDecided(item.key, basis) || (reference !== null && basis.decided.links.has(reference));
}

export function isThanksDecided({ key, url }: Mentioned, basis: Basis): boolean {
  const place = url === null ? null : itemPlace(basis.base, url);
  const isKept =
    place !== null && typeof place === 'object' && place.anchor !== '' && basis.decided.links.has(itemKey(place));
  return isKeyDecided(key, basis) || isKept;
}

export function isKeyDecided(key: WorkKey, { decided }: Pick<Basis, 'decided'>): boolean {
  const logged = decided.logged.get(key);
  return logged === 'dropped' || logged === 'kept' || decided.marks.has(commentKeyOf(key));
}
