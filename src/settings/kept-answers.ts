// The store of what a server answered: a file for each host and person, for whoever reads without a network, as of when it was read.
// Only the access that read it shows it, and what the server shows that person no longer goes from it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { descending } from '#growth/words/order.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { OfflineAnswers } from '#growth/forge/kept-answers.ts';
import type { World } from '#world.ts';
import { bodyOf, type Kept, type KeptFile, mostKeptBytes, readKeptFile } from './kept-file.ts';
import { derivedIssues } from './kept-lists.ts';
import { stillSeen } from './kept-sight.ts';

export type CacheMode = 'off' | 'on' | 'all';
export type KeptWorld = Pick<World, 'files' | 'places' | 'now'>;
type KeptPlaces = Pick<World, 'files' | 'places'>;

const folderOf = ({ places }: Pick<World, 'places'>): string => join(places.state, 'kept');
const nameOf = (host: string): string => createHash('sha256').update(host).digest('hex').slice(0, 16);
const ending = '.jsonl';

export const pathOfKept = (host: string, userId: number, world: Pick<World, 'places'>): string =>
  join(folderOf(world), `${nameOf(host)}-${userId}${ending}`);

async function namesOf(host: string, world: KeptPlaces): Promise<readonly string[]> {
  return (await world.files.list(folderOf(world))).filter((name) => name.startsWith(`${nameOf(host)}-`));
}

/** @param access by which it was read; null: nothing is kept of it, or nothing that can be read */
export async function loadKept(host: string, access: string, world: KeptPlaces): Promise<KeptFile | null> {
  const own = (await namesOf(host, world)).filter((name) => name.endsWith(ending));
  const files = await Promise.all(own.map((name) => readKept(join(folderOf(world), name), host, world)));
  return (
    files
      .filter((file) => file !== null)
      .filter(({ accesses }) => accesses.includes(access))
      .toSorted(descending(({ at }) => at))[0] ?? null
  );
}

/** null: it is not there, is broken, or of another host. A broken one is made anew by the next read. */
export async function readKept(path: string, host: string, { files }: Pick<World, 'files'>): Promise<KeptFile | null> {
  const file = readKeptFile(await files.readBytes(path, mostKeptBytes).catch(() => null));
  return file?.host === host ? file : null;
}

/** As far as the setting lets it be shown: where it was `all` before, what is confidential is left out. */
export function keptUnder(mode: CacheMode, file: KeptFile): KeptFile {
  if (mode === 'all') return file;
  const nothing = { fresh: [], anew: new Map<string, Kept>(), refused: new Set<string>() };
  return { ...file, answers: stillSeen(file.answers, nothing, false) };
}

export async function forgetKept(host: string, world: KeptPlaces): Promise<void> {
  for (const name of await namesOf(host, world)) await world.files.remove(join(folderOf(world), name));
}

/** `projects/1/issues/7/notes?sort=desc`, the number of the page, and how many rows one has at most. */
export function questionOf(path: string): {
  readonly key: string;
  readonly page: string;
  readonly per: string | null;
} {
  const [place = '', query = ''] = path.split('?');
  const asked = new URLSearchParams(query);
  const page = asked.get('page') ?? '1';
  const per = asked.get('per_page');
  for (const name of ['page', 'per_page']) asked.delete(name);
  asked.sort();
  return { key: asked.size === 0 ? place : `${place}?${asked.toString()}`, page, per };
}

export interface OfflineReads extends OfflineAnswers {
  /** Of what was asked for so far; null: nothing was. */
  used(): { readonly asOf: Instant; readonly upTo: Instant; readonly withheld: number } | null;
}

export function offlineAnswers(file: KeptFile): OfflineReads {
  const used: Kept[] = [];
  const take = (kept: Kept | null, number: string) => {
    const one = kept?.pages[number];
    // What was damaged is as good as not kept: no server will answer better for asking again.
    if (kept === null || one === undefined || bodyOf(one) === undefined) return null;
    used.push(kept);
    return { status: one.status, headers: one.headers, body: one.json };
  };
  return {
    isOffline: true,
    find(path) {
      const { key, page: number } = questionOf(path);
      return take(file.answers.get(key) ?? null, number) ?? take(derivedIssues(key, file.answers), number);
    },
    used() {
      const times = used.map(({ at }) => at).toSorted();
      const [first] = times;
      const withheld = used.reduce((sum, one) => sum + one.withheld, 0);
      return first === undefined ? null : { asOf: first, upTo: times.at(-1) ?? first, withheld };
    },
  };
}
