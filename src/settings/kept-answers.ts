// The one store of what a server answered: a file for each host and person, for whoever reads without a network, as of when it was read.
// Only the access that read it shows it, and what the server shows that person no longer goes from it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ascending, descending } from '#growth/words/order.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Answers, KeptAnswer, World } from '#world.ts';
import { fileSchema, type Kept, type KeptFile } from './kept-file.ts';
import { derivedIssues } from './kept-lists.ts';
import { mayBeKept, pruned } from './kept-rows.ts';
import { issueRows, placeOf, rolesIn, stillSeen, type Told } from './kept-sight.ts';

export type CacheMode = 'off' | 'on' | 'all';
type KeptWorld = Pick<World, 'files' | 'places' | 'now'>;

const mostCharacters = 20_000_000;
const forgottenAfterMs = 90 * 86_400_000;
/** Of one person: tokens change, and profiles have their own. */
const mostAccesses = 8;

const folderOf = ({ places }: Pick<World, 'places'>): string => join(places.state, 'kept');
const nameOf = (host: string): string => createHash('sha256').update(host).digest('hex').slice(0, 16);

/** @param access by which it was read; null: nothing is kept of it, or nothing that can be read */
export async function loadKept(host: string, access: string, world: KeptWorld): Promise<KeptFile | null> {
  const names = await world.files.list(folderOf(world));
  const own = names.filter((name) => name.startsWith(`${nameOf(host)}-`) && name.endsWith('.json'));
  const files = await Promise.all(own.map((name) => readFile(join(folderOf(world), name), world)));
  return (
    files
      .filter((file) => file !== null)
      .filter((file) => file.host === host && file.accesses.includes(access))
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
  /** What came whole takes the place of what was kept of it. @param access by which it came */
  save(access: string): Promise<void>;
}

export function keepingAnswers(host: string, mode: Exclude<CacheMode, 'off'>, world: KeptWorld): KeepingAnswers {
  const came = new Map<string, Map<string, CamePage>>();
  const missed = new Set<string>();
  const refused = new Set<string>();
  return {
    isOffline: false,
    find: () => null,
    take(path, answered) {
      const { key, page: number } = questionOf(path);
      if (answered.status === 403 || answered.status === 404) refused.add(key.split('?')[0] ?? key);
      if (!mayBeKept(path, answered)) {
        missed.add(key);
        return;
      }
      const pages = came.get(key) ?? new Map<string, CamePage>();
      const { status, headers, body } = answered;
      came.set(key, pages.set(number, { at: world.now(), status, headers, body: json(body) }));
    },
    miss: (path) => void missed.add(questionOf(path).key),
    async save(access) {
      const fresh: Fresh = new Map([...came].filter(([key]) => !missed.has(key)));
      const me = fileSchema.shape.user.safeParse([...(fresh.get('user')?.values() ?? [])][0]?.body);
      // Whose answers these are was not told: they are nobody's.
      if (!me.success) return;
      const user = me.data;
      const path = join(folderOf(world), `${nameOf(host)}-${user.id}.json`);
      await world.files.withLock(`${path}.lock`, async () => {
        const stored = await readFile(path, world);
        const before = stored?.host === host ? stored : null;
        const seen = stillSeen(before?.answers ?? {}, toldBy(fresh), refused, mode === 'all');
        const accesses = [...new Set([access, ...(before?.accesses ?? [])])].slice(0, mostAccesses);
        const answers = { ...seen, ...keptOf(fresh, mode) };
        const file = { schema: 'devgrowth/kept/v1' as const, host, user, accesses, at: world.now(), answers };
        await world.files.write(path, bounded(file, world.now()));
      });
    },
  };
}

interface CamePage {
  readonly at: Instant;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
type Fresh = ReadonlyMap<string, ReadonlyMap<string, CamePage>>;

const toldBy = (fresh: Fresh): readonly Told[] =>
  [...fresh].map(([key, pages]) => ({ key, bodies: [...pages.values()].map(({ body }) => body) }));

function keptOf(fresh: Fresh, mode: 'on' | 'all'): Record<string, Kept> {
  const told = toldBy(fresh);
  const rows = issueRows(told);
  const roles = rolesIn(told);
  const isHidden = (project: string, iid: number) => mode !== 'all' && rows(project, iid)?.confidential !== false;
  const kept: Record<string, Kept> = {};
  for (const [key, pages] of fresh) {
    const { project, iid } = placeOf(key) ?? { project: '', iid: null };
    if (iid !== null && isHidden(project, iid)) continue;
    const left = [...pages].map(([number, { status, headers, body }]) => {
      const { body: rest, withheld } = pruned(body, mode === 'all', (one, home) => isHidden(home ?? project, one));
      return { number, page: { status, headers: { ...headers }, body: rest }, withheld };
    });
    const row = iid === null ? undefined : rows(project, iid);
    kept[key] = {
      at: [...pages.values()].map(({ at }) => at).toSorted()[0] ?? '',
      pages: Object.fromEntries(left.map(({ number, page: one }) => [number, one])),
      withheld: left.reduce((sum, { withheld }) => sum + withheld, 0),
      row:
        iid === null || row === undefined
          ? null
          : { iid, updatedAt: row.updatedAt, notes: row.notes, role: roles.get(project) ?? null },
    };
  }
  return kept;
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
