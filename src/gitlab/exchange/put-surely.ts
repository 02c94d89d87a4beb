// The one way to send a PUT whose answer may be lost: doing it twice gives the same, so it is looked up, and repeated where it is not there.
import { GitLabFailure } from '../wire/failures.ts';
import type { Scope } from './scope.ts';

interface Put<T> {
  /** Called again where the first did not land. */
  readonly put: () => Promise<T>;
  /** What the server has by now, where that is what was asked; null: not yet. Left out where nothing is lost by asking again at once. */
  readonly landed?: () => Promise<T | null>;
  readonly tries?: number;
}

/**
 * After the last one was given up, at 30 s: GitLab works on it for up to a minute, and what it then does is done.
 * https://docs.gitlab.com/administration/operations/puma/#change-the-worker-timeout
 */
const latePausesMs = [2_000, 13_000, 20_000];

export async function putSurely<T>({ sleep }: Pick<Scope, 'sleep'>, { put, landed, tries = 2 }: Put<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await put();
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) throw failure;
      if (round === tries) {
        const late = failure.status === null && landed ? await seenLate(landed, sleep) : null;
        if (late !== null) return late;
        throw failure;
      }
      await sleep(1_000 * round);
      const found = (await landed?.()) ?? null;
      if (found !== null) return found;
    }
  }
}

/** null: not there by then, or nobody can be asked. */
async function seenLate<T>(landed: () => Promise<T | null>, sleep: (ms: number) => Promise<void>): Promise<T | null> {
  for (const pauseMs of latePausesMs) {
    await sleep(pauseMs);
    try {
      const found = await landed();
      if (found !== null) return found;
    } catch (failure) {
      if (failure instanceof GitLabFailure) return null;
      throw failure;
    }
  }
  return null;
}
