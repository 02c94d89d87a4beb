// The form of a file of kept answers: of each question a line of what it is, then its pages as they are, a line each. Who needs few of
// them parses few, and what stays is written again as it stands.
import * as z from 'zod';
import type { Instant } from '#growth/words/goal.ts';

export interface KeptPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Rows that were asked for at most. */
  readonly per: string | null;
  /** JSON. */
  readonly text: string;
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

const schema = 'devgrowth/kept/v2';
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
  readonly pages: readonly (Omit<KeptPage, 'text'> & { readonly number: string })[];
};

export function keptFileText({ host, user, accesses, at, answers }: KeptFile): string {
  const lines = [JSON.stringify({ schema, host, user, accesses, at, answers: answers.size })];
  for (const [key, { pages, ...kept }] of answers) {
    const told = Object.entries(pages).map(([number, { status, headers, per }]) => ({ number, status, headers, per }));
    lines.push(JSON.stringify({ key, ...kept, pages: told } satisfies Meta));
    for (const { text } of Object.values(pages)) lines.push(text);
  }
  // The last line ends, too: a file that was cut has fewer of them than it says.
  return `${lines.join('\n')}\n`;
}

/** undefined: it is broken. */
export function bodyOf({ text }: Pick<KeptPage, 'text'>): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** null: it is broken, or of another version, and as good as none. */
export function readKeptFile(text: string | null): KeptFile | null {
  if (text === null || !text.endsWith('\n')) return null;
  try {
    const lines = text.split('\n');
    const { answers: count, ...told } = head.parse(JSON.parse(lines[0] ?? ''));
    const answers = new Map<string, Kept>();
    let line = 1;
    for (let read = 0; read < count; read += 1) {
      const meta: unknown = JSON.parse(lines[line] ?? '');
      if (!isMeta(meta)) return null;
      const { key, pages, ...kept } = meta;
      const held = pages.map(
        ({ number, ...page }, at) => [number, { ...page, text: lines[line + 1 + at] ?? '' }] as const,
      );
      answers.set(key, { ...kept, pages: Object.fromEntries(held) });
      line += 1 + pages.length;
    }
    return line === lines.length - 1 && answers.size === count ? { ...told, answers } : null;
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
  const { number, status, headers, per } = Object(value) as Readonly<Record<string, unknown>>;
  return (
    typeof number === 'string' &&
    typeof status === 'number' &&
    (per === null || typeof per === 'string') &&
    typeof headers === 'object' &&
    headers !== null &&
    Object.values(headers).every((header) => typeof header === 'string')
  );
}
