// Creates a thing once, also when the answer to the request is lost: the server is asked whether it is there.
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';

/**
 * GitLab gives a request up after 60 s, whoever still listens; the rest is for the way to it:
 * https://docs.gitlab.com/administration/operations/puma/#change-the-worker-timeout
 */
export const landsWithinMs = 65_000;
/** Counted from when it was sent. */
const longLooksMs = [0, 2_000, 6_000, 15_000, 30_000, 45_000, landsWithinMs];
/** Counted from when it failed: where a second one does no harm, or the server has said that it is done with the first. */
const shortLooksMs = [0, 2_000, 6_000];
const mostFailedLooks = 3;

interface Creation<T> {
  readonly create: () => Promise<T>;
  /** null: it is not there. */
  readonly find: () => Promise<T | null>;
  /** The server says that it exists (409, or its own kind of 400). In round 2 it may be what round 1 made. */
  readonly isThere?: (failure: GitLabFailure, round: number) => boolean;
  /** For what the server itself would keep twice. */
  readonly doubles?: Doubles<T>;
}

interface Doubles<T> {
  /** The same in a later run: by it that run knows of one that may still be on its way. */
  readonly name: string;
  /** How a person finds those that are not `value`. */
  readonly others: (value: T) => Promise<readonly string[]>;
}

type Way = Pick<Connection, 'wait' | 'localNow' | 'underway'>;

/** @throws `conflict` when it stands twice all the same: the first landed after all, later than any server should take */
export async function createOnce<T>(
  way: Way,
  creation: Creation<T>,
): Promise<{ readonly value: T; readonly created: boolean }> {
  const { doubles } = creation;
  const settle = async () => doubles && way.underway.end(doubles.name);
  const begunAt = doubles ? await way.underway.begunAt(doubles.name) : null;
  if (begunAt !== null) {
    const landed = await look(way, creation, { atMs: longLooksMs, sinceMs: Date.parse(begunAt) });
    if (landed !== null) {
      await settle();
      return { value: landed, created: true };
    }
  }
  /** Of two that were sent, both may have landed, whichever of them was answered. */
  async function single(value: T, round: number) {
    if (round > 1) await refuseTwins(value, doubles);
    return { value, created: true };
  }
  for (let round = 1; ; round += 1) {
    if (doubles) await way.underway.begin(doubles.name);
    const beganMs = Date.parse(way.localNow());
    try {
      const value = await creation.create();
      await settle();
      return await single(value, round);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) await settle();
      if (!(failure instanceof GitLabFailure)) throw failure;
      if (creation.isThere?.(failure, round)) {
        const found = await creation.find();
        if (found === null) throw failure;
        return { value: found, created: round > 1 };
      }
      if (!failure.mayHaveHappened) throw failure;
      const isLong = doubles !== undefined && round === 1 && mayLandStill(failure);
      const looks = isLong
        ? { atMs: longLooksMs, sinceMs: failure.sentAtMs ?? beganMs }
        : { atMs: shortLooksMs, sinceMs: Date.parse(way.localNow()) };
      const landed = await look(way, creation, { ...looks, failure });
      if (landed !== null) {
        await settle();
        return await single(landed, round);
      }
      if (round === 2) throw failure;
    }
  }
}

/** Not when GitLab itself has answered: it is done with the request then, one way or the other. A front answers for itself. */
function mayLandStill({ status, kind }: GitLabFailure): boolean {
  return status === null || status > 500 || kind === 'not-gitlab';
}

async function look<T>(
  { wait, localNow }: Way,
  { find }: Creation<T>,
  {
    atMs,
    sinceMs,
    failure,
  }: { readonly atMs: readonly number[]; readonly sinceMs: number; readonly failure?: GitLabFailure },
): Promise<T | null> {
  // A clock that was put back does not make anybody wait for longer.
  const fromMs = Math.min(sinceMs, Date.parse(localNow()));
  let last: GitLabFailure | null = null;
  let failed = 0;
  for (const [number, offsetMs] of atMs.entries()) {
    const waitMs = Math.min(offsetMs, fromMs + offsetMs - Date.parse(localNow()));
    if (number > 0 && waitMs <= 0) continue;
    if (waitMs > 0) await wait(waitMs, 'what was sent may still be written');
    try {
      const found = await find();
      if (found !== null) return found;
      last = null;
    } catch (error) {
      if (!(error instanceof GitLabFailure)) throw error;
      last = error;
      failed += 1;
      if (failed === mostFailedLooks) break;
    }
  }
  if (last === null) return null;
  const told = failure ?? last;
  throw new GitLabFailure(told.kind, `${told.message} Whether it was written is not known.`, {
    hint: 'Run the same again later: devgrowth asks GitLab before it writes a second time.',
    mayHaveHappened: true,
  });
}

async function refuseTwins<T>(value: T, doubles: Doubles<T> | undefined): Promise<void> {
  const others = await doubles?.others(value).catch((failure: unknown) => {
    if (!(failure instanceof GitLabFailure)) throw failure;
    throw new GitLabFailure('conflict', `it is written, perhaps twice: two were sent, and then ${failure.message}`, {
      hint: 'Look in the browser whether it stands there twice, and delete one of the two.',
    });
  });
  if (!others?.length) return;
  throw new GitLabFailure('conflict', 'it stands there twice now: the first one came late, and a second was written', {
    hint: `Delete one of the two in the browser: ${others.join(', ')}.`,
  });
}
