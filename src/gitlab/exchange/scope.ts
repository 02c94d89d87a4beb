// What every store of one project works with: the connection, the project's number, its label names, who we are.
import type * as z from 'zod';
import type { Instant, Person } from '#growth/words/goal.ts';
import type { Connection, Resource } from '../wire/connection.ts';
import type { LabelCodec } from '../words/labels.ts';
import { type ListSpec, readList, type RowsRead } from '../wire/lists.ts';
import type { Position } from '../wire/page-headers.ts';
import type { Answer } from '../wire/raw-answer.ts';

export interface Scope {
  readonly connection: Connection;
  readonly projectId: number;
  /** For messages: `alex/goals`. */
  readonly path: string;
  readonly codec: LabelCodec;
  /** Username of whose goals these are; null: not known. */
  readonly person: string | null;
  /** When the server made the project; null where it does not say. */
  readonly projectSince: Instant | null;
  readonly me: () => Promise<Person>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Runs the work while no other process of this machine changes the same issue. */
  readonly locked: <T>(iid: number, work: () => Promise<T>) => Promise<T>;
}

const settlesWithinMs = 60_000;

/** A minute after its creation a project's rights may still be on their way: 403 and 404 are waited out. */
function isSettling({ connection, projectSince }: Scope): boolean {
  if (projectSince === null) return false;
  const ageMs = Date.parse(connection.serverNow()) - Date.parse(projectSince);
  return ageMs >= -settlesWithinMs && ageMs < settlesWithinMs;
}

export function read<R>(
  scope: Scope,
  resource: Resource<R>,
  use: (resource: R) => Promise<unknown>,
  doing: string,
): Promise<Answer> {
  return scope.connection.call(resource, use, { doing });
}

export function write<R>(
  scope: Scope,
  resource: Resource<R>,
  use: (resource: R) => Promise<unknown>,
  doing: string,
): Promise<Answer> {
  return scope.connection.call(resource, use, { doing, isSettling: isSettling(scope) });
}

/** A page of a list is asked for with `perPage: 100` and these. */
export type PageOptions = { perPage: number } & Position;

export function readAll<R, Schema extends z.ZodType>(
  scope: Scope,
  resource: Resource<R>,
  use: (resource: R, page: PageOptions) => Promise<unknown>,
  spec: Omit<ListSpec<Schema>, 'page'> & {
    /** 404 is an answer here, in a young project too: nothing is waited for. */
    readonly mayBeMissing?: boolean;
  },
): Promise<RowsRead<z.output<Schema>>> {
  const task = { doing: spec.doing, isSettling: spec.mayBeMissing !== true && isSettling(scope) };
  return readList<Schema>({
    ...spec,
    page: (position) => scope.connection.call(resource, (api) => use(api, { perPage: 100, ...position }), task),
  });
}
