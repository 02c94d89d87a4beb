// Reads a list of GitLab's to its end, 100 rows a page. What arrived is kept when a page fails.
import type * as z from 'zod';
import { ListRead, type SourceRead, whyIncomplete } from '#growth/words/completeness.ts';
import { GitLabFailure, failedAt } from './failures.ts';
import { unexpected } from './reading.ts';
import type { Answer } from './requester.ts';
import { ascending } from '#growth/words/order.ts';

/** More than any list of ours has: a server that claims more is read one page after the other, as far as it goes. */
const mostPages = 10_000;

/** We ask for 100 rows; what stands between may allow fewer, and GitLab's own default is 20. */
const smallestFullPage = 20;
/** A server that counts thousands and sends one page again and again is not asked for all of them. */
const pagesAtOnce = 40;

/** Where a page starts: `{ page: 3 }`, or what a keyset link names. */
export type Position = Readonly<Record<string, string | number>>;

export interface ListSpec<Schema extends z.ZodType> {
  /** Of the source, as reports name it: `goals`, `comments of #4`. */
  readonly name: string;
  readonly doing: string;
  readonly schema: Schema;
  readonly keyOf: (row: z.output<Schema>) => string | number;
  readonly page: (position: Position) => Promise<Answer>;
  /** The server leaves rows out after paging (notes one may not read), so that its total means nothing. */
  readonly isFilteredLate?: boolean;
  /** One answer holds all of it, however long: GitLab knows no pages here. */
  readonly isUnpaged?: boolean;
  /** Asked after each page, which are then read one after the other: true ends the reading. */
  readonly isEnough?: ((rows: readonly z.output<Schema>[]) => boolean) | null;
}

export interface RowsRead<Row> {
  readonly rows: readonly Row[];
  readonly source: SourceRead;
  readonly failure: GitLabFailure | null;
}

/** Never throws but for a token that is not accepted: then nothing else will succeed either. */
export async function readList<Schema extends z.ZodType>(spec: ListSpec<Schema>): Promise<RowsRead<z.output<Schema>>> {
  const first = await readOnce(spec);
  const { seen, total } = first.source;
  if (first.failure !== null || total === null || seen >= total) return first;
  // Rows were deleted while we read, and those behind them moved to pages that we had read already.
  const second = await readOnce(spec);
  const why = whyIncomplete(second.source);
  return {
    ...second,
    source: { ...second.source, requests: first.source.requests + second.source.requests },
    // The source tells it by its numbers. Who looks for one row must not take it for missing.
    failure:
      second.failure ??
      (why === null
        ? null
        : new GitLabFailure('server', failedAt(spec.doing, why), { hint: 'Try again in a minute.' })),
  };
}

/**
 * A filter that saves rows and that this server does not know, or no longer: the list is read once more without it, and our own
 * look at each row does its work. Any other refusal stays one.
 */
export async function withoutRefused<Row, Filter>(
  parameters: readonly string[],
  read: (filter: Filter | undefined) => Promise<RowsRead<Row>>,
  filter: Filter,
): Promise<RowsRead<Row>> {
  const filtered = await read(filter);
  if (!parameters.includes(filtered.failure?.refusedParameter ?? '')) return filtered;
  const all = await read(undefined);
  return { ...all, source: { ...all.source, requests: filtered.source.requests + all.source.requests } };
}

/** @param toItem null leaves the row out (a filter that an old server does not know) */
export function listed<Row, Item>(read: RowsRead<Row>, toItem: (row: Row) => Item | null): ListRead<Item> {
  return new ListRead({ items: read.rows.map(toItem).filter((item) => item !== null), source: read.source });
}

