// The form of a file of kept answers: of each question a line of what it is, then its pages as they are, a line each. Who needs few of
// them reads few, and what stays is written again byte for byte.
import * as z from 'zod';
import type { Instant } from '#growth/words/goal.ts';

/** What is longer is not read again. */
export const mostKeptBytes = 20 * 1024 * 1024;

export interface KeptPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Rows that were asked for at most. */
  readonly per: string | null;
  /** Of the text that came and of this JSON (`sealOf`); empty: not to be used again. */
  readonly seal: string;
  /** JSON in UTF-8, on one line. */
  readonly json: Uint8Array;
}

/** How a list told the issue that an answer belongs to, before that was asked for, and the role of whoever asked. */
export interface RowTold {
  readonly updatedAt: string;
  readonly notes: number;
  readonly role: number | null;
}

/** All pages of one question, by their numbers. */
export interface Kept {
  /** Of the oldest page. */
  readonly at: Instant;
  readonly pages: Readonly<Record<string, KeptPage>>;
  /** Rows that are confidential, or internal, and were left out. */
  readonly withheld: number;
  /** Whether such rows may be among these. */
  readonly all: boolean;
  /** null: it belongs to none, or the pages were told differently. */
  readonly row: RowTold | null;
  /** When the oldest page was answered, by the server's clock; null where it did not say. */
  readonly servedAt: Instant | null;
}

export interface KeptFile {
  readonly host: string;
  readonly user: { readonly id: number; readonly username: string };
  /** The ways in that these came by, newest first. */
  readonly accesses: readonly string[];
  readonly at: Instant;
  readonly answers: ReadonlyMap<string, Kept>;
}

const schema = 'devgrowth/kept/v3';
const head = z.object({
  schema: z.literal(schema),
  host: z.string(),
  user: z.object({ id: z.int(), username: z.string() }),
  accesses: z.array(z.string()),
  at: z.string(),
  answers: z.int(),
});

type Meta = Omit<Kept, 'pages'> & {
  readonly key: string;
  readonly pages: readonly (Omit<KeptPage, 'json'> & { readonly number: string })[];
};

const lineFeed = 10;
const utf8 = new TextDecoder();
const encoder = new TextEncoder();
export const jsonOf = (body: unknown): Uint8Array => encoder.encode(JSON.stringify(body));

/** How an answer stood in the file that it was read from, line ends and all: of thousands few change. */
const lines = new WeakMap<Kept, Uint8Array>();

function linesOf(key: string, kept: Kept): readonly Uint8Array[] {
  const asRead = lines.get(kept);
  if (asRead !== undefined) return [asRead];
  const { pages, ...rest } = kept;
  const told = Object.entries(pages).map(([number, { status, headers, per, seal }]) => ({
    number,
    status,
    headers,
    per,
    seal,
  }));
  const meta = jsonOf({ key, ...rest, pages: told } satisfies Meta);
  return [meta, ...Object.values(pages).map(({ json }) => json)].flatMap((line) => [line, Uint8Array.of(lineFeed)]);
}

export function keptFileBytes({ host, user, accesses, at, answers }: KeptFile): Uint8Array {
  const first = jsonOf({ schema, host, user, accesses, at, answers: answers.size });
  // The last line ends, too: a file that was cut has fewer of them than it says.
  const parts = [first, Uint8Array.of(lineFeed), ...[...answers].flatMap(([key, kept]) => linesOf(key, kept))];
  return Buffer.concat(parts);
}

/** undefined: it is broken. */
export function bodyOf({ json }: Pick<KeptPage, 'json'>): unknown {
  try {
    return JSON.parse(utf8.decode(json));
  } catch {
    return undefined;
  }
}

/** null: it is broken, or of another version, and as good as none. */
export function readKeptFile(bytes: Uint8Array | null): KeptFile | null {
  if (bytes === null || bytes.at(-1) !== lineFeed) return null;
  let from = 0;
  const nextLine = (): Uint8Array => {
    const end = bytes.indexOf(lineFeed, from);
    if (end === -1) throw new Error('the file was cut');
    const line = bytes.subarray(from, end);
    from = end + 1;
    return line;
  };
  try {
    const { answers: count, ...told } = head.parse(bodyOf({ json: nextLine() }));
    const answers = new Map<string, Kept>();
    for (let read = 0; read < count; read += 1) {
      const start = from;
      const meta: unknown = bodyOf({ json: nextLine() });
      if (!isMeta(meta)) return null;
      const { key, pages, ...rest } = meta;
      const held = pages.map(({ number, ...page }) => [number, { ...page, json: nextLine() }] as const);
      const kept = { ...rest, pages: Object.fromEntries(held) };
      lines.set(kept, bytes.subarray(start, from));
      answers.set(key, kept);
    }
    return from === bytes.length && answers.size === count ? { ...told, answers } : null;
  } catch {
    return null;
  }
}

/** By hand: there may be thousands. */
function isMeta(value: unknown): value is Meta {
  if (typeof value !== 'object' || value === null) return false;
  const { key, at, withheld, all, row, servedAt, pages } = value as Readonly<Record<string, unknown>>;
  const isRow = (told: unknown): boolean => {
    const { updatedAt, notes, role } = Object(told) as Readonly<Record<string, unknown>>;
    return typeof updatedAt === 'string' && typeof notes === 'number' && (role === null || typeof role === 'number');
  };
  return (
    typeof key === 'string' &&
    typeof at === 'string' &&
    typeof withheld === 'number' &&
    typeof all === 'boolean' &&
    (servedAt === null || typeof servedAt === 'string') &&
    (row === null || isRow(row)) &&
    Array.isArray(pages) &&
    pages.every(isPage)
  );
}

function isPage(value: unknown): boolean {
  const { number, status, headers, per, seal } = Object(value) as Readonly<Record<string, unknown>>;
  return (
    typeof number === 'string' &&
    typeof status === 'number' &&
    (per === null || typeof per === 'string') &&
    typeof seal === 'string' &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((header) => typeof header === 'string')
  );
}

/** Whether both tell the same, whatever the texts were that they were made of. */
export function isSamePages(one: Kept['pages'], other: Kept['pages']): boolean {
  const wordsOf = ({ status, headers, per }: KeptPage) => JSON.stringify([status, headers, per]);
  const pages = Object.entries(one);
  return (
    pages.length === Object.keys(other).length &&
    pages.every(([number, page]) => {
      const same = other[number];
      return same !== undefined && wordsOf(page) === wordsOf(same) && Buffer.compare(page.json, same.json) === 0;
    })
  );
}
