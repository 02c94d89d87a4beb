// A sandbox with a clock that a test moves, and short calls to its API.
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';

export const start = '2026-11-23T09:00:00.000Z';

interface Answer {
  readonly status: number;
  // Bodies are whatever the route says; tests compare them whole or by field.
  readonly body: unknown;
  readonly headers: Headers;
}

interface CallOptions {
  readonly as?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Caller {
  readonly sandbox: ReturnType<typeof createSandbox>;
  /** Moves the clock. */
  readonly wait: (ms: number) => void;
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
  readonly get: (path: string, as?: string | null) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, as?: string | null) => Promise<Answer>;
  readonly put: (path: string, body?: unknown, as?: string | null) => Promise<Answer>;
  readonly remove: (path: string, as?: string | null) => Promise<Answer>;
}

export function caller(options: Partial<SandboxOptions> = {}): Caller {
  let now = Date.parse(start);
  const externalUrl = options.externalUrl ?? 'http://gitlab.test';
  const sandbox = createSandbox({ now: () => now, ...options, externalUrl });
  const call: Caller['call'] = async (method, path, { as = 'alex', body, headers = {} } = {}) => {
    const request = new Request(`${externalUrl}/api/v4${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { 'PRIVATE-TOKEN': tokenOf(sandbox.state, as) }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      body: text === '' ? null : isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    sandbox,
    wait: (ms) => void (now += ms),
    call,
    get: (path, as) => call('GET', path, as === undefined ? {} : { as }),
    post: (path, body, as) => call('POST', path, { body: body ?? {}, ...(as === undefined ? {} : { as }) }),
    put: (path, body, as) => call('PUT', path, { body: body ?? {}, ...(as === undefined ? {} : { as }) }),
    remove: (path, as) => call('DELETE', path, as === undefined ? {} : { as }),
  };
}

/** A sandbox with one private project of alex's, id 1, path alex/goals. */
export async function callerWithProject(options: Partial<SandboxOptions> = {}, fields: object = {}): Promise<Caller> {
  const made = caller(options);
  const { status } = await made.post('/projects', { name: 'Goals', path: 'goals', ...fields });
  if (status !== 201) throw new Error(`The project was not created: ${status}`);
  return made;
}

/** Chosen fields of a body, for whole-value comparisons that stay readable. */
export function pick(body: unknown, ...fields: string[]): Record<string, unknown> {
  const record = body as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}

export const pickAll = (body: unknown, ...fields: string[]): Record<string, unknown>[] =>
  (body as unknown[]).map((row) => pick(row, ...fields));
