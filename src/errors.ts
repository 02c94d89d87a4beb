// What can go wrong, in closed kinds, and the exit code of each.
import type { Said } from '#wording.ts';

/** Exit codes of every command; the table of the README. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notClean: 3,
  authentication: 4,
  partlyWritten: 5,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const exitCodeOf = {
  /** The command line asks for something that does not exist or does not fit together. */
  usage: exitCodes.usage,
  /** A file of the user's (settings, template, import) is not what it must be. */
  configuration: exitCodes.usage,
  /** No host chosen, no token, or the server does not accept the token. */
  authentication: exitCodes.authentication,
  /** The server knows us and says no (403). */
  forbidden: exitCodes.failed,
  /** 404: missing, or not visible to this token; the server does not tell which. */
  'not-found': exitCodes.failed,
  /** The server refuses the content of a write (400, 409, 422). */
  rejected: exitCodes.failed,
  /** Too many requests, and the wait asked for is longer than we wait. */
  'rate-limited': exitCodes.failed,
  /** The server failed (5xx) or sent something unreadable. */
  server: exitCodes.failed,
  /** No answer: name not found, refused, reset, timed out. */
  unreachable: exitCodes.failed,
  /** It answers, but it is not GitLab (a login page, a proxy, another product). */
  'not-gitlab': exitCodes.failed,
  /** devgrowth itself refuses: public project, a redirect elsewhere, plain http. */
  refused: exitCodes.failed,
  /** Somebody else changed the same thing in between. */
  conflict: exitCodes.failed,
  /** What was read is whole; the person's own filter broke on it. */
  filter: exitCodes.failed,
  /** Ctrl-C, or "cancel" at a prompt. */
  cancelled: exitCodes.cancelled,
} as const satisfies Record<string, ExitCode>;

export type ErrorKind = keyof typeof exitCodeOf;
export const errorKinds = Object.keys(exitCodeOf) as readonly ErrorKind[];

/** What was typed at a question. */
export interface TypedAnswer {
  /** The question's. */
  readonly name: string;
  readonly text: string;
  /** Ctrl-C was pressed when so much of it stood there. */
  readonly isHalf?: boolean | undefined;
}

interface ErrorExtras {
  /** What to type or open next; one sentence. */
  readonly hint?: Said;
  /** Every single problem, when there are several (an import file, a settings file). */
  readonly details?: readonly Said[];
  readonly cause?: unknown;
  /** The token is too small, whatever the person's role allows: another one would do. */
  readonly isOfToken?: boolean;
  /** Of a question that Ctrl-C ended: what was typed in this run so far, the half answer last. */
  readonly typed?: readonly TypedAnswer[];
}

/** An expected failure. Anything else that reaches `run` is a bug in devgrowth. */
export class DevgrowthError extends Error {
  override readonly name = 'DevgrowthError';
  readonly kind: ErrorKind;
  /** The message, as a front end may say it in its words. */
  readonly said: Said;
  readonly hint: Said | null;
  readonly details: readonly Said[];
  readonly isOfToken: boolean;
  readonly typed: readonly TypedAnswer[];

  constructor(
    kind: ErrorKind,
    message: Said,
    { hint, details = [], cause, isOfToken = false, typed = [] }: ErrorExtras = {},
  ) {
    super(String(message), cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.said = message;
    this.hint = hint ?? null;
    this.details = details;
    this.isOfToken = isOfToken;
    this.typed = typed;
  }

  get exitCode(): ExitCode {
    return exitCodeOf[this.kind];
  }
}

/** There is something under a name that somebody gave, and no text that can be read. */
export class NoTextFile extends Error {
  override readonly name = 'NoTextFile';
}
