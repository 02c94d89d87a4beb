// Answers that were kept: what a request meets where nothing is asked of the network, and what one brings that is to be kept.
import type { OfflineAnswers, TakenAnswer } from '#growth/forge/kept-answers.ts';
import type { AnswerHeaders, Carry, RawResponse } from './carry.ts';
import { GitLabFailure } from './failures.ts';

/** Of one answer; more is no page of people's words. */
export const mostBytesKept = 8 * 1024 * 1024;
/** What a list says of its length and its next page. */
const headersOfLists = ['x-total', 'x-total-pages', 'x-next-page', 'x-page', 'x-per-page', 'link'];

export function takenOf(status: number, headers: AnswerHeaders, body: unknown, digest?: string): TakenAnswer {
  const told = headersOfLists.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const dateMs = Date.parse(headers.get('date') ?? '');
  return {
    status,
    headers: Object.fromEntries(told),
    body,
    digest,
    servedAt: Number.isNaN(dateMs) ? null : new Date(dateMs).toISOString(),
  };
}

export const headersOf = (headers: Readonly<Record<string, string>>): AnswerHeaders => ({
  get: (name) => headers[name.toLowerCase()] ?? null,
});

export function offlineCarry(base: string, answers: OfflineAnswers): Carry {
  const root = `${base.replace(/\/+$/, '')}/api/v4/`;
  return ({ url, method }): Promise<RawResponse> => {
    const kept = url.startsWith(root) && method === 'GET' ? answers.find(url.slice(root.length)) : null;
    if (kept === null)
      return Promise.reject(
        new GitLabFailure('unreachable', 'this was not kept when it was read last', {
          hint: 'Run it once with a network, without the word offline.',
        }),
      );
    return Promise.resolve({ status: kept.status, headers: headersOf(kept.headers), body: once(kept.body) });
  };
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}
