// A scripted server for the gateway: answers in order or by address, and remembers what it was asked.
import { byFetch } from '#gitlab/wire/carry.ts';
import { inspect } from 'node:util';
import { DevgrowthError } from '#errors.ts';
import { openGitLab } from '#gitlab/forge.ts';
import type { Forge } from '#growth/forge/forge.ts';

export const base = 'https://gitlab.example.com';
export const token = 'glpat-Secret/Token+1234567890';
const serverDate = 'Mon, 23 Nov 2026 08:00:00 GMT';

interface Asked {
  readonly method: string;
  /** Path below the API root, with the query. */
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

export type Answering = (asked: Asked) => Response | Promise<Response>;

export function json(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', date: serverDate, ...headers },
  });
}

export function html(status: number, headers: Record<string, string> = {}): Response {
  return new Response('<!DOCTYPE html><html><title>x</title></html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });
}

/** One page of a list, with GitLab's paging headers. */
export function page(
  rows: readonly unknown[],
  { page = 1, pages = 1, total = rows.length }: { page?: number; pages?: number; total?: number } = {},
): Response {
  return json(rows, {
    headers: {
      'x-page': `${page}`,
      'x-next-page': page < pages ? `${page + 1}` : '',
      'x-total': `${total}`,
      'x-total-pages': `${pages}`,
    },
  });
}

export function networkError(code: string): never {
  throw new TypeError(`fetch failed for ${token}`, {
    cause: Object.assign(new Error(`${code} with ${token}`), { code }),
  });
}

export interface FakeGitLab {
  readonly forge: Forge;
  readonly asked: Asked[];
  /** What the gateway waited for, in ms. */
  readonly waits: number[];
  readonly said: string[];
  readonly traced: string[];
}

export async function failureOf(work: Promise<unknown>): Promise<DevgrowthError> {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (failure instanceof DevgrowthError) return failure;
  throw new Error(`not a DevgrowthError: ${inspect(failure)}`);
}

export function fakeGitLab(
  answer: Answering | Answering[],
  options: { base?: string; timeoutMs?: number; maxConcurrent?: number; authHeader?: 'private-token' } = {},
): FakeGitLab {
  const asked: Asked[] = [];
  const waits: number[] = [];
  const said: string[] = [];
  const traced: string[] = [];
  const at = options.base ?? base;
  let clockMs = Date.parse('2026-11-23T09:30:00.000Z');
  const forge = openGitLab({
    token,
    ...options,
    base: at,
    now: () => new Date(clockMs).toISOString(),
    sleep: (ms) => {
      waits.push(ms);
      clockMs += ms;
      return Promise.resolve();
    },
    onWait: ({ host, why, ms }) => void said.push(`${host}: ${why}, ${ms / 1000} s`),
    onTrace: (line) => void traced.push(line),
    carry: byFetch(async (request) => {
      const url = new URL(request.url);
      const text = await request.text();
      const path = request.url.replace(`${at.replace(/\/+$/, '')}/api/v4`, '').replace(url.origin, '');
      const question = {
        method: request.method,
        path,
        body: text === '' ? null : (JSON.parse(text) as unknown),
        headers: request.headers,
      };
      asked.push(question);
      const next = Array.isArray(answer) ? answer[asked.length - 1] : answer;
      if (next === undefined) throw new Error(`The script has no answer to ${request.method} ${path}`);
      return next(question);
    }),
  });
  return { forge, asked, waits, said, traced };
}

export const person = { id: 7, username: 'alex', name: 'Alex' };

export const project = {
  id: 1,
  name: 'Goals',
  path_with_namespace: 'alex/goals',
  description: null,
  visibility: 'private',
  topics: ['devgrowth'],
  web_url: `${base}/alex/goals`,
  default_branch: 'main',
  created_at: '2026-01-01T00:00:00.000Z',
  permissions: { project_access: { access_level: 50 }, group_access: null },
};

export const facts = {
  id: 1,
  path: 'alex/goals',
  name: 'Goals',
  description: '',
  visibility: 'private',
  topics: ['devgrowth'],
  url: `${base}/alex/goals`,
  defaultBranch: 'main',
  archived: false,
  myRole: 'owner',
  owner: null,
} as const;

export function issue(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 100,
    iid: 4,
    title: 'Read The Goal',
    description: '- [ ] one\n- [ ] two',
    state: 'opened',
    labels: ['goal', 'goal::reading', 'progress::planned'],
    milestone: null,
    author: person,
    due_date: null,
    confidential: false,
    issue_type: 'issue',
    web_url: `${base}/alex/goals/-/issues/4`,
    created_at: '2026-11-01T10:00:00.000+02:00',
    updated_at: '2026-11-01T08:00:00.000Z',
    closed_at: null,
    user_notes_count: 0,
    ...fields,
  };
}

export function note(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: 1, body: 'hello', author: person, created_at: '2026-11-20T08:00:00.000Z', system: false, ...fields };
}
