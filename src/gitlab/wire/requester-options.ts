// What a requester is given: the server, the token, the way there, its clock and its limits.
import type { Said } from '#wording.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Carry } from './carry.ts';
import type { OnlineAnswers } from '#growth/forge/kept-answers.ts';
import type { Work } from './work-count.ts';

export interface RequesterOptions {
  /** Without a trailing slash. */
  readonly base: string;
  readonly token: string;
  readonly carry: Carry;
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** How the token travels; the second is for a front that keeps `Authorization` to itself. Default: `bearer`. */
  readonly authHeader?: 'bearer' | 'private-token';
  /** What a front before GitLab wants to see. Secret, as the token is. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
  /** What requests go through, for messages; `carry` knows the way. */
  readonly proxy?: { readonly url: string; readonly shown: string; readonly variable: string };
  /** What names certificates of one's own, for messages. */
  readonly trusted?: Said;
  /** Before each wait that can be felt; once, where several requests wait for the same moment. */
  readonly onWait?: (wait: Wait) => void;
  /** When a request is asked for, sent and done with, whatever became of it. */
  readonly onWork?: (work: Work) => void;
  /** One line for each request, without the token. */
  readonly onTrace?: (line: string) => void;
  /** Keeps what comes, and answers in the server's place where what it kept holds still. */
  readonly answers?: OnlineAnswers;
  readonly timeoutMs?: number;
  /** From then on nothing is waited for; nothing is tried twice before it either. Its reason is a failure. */
  readonly deadline?: AbortSignal;
  /** Aborts after so many milliseconds, by the clock that `now` and `sleep` go by. Default: the machine's. */
  readonly giveUpAfter?: (ms: number) => AbortSignal;
  readonly maxConcurrent?: number;
}

export interface Wait {
  /** `gitlab.com` */
  readonly host: string;
  /** `too many requests` */
  readonly why: string;
  readonly ms: number;
}
