// Questions whose answers may be kept: they meet what is kept before they are sent, and what comes of them is handed on to be kept.
import { GitLabFailure } from './failures.ts';
import type { AskedAnswer, OnlineAnswers } from '#growth/forge/kept-answers.ts';
import { headersOf, mostBytesKept, takenOf } from './kept-answers.ts';
import { isWriting, type Outgoing } from './outgoing.ts';
import type { AnswerHeaders } from './carry.ts';

interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: unknown;
  readonly bytes: number;
  readonly digest?: string | undefined;
  readonly requests: number;
}

type Send<Task> = (request: Outgoing, task: Task) => Promise<Answer>;

interface Keeping {
  /** undefined: nothing is kept. */
  readonly answers: OnlineAnswers | undefined;
  readonly apiRoot: string;
  readonly onTrace: (line: string) => void;
}

export function withKept<Task>(send: Send<Task>, { answers, apiRoot, onTrace }: Keeping): Send<Task> {
  if (answers === undefined) return send;
  return async (request, task) => {
    if (isWriting(request)) answers.wrote();
    if (!mayBeKept(request, apiRoot)) return send(request, task);
    const { method, url } = request;
    const question = answers.ask(url.slice(apiRoot.length));
    const kept = await question.kept();
    if (kept === null) return taken(question, send(request, task));
    onTrace(`kept: ${method} ${url}`);
    // As many as it took when it was read: what a reader is told does not hang on what this machine remembers.
    return { status: kept.status, headers: headersOf(kept.headers), body: kept.body, bytes: 0, requests: 1 };
  };
}

const mayBeKept = ({ method, url, mostBytes, isAnonymous }: Outgoing, apiRoot: string): boolean =>
  method === 'GET' && mostBytes === undefined && isAnonymous !== true && url.startsWith(apiRoot);

async function taken(question: AskedAnswer, coming: Promise<Answer>): Promise<Answer> {
  const answer = await coming.catch((failure: unknown) => {
    const status = failure instanceof GitLabFailure ? failure.status : null;
    // That there is no file, or that one may not read it, is an answer, too.
    if (status === 403 || status === 404) question.take(takenOf(status, { get: () => null }, {}));
    else question.miss();
    throw failure;
  });
  const { status, headers, body, bytes, digest } = answer;
  try {
    if (bytes > mostBytesKept) question.miss();
    else question.take(takenOf(status, headers, body, digest));
  } catch {
    // What cannot be kept, a row in rows a thousand deep, is an answer all the same.
    question.miss();
  }
  return answer;
}
