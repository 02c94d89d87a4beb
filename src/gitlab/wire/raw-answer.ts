// What came over the wire: read within bounds, then understood, or a failure in words.
import { urlOf } from '#growth/text/url.ts';
import { boundedFile, boundedText } from './bounded-body.ts';
import type { AnswerHeaders, RawResponse } from './carry.ts';
import { failureOf } from './failures.ts';
import { notGitLab, unreadable } from './foreign-answers.ts';
import { isWriting, type Outgoing } from './outgoing.ts';
import type { Redact } from './redaction.ts';
import { clockTime, retryAfterMs } from './retry.ts';
import type { ServerClock } from './server-clock.ts';
import { readServerWords } from './server-words.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
  readonly bytes: number;
  /** Of the text; absent for a file. */
  readonly digest?: string | undefined;
  readonly file?: Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed JSON; the bytes of a file; null without a body. */
  readonly body: unknown;
  /** What its text took. */
  readonly bytes: number;
  /** Of its text. */
  readonly digest?: string | undefined;
  /** How many were sent for it, retries and redirects included. */
  readonly requests: number;
}

/** @param mostBytes of a file; undefined: a text is asked for */
export async function rawAnswer({ status, headers, body }: RawResponse, mostBytes?: number): Promise<RawAnswer> {
  if (mostBytes === undefined || status !== 200) return { status, headers, ...(await boundedText(body)) };
  const file = await boundedFile(body, mostBytes);
  return { status, headers, text: '', bytes: file.byteLength, file };
}

export function redirectTarget({ status, headers }: RawAnswer, url: string): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const location = headers.get('location') ?? '';
  return urlOf(location, url) ?? new URL(url);
}

interface Asked {
  readonly request: Outgoing;
  readonly doing: string;
  readonly requests: number;
}

interface Server {
  readonly base: string;
  readonly redact: Redact;
  readonly clock: ServerClock;
}

/** Throws a `GitLabFailure` for what GitLab refuses, and for what no GitLab says. */
export function answerOf(raw: RawAnswer, { request, doing, requests }: Asked, server: Server): Answer {
  const { status, headers, text, bytes, digest } = raw;
  const isWrite = isWriting(request);
  if (status >= 400) throw refusal(raw, { doing, isWrite }, server);
  // To a write: what it asks for is there already.
  if (status === 204 || (status === 304 && isWrite) || (text === '' && request.method === 'DELETE'))
    return { status, headers, body: null, bytes, digest, requests };
  if (raw.file !== undefined) return { status, headers, body: raw.file, bytes, digest, requests };
  if (text.trim() === '') throw unreadable(doing, 'GitLab sent an empty answer', status, isWrite);
  if (!/\bjson\b/i.test(contentTypeOf(raw)) && !/^\s*[[{]/.test(text))
    throw notGitLab(server.base, isWrite, server.redact(text));
  try {
    return { status, headers, body: JSON.parse(text) as unknown, bytes, digest, requests };
  } catch {
    throw unreadable(doing, "GitLab's answer was cut off", status, isWrite);
  }
}

const contentTypeOf = ({ headers }: RawAnswer) => headers.get('content-type') ?? '';

function refusal(raw: RawAnswer, what: { doing: string; isWrite: boolean }, { base, redact, clock }: Server) {
  const here = clock.localNow();
  const waitMs = retryAfterMs(raw.headers, Date.parse(clock.now()));
  const waitEnds = waitMs === null ? null : clockTime(new Date(Date.parse(here) + waitMs).toISOString(), here);
  const words = readServerWords(raw.text, contentTypeOf(raw), redact);
  return failureOf({ status: raw.status, words, base, waitMs, waitEnds, ...what });
}
