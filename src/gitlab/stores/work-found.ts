// What a scan has found so far: facts of each item as told, and what the person did to it.
import type { Deed, FoundWork, Mentioned, WorkItem, WorkKey } from '#growth/candidates/found-work.ts';
import type { Instant } from '#growth/words/goal.ts';
import { commentOfEvent, type EventRow, itemOfEvent, itemOfRow } from '../words/work-rows.ts';
import { mentionOfTodo, type TodoRow, type WorkRow } from '../words/work-rows.ts';

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
  /** Keys of issues by GitLab's own number of them, and that number of what each was moved to. */
  readonly #issues = new Map<number, WorkKey>();
  readonly #moved = new Map<WorkKey, number>();
  /** Those that only an event tells of: whoever moves an issue closes it. */
  readonly closings: Deed[] = [];

  /** As a list tells of it. */
  addRow(row: WorkRow, kind: 'merge-request' | 'issue', deed?: DeedOn): void {
    const item = itemOfRow(row, kind);
    this.items.push(item);
    if (deed !== undefined) this.deeds.push({ ...deed, key: item.key });
    if (kind !== 'issue') return;
    this.#issues.set(row.id, item.key);
    if (typeof row.moved_to_id === 'number') this.#moved.set(item.key, row.moved_to_id);
  }

  /** Whether an issue was moved to one that no list held. */
  lacksMoved(): boolean {
    return [...this.#moved.values()].some((id) => !this.#issues.has(id));
  }

  addEvent(row: EventRow, type: 'finished' | 'approved', kind: WorkItem['kind']): void {
    const item = itemOfEvent(row);
    if (item === null) return;
    this.feedHoldsMergeRequests ||= item.kind === 'merge-request';
    if (item.kind !== kind) return;
    this.items.push(item);
    const { key } = item;
    if (type === 'approved') this.deeds.push({ type, key, at: row.created_at, isDayKnown: true });
    else this.closings.push({ type, key, at: row.created_at });
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
    const placed = this.items.map((item): WorkItem => {
      const id = this.#moved.get(item.key);
      return id === undefined ? item : { ...item, moved: { to: this.#issues.get(id) ?? null } };
    });
    const closings = this.closings.filter(({ key }) => !this.#moved.has(key));
    return { items: placed, deeds: [...this.deeds, ...closings], mentions: this.mentions };
  }
}
