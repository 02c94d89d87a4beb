// Answers of a forge that were kept: between whoever keeps them and whoever asks.
import type { Instant } from '../words/goal.ts';

/** All that is asked, where nothing is asked of the network: what is not kept is not known. */
export interface OfflineAnswers {
  readonly isOffline: true;
  /** null: it is not kept. `body`: JSON in UTF-8. @param path below /api/v4/, with its query */
  find(path: string): (Pick<TakenAnswer, 'status' | 'headers'> & { readonly body: Uint8Array }) | null;
}

/** What a server answered: kept as it comes, and in the place of a question where it holds still. */
export interface OnlineAnswers {
  readonly isOffline: false;
  /** Called before it is sent. @param path below /api/v4/, with its query */
  ask(path: string): AskedAnswer;
  /** Called before a write is sent: what was told until then holds no longer. */
  wrote(): void;
}

export interface AskedAnswer {
  /** null: it has to be asked for. Its body is a value of its own. */
  kept(): Promise<Pick<TakenAnswer, 'status' | 'headers' | 'body'> | null>;
  take(answer: TakenAnswer): void;
  /** It got no whole answer: what was kept of it stays. */
  miss(): void;
}

export interface TakenAnswer {
  readonly status: number;
  /** What a list says of its length and its next page; names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The value of its JSON. */
  readonly body: unknown;
  /** Of its text, as it came: the same for the same text. Absent: not known. */
  readonly digest?: string | undefined;
  /** By the server's clock; null where it does not say. */
  readonly servedAt: Instant | null;
}
