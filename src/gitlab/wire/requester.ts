// Sends one request to one GitLab: time-out, retry, redirects, reading the answer. The only place that adds the token.
import pLimit from 'p-limit';
import { DevgrowthError } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Quota } from '#growth/forge/project.ts';
import { version } from '#version.ts';
import type { AnswerHeaders } from './carry.ts';
import { createBudget } from './budget.ts';
import { GitLabFailure, hostOf } from './failures.ts';
import { orTimeout, refused } from './foreign-answers.ts';
import { withKept } from './kept-questions.ts';
import { networkFailure } from './network-failures.ts';
import { isWriting, type Outgoing } from './outgoing.ts';
import { type Answer, answerOf, type RawAnswer, rawAnswer, redirectTarget } from './raw-answer.ts';
import type { RequesterOptions } from './requester-options.ts';
import { createRedact, passwordsOf, type Redact } from './redaction.ts';
import { longestWaitMs, waitBeforeRetry, whyOf } from './retry.ts';
import { serverClock } from './server-clock.ts';
import { announcing } from './waiting.ts';
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

/** For one task so far. */
interface Sent {
  count: number;
  atMs: number | null;
}

const noHeaders: AnswerHeaders = { get: () => null };

export function createRequester(options: RequesterOptions): Requester {
  const { base, token, carry, now, sleep, answers, timeoutMs = 30_000, deadline, maxConcurrent = 8 } = options;
  const { giveUpAfter = (ms: number) => AbortSignal.timeout(ms) } = options;
  const apiRoot = `${base}/api/v4/`;
  const redact = createRedact([
    token,
    ...Object.values(options.extraHeaders ?? {}),
    ...passwordsOf(options.proxy?.url),
  ]);
  const limit = pLimit(maxConcurrent);
  const counted = countWork(hostOf(base), options.onWork);
  const clock = serverClock(now);
  const onWait = announcing(options);
  const budget = createBudget({ now, sleep, onWait });
  let sentCount = 0;
  let answered = false;

  async function once(request: Outgoing, { doing, mayGo }: Task, sent: Sent): Promise<RawAnswer> {
    const { method, url, body } = request;
    if (!isUnder(apiRoot, url) && url !== oauthInfoUrl(base)) throw refused(doing, new URL(url), base, redact);
    const headers = headersOf(request, options);
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
      const raw = await orTimeout(rawAnswer(response, request.mostBytes), signal);
      budget.learn(raw.headers);
      clock.learn(raw.headers);
      answered = true;
      options.onTrace?.(redact(`${method} ${url} ${raw.status}`));
      return raw;
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

  async function attempts(request: Outgoing, task: Task): Promise<Answer> {
    const { doing, isSettling = false, isOnce = false } = task;
    const sent: Sent = { count: 0, atMs: null };
    for (let number = 1; ; number += 1) {
      const knownHost = answered;
      try {
        const raw = await followed(request, task, sent);
        return answerOf(raw, { request, doing, requests: sent.count }, { base, redact, clock });
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
    serverNow: clock.now,
    serverTime: clock.at,
    localNow: now,
    async wait(ms, why) {
      onWait(ms, why);
      await sleep(ms);
    },
  };
}

/** The one address outside of /api/v4 that gets the token. */
export function oauthInfoUrl(base: string): string {
  return `${base}/oauth/token/info`;
}

function isUnder(apiRoot: string, url: string): boolean {
  return new URL(url).href.startsWith(new URL(apiRoot).href);
}

function headersOf(
  { body, isAnonymous = false }: Outgoing,
  { token, extraHeaders = {}, authHeader }: RequesterOptions,
) {
  const own = Object.entries(extraHeaders).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers: Record<string, string> = { ...Object.fromEntries(own), accept: 'application/json' };
  if (isAnonymous) delete headers['authorization'];
  else if (authHeader === 'private-token') headers['private-token'] = token;
  else headers['authorization'] = `Bearer ${token}`;
  headers['user-agent'] = `devgrowth/${version}`;
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  return headers;
}
