// One item of what several lists told of it: each fact from whoever knows it best.
import { homeKey } from './work-key.ts';
import type { WorkItem, WorkKey } from './found-work.ts';

const pages = { 'merge-request': 'merge_requests', issue: 'issues', epic: 'epics' } as const;
const rank = { list: 2, 'to-do': 1, event: 0 } as const;

/** @param base address of the forge: an item that only an event told of has none, but its project's path may be known of another */
export function mergedItems(items: readonly WorkItem[], base: string): ReadonlyMap<WorkKey, WorkItem> {
  const merged = new Map<WorkKey, WorkItem>();
  const homes = new Map<string, string>();
  for (const item of items) {
    const before = merged.get(item.key);
    merged.set(item.key, before === undefined ? item : together(before, item));
    const home = homeKey(item.key);
    if (home !== null && item.home !== null) homes.set(home, item.home);
  }
  for (const [key, item] of merged) {
    const home = homes.get(homeKey(key) ?? '') ?? item.home;
    const url = item.url ?? (home === null ? null : addressOf({ ...item, home }, base));
    merged.set(key, { ...item, home, url });
  }
  return merged;
}

/** Words come from who tells most, then from who told last; what happened to it from who told last. */
function together(earlier: WorkItem, later: WorkItem): WorkItem {
  const [best, other] = rank[earlier.toldBy] > rank[later.toldBy] ? [earlier, later] : [later, earlier];
  const last = later.state === null ? earlier : later;
  return {
    key: best.key,
    kind: best.kind,
    iid: best.iid,
    toldBy: best.toldBy,
    home: best.home ?? other.home,
    title: best.title ?? other.title,
    text: best.text ?? other.text,
    url: best.url ?? other.url,
    labels: best.labels.length > 0 ? best.labels : other.labels,
    milestone: best.milestone ?? other.milestone,
    branch: best.branch ?? other.branch,
    author: authorOf(best, other),
    createdAt: best.createdAt ?? other.createdAt,
    moved: best.moved ?? other.moved,
    state: last.state,
    endedAt: last.endedAt,
    // Of two that differ the careful one.
    isPrivate: best.isPrivate === true || other.isPrivate === true ? true : (best.isPrivate ?? other.isPrivate),
    confidential: best.confidential || other.confidential,
  };
}

function authorOf({ author: best }: WorkItem, { author: other }: WorkItem): WorkItem['author'] {
  if (best === null || other === null) return best ?? other;
  return { ...best, accountCreatedAt: best.accountCreatedAt ?? other.accountCreatedAt };
}

function addressOf({ kind, home, iid }: WorkItem & { readonly home: string }, base: string): string {
  return `${base}/${kind === 'epic' ? 'groups/' : ''}${home}/-/${pages[kind]}/${iid}`;
}
