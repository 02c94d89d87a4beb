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

export async function putSurely<T>({ sleep }: Pick<Scope, 'sleep'>, { put, landed, tries = 2 }: Put<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await put();
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened || round === tries) throw failure;
      await sleep(1_000 * round);
      const found = (await landed?.()) ?? null;
      if (found !== null) return found;
    }
  }
}
