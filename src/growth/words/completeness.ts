// How much of the truth was read: a partial read is a value, never an exception and never an empty list.

/** One source (a list of the server's) and what reading it gave. */
export interface SourceRead {
  /** `goals`, `comments of #4`, `members` ... */
  readonly name: string;
  readonly requests: number;
  readonly seen: number;
  /** The server's own count, where it announces one and does not filter after paging. */
  readonly total: number | null;
  readonly failed: { readonly kind: string; readonly message: string } | null;
}

/**
 * A list as a forge read it. Its items are had only by saying what a failed read means: a decision takes `ifWhole`, a view takes
 * `asFarAsRead` and carries the source on. An empty list that may be a failure cannot pass for "there is none".
 */
export class ListRead<T> {
  readonly source: SourceRead;
  readonly #items: readonly T[];

  constructor({ items, source }: Listed<T>) {
    this.source = source;
    this.#items = items;
  }

  /** What arrived, with how it was read. */
  asFarAsRead(): Listed<T> {
    return { items: this.#items, source: this.source };
  }

  /** null when anything is missing. */
  ifWhole(): readonly T[] | null {
    return isComplete(this.source) ? this.#items : null;
  }
}

/** A list together with how it was read. `items` holds what arrived, also when `source.failed`. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly source: SourceRead;
}

/** What arrived; nothing where it was not asked for. */
export function itemsOf<T>(list: Listed<T> | null | undefined): readonly T[] {
  return list?.items ?? [];
}

export interface Completeness {
  readonly complete: boolean;
  readonly sources: readonly SourceRead[];
}

/** Complete means: no source failed, and none gave fewer rows than the server announced. */
export function completenessOf(sources: readonly SourceRead[]): Completeness {
  return { complete: sources.every(isComplete), sources };
}

/** What is missing, in words; null where nothing is. */
export function whyIncomplete(source: SourceRead): string | null {
  if (isComplete(source)) return null;
  return source.failed?.message ?? `only ${source.seen} of ${source.total} arrived`;
}

export function isComplete(source: SourceRead): boolean {
  return source.failed === null && (source.total === null || source.seen >= source.total);
}
