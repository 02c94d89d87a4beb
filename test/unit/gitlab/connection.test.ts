// What of a request goes past the requester: who watches it, which sort of token was refused, and what gitbeaker makes of an address.
import { Issues } from '@gitbeaker/rest';
import { describe, expect, test } from 'vitest';
import { createConnection, type Watch } from '#gitlab/wire/connection.ts';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import type { Outgoing } from '#gitlab/wire/outgoing.ts';
import type { TokenSort } from '#gitlab/wire/permission-words.ts';
import type { Answer } from '#gitlab/wire/raw-answer.ts';
import type { Requester, Task } from '#gitlab/wire/requester.ts';

const base = 'https://gitlab.example.com/git';
const self = `${base}/api/v4/personal_access_tokens/self`;
const task: Task = { doing: 'reading' };
const answer = (body: unknown): Answer => ({ status: 200, headers: new Headers(), body, bytes: 2, requests: 1 });

type Serve = (request: Outgoing) => Promise<Answer>;
function connected(serve: Serve, watch: Watch | null = null) {
  const sent: { readonly request: Outgoing; readonly task: Task }[] = [];
  const send = (request: Outgoing, own: Task) => {
    sent.push({ request, task: own });
    return serve(request);
  };
  const connection = createConnection(base, { send } as unknown as Requester, undefined, watch);
  return { connection, sent, urls: () => sent.map(({ request }) => request.url.replace(`${base}/api/v4/`, '')) };
}
const ok: Serve = () => Promise.resolve(answer({ id: 1 }));
const failing = (facts: ConstructorParameters<typeof GitLabFailure>[2]) => new GitLabFailure('forbidden', 'no', facts);

describe('what is sent', () => {
  test('of a question by path: a GET without a body', async () => {
    const { connection, sent } = connected(ok);
    await connection.get('user', task);
    expect(sent).toEqual([{ request: { method: 'GET', url: `${base}/api/v4/user`, body: undefined }, task }]);
  });

  test('of a file: the most that it may be, and no task of that name', async () => {
    const { connection, sent } = connected(() => Promise.resolve(answer(new Uint8Array([1]))));
    expect(await connection.bytes('a.txt', { ...task, mostBytes: 7 })).toEqual(new Uint8Array([1]));
    expect(sent[0]).toEqual({
      request: { method: 'GET', url: `${base}/api/v4/a.txt`, body: undefined, mostBytes: 7 },
      task,
    });
  });

  test('of a question by POST: that it is one; and of the version: without the token', async () => {
    const { connection, sent } = connected(ok);
    await connection.ask('glql', { q: 1 }, task);
    await connection.anonymously(task);
    await connection.oauthTokenInfo(task);
    expect(sent.map(({ request }) => request)).toMatchObject([
      { method: 'POST', url: `${base}/api/v4/glql`, body: '{"q":1}', isQuestion: true },
      { method: 'GET', url: `${base}/api/v4/version`, isAnonymous: true },
      { method: 'GET', url: `${base}/oauth/token/info`, body: undefined },
    ]);
  });

  test('by gitbeaker: its address once, its query where there is one, and its body where it writes', async () => {
    const { connection, sent, urls } = connected(ok);
    await connection.call(Issues, (api) => api.show(4, { projectId: 1 }), task);
    await connection.call(Issues, (api) => api.all({ projectId: 1, perPage: 1 }), task);
    await connection.call(Issues, (api) => api.edit(1, 4, { stateEvent: 'close' }), task);
    expect(urls()).toEqual(['projects/1/issues/4', 'projects/1/issues?per_page=1', 'projects/1/issues/4']);
    expect(sent.map(({ request }) => [request.method, request.body])).toEqual([
      ['GET', undefined],
      ['GET', undefined],
      ['PUT', '{"state_event":"close"}'],
    ]);
  });

  test('by nobody is a fault of ours', async () => {
    await expect(connected(ok).connection.call(Issues, () => Promise.resolve(), task)).rejects.toThrow(
      'reading: no request was made',
    );
  });
});

