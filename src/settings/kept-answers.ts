// The one store of what a server answered: a file for each host and person, for whoever reads without a network, as of when it was read.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { ascending, descending } from '#growth/words/order.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Answers, KeptAnswer, World } from '#world.ts';
import { fileSchema, type Kept, type KeptFile } from './kept-file.ts';
import { derivedIssues } from './kept-lists.ts';
import { mayBeKept, pruned } from './kept-rows.ts';

export type CacheMode = 'off' | 'on' | 'all';
type KeptWorld = Pick<World, 'files' | 'places' | 'now'>;

const mostCharacters = 20_000_000;
const forgottenAfterMs = 90 * 86_400_000;

const folderOf = ({ places }: Pick<World, 'places'>): string => join(places.state, 'kept');
const nameOf = (host: string): string => createHash('sha256').update(host).digest('hex').slice(0, 16);

/** Of whoever read last on this host; null: nothing is kept, or nothing that can be read. */
export async function loadKept(host: string, world: KeptWorld): Promise<KeptFile | null> {
  const names = await world.files.list(folderOf(world));
  const own = names.filter((name) => name.startsWith(`${nameOf(host)}-`) && name.endsWith('.json'));
  const files = await Promise.all(own.map((name) => readFile(join(folderOf(world), name), world)));
  return (
    files
      .filter((file) => file !== null)
      .filter((file) => file.host === host)
      .toSorted(descending(({ at }) => at))[0] ?? null
  );
}

async function readFile(path: string, { files }: Pick<World, 'files'>): Promise<KeptFile | null> {
  try {
    return fileSchema.parse(JSON.parse((await files.read(path)) ?? 'null'));
  } catch {
    // A broken file is as good as none: it is made anew by the next read.
    return null;
  }
}

export async function forgetKept(host: string, world: Pick<World, 'files' | 'places'>): Promise<void> {
  for (const name of await world.files.list(folderOf(world)))
    if (name.startsWith(`${nameOf(host)}-`)) await world.files.remove(join(folderOf(world), name));
}

