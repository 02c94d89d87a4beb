// Creates a thing once, also when the answer to the request is lost: the server is asked whether it is there.
import { GitLabFailure } from './failures.ts';

/** A write whose answer was lost may still land seconds later. */
const lookAfterMs = [0, 2_000, 6_000];

interface Creation<T> {
  readonly create: () => Promise<T>;
  /** null: it is not there. */
  readonly find: () => Promise<T | null>;
  /** The server says that it exists (409, or its own kind of 400). In round 2 it may be what round 1 made. */
  readonly isThere?: (failure: GitLabFailure, round: number) => boolean;
  readonly sleep: (ms: number) => Promise<void>;
}

export async function createOnce<T>(creation: Creation<T>): Promise<{ readonly value: T; readonly created: boolean }> {
  for (let round = 1; ; round += 1) {
    try {
      return { value: await creation.create(), created: true };
    } catch (failure) {
      if (!(failure instanceof GitLabFailure)) throw failure;
      if (creation.isThere?.(failure, round)) {
        const found = await creation.find();
        if (found === null) throw failure;
        return { value: found, created: round > 1 };
      }
      if (!failure.mayHaveHappened) throw failure;
      const landed = await lookRepeatedly(creation, failure);
      if (landed !== null) return { value: landed, created: true };
      if (round === 2) throw failure;
    }
  }
}

async function lookRepeatedly<T>({ find, sleep }: Creation<T>, failure: GitLabFailure): Promise<T | null> {
  let answered = false;
  for (const waitMs of lookAfterMs) {
    if (waitMs > 0) await sleep(waitMs);
    try {
      const found = await find();
      if (found !== null) return found;
      answered = true;
    } catch (error) {
      if (!(error instanceof GitLabFailure)) throw error;
      answered = false;
    }
  }
  if (answered) return null;
  throw new GitLabFailure(failure.kind, `${failure.message} Whether it was written is not known.`, {
    hint: 'Run the same again later: devgrowth asks GitLab before it writes a second time.',
    mayHaveHappened: true,
  });
}
