// Sends one request to one GitLab: time-out, retry, redirects, reading the answer. The only place that adds the token.
import pLimit from 'p-limit';
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Quota } from '#growth/forge/project.ts';
import { version } from '#version.ts';
import { boundedFile, boundedText } from './bounded-body.ts';
import type { AnswerHeaders } from './carry.ts';
import { createBudget } from './budget.ts';
import { failureOf, GitLabFailure, hostOf } from './failures.ts';
import { notGitLab, orTimeout, refused, unreadable } from './foreign-answers.ts';
import { withKept } from './kept-questions.ts';
import { networkFailure } from './network-failures.ts';
import { isWriting, type Outgoing } from './outgoing.ts';
import type { RequesterOptions } from './requester-options.ts';
import { createRedact, passwordsOf, type Redact } from './redaction.ts';
import { clockTime, longestWaitMs, retryAfterMs, waitBeforeRetry, whyOf } from './retry.ts';
import { readServerWords } from './server-words.ts';
import { countWork } from './work-count.ts';

export interface Task {
  /** For messages: `reading goal #4`. */
  readonly doing: string;
  /** The project was made a moment ago: 403 and 404 may pass. */
  readonly isSettling?: boolean;
  /** Not sent again: there is another road, and a query that took too long stays blocked for a while. */
  readonly isOnce?: boolean;
  /** Called before each request that is sent for it, repeats and redirects included. What it throws ends the task. */
  readonly mayGo?: () => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed JSON; the bytes of a file; null without a body. */
  readonly body: unknown;
  /** What its text took. */
  readonly bytes: number;
  /** How many were sent for it, retries and redirects included. */
  readonly requests: number;
}

export interface Requester {
  readonly redact: Redact;
  readonly send: (request: Outgoing, task: Task) => Promise<Answer>;
  readonly requestCount: () => number;
  readonly quota: () => Quota | null;
  /** This moment by the server's clock, as far as an answer has told. */
  readonly serverNow: () => Instant;
  readonly localNow: () => Instant;
  /** Tells whoever waits why. */
  readonly wait: (ms: number, why: string) => Promise<void>;
  /** A moment of this computer's clock by the server's. */
  readonly serverTime: (local: Instant) => Instant;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
  readonly bytes: number;
  readonly file?: Uint8Array;
}

/** For one task so far. */
interface Sent {
  count: number;
  atMs: number | null;
}

const noHeaders: AnswerHeaders = { get: () => null };

/** A wait shorter than this needs no words. */
const noticeableMs = 1_000;

