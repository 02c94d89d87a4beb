// Answers of a run as they come: kept for the next one, and in the place of a question where what was kept holds still.
import { ascending } from '#growth/words/order.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { AskedAnswer, OnlineAnswers } from '#world.ts';
import { type CacheMode, type KeptWorld, pathOfKept, questionOf, readKept } from './kept-answers.ts';
import { type Kept, type KeptFile, keptFileText, type KeptPage, type RowTold } from './kept-file.ts';
import { mayBeKept, pruned } from './kept-rows.ts';
import { type RunTold, runTold } from './kept-told.ts';

const mostCharacters = 20_000_000;
const forgottenAfterMs = 90 * 86_400_000;
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

interface Came {
  readonly at: Instant;
  readonly servedAt: Instant | null;
  readonly row: RowTold | null;
  /** One that was kept already has its page. */
  readonly page: KeptPage | (Omit<KeptPage, 'text'> & { readonly body: unknown });
}

/** @param rereads `changed`: what belongs to an issue that is told as it was is taken from what is kept */
export function keepingAnswers(
  host: string,
  { mode, rereads }: { readonly mode: Exclude<CacheMode, 'off'>; readonly rereads: 'changed' | undefined },
  world: KeptWorld,
): KeepingAnswers {
  const told = runTold();
  const came = new Map<string, Map<string, Came>>();
  const missed = new Set<string>();
  /** By path: the turn of the telling that was the last when it was answered. */
  const answeredIn = new Map<string, number>();
  let hasWritten = false;
  let file: Promise<KeptFile | null> | null = null;

  function note(path: string, one: Came, turn: number): void {
    const { key, page: number } = questionOf(path);
    answeredIn.set(path, turn);
    const pages = came.get(key) ?? new Map<string, Came>();
    came.set(key, pages.set(number, one));
  }

  /** null: it has to be asked for. */
  async function still(path: string, about: ReturnType<typeof aboutOf>): Promise<Came | null> {
    const user = told.user();
    if (about === null || user === null || about.row.role === null) return null;
    const { key, page: number, per } = questionOf(path);
    const kept = await (file ??= readKept(pathOfKept(host, user.id, world), host, world));
    if (kept === null || JSON.stringify(kept.user) !== JSON.stringify(user)) return null;
    const answer = kept.answers.get(key);
    const page = answer?.pages[number];
    if (answer === undefined || page === undefined || page.per !== per || answer.withheld > 0) return null;
    return isTrue(answer, about.row, world.now()) ? { ...answer, page } : null;
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
          const ageMs = Date.parse(world.now()) - Date.parse(about?.issue.at ?? '');
          if (rereads === undefined || hasWritten || !isNew || !(ageMs >= 0 && ageMs <= toldWithinMs)) return null;
          const one = await still(path, about);
          const body = one !== null && 'text' in one.page ? parsed(one.page.text) : undefined;
          if (one === null || body === undefined || hasWritten) return null;
          note(path, one, turn);
          return { status: one.page.status, headers: one.page.headers, body };
        },
        take(answer) {
          told.see(path, answer.body, world.now());
          const { key, per } = questionOf(path);
          if (!mayBeKept(path, answer)) {
            missed.add(key);
            return;
          }
          const { status, headers, body, servedAt } = answer;
          note(
            path,
            { at: world.now(), servedAt, row: about?.row ?? null, page: { status, headers, per, body } },
            turn,
          );
        },
        miss: () => void missed.add(questionOf(path).key),
      } satisfies AskedAnswer;
    },
    async save() {
      const user = told.user();
      // Whose answers these are was not told: they are nobody's.
      if (user === null) return;
      const path = pathOfKept(host, user.id, world);
      await world.files.withLock(`${path}.lock`, async () => {
        const before = await readKept(path, host, world);
        const answers = new Map(before?.answers);
        for (const key of answers.keys()) if (isHidden(key, mode, told, false)) answers.delete(key);
        for (const [key, pages] of came) {
          const isNew = [...pages.values()].some(({ page }) => 'body' in page);
          if (!isNew || missed.has(key) || isHidden(key, mode, told, true)) continue;
          answers.set(key, withRowOf(before?.answers.get(key), keptOf(key, pages, mode, told)));
        }
        await world.files.write(path, bounded({ host, user, at: world.now(), answers }, world.now()));
      });
    },
  };
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

/** What belongs to an issue that is confidential stays out; so it does where nobody said whether it is. */
function isHidden(key: string, mode: 'on' | 'all', told: RunTold, otherwise: boolean): boolean {
  const [, project = '', iid] = /^projects\/([^/?]+)\/issues\/(\d+)/.exec(key) ?? [];
  if (iid === undefined || mode === 'all') return false;
  return told.issue(project, Number(iid))?.confidential ?? otherwise;
}

function keptOf(key: string, came: ReadonlyMap<string, Came>, mode: 'on' | 'all', told: RunTold): Kept {
  const [, project = ''] = /^projects\/([^/?]+)/.exec(key) ?? [];
  const isHiddenHere = (iid: number) => told.issue(project, iid)?.confidential !== false;
  const all = [...came.values()];
  let withheld = 0;
  const pages = [...came].map(([number, { page }]): [string, KeptPage] => {
    if ('text' in page) return [number, page];
    const { body, ...rest } = page;
    const left = pruned(body, mode === 'all', isHiddenHere);
    withheld += left.withheld;
    return [number, { ...rest, text: JSON.stringify(left.body) }];
  });
  const rows = new Set(all.map(({ row }) => JSON.stringify(row)));
  return {
    at: all.map(({ at }) => at).toSorted()[0] ?? '',
    pages: Object.fromEntries(pages),
    withheld,
    row: rows.size === 1 ? (all[0]?.row ?? null) : null,
    servedAt: all
      .map((one) => one.servedAt)
      .reduce((one, other) => (one === null || other === null ? null : one < other ? one : other)),
  };
}

/** What was asked before its issue was told, and came as it was, is known as well as it was. */
function withRowOf(before: Kept | undefined, kept: Kept): Kept {
  const isSame = JSON.stringify(before?.pages) === JSON.stringify(kept.pages);
  return kept.row !== null || before === undefined || !isSame
    ? kept
    : { ...kept, row: before.row, servedAt: before.servedAt };
}

/** The oldest go first where it would grow too long, and what nobody has read for long goes anyway. */
function bounded(file: KeptFile, now: Instant): string {
  const oldest = Date.parse(now) - forgottenAfterMs;
  const left = [...file.answers]
    .filter(([, { at }]) => !(Date.parse(at) < oldest))
    .toSorted(ascending(([, { at }]) => at));
  for (;;) {
    const text = keptFileText({ ...file, answers: new Map(left) });
    if (text.length <= mostCharacters || left.length === 0) return text;
    left.splice(0, Math.ceil(left.length / 4));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