describe('who watches', () => {
  function watching(noted = true) {
    const told: unknown[] = [];
    const watch: Watch = {
      sending: ({ method }, doing) => {
        told.push(['sending', method, doing]);
        return Promise.resolve(
          noted
            ? { answered: (body) => void told.push(['answered', body]), drop: () => void told.push(['drop']) }
            : null,
        );
      },
      saw: (url, body) => void told.push(['saw', url.replace(`${base}/api/v4/`, ''), body]),
    };
    return { watch, told };
  }
  const write = (connection: ReturnType<typeof connected>['connection']) =>
    connection.call(Issues, (api) => api.remove(1, 4), task);

  test('sees what a read tells', async () => {
    const { watch, told } = watching();
    await connected(ok, watch).connection.get('user', task);
    expect(told).toEqual([['saw', 'user', { id: 1 }]]);
  });

  test('is told of a write before it is sent, and of its answer', async () => {
    const { watch, told } = watching();
    await write(connected(ok, watch).connection);
    expect(told).toEqual([
      ['sending', 'DELETE', 'reading'],
      ['answered', { id: 1 }],
    ]);
  });

  test('is told nothing of a question by POST, nor of the answer to a write that is none of its business', async () => {
    const [question, other] = [watching(), watching(false)];
    await connected(ok, question.watch).connection.ask('glql', {}, task);
    await write(connected(ok, other.watch).connection);
    expect([question.told, other.told]).toEqual([[], [['sending', 'DELETE', 'reading']]]);
  });

  test.each<[string, Error, boolean]>([
    ['refused, is dropped', failing({ status: 403 }), true],
    ['that may have happened, is not', failing({ mayHaveHappened: true }), false],
    ['that ended by a fault of ours, is not', new TypeError('x'), false],
  ])('a write %s', async (_name, failure, isDropped) => {
    const { watch, told } = watching();
    await expect(write(connected(() => Promise.reject(failure), watch).connection)).rejects.toBe(failure);
    expect(told.slice(1)).toEqual(isDropped ? [['drop']] : []);
  });

  test('a read that failed drops nothing', async () => {
    const { watch, told } = watching();
    const failure = failing({ status: 404 });
    await expect(connected(() => Promise.reject(failure), watch).connection.get('user', task)).rejects.toBe(failure);
    expect(told).toEqual([]);
  });
});

describe('a refusal that hangs on the sort of the token', () => {
  const refusal = failing({ retell: (sort: TokenSort) => new GitLabFailure('forbidden', sort) });
  const serving =
    (own: () => Promise<Answer>): Serve =>
    ({ url }) =>
      url === self ? own() : Promise.reject(refusal);

  test.each<[string, () => Promise<Answer>, TokenSort]>([
    ['that says so', () => Promise.resolve(answer({ scopes: ['granular'] })), 'fine-grained'],
    ['that is a classic one', () => Promise.resolve(answer({ scopes: ['api'] })), 'classic'],
    [
      'that may not even ask',
      () => Promise.reject(failing({ serverCode: 'insufficient_granular_scope' })),
      'fine-grained',
    ],
    ['that the server does not know', () => Promise.reject(failing({ status: 404 })), 'unknown'],
  ])('%s', async (_name, own, sort) => {
    const { connection, urls } = connected(serving(own));
    await expect(connection.get('user', task)).rejects.toThrow(sort);
    await expect(connection.get('todos', task)).rejects.toThrow(sort);
    // The sort is asked for once.
    expect(urls()).toEqual(['user', 'personal_access_tokens/self', 'todos']);
  });

  test('is fine-grained where the token may not ask what it is', async () => {
    const { connection, urls } = connected(() => Promise.reject(refusal));
    await expect(connection.get('personal_access_tokens/self', task)).rejects.toThrow('fine-grained');
    expect(urls()).toHaveLength(1);
  });

  test('a fault of ours while asking is one', async () => {
    const fault = new TypeError('x');
    await expect(connected(serving(() => Promise.reject(fault))).connection.get('user', task)).rejects.toBe(fault);
  });

  test('who may send no more is asked for that question as well', async () => {
    const mayGo = () => true;
    const own = () => Promise.resolve(answer({ scopes: ['api'] }));
    const limited = connected(serving(own));
    await limited.connection.get('user', { ...task, mayGo }).catch(() => undefined);
    const doing = 'asking GitLab which sort of token this is';
    expect(limited.sent[1]?.task).toEqual({ doing, mayGo });
    const free = connected(serving(own));
    await free.connection.get('user', task).catch(() => undefined);
    expect(Object.keys(free.sent[1]?.task ?? {})).toEqual(['doing']);
  });

  test('any other refusal stays as it is, and nothing is asked', async () => {
    const other = failing({ status: 403 });
    const { connection, sent } = connected(() => Promise.reject(other));
    await expect(connection.get('user', task)).rejects.toBe(other);
    expect(sent).toHaveLength(1);
  });
});
