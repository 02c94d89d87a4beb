// Answers that are kept as they come, and answers that were: what a request meets where nothing is asked of the network.
import type { AnswerHeaders, Carried, Carry, RawResponse } from './carry.ts';
import { GitLabFailure } from './failures.ts';

export interface KeptAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answers {
  /** True: what is not kept is not known, and nothing is sent. */
  readonly isOffline: boolean;
  /** null: it is not kept. @param path below /api/v4/, with its query */
  find(path: string): KeptAnswer | null;
  /** Only whole answers to questions. */
  take(path: string, answer: KeptAnswer): void;
  /** A question that got no whole answer: what was kept of it stays. */
  miss(path: string): void;
}

/** Of one answer; more is no page of people's words. */
const mostBytes = 8 * 1024 * 1024;
/** What a list says of its length and its next page. */
const headersOfLists = ['x-total', 'x-total-pages', 'x-next-page', 'x-page', 'x-per-page'];

export function keptCarry(base: string, carry: Carry, answers: Answers): Carry {
  const root = `${base.replace(/\/+$/, '')}/api/v4/`;
  return async (request) => {
    const path = request.url.startsWith(root) ? request.url.slice(root.length) : null;
    if (answers.isOffline) return offline(path, request, answers);
    if (path === null || request.method !== 'GET') return carry(request);
    try {
      const response = await carry(request);
      return { ...response, body: passing(response, path, answers) };
    } catch (error) {
      answers.miss(path);
      throw error;
    }
  };
}

function offline(path: string | null, { method }: Carried, answers: Answers): Promise<RawResponse> {
  const kept = path === null || method !== 'GET' ? null : answers.find(path);
  if (kept === null)
    return Promise.reject(
      new GitLabFailure('unreachable', 'this was not kept when it was read last', {
        hint: 'Run it once with a network, without the word offline.',
      }),
    );
  return Promise.resolve({ status: kept.status, headers: headersOf(kept.headers), body: once(kept.body) });
}

async function* once(body: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(body);
}

const headersOf = (headers: Readonly<Record<string, string>>): AnswerHeaders => ({
  get: (name) => headers[name.toLowerCase()] ?? null,
});

/** The body as it comes; taken once it was read to its end. */
async function* passing(
  { status, headers, body }: RawResponse,
  path: string,
  answers: Answers,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      yield chunk;
    }
    isWhole = size <= mostBytes;
  } finally {
    if (!isWhole) answers.miss(path);
  }
  const told = headersOfLists.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const decoder = new TextDecoder();
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  answers.take(path, { status, headers: Object.fromEntries(told), body: text });
}
