// A sandbox for the route tests: three people, a project of alex, and a clock that moves one second a request.
import { createSandbox, type Sandbox, type SandboxOptions } from '#sandbox/sandbox.ts';

export type Answer = { status: number; body: unknown; headers: Headers };
export type Person = 'alex' | 'morgan' | 'sam';

export class Server {
  readonly sandbox: Sandbox;
  /** Milliseconds since 1970. */
  now = Date.parse('2026-11-23T09:00:00.000Z');

  constructor(options: Partial<SandboxOptions> = {}) {
    this.sandbox = createSandbox({ now: () => this.now, externalUrl: 'https://gitlab.test', ...options });
  }

  /** `null` asks without a token. */
  async ask(method: string, path: string, body?: unknown, who: Person | null = 'alex'): Promise<Answer> {
    this.now += 1000;
    const { state } = this.sandbox;
    const user = state.users.find((candidate) => candidate.username === who);
    const token = state.tokens.find((candidate) => candidate.userId === user?.id)?.token;
    const request = new Request(`https://gitlab.test/api/v4${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await this.sandbox.fetch(request);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  /** Status and body alone. */
  async answer(method: string, path: string, body?: unknown, who: Person | null = 'alex'): Promise<[number, unknown]> {
    const { status, body: got } = await this.ask(method, path, body, who);
    return [status, got];
  }

  /** The body of an answer that went well. */
  async body(method: string, path: string, body?: unknown, who: Person | null = 'alex'): Promise<unknown> {
    const { status, body: got } = await this.ask(method, path, body, who);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(got)}`);
    return got;
  }

  /** A private project of alex; `with` people get a role. */
  async project(members: Partial<Record<Person, number>> = {}): Promise<void> {
    await this.body('POST', '/projects', { name: 'goals', visibility: 'private' });
    for (const [name, level] of Object.entries(members)) {
      const user = this.sandbox.state.users.find((candidate) => candidate.username === name);
      await this.body('POST', '/projects/alex%2Fgoals/members', { user_id: user?.id, access_level: level });
    }
  }

  /** One commit of alex on a branch. */
  async commit(files: Record<string, string>, more: Record<string, unknown> = {}): Promise<unknown> {
    const actions = Object.entries(files).map(([path, content]) => ({ action: 'create', file_path: path, content }));
    const body = { branch: 'main', commit_message: 'Add files', actions, ...more };
    return this.body('POST', '/projects/alex%2Fgoals/repository/commits', body);
  }
}

/** Fields of an object or of each object in a list. */
export function pick(value: unknown, ...names: string[]): unknown {
  if (Array.isArray(value)) return value.map((row) => pick(row, ...names));
  const record = value as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}
