// Lists of what looks for somebody: the newest pages of each, with how they were read.
import type * as z from 'zod';
import type { Opening } from '#growth/candidates/openings.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { Connection } from '../wire/connection.ts';
import { readList, type RowsRead } from '../wire/lists.ts';

/** What is newest is offered; nobody chooses among thousands. */
export const mostPages = 5;
const pageSize = 100;
export const onlyNewest = `only the ${mostPages * pageSize} that were touched last were read`;

/** Where is looked: a group with all below it, or a project. */
export interface OpeningPlace {
  readonly kind: 'group' | 'project';
  readonly path: string;
  /** In an address: its number, or its path. */
  readonly id: string;
}

export interface OpeningsRead {
  readonly openings: readonly Opening[];
  readonly source: SourceRead;
}

/** The newest of a list, as far as somebody may look; where there were more, it says so. */
export async function rowsOf<Schema extends z.ZodType<{ readonly id: number }>>(
  connection: Pick<Connection, 'get'>,
  { name, doing }: { readonly name: string; readonly doing: string },
  path: string,
  schema: Schema,
  most = mostPages,
): Promise<RowsRead<z.output<Schema>>> {
  let pages = 0;
  const read = await readList({
    name,
    doing,
    schema,
    keyOf: ({ id }) => id,
    isFilteredLate: true,
    isEnough: (rows) => {
      pages += 1;
      return pages >= most && rows.length > 0;
    },
    page: (position) => {
      const at = Object.entries(position).map(([key, value]) => [key, String(value)] as [string, string]);
      const query = new URLSearchParams([...at, ['per_page', String(pageSize)]]);
      return connection.get(`${path}&${query.toString()}`, { doing });
    },
  });
  const isFull = most > 1 && read.rows.length >= most * pageSize;
  return isFull ? { ...read, source: cut(read.source, onlyNewest) } : read;
}

export const cut = (source: SourceRead, why: string): SourceRead =>
  source.failed === null ? { ...source, failed: { kind: 'partial', message: why } } : source;

export function together(
  name: string,
  reads: readonly RowsRead<unknown>[],
  found: readonly (Opening | null)[],
): OpeningsRead {
  const kept = found.filter((one) => one !== null);
  const sum = (pick: (source: SourceRead) => number) => reads.reduce((total, { source }) => total + pick(source), 0);
  const failed = reads.find(({ source }) => source.failed !== null)?.source.failed ?? null;
  return {
    openings: kept,
    source: { name, requests: sum(({ requests }) => requests), seen: sum(({ seen }) => seen), total: null, failed },
  };
}
