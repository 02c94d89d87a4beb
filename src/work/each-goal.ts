// The same done to several goals: each is a write of its own with a result of its own, and one that fails hides no other.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { type Said, said, step } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { discardKept, keepTyped, type OwnWords, withTypedWords } from './drafting.ts';
import { type Meant, meantGoal, type MeantGoal, type NamedGoal, requireOwnGoal } from './goal-number.ts';
import { openSession, type Session, type SessionDesk } from './session.ts';
import { type Among, goalsAmong, type Named, refuseUnnamed, theGoal } from './which-goal.ts';

/** Words about one goal, and others that the same is done to. */
export type MeantGoals<Words extends NamedGoal> = Meant<Words> & Several;

/** The words for one of them. */
export type OneOf<Own> = MeantGoal & Omit<Own, 'also' | keyof MeantGoal>;

/** A goal, and others that the same is done to. */
export type Several = MeantGoal & { readonly also?: readonly MeantGoal[] };

/** @param typed as they stand on a command line; none: it is asked for */
export function meantGoals(typed: readonly string[]): Several {
  const [first, ...others] = typed;
  return { ...meantGoal(first), ...(others.length === 0 ? {} : { also: others.map(meantGoal) }) };
}

/** The words for each goal that is meant: the first one's own, and the same for the others. */
export function wordsForEach<Own extends Several>(own: Own): readonly [OneOf<Own>, ...OneOf<Own>[]] {
  const { also = [], iid, goalAt, titled, ...same } = own;
  const first: MeantGoal = { iid, goalAt, ...(titled === undefined ? {} : { titled }) };
  return [{ ...first, ...same }, ...also.map((one) => ({ ...one, ...same }))];
}

export interface EachGoal<T> {
  readonly done: readonly { readonly iid: number; readonly result: T }[];
  readonly failed: readonly { readonly named: string; readonly error: DevgrowthError }[];
}

/** What would meet every other one as well. */
const ofAll: ReadonlySet<ErrorKind> = new Set([
  'authentication',
  'cancelled',
  'not-gitlab',
  'rate-limited',
  'unreachable',
]);

/**
 * One session and, where titles are named, one list for all. With a command, the words for each goal are a draft of their own before
 * the first request, which is finished by itself.
 */
export async function onEachGoal<Own extends Several & OwnWords, Shared extends Access, T>(
  command: string | null,
  input: { readonly shared: Shared; readonly own: Own },
  desk: SessionDesk & DraftWorld & Pick<Desk, 'ask' | 'env'>,
  work: (input: { readonly shared: Shared; readonly own: Named<OneOf<Own>> }, session: Session) => Promise<T>,
  among: Among = 'opened',
): Promise<EachGoal<T>> {
  const { shared, own } = input;
  const all = wordsForEach(own);
  for (const one of all) refuseUnnamed(one, desk);
  const kept: string[] = [];
  if (command !== null) for (const one of all) kept.push(...(await keepTyped(command, { shared, own: one }, desk)));
  const session = await openSession(shared, desk, all[0]).catch((error: unknown) => keepingAll(error, kept, desk));

  let list: Promise<readonly GoalRecord[]> | null = null;
  const goals = () => (list ??= goalsAmong(among, session));
  const seen = new Set<number>();
  const done: { iid: number; result: T }[] = [];
  const failed: { named: string; error: DevgrowthError }[] = [];
  for (const one of all) {
    const stopped = failed.at(-1)?.error;
    if (stopped !== undefined && ofAll.has(stopped.kind)) {
      failed.push({ named: nameOf(one), error: notTried(stopped, kept) });
      continue;
    }
    try {
      const named = await settledGoal(one);
      if (seen.has(named.iid)) continue;
      seen.add(named.iid);
      const result =
        command === null
          ? await work({ shared, own: named }, session)
          : await withTypedWords(
              command,
              { shared, own: one },
              desk,
              (kept) => work({ shared, own: named }, kept),
              () => Promise.resolve(session),
            );
      done.push({ iid: named.iid, result });
    } catch (error) {
      if (!(error instanceof DevgrowthError)) throw error;
      failed.push({ named: nameOf(one), error });
    }
  }
  return { done, failed };

  async function settledGoal(one: OneOf<Own>): Promise<Named<OneOf<Own>>> {
    await requireOwnGoal(one, session.project.facts, session.forge);
    return theGoal(one, session, desk, { among, goals });
  }
}

const nameOf = ({ iid, titled }: MeantGoal): string => (iid === null ? `"${titled ?? ''}"` : `#${iid}`);

async function keepingAll(error: unknown, kept: readonly string[], desk: SessionDesk & DraftWorld): Promise<never> {
  if (!(error instanceof DevgrowthError) || kept.length === 0) throw error;
  if (error.kind === 'usage') {
    for (const id of kept) await discardKept(desk, id);
    throw error;
  }
  const { kind, details, cause } = error;
  throw new DevgrowthError(kind, error.said, { hint: keptHint(error.hint), details, cause: cause ?? error });
}

function keptHint(hint: Said | null): Said {
  const kept = said`What you typed is kept for each goal: \`${step('drafts list')}\`.`;
  return hint === null ? kept : said`${hint} ${kept}`;
}

function notTried({ kind }: DevgrowthError, kept: readonly string[]): DevgrowthError {
  return new DevgrowthError(kind, 'not tried', kept.length === 0 ? {} : { hint: keptHint(null) });
}
