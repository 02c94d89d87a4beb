// Joins gitbeaker (which knows the addresses and parameters of GitLab's API) to our own requester.
// Its default requester repeats POSTs, ignores Retry-After, and puts the token into errors:
// https://github.com/jdalrymple/gitbeaker/issues/3805
import { createRequesterFn, type ResourceOptions, type RequesterType } from '@gitbeaker/requester-utils';
import type { Instant } from '#growth/words/goal.ts';
import { GitLabFailure } from './failures.ts';
import { isWriting, type Outgoing } from './outgoing.ts';
import { granularCode, sortOfToken, type TokenSort } from './permission-words.ts';
import type { Answer } from './raw-answer.ts';
import { oauthInfoUrl, type Requester, type Task } from './requester.ts';

/** What each gitbeaker resource class is built with. */
interface ResourceSettings {
  host: string;
  requesterFn: (options: ResourceOptions) => RequesterType;
  rateLimits: Record<string, never>;
  queryTimeout: null;
}

export type Resource<R> = new (settings: ResourceSettings) => R;

/** Writes whose end nobody has seen, across processes. Names are any text. */
export interface Underway {
  /** null: none of this name. */
  readonly begunAt: (name: string) => Promise<Instant | null>;
  readonly begin: (name: string) => Promise<void>;
  readonly end: (name: string) => Promise<void>;
}

/** For who does not outlive a write. */
const noneUnderway: Underway = {
  begunAt: () => Promise.resolve(null),
  begin: () => Promise.resolve(),
  end: () => Promise.resolve(),
};

/** Sees what goes to the server and what comes back. */
export interface Watch {
  /** Before a write is sent; null: it is none of its business. */
  readonly sending: (
    request: Outgoing,
    doing: string,
  ) => Promise<{ readonly answered: (body: unknown) => void; readonly drop: () => void } | null>;
  /** What a read has told. */
  readonly saw: (url: string, body: unknown) => void;
}

export interface Connection extends Omit<Requester, 'send'> {
  readonly base: string;
  readonly underway: Underway;
  /** One request, built by gitbeaker and sent by us; what gitbeaker makes of the answer is not looked at. */
  call<R>(resource: Resource<R>, use: (resource: R) => Promise<unknown>, task: Task): Promise<Answer>;
  /** One GET below /api/v4, for a question that is asked for its status alone. */
  get(path: string, task: Task): Promise<Answer>;
  /** One file below /api/v4, as it is. */
  bytes(path: string, task: Task & { readonly mostBytes: number }): Promise<Uint8Array>;
  /** A question that GitLab takes by POST and that changes nothing. */
  ask(path: string, question: object, task: Task): Promise<Answer>;
  /** Asks for the version without the token. */
  anonymously(task: Task): Promise<Answer>;
  /** What stands beside the API, which gitbeaker does not know: asks an OAuth token what it is. */
  oauthTokenInfo(task: Task): Promise<Answer>;
}

export function createConnection(
  base: string,
  requester: Requester,
  underway = noneUnderway,
  watch: Watch | null = null,
): Connection {
  const { send: sendOnce, ...rest } = requester;
  const self = `${base}/api/v4/personal_access_tokens/self`;
  let sort: Promise<TokenSort> | null = null;

  /** Asked when a refusal depends on it, and once: no enforcement reaches this question. */
  async function askSort({ mayGo }: Task): Promise<TokenSort> {
    try {
      const doing = 'asking GitLab which sort of token this is';
      const { body } = await sendOnce(
        { method: 'GET', url: self, body: undefined },
        mayGo === undefined ? { doing } : { doing, mayGo },
      );
      return sortOfToken(body);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure)) throw failure;
      return failure.serverCode === granularCode ? 'fine-grained' : 'unknown';
    }
  }

  async function watched(request: Outgoing, task: Task): Promise<Answer> {
    if (watch === null) return sendOnce(request, task);
    const noted = isWriting(request) ? await watch.sending(request, task.doing) : null;
    try {
      const answer = await sendOnce(request, task);
      if (noted !== null) noted.answered(answer.body);
      else if (request.method === 'GET') watch.saw(request.url, answer.body);
      return answer;
    } catch (failure) {
      if (failure instanceof GitLabFailure && !failure.mayHaveHappened) noted?.drop();
      throw failure;
    }
  }

  async function send(request: Outgoing, task: Task): Promise<Answer> {
    try {
      return await watched(request, task);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || failure.retell === null) throw failure;
      throw failure.retell(request.url === self ? 'fine-grained' : await (sort ??= askSort(task)));
    }
  }

  return {
    ...rest,
    base,
    underway,
    get: (path, task) => send({ method: 'GET', url: `${base}/api/v4/${path}`, body: undefined }, task),
    async bytes(path, { mostBytes, ...task }) {
      const { body } = await send({ method: 'GET', url: `${base}/api/v4/${path}`, body: undefined, mostBytes }, task);
      return body as Uint8Array;
    },
    ask: (path, question, task) =>
      send({ method: 'POST', url: `${base}/api/v4/${path}`, body: JSON.stringify(question), isQuestion: true }, task),
    anonymously: (task) =>
      send({ method: 'GET', url: `${base}/api/v4/version`, body: undefined, isAnonymous: true }, task),
    oauthTokenInfo: (task) => send({ method: 'GET', url: oauthInfoUrl(base), body: undefined }, task),
    async call(Resource, use, task) {
      const answers: Answer[] = [];
      const requesterFn = createRequesterFn(
        (_service, request) => Promise.resolve(request),
        async (endpoint, { method = 'GET', prefixUrl = '', searchParams = '', body } = {}) => {
          const query = searchParams === '' ? '' : `?${searchParams as string}`;
          const url = `${(prefixUrl as string).replace(/\/+$/, '')}/${endpoint}${query}`;
          const answer = await send({ method: method as string, url, body: body as Outgoing['body'] }, task);
          answers.push(answer);
          // Without a Link header gitbeaker does not go on to further pages: that is our own work.
          return { body: answer.body as Record<string, unknown>, headers: {}, status: answer.status };
        },
      );
      await use(new Resource({ host: base, requesterFn, rateLimits: {}, queryTimeout: null }));
      const answer = answers.at(-1);
      if (answer === undefined) throw new Error(`${task.doing}: no request was made`);
      return answer;
    },
  };
}
