// Work on issues that were moved to another project: what was done here counts there, and what closed it here was the move.
import type { FoundWork, WorkItem, WorkKey } from './found-work.ts';
import { grouped } from './grouped.ts';

export interface WorkToday extends Pick<FoundWork, 'items' | 'deeds' | 'mentions' | 'closes'> {
  /** What an item was before it was moved: what was decided of it then is decided. */
  readonly former: ReadonlyMap<WorkKey, readonly WorkItem[]>;
}

/** Each issue as the one that it is today. One that went where nobody looks stays as it was. */
export function asToday({ items, deeds, mentions, closes }: FoundWork): WorkToday {
  const moves = new Map(items.flatMap(({ key, moved }) => (moved?.to ? [[key, moved.to] as const] : [])));
  if (moves.size === 0) return { items, deeds, mentions, closes, former: new Map() };
  const today = (key: WorkKey): WorkKey => {
    const met = new Set<WorkKey>();
    let at = key;
    for (let next = moves.get(at); next !== undefined && !met.has(next); next = moves.get(at)) met.add((at = next));
    return at;
  };
  return {
    items: items.filter(({ key }) => !moves.has(key)),
    deeds: deeds.flatMap((deed) => {
      if (!moves.has(deed.key)) return [deed];
      return deed.type === 'finished' ? [] : [{ ...deed, key: today(deed.key) }];
    }),
    mentions: mentions.map((mention) => ({ ...mention, on: today(mention.on) })),
    closes: new Map([...closes].map(([key, targets]) => [today(key), targets.map(today)])),
    former: grouped(
      items.filter(({ key }) => moves.has(key)),
      ({ key }) => today(key),
    ),
  };
}
