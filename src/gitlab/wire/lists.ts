// Reads a list of GitLab's to its end, 100 rows a page. What arrived is kept when a page fails.
import type * as z from 'zod';
import { ListRead, type SourceRead, whyIncomplete } from '#growth/words/completeness.ts';
import { GitLabFailure, failedAt } from './failures.ts';
import { countIn, namedAfter, type Position } from './page-headers.ts';
import { readRow, unexpected } from './reading.ts';
import type { Answer } from './raw-answer.ts';
import { ascending } from '#growth/words/order.ts';

/** More than any list of ours has: a server that claims more is read one page after the other, as far as it goes. */
const mostPages = 10_000;

/** A server that counts thousands and sends one page again and again is not asked for all of them. */
const pagesAtOnce = 40;
/** One answer has its own limit. All that a list keeps is the longest comments there can be (1 MB), two pages and a half of them. */
const mostBytes = 256 * 1024 * 1024;

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
  /** No more than these are read: `isCut` says where there were more. */
  readonly mostPages?: number;
  /** Asked after each page, which are then read one after the other: true ends the reading. */
  readonly isEnough?: ((rows: readonly z.output<Schema>[]) => boolean) | null;
}

export interface RowsRead<Row> {
  readonly rows: readonly Row[];
  readonly source: SourceRead;
  readonly failure: GitLabFailure | null;
  /** Only where it was asked for: there are more pages. */
  readonly isCut: boolean;
}

/** Never throws but for a token that is not accepted: then nothing else will succeed either. */
export async function readList<Schema extends z.ZodType>(spec: ListSpec<Schema>): Promise<RowsRead<z.output<Schema>>> {
  const first = await readOnce(spec);
  const { seen, total } = first.source;
  if (first.failure !== null || first.isCut || total === null || seen >= total) return first;
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
  let bytes = 0;
  let total: number | null = null;
  let failure: GitLabFailure | null = null;
  let isCut = false;
  const { mostPages: wanted = mostPages } = spec;

  function failed(why: string, hint = 'Try again in a minute.'): void {
    failure ??= new GitLabFailure('server', failedAt(spec.doing, why), { hint });
  }
  const lost = () => failed('GitLab sent the same page again');
  const isTooMuch = () => bytes > mostBytes;
  const endless = (most: string) =>
    failed(
      `GitLab sent more than ${most}`,
      "No list of people's words is so long: ask the administrator of the server what it sends.",
    );

  async function read(number: number, position: Position): Promise<Answer | null> {
    try {
      const answer = await spec.page(position);
      requests += answer.requests;
      bytes += answer.bytes;
      if (isTooMuch()) endless(`${mostBytes / 1024 / 1024} MB`);
      else if (!Array.isArray(answer.body)) failed('GitLab sent no list');
      else {
        pages.set(number, { rows: readRows(answer.body), size: answer.body.length });
        return answer;
      }
    } catch (error) {
      if (!(error instanceof GitLabFailure) || error.kind === 'authentication') throw error;
      requests += error.requests;
      failure ??= error;
    }
    return null;
  }

  function readRows(body: readonly unknown[]): Row[] {
    return body.flatMap((raw) => {
      const result = readRow(spec.schema, raw);
      if (result.success) return [result.data];
      failure ??= unexpected(result.error, spec.doing);
      return [];
    });
  }

  const known = new Set<string | number>();
  /** Whether the page is one that we had: it has rows, and each of them stood on a page before it. */
  function isAgain(number: number): boolean {
    const { rows = [], size = 0 } = pages.get(number) ?? {};
    const before = known.size;
    for (const row of rows) known.add(spec.keyOf(row));
    return size > 0 && known.size === before;
  }

  const first = await read(1, { page: 1 });
  if (first !== null && !spec.isFilteredLate) total = countIn(first.headers, 'x-total');
  const pageCount = first === null ? null : countIn(first.headers, 'x-total-pages');
  if (pageCount !== null && pageCount <= mostPages && !spec.isEnough) {
    const answers = [first];
    let isRepeating = false;
    const count = Math.min(pageCount, wanted);
    for (let number = 1; answers.length < count && !isRepeating && !isTooMuch(); ) {
      const next = Array.from({ length: Math.min(pagesAtOnce, count - answers.length) }, (_, index) => index + 1);
      const done = answers.length;
      answers.push(...(await Promise.all(next.map((offset) => read(done + offset, { page: done + offset })))));
      for (; number < answers.length; number += 1) if (isAgain(number)) isRepeating = true;
    }
    if (isRepeating) lost();
    // A count may be wrong: what the last page says of a next one is looked at all the same.
    if (answers.length >= count) await walk(answers.at(-1) ?? null, answers.length);
  } else {
    await walk(first, 1);
  }

  /** One page after the other, to the end that the server names. One that names no page, or one we had, is asked on until nothing comes. */
  async function walk(from: Answer | null, start: number): Promise<void> {
    const visited = new Set<string>(Array.from({ length: start }, (_, index) => JSON.stringify({ page: index + 1 })));
    let position: Position = { page: start };
    for (let number = start, answer = from; answer !== null; number += 1) {
      visited.add(JSON.stringify(position));
      const { rows = [], size = 0 } = pages.get(number) ?? {};
      if (spec.isEnough?.(rows) || spec.isUnpaged) return;
      const named = namedAfter(position, answer.headers);
      // Rows that changed places while we read: where the server counts them, the count tells whether one is missing.
      if (isAgain(number)) return named === 'end' && total !== null ? undefined : lost();
      if (named === 'end') return;
      if (named !== null && !visited.has(JSON.stringify(named))) position = named;
      else if (size === 0) return;
      else if (typeof position['page'] === 'number') position = { page: position['page'] + 1 };
      else return lost();
      if (number >= wanted && wanted < mostPages) {
        isCut = true;
        return;
      }
      if (number === mostPages) return endless(`${mostPages} pages`);
      answer = await read(number + 1, position);
    }
  }

  const inOrder = [...pages].sort(ascending(([page]) => page)).flatMap(([, { rows }]) => rows);
  const rows = [...new Map(inOrder.map((row) => [spec.keyOf(row), row])).values()];
  const why = failure as GitLabFailure | null;
  const source = {
    name: spec.name,
    requests,
    seen: rows.length,
    total,
    failed: why === null ? null : { kind: why.kind, message: why.message },
  };
  return { rows, source, failure: why, isCut };
}
