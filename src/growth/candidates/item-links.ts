// What an item closes, belongs to and mentions, as references that can be compared with those of goals and of other items.
import { comparedReference } from '../goals/foreign-item.ts';
import { itemPlace, shortlyNamed } from '../text/item-address.ts';
import { closingReferences } from '../text/trailer.ts';
import type { FoundWork, WorkItem, WorkKey } from './found-work.ts';
import { referencesIn } from './goal-to-match.ts';
import { referenceOf } from './work-key.ts';

export interface ItemLinks {
  /** Issues that its merge closes, and epics that it belongs to. One whose project nobody knows by path stands as its key. */
  readonly closes: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
}

interface Around {
  readonly base: string;
  readonly items: ReadonlyMap<WorkKey, WorkItem>;
  readonly closes: FoundWork['closes'];
}

const shortHere = /(?<![\p{L}\p{N}_./&-])[#!]\d{1,9}(?!\w)/gu;

export function linksOf(item: WorkItem, { base, items, closes }: Around): ItemLinks {
  const text = item.text ?? '';
  const read = (closes.get(item.key) ?? []).map((key) => nameOf(key, items));
  const written = item.kind === 'merge-request' ? closingReferences(text) : [];
  const here =
    item.home === null ? [] : (text.match(shortHere) ?? []).map((short) => `${item.home}${short}`.toLowerCase());
  return {
    closes: new Set([...read, ...written.flatMap((typed) => resolved(typed, item.home, base) ?? [])]),
    mentions: new Set([...referencesIn(text, base), ...here]),
  };
}

/** Of a reference as a text of this project means it; null where that names no item of this forge. */
export function resolved(typed: string, home: string | null, base: string): string | null {
  const place = itemPlace(base, typed);
  if (place !== null) return typeof place === 'string' ? null : comparedReference(place);
  const short = shortlyNamed(typed);
  const path = short?.home ?? home;
  return short === null || path === null ? null : `${path}#${short.iid}`.toLowerCase();
}

function nameOf(key: WorkKey, items: ReadonlyMap<WorkKey, WorkItem>): string {
  const item = items.get(key);
  return item === undefined ? key : (referenceOf(item) ?? key);
}