/** `projects/1/issues/7/notes?sort=desc` and the number of the page. */
function questionOf(path: string): { readonly key: string; readonly page: string } {
  const [place = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  const number = asked.get('page') ?? '1';
  for (const name of ['page', 'per_page']) asked.delete(name);
  asked.sort();
  return { key: asked.size === 0 ? place : `${place}?${asked.toString()}`, page: number };
}

export interface OfflineAnswers extends Answers {
  /** Of what was asked for so far; null: nothing was. */
  used(): { readonly asOf: Instant; readonly upTo: Instant; readonly withheld: number } | null;
}

export function offlineAnswers(file: KeptFile): OfflineAnswers {
  const used: Kept[] = [];
  const take = (kept: Kept | null, number: string): KeptAnswer | null => {
    const one = kept?.pages[number];
    if (kept === null || one === undefined) return null;
    used.push(kept);
    return { status: one.status, headers: one.headers, body: JSON.stringify(one.body) };
  };
  return {
    isOffline: true,
    find(path) {
      const { key, page: number } = questionOf(path);
      return take(file.answers[key] ?? null, number) ?? take(derivedIssues(key, file.answers), number);
    },
    take: () => undefined,
    miss: () => undefined,
    used() {
      const times = used.map(({ at }) => at).toSorted();
      const [first] = times;
      const withheld = used.reduce((sum, one) => sum + one.withheld, 0);
      return first === undefined ? null : { asOf: first, upTo: times.at(-1) ?? first, withheld };
    },
  };
}

export interface KeepingAnswers extends Answers {
  /** What came whole takes the place of what was kept of it. */
  save(): Promise<void>;
}

export function keepingAnswers(host: string, mode: Exclude<CacheMode, 'off'>, world: KeptWorld): KeepingAnswers {
  const came = new Map<string, Map<string, { readonly at: Instant; readonly answer: KeptAnswer }>>();
  const missed = new Set<string>();
  return {
    isOffline: false,
    find: () => null,
    take(path, answered) {
      const { key, page: number } = questionOf(path);
      if (!mayBeKept(path, answered)) {
        missed.add(key);
        return;
      }
      const pages = came.get(key) ?? new Map<string, { at: Instant; answer: KeptAnswer }>();
      came.set(key, pages.set(number, { at: world.now(), answer: answered }));
    },
    miss: (path) => void missed.add(questionOf(path).key),
    async save() {
      const whole = new Map([...came].filter(([key]) => !missed.has(key)));
      const fresh = new Map<
        string,
        Map<string, { at: Instant; status: number; headers: Record<string, string>; body: unknown }>
      >();
      for (const [key, pages] of whole) {
        const parsed = [...pages].map(
          ([number, { at, answer: one }]) => [number, { ...one, at, body: json(one.body) }] as const,
        );
        fresh.set(key, new Map(parsed));
      }
      const me = fileSchema.shape.user.safeParse([...(fresh.get('user')?.values() ?? [])][0]?.body);
      // Whose answers these are was not told: they are nobody's.
      if (!me.success) return;
      const user = me.data;
      const path = join(folderOf(world), `${nameOf(host)}-${user.id}.json`);
      await world.files.withLock(`${path}.lock`, async () => {
        const before = await readFile(path, world);
        const answers = { ...(before?.host === host ? before.answers : {}), ...keptOf(fresh, mode) };
        const file = { schema: 'devgrowth/kept/v1' as const, host, user, at: world.now(), answers };
        await world.files.write(path, bounded(file, world.now()));
      });
    },
  };
}

type Fresh = ReadonlyMap<
  string,
  ReadonlyMap<string, { at: Instant; status: number; headers: Record<string, string>; body: unknown }>
>;

function keptOf(fresh: Fresh, mode: 'on' | 'all'): Record<string, Kept> {
  const rows = issueRows(fresh);
  const isHidden = (iid: number) => mode !== 'all' && rows.get(iid)?.confidential !== false;
  const kept: Record<string, Kept> = {};
  for (const [key, pages] of fresh) {
    const iid = Number(/^projects\/[^/]+\/issues\/(\d+)/.exec(key)?.[1] ?? 0);
    if (iid > 0 && isHidden(iid)) continue;
    const told = [...pages].map(([number, { status, headers, body }]) => {
      const { body: left, withheld } = pruned(body, mode === 'all', isHidden);
      return { number, page: { status, headers, body: left }, withheld };
    });
    const row = rows.get(iid);
    kept[key] = {
      at: [...pages.values()].map(({ at }) => at).toSorted()[0] ?? '',
      pages: Object.fromEntries(told.map(({ number, page: one }) => [number, one])),
      withheld: told.reduce((sum, { withheld }) => sum + withheld, 0),
      row: row === undefined ? null : { iid, updatedAt: row.updatedAt, notes: row.notes, role: roleIn(fresh) },
    };
  }
  return kept;
}

interface IssueTold {
  readonly confidential: boolean;
  readonly updatedAt: string;
  readonly notes: number;
}

/** Of every issue that was told in this run, by its number. */
function issueRows(fresh: Fresh): ReadonlyMap<number, IssueTold> {
  const rows = new Map<number, IssueTold>();
  for (const [key, pages] of fresh) {
    if (!/^projects\/[^/]+\/issues(?:\/\d+)?(?:\?|$)/.test(key)) continue;
    for (const { body } of pages.values())
      for (const row of [body].flat() as readonly Record<string, unknown>[]) {
        if (typeof row?.['iid'] !== 'number') continue;
        const { confidential, updated_at: updatedAt, user_notes_count: notes } = row;
        rows.set(row['iid'], {
          confidential: confidential === true,
          updatedAt: String(updatedAt),
          notes: typeof notes === 'number' ? notes : 0,
        });
      }
  }
  return rows;
}

/** The caller's, as the project's row tells it. */
function roleIn(fresh: Fresh): number | null {
  const levels: number[] = [];
  const project = z.object({
    permissions: z.object({
      project_access: z.object({ access_level: z.int() }).nullish(),
      group_access: z.object({ access_level: z.int() }).nullish(),
    }),
  });
  for (const [key, pages] of fresh) {
    if (!/^projects(?:\/[^/?]+)?(?:\?|$)/.test(key)) continue;
    for (const { body } of pages.values())
      for (const row of [body].flat()) {
        const read = project.safeParse(row);
        if (!read.success) continue;
        const { project_access: own, group_access: group } = read.data.permissions;
        levels.push(own?.access_level ?? 0, group?.access_level ?? 0);
      }
  }
  return levels.length === 0 ? null : Math.max(...levels);
}

/** The oldest go first where it would grow too long, and what nobody has read for long goes anyway. */
function bounded(file: KeptFile, now: Instant): string {
  const oldest = Date.parse(now) - forgottenAfterMs;
  const left = Object.entries(file.answers)
    .filter(([, { at }]) => !(Date.parse(at) < oldest))
    .toSorted(ascending(([, { at }]) => at));
  for (;;) {
    const text = `${JSON.stringify({ ...file, answers: Object.fromEntries(left) })}\n`;
    if (text.length <= mostCharacters || left.length === 0) return text;
    left.splice(0, Math.ceil(left.length / 4));
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
