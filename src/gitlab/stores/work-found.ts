// What a scan has found so far: facts of each item as told, and what the person did to it.
import type { Deed, FoundWork, Mentioned, WorkItem, WorkKey } from '#growth/candidates/found-work.ts';
import type { Instant } from '#growth/words/goal.ts';
import { commentOfEvent, type EventRow, itemOfEvent, mentionOfTodo, type TodoRow } from '../words/work-rows.ts';

/** Without the key, which is the item's. */
type DeedOn = Deed extends infer One ? (One extends Deed ? Omit<One, 'key'> : never) : never;

export class FoundSoFar {
  readonly items: WorkItem[] = [];
  readonly deeds: Deed[] = [];
  readonly mentions: Mentioned[] = [];
  /** Number of each account that was met, by username. */
  readonly people = new Map<string, number>();
  /** When an account was made, by username. */
  readonly since = new Map<string, Instant>();
  feedHoldsMergeRequests = false;

  add(item: WorkItem, deed: DeedOn): void {
    this.items.push(item);
    this.deeds.push({ ...deed, key: item.key });
  }

  addEvent(row: EventRow, type: 'finished' | 'approved', kind: WorkItem['kind']): void {
    const item = itemOfEvent(row);
    if (item === null) return;
    this.feedHoldsMergeRequests ||= item.kind === 'merge-request';
    if (item.kind !== kind) return;
    this.add(item, type === 'approved' ? { type, at: row.created_at, isDayKnown: true } : { type, at: row.created_at });
  }

  addComment(row: EventRow): void {
    const comment = commentOfEvent(row);
    if (comment === null) return;
    this.feedHoldsMergeRequests ||= comment.item.kind === 'merge-request';
    this.items.push(comment.item);
    this.deeds.push(comment.deed);
  }

  addTodo(row: TodoRow): void {
    const told = mentionOfTodo(row);
    if (told === null) return;
    this.items.push(told.item);
    this.mentions.push(told.mention);
  }

  /** Those that a list told of. */
  mergeRequests(): readonly WorkItem[] {
    return this.items.filter(({ kind, toldBy }) => kind === 'merge-request' && toldBy === 'list');
  }

  keysTold(): ReadonlySet<WorkKey> {
    return new Set(this.items.filter(({ toldBy }) => toldBy === 'list').map(({ key }) => key));
  }

  dateAccounts(): void {
    for (const [index, item] of this.items.entries()) {
      const accountCreatedAt = this.since.get(item.author?.username ?? '');
      if (item.author !== null && accountCreatedAt !== undefined)
        this.items[index] = { ...item, author: { ...item.author, accountCreatedAt } };
    }
  }

  told(): Pick<FoundWork, 'items' | 'deeds' | 'mentions'> {
    return { items: this.items, deeds: this.deeds, mentions: this.mentions };
  }
}
