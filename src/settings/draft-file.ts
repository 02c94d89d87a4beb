// One draft on disk: what a command was asked to write, and the keys of its writes. The folder of drafts.
import { join } from 'node:path';
import * as z from 'zod';
import { DevgrowthError, type TypedAnswer } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import { said, step } from '#wording.ts';
import type { World } from '#world.ts';
import { ascending } from '#growth/words/order.ts';

export interface StoredDraft {
  readonly id: string;
  /** `goal add` */
  readonly command: string;
  /** The command's plain input, as JSON. Never a token. */
  readonly input: unknown;
  /** Name of a write inside the command (`goal`, `comment`) to the key it is, or will be, known by on the server. */
  readonly keys: Readonly<Record<string, string>>;
  /** `sandbox` or a base address. */
  readonly host: string;
  readonly project: string | null;
  readonly createdAt: Instant;
  /** What the command noted about how far it came, as JSON. */
  readonly progress: unknown;
  /** The input as it was typed, before a session was open: by it the same words are known again. */
  readonly typed?: unknown;
  /** Why it cannot be written as it is, since it was tried: its goal is not there, or none of its items is meant. */
  readonly stuck?: string;
  /** What was typed at questions whose answers it has not: they open on it again. */
  readonly begun?: readonly TypedAnswer[];
}

export type DraftsWorld = Pick<World, 'files' | 'places'>;

const draftSchema = z.looseObject({
  schema: z.literal('devgrowth/draft/v1'),
  id: z.string(),
  command: z.string(),
  input: z.unknown(),
  keys: z.record(z.string(), z.string()),
  host: z.string(),
  project: z.string().nullable(),
  createdAt: z.string(),
  progress: z.unknown().optional(),
  typed: z.unknown().optional(),
  stuck: z.string().optional().catch(undefined),
  begun: z
    .array(z.object({ name: z.string(), text: z.string(), isHalf: z.boolean().optional() }))
    .optional()
    .catch(undefined),
});

/** Crockford's base 32: no letter that looks like a digit. https://www.crockford.com/base32.html */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

function draftsFolder(world: Pick<World, 'places'>): string {
  return join(world.places.state, 'drafts');
}

export function draftPath(world: Pick<World, 'places'>, id: string): string {
  return join(draftsFolder(world), `${id}.json`);
}

/** Held while somebody works on the draft. */
export function draftLock(world: Pick<World, 'places'>, id: string): string {
  return join(draftsFolder(world), `${id}.lock`);
}

/** @throws `usage` for what cannot be an id */
export function parseDraftId(typed: string): string {
  const id = typed.trim().toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (/^[0-9a-hjkmnp-tv-z]{6}$/.test(id)) return id;
  throw new DevgrowthError('usage', `${JSON.stringify(typed.slice(0, 40))} is no draft id`, {
    hint: said`See \`${step('drafts list')}\`.`,
  });
}

/** Six characters out of any text (FNV-1a, 32 bits). */
export function draftIdFrom(key: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  let id = '';
  for (let shift = 25; shift >= 0; shift -= 5) id += digits[(hash >>> shift) & 31];
  return id;
}

export async function writeDraft(world: DraftsWorld, draft: StoredDraft): Promise<void> {
  await world.files.write(
    draftPath(world, draft.id),
    `${JSON.stringify({ schema: 'devgrowth/draft/v1', ...draft }, null, 2)}\n`,
  );
}

/** The command of a draft whose file cannot be understood: its text is shown, and never removed unasked. */
const unreadableDraft = 'unreadable';

export function isReadable({ command }: StoredDraft): boolean {
  return command !== unreadableDraft;
}

/** null when there is no such draft. */
export async function loadDraft(world: DraftsWorld, id: string): Promise<StoredDraft | null> {
  const text = await world.files.read(draftPath(world, id));
  if (text === null) return null;
  const read = draftSchema.safeParse(jsonOrNull(text));
  if (!read.success || isDeeperThan(50, read.data))
    return {
      id,
      command: unreadableDraft,
      input: text,
      keys: {},
      host: '',
      project: null,
      createdAt: '1970-01-01T00:00:00.000Z',
      progress: undefined,
    };
  const { command, input, keys, host, project, createdAt, progress, typed, stuck, begun } = read.data;
  const more = {
    ...(typed === undefined ? {} : { typed }),
    ...(stuck === undefined ? {} : { stuck }),
    ...(begun === undefined ? {} : { begun }),
  };
  return { id, command, input, keys, host, project, createdAt, progress, ...more };
}

/** No command nests its words so far, and what is nested without end overflows whoever writes it out. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
}

/** Ids of all draft files, readable or not. */
export async function draftIds(world: DraftsWorld): Promise<readonly string[]> {
  const names = await world.files.list(draftsFolder(world));
  return names.flatMap((name) => /^([0-9a-z]{6})\.json$/.exec(name)?.[1] ?? []);
}

/** The input as it will be after a trip through the file; two equal ones give equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(ascending(([key]) => key)))
      : part,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
