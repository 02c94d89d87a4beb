// Pages of a list: offset headers and Link as GitLab sends them, and keyset pages.
import { accept, integer, scalarText, withDefault, type Params } from './params.ts';
import { invalidParameter, Refusal } from './reply.ts';
import type { SandboxContext } from './routing.ts';

const DEFAULT_PER_PAGE = 20;
const MAX_PER_PAGE = 100;
const MAX_OFFSET = 50_000;
const MAX_COUNTED = 10_000;

const keysetTypes: ReadonlySet<string> = new Set(['Issue', 'Project', 'User', 'Group']);

export interface PageOptions<Row> {
  /** What the 405 beyond offset 50,000 calls the rows: `Issue`. Only lists that know keyset pages have that limit. */
  readonly type?: string;
  /** Defaults of declared parameters that GitLab repeats in Link, such as `{ state: 'all' }`. */
  readonly defaults?: Params;
  /** A list that never counts itself (repository commits). */
  readonly uncounted?: boolean;
  /** Rows dropped only after the page was cut (notes, events): a page may hold fewer rows than asked. */
  readonly keep?: (row: Row) => boolean;
}

function pageOf(params: Params): { page: number; perPage: number } {
  const asked = accept(params, { page: withDefault(integer, 1), per_page: withDefault(integer, DEFAULT_PER_PAGE) });
  if (asked.per_page !== null && asked.per_page < 1) throw invalidParameter('per_page does not have a valid value');
  return { page: Math.max(asked.page ?? 1, 1), perPage: Math.min(asked.per_page ?? DEFAULT_PER_PAGE, MAX_PER_PAGE) };
}

/** The query of a Link: every parameter of the request and every default, sorted by name. */
function linkQuery(params: Params): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (Array.isArray(value)) for (const item of value) add(`${name}[]`, item);
    else if (typeof value === 'object' && value !== null)
      for (const key of Object.keys(value).toSorted()) add(`${name}[${key}]`, (value as Params)[key]);
    else pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(scalarText(value) ?? '')}`);
  };
  for (const name of Object.keys(params).toSorted()) add(name, params[name]);
  return pairs.join('&');
}

/** The address of this request on the configured host, with other parameters. */
function linkTo(c: SandboxContext, params: Params): string {
  const { instance } = c.var;
  const { pathname } = new URL(c.req.url);
  const base = new URL(instance.externalUrl).pathname.replace(/\/$/, '');
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
  return `${instance.externalUrl}${path}?${linkQuery(params)}`;
}

/** One offset page of rows, with its headers set. Only the page's rows are presented. */
export function paginate<Row, Shown>(
  c: SandboxContext,
  rows: readonly Row[],
  present: (row: Row) => Shown,
  options: PageOptions<Row> = {},
): Shown[] {
  const { params } = c.var;
  const { page, perPage } = pageOf(params);
  if (keysetTypes.has(options.type ?? '') && (page - 1) * perPage > MAX_OFFSET) {
    throw new Refusal(405, {
      error: `Offset pagination has a maximum allowed offset of ${MAX_OFFSET} for requests that return objects of type ${options.type}. Remaining records can be retrieved using keyset pagination.`,
    });
  }
  const total = rows.length;
  const lastPage = Math.max(Math.ceil(total / perPage), 1);
  const counted = options.uncounted !== true && total <= MAX_COUNTED;
  const next = page * perPage < total ? page + 1 : null;
  const previous = page > 1 && page - 1 <= lastPage ? page - 1 : null;

  c.header('X-Page', String(page));
  c.header('X-Per-Page', String(perPage));
  c.header('X-Next-Page', next === null ? '' : String(next));
  c.header('X-Prev-Page', previous === null ? '' : String(previous));
  if (counted) {
    c.header('X-Total', String(total));
    c.header('X-Total-Pages', String(lastPage));
  }
  const link = (number: number, rel: string) =>
    `<${linkTo(c, { ...options.defaults, ...c.req.param(), ...params, page: number, per_page: perPage })}>; rel="${rel}"`;
  const links = [
    ...(previous === null ? [] : [link(previous, 'prev')]),
    ...(next === null ? [] : [link(next, 'next')]),
    link(1, 'first'),
    ...(counted ? [link(lastPage, 'last')] : []),
  ];
  c.header('Link', links.join(', '));

  const cut = rows.slice((page - 1) * perPage, page * perPage);
  return (options.keep === undefined ? cut : cut.filter(options.keep)).map(present);
}

/** Where a row stands in the order of the list. */
interface Position {
  readonly key: string | number | null;
  readonly id: number;
}

export interface KeysetOptions {
  /** What the next link carries: an opaque cursor, (projects) the last id, or (trees) the key of the last row. */
  readonly parameter: 'cursor' | 'id_after' | 'id_before' | 'page_token';
  /** Index of the first row of this page. */
  readonly start: number;
  readonly defaults?: Params;
}

/** One keyset page; only Link tells whether more follows. */
export function keysetPage<Row, Shown>(
  c: SandboxContext,
  rows: readonly Row[],
  positionOf: (row: Row) => Position,
  present: (row: Row) => Shown,
  options: KeysetOptions,
): Shown[] {
  const { params } = c.var;
  const { perPage } = pageOf(params);
  const cut = rows.slice(options.start, options.start + perPage);
  const last = cut.at(-1);
  if (last !== undefined && options.start + perPage < rows.length) {
    const { page: _page, ...rest } = params;
    const position = positionOf(last);
    const { parameter } = options;
    const next =
      parameter === 'cursor' ? cursorText(position) : parameter === 'page_token' ? position.key : position.id;
    c.header(
      'Link',
      `<${linkTo(c, { ...options.defaults, ...c.req.param(), ...rest, per_page: perPage, [options.parameter]: next })}>; rel="next"`,
    );
  }
  return cut.map(present);
}

const cursorText = ({ key, id }: Position): string =>
  Buffer.from(JSON.stringify({ key, id: String(id), _kd: 'n' })).toString('base64url');

/** The position inside a cursor; null for none, or one that was not made here. */
export function cursorOf(cursor: unknown): Position | null {
  if (typeof cursor !== 'string' || cursor === '') return null;
  try {
    const read = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as {
      key?: unknown;
      id?: unknown;
    } | null;
    const id = Number(read?.id);
    const key = read?.key;
    if (!Number.isInteger(id) || (key !== null && typeof key !== 'string' && typeof key !== 'number')) return null;
    return { key, id };
  } catch {
    return null;
  }
}
