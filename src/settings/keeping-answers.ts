// Answers of a run as they come: kept for the next one, and in the place of a question where what was kept holds still.
import { ascending } from '#growth/words/order.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { AskedAnswer, OnlineAnswers } from '#growth/forge/kept-answers.ts';
import { type CacheMode, type KeptWorld, loadKept, pathOfKept, questionOf, readKept } from './kept-answers.ts';
import {
  bodyOf,
  isSamePages,
  jsonOf,
  type Kept,
  type KeptFile,
  keptFileBytes,
  type KeptPage,
  mostKeptBytes,
  type RowTold,
} from './kept-file.ts';
import { mayBeKept, onlyFields, pruned, sealOf, sightOf } from './kept-rows.ts';
import { issueRows, placeOf, stillSeen, type Told } from './kept-sight.ts';
import { runTold } from './kept-told.ts';

const forgottenAfterMs = 90 * 86_400_000;
/** Of one person: tokens change, and profiles have their own. */
const mostAccesses = 8;
/**
 * What GitLab changes on an issue's comments and events without touching the issue (a username, a label's name, comments of somebody who was
 * banned) is this old at most.
 */
const rereadAfterMs = 7 * 86_400_000;
/**
 * A touch within a minute of the last one is not written (`ThrottledTouch`). What was answered later than that after the last change
 * cannot have been followed by one that left the issue's moment as it was; twice that, for servers that read from a copy.
 */
const touchedWithinMs = 2 * 60_000;
/** Between a list and what is asked because of it. */
const toldWithinMs = 60_000;

export interface KeepingAnswers extends OnlineAnswers {
  /** What came whole takes the place of what was kept of it. */
  save(): Promise<void>;
}

interface CamePage {
  readonly at: Instant;
  readonly servedAt: Instant | null;
  readonly row: RowTold | null;
  /** Without rows that say themselves that they are confidential, or internal, unless all is kept. */
  readonly page: KeptPage;
  /** Rows that were left out so far. */
  readonly withheld: number;
  /** What came now, as far as it tells who sees what; null: it was kept before. */
  readonly tells: readonly unknown[] | null;
}

type Came = ReadonlyMap<string, ReadonlyMap<string, CamePage>>;

/**
 * @param access by which they come; null: nothing was opened yet
 * @param rereads `changed`: what belongs to an issue that is told as it was is taken from what is kept
 */
export function keepingAnswers(
  { host, access }: { readonly host: string; readonly access: () => string | null },
  { mode, rereads }: { readonly mode: Exclude<CacheMode, 'off'>; readonly rereads: 'changed' | undefined },
  world: KeptWorld,
): KeepingAnswers {
  const told = runTold();
  const came = new Map<string, Map<string, CamePage>>();
  const missed = new Set<string>();
  const refused = new Set<string>();
  /** By path: the turn of the telling that was the last when it was answered. */
  const answeredIn = new Map<string, number>();
  let hasWritten = false;
  let file: Promise<KeptFile | null> | null = null;
  /** What `file` came to; null until then: an answer that is faster is written anew. */
  let loaded: KeptFile | null = null;

  /** A disk that cannot be read fails no read. */
  async function load(): Promise<KeptFile | null> {
    loaded = await loadKept(host, access() ?? '', world).catch(() => null);
    return loaded;
  }

  /** null: it is of another text, damaged, or was kept in the other mode. */
  function writtenBefore(key: string, number: string, digest: string): Uint8Array | null {
    const kept = loaded?.answers.get(key);
    const page = kept?.all === (mode === 'all') ? kept.pages[number] : undefined;
    return page !== undefined && page.seal !== '' && page.seal === sealOf(digest, page.json) ? page.json : null;
  }

  function note(path: string, one: CamePage, turn: number): void {
    const { key, page: number } = questionOf(path);
    answeredIn.set(path, turn);
    const pages = came.get(key) ?? new Map<string, CamePage>();
    came.set(key, pages.set(number, one));
  }

  /** null: it has to be asked for. */
  async function still(path: string, about: ReturnType<typeof aboutOf>): Promise<CamePage | null> {
    const user = told.user();
    if (about === null || user === null || about.row.role === null) return null;
    const { key, page: number, per } = questionOf(path);
    const kept = await (file ??= load());
    if (kept === null || JSON.stringify(kept.user) !== JSON.stringify(user)) return null;
    if (!kept.accesses.includes(access() ?? '')) return null;
    const answer = kept.answers.get(key);
    const page = answer?.pages[number];
    if (answer === undefined || page === undefined || page.per !== per || answer.withheld > 0) return null;
    if (answer.all && mode !== 'all') return null;
    return isTrue(answer, about.row, world.now()) ? { ...answer, page, tells: null } : null;
  }

  function aboutOf(path: string) {
    const [, project = '', iid] =
      /^projects\/(\d+)\/issues\/(\d+)\/(?:notes|resource_(?:label|state)_events)\?/.exec(path) ?? [];
    const issue = told.issue(project, Number(iid ?? 0));
    if (issue === null) return null;
    return { issue, row: { updatedAt: issue.updatedAt, notes: issue.notes, role: told.role(project) } };
  }

  return {
    isOffline: false,
    wrote: () => void (hasWritten = true),
    ask(path) {
      const about = aboutOf(path);
      const turn = about?.issue.turn ?? 0;
      // What is asked for again, without a list in between, is asked because it may be another one by now.
      const isNew = turn > (answeredIn.get(path) ?? -1);
      return {
        async kept() {
          file ??= load();
          const ageMs = Date.parse(world.now()) - Date.parse(about?.issue.at ?? '');
          if (rereads === undefined || hasWritten || !isNew || !(ageMs >= 0 && ageMs <= toldWithinMs)) return null;
          const one = await still(path, about);
          const body = one === null ? undefined : bodyOf(one.page);
          if (one === null || body === undefined || hasWritten) return null;
          note(path, one, turn);
          return { status: one.page.status, headers: one.page.headers, body };
        },
        take(answer) {
          told.see(path, answer.body, world.now());
          const { key, page: number, per } = questionOf(path);
          if (answer.status === 403 || answer.status === 404) refused.add(key.split('?')[0] ?? key);
          if (!mayBeKept(path, answer)) {
            missed.add(key);
            return;
          }
          const { status, headers, servedAt, digest = '' } = answer;
          const { body, withheld } = pruned(answer.body, mode === 'all', () => false);
          // Written at once: as it came, a long list takes three times as much memory until the run ends.
          const json = writtenBefore(key, number, digest) ?? jsonOf(onlyFields(body));
          const page = { status, headers, per, seal: sealOf(digest, json), json };
          const tells = sightOf(answer.body);
          note(path, { at: world.now(), servedAt, row: about?.row ?? null, page, withheld, tells }, turn);
        },
        miss: () => void missed.add(questionOf(path).key),
      } satisfies AskedAnswer;
    },
    async save() {
      const user = told.user();
      const way = access();
      // Whose answers these are was not told: they are nobody's.
      if (user === null || way === null) return;
      const path = pathOfKept(host, user.id, world);
      await world.files.withLock(`${path}.lock`, async () => {
        const before = await readKept(path, host, world);
        const fresh = newOnes(came, missed);
        const anew = keptOf(came, fresh, mode);
        const then = before?.answers ?? new Map<string, Kept>();
        const answers = stillSeen(then, { fresh, anew, refused }, mode === 'all');
        for (const [key, kept] of anew) answers.set(key, withRowOf(then.get(key), kept));
        const accesses = [...new Set([way, ...(before?.accesses ?? [])])].slice(0, mostAccesses);
        const at = world.now();
        await world.files.write(path, bounded({ host, user, accesses, at, answers }, at));
      });
    },
  };
}