async function readOnce<Schema extends z.ZodType>(spec: ListSpec<Schema>): Promise<RowsRead<z.output<Schema>>> {
  type Row = z.output<Schema>;
  const pages = new Map<number, { readonly rows: readonly Row[]; readonly size: number }>();
  let requests = 0;
  let total: number | null = null;
  let failure: GitLabFailure | null = null;

  async function read(number: number, position: Position): Promise<Answer | null> {
    try {
      const answer = await spec.page(position);
      requests += answer.requests;
      if (!Array.isArray(answer.body)) {
        failure ??= new GitLabFailure('server', failedAt(spec.doing, 'GitLab sent no list'), {
          hint: 'Try again in a minute.',
        });
        return null;
      }
      pages.set(number, { rows: readRows(answer.body), size: answer.body.length });
      return answer;
    } catch (error) {
      if (!(error instanceof GitLabFailure) || error.kind === 'authentication') throw error;
      requests += error.requests;
      failure ??= error;
      return null;
    }
  }

  function readRows(body: readonly unknown[]): Row[] {
    return body.flatMap((raw) => {
      const result = spec.schema.safeParse(raw);
      if (result.success) return [result.data];
      failure ??= unexpected(result.error, spec.doing);
      return [];
    });
  }

  const known = new Set<string | number>();
  /** Whether the page held a row that no page before it held. */
  function learn(number: number): boolean {
    const before = known.size;
    for (const row of pages.get(number)?.rows ?? []) known.add(spec.keyOf(row));
    return known.size > before;
  }

  function lost(): void {
    failure ??= new GitLabFailure('server', failedAt(spec.doing, 'GitLab sent the same page again'), {
      hint: 'Try again in a minute.',
    });
  }

  const first = await read(1, { page: 1 });
  if (first !== null && !spec.isFilteredLate) total = count(first, 'x-total');
  const pageCount = first === null ? null : count(first, 'x-total-pages');
  if (pageCount !== null && pageCount <= mostPages && !spec.isEnough) {
    const answers = [first];
    let isRepeating = false;
    for (let number = 1; answers.length < pageCount && !isRepeating; ) {
      const next = Array.from({ length: Math.min(pagesAtOnce, pageCount - answers.length) }, (_, index) => index + 1);
      const done = answers.length;
      answers.push(...(await Promise.all(next.map((offset) => read(done + offset, { page: done + offset })))));
      for (; number < answers.length; number += 1)
        if (!learn(number) && (pages.get(number)?.size ?? 0) >= smallestFullPage) isRepeating = true;
    }
    if (isRepeating) lost();
    // A count may be wrong: what the last page says of a next one is looked at all the same.
    if (answers.length >= pageCount) await walk(answers.at(-1) ?? null, answers.length);
  } else {
    await walk(first, 1);
  }

  /** One page after the other, to a page after which there can be none: where the server stops naming pages, it is asked on. */
  async function walk(from: Answer | null, start: number): Promise<void> {
    const visited = new Set<string>(Array.from({ length: start }, (_, index) => JSON.stringify({ page: index + 1 })));
    let position: Position = { page: start };
    for (let number = start, answer = from; answer !== null && number <= mostPages; number += 1) {
      visited.add(JSON.stringify(position));
      const { rows = [], size = 0 } = pages.get(number) ?? {};
      const isNew = learn(number);
      if (spec.isEnough?.(rows) || spec.isUnpaged) return;
      const named = nextPosition(answer);
      const isFresh = named !== null && !visited.has(JSON.stringify(named));
      if (!isNew && size >= smallestFullPage) return lost();
      const isFilteredLate = spec.isFilteredLate === true;
      const next = isFresh ? named : unnamedNext(answer, { position, size, isNew, isFilteredLate });
      if (next === null) return;
      if (next === 'lost') return lost();
      position = next;
      answer = await read(number + 1, next);
    }
  }

  const inOrder = [...pages].sort(ascending(([page]) => page)).flatMap(([, { rows }]) => rows);
  const rows = [...new Map(inOrder.map((row) => [spec.keyOf(row), row])).values()];
  const failed = failure as GitLabFailure | null;
  const source = {
    name: spec.name,
    requests,
    seen: rows.length,
    total,
    failed: failed === null ? null : { kind: failed.kind, message: failed.message },
  };
  return { rows, source, failure: failed };
}

function count({ headers }: Answer, name: string): number | null {
  const text = headers.get(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}

interface Page {
  readonly position: Position;
  /** Rows of it, those that nobody could read among them. */
  readonly size: number;
  /** Whether it held a row that no page before it held. */
  readonly isNew: boolean;
  readonly isFilteredLate: boolean;
}

/** After a page that names none, or one we had. null: that was the last; `lost`: there may be more, and only the server knows where. */
function unnamedNext({ headers }: Answer, page: Page): Position | 'lost' | null {
  const { position, size, isNew, isFilteredLate } = page;
  const names = headers.get('x-next-page') || /rel="?next"?/.test(headers.get('link') ?? '');
  // The end is told by an empty name, and of a keyset by no link; a gateway may have dropped both.
  const isToldEnd =
    !names && (headers.get('x-next-page') !== null || headers.get('link') !== null || position['page'] === undefined);
  const isShort = size < (isFilteredLate && !names ? 1 : smallestFullPage);
  if (isToldEnd || isShort) return null;
  return isNew && typeof position['page'] === 'number' ? { page: position['page'] + 1 } : 'lost';
}

function nextPosition({ headers }: Answer): Position | null {
  const page = count({ headers } as Answer, 'x-next-page');
  if (page !== null) return { page };
  const link = /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('link') ?? '')?.[1];
  if (link === undefined || !URL.canParse(link)) return null;
  // GitLab repeats the path's own parameters in the query of its links.
  const { id: _id, ...query } = Object.fromEntries(new URL(link).searchParams);
  return query['page'] === undefined ? query : { page: Number(query['page']) };
}
