// Counts requests from the moment they are asked for to their end, and tells of each step: for whoever watches.

export interface Work {
  /** `gitlab.com` */
  readonly host: string;
  /** What was begun last: `reading goal #4`. */
  readonly doing: string;
  /** So far, those that wait for their turn included. As many answered as asked: nothing is under way. */
  readonly asked: number;
  readonly answered: number;
}

/** `run` gets a function that it calls when the request's turn has come. */
export type Counted = <T>(doing: string, run: (begin: () => void) => Promise<T>) => Promise<T>;

export function countWork(host: string, onWork: ((work: Work) => void) | undefined): Counted {
  let asked = 0;
  let answered = 0;
  let latest = '';
  const tell = () => onWork?.({ host, doing: latest, asked, answered });
  return async (doing, run) => {
    asked += 1;
    latest ||= doing;
    tell();
    try {
      return await run(() => {
        latest = doing;
        tell();
      });
    } finally {
      answered += 1;
      tell();
    }
  };
}
