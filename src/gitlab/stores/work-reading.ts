// Reads the lists of a scan: each with its own fate, within the number of requests that a person allows.
import * as z from 'zod';
import type { SourceState, WorkSource, WorkSourceRead } from '#growth/candidates/found-work.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { readList, type RowsRead } from '../wire/lists.ts';
import { parsed } from '../wire/reading.ts';
import type { WorkList } from './work-requests.ts';

export interface WorkReader {
  list<Schema extends z.ZodType<{ readonly id: number }>>(
    list: WorkList,
    schema: Schema,
    isEnough?: (rows: readonly z.output<Schema>[]) => boolean,
  ): Promise<RowsRead<z.output<Schema>>>;
  /** null: it does not say, or was not asked. */
  version(source: WorkSource): Promise<string | null>;
  /** null: what was asked for is not there, or not for this person. Any other failure is noted for the source. */
  one<Schema extends z.ZodType>(source: WorkSource, path: string, schema: Schema): Promise<z.output<Schema> | null>;
  /** The read-only question that GitLab takes by POST. null: this server does not know it, or not this one. */
  query(source: WorkSource, question: object): Promise<unknown>;
  /** Notes that a source is less than whole, and why. `isUnknown`: this server tells none of it. */
  lacks(source: WorkSource, why: string, isUnknown?: boolean): void;
  source(name: WorkSource, completeUntil: Day): WorkSourceRead;
  requests(): number;
}

interface Tally {
  requests: number;
  seen: number;
  failure: GitLabFailure | null;
  readonly why: string[];
  isUnknown: boolean;
}

export function workReader(connection: Pick<Connection, 'get' | 'ask'>, mostRequests: number | null): WorkReader {
  const tallies = new Map<WorkSource, Tally>();
  let sent = 0;
  const tallyOf = (source: WorkSource): Tally => {
    const tally = tallies.get(source) ?? { requests: 0, seen: 0, failure: null, why: [], isUnknown: false };
    tallies.set(source, tally);
    return tally;
  };

  /** Each that goes out counts, one that is sent again as well. */
  function mayGo(): void {
    if (mostRequests !== null && sent >= mostRequests)
      throw new GitLabFailure('refused', `the ${mostRequests} requests that you allowed are used up`);
    sent += 1;
  }

  function note({ source, isAside }: WorkList, { source: { requests, seen }, failure }: RowsRead<unknown>): void {
    const tally = tallyOf(source);
    tally.requests += requests;
    if (!isAside) tally.seen += seen;
    tally.failure ??= failure;
  }

  function lacks(source: WorkSource, why: string, isUnknown = false): void {
    const tally = tallyOf(source);
    tally.isUnknown ||= isUnknown;
    if (!tally.why.includes(why)) tally.why.push(why);
  }

  async function one<Schema extends z.ZodType>(source: WorkSource, path: string, schema: Schema) {
    const doing = `reading ${path}`;
    const tally = tallyOf(source);
    try {
      const answer = await connection.get(path, { doing, mayGo });
      tally.requests += answer.requests;
      return parsed(schema, answer.body, doing);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || failure.kind === 'authentication') throw failure;
      if (failure.status !== 404) tally.failure ??= failure;
      return null;
    }
  }

  let asked: Promise<string | null> | null = null;

  return {
    one,
    lacks,

    version: (source) => (asked ??= one(source, 'metadata', versionRow).then((row) => row?.version ?? null)),

    async list(list, schema, isEnough) {
      const { source, name, path, newest, mostPages = 10 } = list;
      const doing = `reading the ${name}`;
      const read = await readList({
        name: source,
        doing,
        schema,
        keyOf: ({ id }) => id,
        // Of events and to-dos the right to read is looked at after paging: what the server counts of them means nothing.
        isFilteredLate: !/^(?:(?:groups|projects)\/\d+\/)?(?:merge_requests|issues)\?/.test(path),
        mostPages,
        isEnough: isEnough ?? null,
        page: (position) =>
          connection.get(`${path}&${new URLSearchParams(stringsOf(position)).toString()}`, { doing, mayGo }),
      });
      note(list, read);
      if (read.isCut && !(newest && reachesBack(read.rows, newest)))
        lacks(
          source,
          `only the newest ${read.rows.length} of the ${name} were read: the server sends more than was asked for`,
        );
      return read;
    },

    async query(source, question) {
      try {
        const answer = await connection.ask('glql', question, {
          doing: 'asking what you approved',
          mayGo,
          isOnce: true,
        });
        tallyOf(source).requests += answer.requests;
        return answer.body;
      } catch (failure) {
        if (!(failure instanceof GitLabFailure) || failure.kind === 'authentication') throw failure;
        return null;
      }
    },

    source(name, completeUntil) {
      const tally = tallies.get(name);
      if (tally === undefined) return { ...untold, name, state: 'skipped', why: 'not asked for' };
      const { requests, seen, failure } = tally;
      const why = [...(failure === null ? [] : [failure.message]), ...tally.why];
      const state = stateOf(tally);
      return {
        name,
        requests,
        seen,
        total: null,
        failed: why.length === 0 ? null : { kind: failure?.kind ?? 'partial', message: why.join('; ') },
        state,
        why: why.length === 0 ? null : why.join('; '),
        completeUntil: state === 'complete' ? completeUntil : null,
      };
    },

    requests: () => sent,
  };
}

const untold = { requests: 0, seen: 0, total: null, failed: null, completeUntil: null } as const;

const versionRow = z.object({ version: z.string() });

/** Whether rows that came newest first, each of them, go back far enough. */
function reachesBack(rows: readonly object[], { by, at }: NonNullable<WorkList['newest']>): boolean {
  const times = rows.map((row) => {
    const time: unknown = Object.entries(row).find(([name]) => name === by)?.[1];
    return typeof time === 'string' ? time : '';
  });
  const isInOrder = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? ''));
  return isInOrder && (times.at(-1) ?? at) < at;
}

/** What failed with nothing in hand is not zero, but not known. */
function stateOf({ failure, seen, why, isUnknown }: Tally): SourceState {
  if (isUnknown) return 'unknown';
  if (failure === null && why.length === 0) return 'complete';
  return failure !== null && seen === 0 ? 'unknown' : 'partial';
}

const stringsOf = (position: object): Record<string, string> =>
  Object.fromEntries(Object.entries(position).map(([name, value]) => [name, String(value)]));

/** All at once, or one after the other where the number of requests is limited: so that the first ones get theirs. */
export async function inTurn<T extends readonly unknown[]>(
  { maxRequests }: { readonly maxRequests: number | null },
  asks: { readonly [index in keyof T]: () => Promise<T[index]> },
): Promise<T>;
export async function inTurn(
  { maxRequests }: { readonly maxRequests: number | null },
  asks: readonly (() => Promise<unknown>)[],
): Promise<readonly unknown[]> {
  if (maxRequests === null) return Promise.all(asks.map((ask) => ask()));
  const done: unknown[] = [];
  for (const ask of asks) done.push(await ask());
  return done;
}
