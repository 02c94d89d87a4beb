// Whether a description that we wrote undid what somebody else wrote at the same moment, as its system notes tell.
//
// GitLab has no conditional update of an issue: of two writes that read the same text, the later one wins. Each write
// leaves system notes that compare the text before it with the text after it, so a note of our own write about an item
// that we did not touch names a tick that we have just undone.
import { type ChecklistItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';

/** An item as it should be. */
export interface ItemState {
  readonly text: string;
  readonly done: boolean;
}

export interface OurWrite {
  /** The description that it was made from, and since when the server had that. */
  readonly from: { readonly text: string; readonly updatedAt: Instant };
  readonly to: { readonly text: string; readonly updatedAt: Instant };
  readonly authorId: number;
}

export interface Collisions {
  /** Other people's ticks that our write took back, as they had set them. */
  readonly undone: readonly ItemState[];
  /** An edit of the text that our write has overwritten; GitLab does not hand out what it said. */
  readonly lostEdit: { readonly by: string | null; readonly at: Instant } | null;
}

export const noCollisions: Collisions = { undone: [], lostEdit: null };

/** A note may be written a little after the change that it tells of. */
const noteDelayMs = 1_000;
/** How long a text may lie between being read and being written: GitLab works on a request for up to a minute. */
const staleForMs = 60_000;

/** @param notes newest first */
export function findCollisions({ from, to, authorId }: OurWrite, notes: readonly Note[]): Collisions {
  // A clock that did not move between the two tells nothing about their order.
  if (to.updatedAt <= from.updatedAt) return noCollisions;
  const before = counted(readChecklist(from.text));
  const after = counted(readChecklist(to.text));
  const reachedBy = (note: { readonly at: Instant }) => Date.parse(note.at) > Date.parse(from.updatedAt) + noteDelayMs;
  const ticks = notes.flatMap((note) =>
    note.type === 'tick' ? [{ text: itemText(note.item), done: note.done, at: note.at, by: note.by }] : [],
  );
  const undone: ItemState[] = [];

  const sinceOurs = ticks.filter(({ at, by }) => at >= to.updatedAt && by?.id === authorId).reverse();
  for (const [text, done] of distinct(sinceOurs.filter((tick) => has(after, tick.text, tick.done)))) {
    // Our own notes come first; behind one that we cannot have caused, later writes begin.
    const ofText = sinceOurs.filter((tick) => tick.text === text);
    const later = ofText.findIndex((tick) => tick.done !== done);
    const told = Math.min(later === -1 ? ofText.length : later, countOf(after, text, done));
    const meant = Math.max(0, countOf(after, text, done) - countOf(before, text, done));
    for (let number = meant; number < told; number += 1) undone.push({ text, done: !done });
  }

  const settled = new Set(undone.map(({ text }) => text));
  for (const { text, done, at } of ticks) {
    // Its own tick stands between our reading and our writing.
    if (settled.has(text) || at >= to.updatedAt || !reachedBy({ at })) continue;
    settled.add(text);
    if (!has(after, text, done) && has(after, text, !done)) undone.push({ text, done });
  }

  const edit = notes.find((note) => note.type === 'description' && note.at < to.updatedAt && reachedBy(note));
  const lostEdit = edit?.type === 'description' ? { by: edit.by?.username ?? null, at: edit.at } : null;
  return { undone: undone.filter(({ text, done }) => done || !isCollateral(text, ticks)), lostEdit };
}

interface Tick extends ItemState {
  readonly at: Instant;
  readonly by: Person | null;
}

/**
 * Nobody has unticked it: a text that was read before its tick was written after it, together with what that writer meant.
 * To untick it "again" would make one loss of many writers another's task.
 */
function isCollateral(item: string, newestFirst: readonly Tick[]): boolean {
  const ofItem = newestFirst.filter(({ text }) => text === item);
  const at = ofItem.findIndex(({ done }) => !done);
  const untick = ofItem[at];
  const tick = ofItem.slice(at + 1).find(({ done }) => done);
  if (untick === undefined || tick === undefined) return false;
  const sinceMs = (one: Tick, other: Tick) => Math.abs(Date.parse(one.at) - Date.parse(other.at));
  return (
    sinceMs(untick, tick) < staleForMs &&
    newestFirst.some(
      (other) => other.text !== item && other.by?.id === untick.by?.id && sinceMs(other, untick) < noteDelayMs,
    )
  );
}

/** Sets the items again; those that cannot be told apart from others of the same text are left, and returned. */
export function restoreItems(
  text: string,
  states: readonly ItemState[],
): { readonly text: string; readonly unclear: readonly ItemState[] } {
  let restored = text;
  const unclear: ItemState[] = [];
  for (const [wanted, done] of distinct(states)) {
    const count = states.filter((state) => state.text === wanted && state.done === done).length;
    const items = readChecklist(restored);
    const exact = items.filter((item) => item.text === wanted);
    const same = exact.length > 0 ? exact : items.filter((item) => item.text.startsWith(`${wanted} `));
    const others = same.filter((item) => item.done !== done);
    if (others.length > count || same.length === 0) unclear.push({ text: wanted, done });
    else restored = others.reduce((edited, { number }) => setItem(edited, number, done), restored);
  }
  return { text: restored, unclear };
}

/** A note holds the item's first line as it was written, marks included. */
function itemText(written: string): string {
  return readChecklist(`- [ ] ${written}`)[0]?.text ?? written;
}

type Counts = ReadonlyMap<string, number>;

function counted(items: readonly ChecklistItem[]): Counts {
  const counts = new Map<string, number>();
  for (const { text, done } of items) counts.set(keyOf(text, done), (counts.get(keyOf(text, done)) ?? 0) + 1);
  return counts;
}

function countOf(counts: Counts, text: string, done: boolean): number {
  const exact = counts.get(keyOf(text, done));
  if (exact !== undefined || counts.has(keyOf(text, !done))) return exact ?? 0;
  // The note has the first line only, the item all lines of its paragraph.
  return [...counts].reduce((sum, [key, count]) => (key.startsWith(`${keyOf(text, done)} `) ? sum + count : sum), 0);
}

const has = (counts: Counts, text: string, done: boolean) => countOf(counts, text, done) > 0;
const keyOf = (text: string, done: boolean) => `${done ? 'x' : '-'}${text}`;

function distinct(states: readonly ItemState[]): readonly (readonly [string, boolean])[] {
  return [...new Map(states.map(({ text, done }) => [keyOf(text, done), [text, done] as const])).values()];
}