export function createRequester(options: RequesterOptions): Requester {
  const { base, token, carry, now, sleep, answers, timeoutMs = 30_000, deadline, maxConcurrent = 8 } = options;
  const { giveUpAfter = (ms: number) => AbortSignal.timeout(ms) } = options;
  const apiRoot = `${base}/api/v4/`;
  const extraHeaders = Object.fromEntries(
    Object.entries(options.extraHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const redact = createRedact([token, ...Object.values(extraHeaders), ...passwordsOf(options.proxy?.url)]);
  const limit = pLimit(maxConcurrent);
  const counted = countWork(hostOf(base), options.onWork);
  let sentCount = 0;
  let clockAheadMs = 0;
  let answered = false;

  const serverTime = (local: Instant) => new Date(Date.parse(local) + clockAheadMs).toISOString();
  const serverNow = () => serverTime(now());
  let announcedUntilMs = 0;
  const onWait = (ms: number, why: string) => {
    const untilMs = Date.parse(now()) + ms;
    if (ms < noticeableMs || untilMs < announcedUntilMs + noticeableMs) return;
    announcedUntilMs = untilMs;
    options.onWait?.({ host: hostOf(base), why, ms });
  };
  const budget = createBudget({ now, sleep, onWait });

  async function once(request: Outgoing, { doing, mayGo }: Task, sent: Sent): Promise<RawAnswer> {
    const { method, url, body, isAnonymous = false } = request;
    if (!isUnder(apiRoot, url) && url !== oauthInfoUrl(base)) throw refused(doing, new URL(url), base, redact);
    const headers: Record<string, string> = { ...extraHeaders, accept: 'application/json' };
    if (isAnonymous) delete headers['authorization'];
    else if (options.authHeader === 'private-token') headers['private-token'] = token;
    else headers['authorization'] = `Bearer ${token}`;
    headers['user-agent'] = `devgrowth/${version}`;
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    await budget.take();
    mayGo?.();
    // From now on: a request that was held back is not late for it.
    const late = giveUpAfter(timeoutMs);
    const signal = deadline === undefined ? late : AbortSignal.any([late, deadline]);
    sentCount += 1;
    sent.count += 1;
    sent.atMs = Date.parse(now());
    try {
      const response = await orTimeout(carry({ method, url, headers, body, signal }), signal);
      const isFile = request.mostBytes !== undefined && response.status === 200;
      const read = isFile
        ? await orTimeout(fileOf(response.body, request.mostBytes ?? 0), signal)
        : await orTimeout(boundedText(response.body), signal);
      budget.learn(response.headers);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) clockAheadMs = date - Date.parse(now());
      answered = true;
      options.onTrace?.(redact(`${method} ${url} ${response.status}`));
      return { status: response.status, headers: response.headers, ...read };
    } catch (error) {
      budget.learn(noHeaders);
      // Not the network's: whoever carries our requests knows better what is wrong.
      if (error instanceof DevgrowthError) throw error;
      const failure = networkFailure(error, {
        doing,
        base,
        isWrite: isWriting(request),
        timeoutMs,
        redact,
        proxy: options.proxy ?? null,
        trusted: options.trusted ?? null,
      });
      options.onTrace?.(redact(`${method} ${url} ${failure.code ?? 'no answer'}`));
      throw failure;
    }
  }

  /** One hop, for reading only, and only inside this GitLab's API: a renamed project. */
  async function followed(request: Outgoing, task: Task, sent: Sent): Promise<RawAnswer> {
    const { doing } = task;
    const raw = await once(request, task, sent);
    const target = redirectTarget(raw, request.url);
    if (target === null) return raw;
    if (request.method !== 'GET' || !isUnder(apiRoot, target.href)) throw refused(doing, target, base, redact);
    const second = await once({ ...request, url: target.href }, task, sent);
    const further = redirectTarget(second, target.href);
    if (further !== null) throw refused(doing, further, base, redact);
    return second;
  }

  function answerOf(raw: RawAnswer, request: Outgoing, doing: string, requests: number): Answer {
    const { status, headers, text, bytes } = raw;
    const isWrite = isWriting(request);
    const contentType = headers.get('content-type') ?? '';
    if (status >= 400) {
      const waitMs = retryAfterMs(headers, Date.parse(serverNow()));
      const waitEnds = waitMs === null ? null : clockTime(new Date(Date.parse(now()) + waitMs).toISOString(), now());
      const words = readServerWords(text, contentType, redact);
      throw failureOf({ status, words, doing, base, isWrite, waitMs, waitEnds });
    }
    // To a write: what it asks for is there already.
    if (status === 204 || (status === 304 && isWrite) || (text === '' && request.method === 'DELETE'))
      return { status, headers, body: null, bytes, requests };
    if (raw.file !== undefined) return { status, headers, body: raw.file, bytes, requests };
    if (text.trim() === '') throw unreadable(doing, 'GitLab sent an empty answer', status, isWrite);
    if (!/\bjson\b/i.test(contentType) && !/^\s*[[{]/.test(text)) throw notGitLab(base, isWrite, redact(text));
    try {
      return { status, headers, body: JSON.parse(text) as unknown, bytes, requests };
    } catch {
      throw unreadable(doing, "GitLab's answer was cut off", status, isWrite);
    }
  }

  async function attempts(request: Outgoing, task: Task): Promise<Answer> {
    const { doing, isSettling = false, isOnce = false } = task;
    const sent: Sent = { count: 0, atMs: null };
    for (let number = 1; ; number += 1) {
      const knownHost = answered;
      try {
        const raw = await followed(request, task, sent);
        return answerOf(raw, request, doing, sent.count);
      } catch (failure) {
        if (!(failure instanceof GitLabFailure)) throw failure;
        failure.requests = sent.count;
        failure.sentAtMs = sent.atMs;
        const isSafe = !isWriting(request);
        const waitMs = waitBeforeRetry({ failure, number, isSafe, knownHost, isSettling });
        if (waitMs === null || isOnce || deadline !== undefined) throw failure;
        onWait(waitMs, whyOf(failure));
        if (failure.passing === 'limited' && waitMs <= longestWaitMs) budget.pause(waitMs);
        await sleep(waitMs);
      }
    }
  }

  return {
    redact,
    send: withKept(
      (request, task) =>
        counted(task.doing, (begin) =>
          limit(() => {
            begin();
            return attempts(request, task);
          }),
        ),
      { answers, apiRoot, onTrace: (line) => options.onTrace?.(redact(line)) },
    ),
    requestCount: () => sentCount,
    quota: budget.quota,
    serverNow,
    serverTime,
    localNow: now,
    async wait(ms, why) {
      onWait(ms, why);
      await sleep(ms);
    },
  };
}

async function fileOf(body: AsyncIterable<Uint8Array>, most: number) {
  const file = await boundedFile(body, most);
  return { text: '', bytes: file.byteLength, file };
}

function redirectTarget({ status, headers }: RawAnswer, url: string): URL | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  const location = headers.get('location') ?? '';
  return urlOf(location, url) ?? new URL(url);
}

/** The one address outside of /api/v4 that gets the token. */
export function oauthInfoUrl(base: string): string {
  return `${base}/oauth/token/info`;
}

function isUnder(apiRoot: string, url: string): boolean {
  return new URL(url).href.startsWith(new URL(apiRoot).href);
}