/** Questions of which something came that was not kept before. */
function newOnes(came: Came, missed: ReadonlySet<string>): readonly Told[] {
  return [...came].flatMap(([key, pages]) => {
    const bodies = [...pages.values()].flatMap(({ tells }) => (tells === null ? [] : [tells]));
    return bodies.length === 0 || missed.has(key) ? [] : [{ key, bodies }];
  });
}

/** Whether an answer holds of an issue that is told as `row` now. */
function isTrue({ at, row, servedAt }: Kept, now: RowTold, today: Instant): boolean {
  const ageMs = Date.parse(today) - Date.parse(at);
  return (
    row !== null &&
    row.updatedAt === now.updatedAt &&
    row.notes === now.notes &&
    row.role === now.role &&
    Date.parse(servedAt ?? '') - Date.parse(row.updatedAt) >= touchedWithinMs &&
    ageMs >= 0 &&
    ageMs <= rereadAfterMs
  );
}

function keptOf(came: Came, fresh: readonly Told[], mode: 'on' | 'all'): Map<string, Kept> {
  const rows = issueRows(fresh);
  // What belongs to an issue that is confidential stays out; so it does where nobody said whether it is.
  const isHidden = (project: string, iid: number) => mode !== 'all' && rows.of(project, iid)?.confidential !== false;
  const kept = new Map<string, Kept>();
  for (const { key } of fresh) {
    const { project, iid } = placeOf(key) ?? { project: '', iid: null };
    if (iid !== null && isHidden(project, iid)) continue;
    const all = [...(came.get(key) ?? [])];
    let withheld = 0;
    const isOut = (one: number, home: string | null) => isHidden(home ?? project, one);
    const pages = all.map(([number, { page, withheld: alone, tells }]): [string, KeptPage] => {
      withheld += alone;
      if (tells === null || pruned(tells, mode === 'all', isOut).withheld === alone) return [number, page];
      const left = pruned(bodyOf(page), mode === 'all', isOut);
      withheld += left.withheld;
      return [number, { ...page, seal: '', json: jsonOf(left.body) }];
    });
    const told = new Set(all.map(([, { row }]) => JSON.stringify(row)));
    const older = (one: Instant | null, other: Instant | null) =>
      one === null || other === null ? null : one < other ? one : other;
    kept.set(key, {
      at: all.map(([, { at }]) => at).toSorted()[0] ?? '',
      pages: Object.fromEntries(pages),
      withheld,
      all: mode === 'all',
      row: told.size === 1 ? (all[0]?.[1].row ?? null) : null,
      servedAt: all.map(([, one]) => one.servedAt).reduce(older),
    });
  }
  return kept;
}

/** What was asked before its issue was told, and came as it was, is known as well as it was. */
function withRowOf(before: Kept | undefined, kept: Kept): Kept {
  if (kept.row !== null || before === undefined || before.row === null) return kept;
  return isSamePages(before.pages, kept.pages) ? { ...kept, row: before.row, servedAt: before.servedAt } : kept;
}

/** The oldest go first where it would grow too long, and what nobody has read for long goes anyway. */
function bounded(file: KeptFile, now: Instant): Uint8Array {
  const oldest = Date.parse(now) - forgottenAfterMs;
  const left = [...file.answers]
    .filter(([, { at }]) => !(Date.parse(at) < oldest))
    .toSorted(ascending(([, { at }]) => at));
  for (;;) {
    const bytes = keptFileBytes({ ...file, answers: new Map(left) });
    if (bytes.length <= mostKeptBytes || left.length === 0) return bytes;
    left.splice(0, Math.ceil(left.length / 4));
  }
}
