// What is asked for and is not there, as null.
import { GitLabFailure } from '../wire/failures.ts';

/** One 404 may be a slip, of a server that reads from a copy, or of whoever stands between: what is gone says so twice. */
export async function orNone<T>(ask: () => Promise<T | null>): Promise<T | null> {
  const isMissing = (failure: unknown) => failure instanceof GitLabFailure && failure.status === 404;
  try {
    return await ask().catch((failure: unknown) => {
      if (!isMissing(failure)) throw failure;
      return ask();
    });
  } catch (failure) {
    if (isMissing(failure)) return null;
    throw failure;
  }
}
