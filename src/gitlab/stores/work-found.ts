// What a scan has found so far: facts of each item as told, and what the person did to it.
import type { Deed, FoundWork, Mentioned, WorkItem, WorkKey } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import type { Instant } from '#growth/words/goal.ts';
import { descending } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { mentionOfTodo, type TodoRow } from '../words/mention-rows.ts';
import {
  commentOfEvent,
  epicOfRow,
  type EventRow,
  issueKey,
  itemOfEvent,
  itemOfRow,
  type WorkRow,
} from '../words/work-rows.ts';

/** Without the key, which is the item's. */
type DeedOn = Deed extends infer One ? (One extends Deed ? Omit<One, 'key'> : never) : never;

export class FoundSoFar {
  readonly items: WorkItem[] = [];
  readonly deeds: Deed[] = [];
  readonly mentions: Mentioned[] = [];
  /** What an issue belongs to, and what a merge request closes. */
  readonly closes = new Map<WorkKey, WorkKey[]>();
  /** Of what no source lacks, and which is not looked at all the same. */
  readonly remarks: string[] = [];
  /** Messages, by the key of their merge request. */
  readonly commits = new Map<WorkKey, readonly string[]>();
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
    const epic = epicOfRow(row);
    if (epic !== null) this.#belongs(item.key, epic);
    this.#issues.set(row.id, item.key);
    if (typeof row.moved_to_id === 'number') this.#moved.set(item.key, row.moved_to_id);
  }

  /** @param by key of a merge request */
  addClosed(by: WorkKey, row: WorkRow): void {
    this.addRow(row, 'issue');
    this.closes.set(by, [...(this.closes.get(by) ?? []), issueKey(row)]);
  }

  #belongs(key: WorkKey, epic: WorkItem): void {
    this.items.push(epic);
    this.closes.set(key, [epic.key]);
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

  /** Those of the person that were merged in the window, newest first. */
  mergedBy({ person, window: { start, end } }: Pick<WorkAsked, 'person' | 'window'>): readonly WorkItem[] {
    const isInside = (at: Instant | null) => at !== null && start <= at && at < end;
    const merged = this.mergeRequests().filter(({ state, endedAt }) => state === 'merged' && isInside(endedAt));
    const own = merged.filter(({ author }) => isNamed(author, person.username));
    const once = [...new Map(own.map((item) => [item.key, item])).values()];
    return once.toSorted(descending(({ endedAt }) => endedAt ?? ''));
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

  told(): Omit<FoundWork, 'sources' | 'requests'> {
    const placed = this.items.map((item): WorkItem => {
      const id = this.#moved.get(item.key);
      return id === undefined ? item : { ...item, moved: { to: this.#issues.get(id) ?? null } };
    });
    const closings = this.closings.filter(({ key }) => !this.#moved.has(key));
    // What closes an issue of an epic is of that epic.
    const ofEpic = (key: WorkKey) => [key, ...(this.closes.get(key) ?? [])];
    const closes = new Map([...this.closes].map(([key, targets]) => [key, targets.flatMap(ofEpic)]));
    const { mentions, commits, remarks } = this;
    return { items: placed, deeds: [...this.deeds, ...closings], mentions, closes, commits, remarks };
  }
}
