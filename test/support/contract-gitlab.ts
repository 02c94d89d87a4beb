// A GitLab with one project in it, and short ways to ask it: what every assumption is tried with.
import { expect, vi } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Served } from './contract-places.ts';

/** A record of GitLab's; the fields that are passed on to a next request have a type. */
export interface Row {
  readonly id: number;
  readonly iid: number;
  readonly [field: string]: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, null where there is none. */
  readonly body: unknown;
  /** The same, as one record or as rows; throws where it is not that. */
  readonly row: Row;
  readonly rows: readonly Row[];
}

interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** null: nobody. */
  readonly token?: string | null;
  readonly redirect?: 'follow' | 'manual';
}

/** Paths are below the project, unless they begin with a slash: then below /api/v4. */
export interface ContractGitLab {
  readonly base: string;
  readonly token: string;
  readonly isReal: boolean;
  readonly me: Row;
  readonly project: Row;
  since(version: string): boolean;
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  refuses(method: string, path: string, body: unknown, answer: readonly [number, unknown]): Promise<void>;
  /** A new issue, label, milestone, comment; fails the test when it is not made. */
  issue(fields?: object): Promise<Row>;
  label(fields?: object): Promise<Row>;
  milestone(fields?: object): Promise<Row>;
  note(iid: number, body: string, fields?: object): Promise<Row>;
  /** One commit of new files on the default branch, made with it when it is the first. */
  files(files: Readonly<Record<string, string>>): Promise<Row>;
  /** A name that nothing else has. */
  name(word: string): string;
  /** Time passes: later records have later times. */
  pause(): Promise<void>;
  /** What a real GitLab does in the background is looked for again for a while. */
  soon(look: () => Promise<void>): Promise<void>;
  /** Sandbox only. */
  readonly sandbox: Sandbox;
  advance(ms: number): void;
  as(username: string): ContractGitLab;
}

const tickMs = 1_000;
const longestWaitMs = 120_000;
let names = 0;

export async function openContractGitLab(served: Served, projectName: string): Promise<ContractGitLab> {
  const anonymous = contractGitLab(served, { me: noRow, project: noRow, version: '16.0', token: served.token });
  const me = (await anonymous.get('/user')).row;
  const { version } = (await anonymous.get('/version')).row;
  const made = await anonymous.post('/projects', { name: projectName, path: projectName, visibility: 'private' });
  expect([made.status, made.body]).toMatchObject([201, { visibility: 'private' }]);
  const gitlab = contractGitLab(served, { me, project: made.row, version: String(version), token: served.token });
  // A real one sets up rights and branches a moment later.
  await gitlab.soon(async () => expect((await gitlab.get('labels')).status).toBe(200));
  return gitlab;
}

const noRow: Row = { id: 0, iid: 0 };

interface Facts {
  readonly me: Row;
  readonly project: Row;
  readonly version: string;
  readonly token: string;
}

function contractGitLab(served: Served, facts: Facts): ContractGitLab {
  const { base } = served;
  const { me, project, token } = facts;

  async function ask(method: string, path: string, options: AskOptions = {}): Promise<Answer> {
    served.advance(tickMs);
    const { body, headers = {}, redirect = 'follow' } = options;
    const who = options.token === undefined ? token : options.token;
    const url = `${base}/api/v4${path.startsWith('/') ? path : `/projects/${project.id}/${path}`}`;
    const init = {
      method,
      redirect,
      headers: {
        ...(who === null ? {} : { 'PRIVATE-TOKEN': who }),
        ...(body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body) }),
    };
    for (;;) {
      const response = await fetch(url, init);
      const wait = Number(response.headers.get('Retry-After') ?? Number.NaN) * 1000;
      if (served.sandbox !== null || response.status !== 429 || !(wait <= longestWaitMs)) return answerOf(response);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async function made(path: string, body: object): Promise<Row> {
    const answer = await ask('POST', path, { body });
    expect([answer.status, answer.body], `POST ${path}`).toEqual([201, answer.body]);
    return answer.row;
  }

  const gitlab: ContractGitLab = {
    base,
    token,
    me,
    project,
    isReal: served.sandbox === null,
    since: (version) => isSince(facts.version, version),
    ask,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, { body: body ?? {} }),
    put: (path, body) => ask('PUT', path, { body: body ?? {} }),
    remove: (path) => ask('DELETE', path),
    async refuses(method, path, body, expected) {
      const answer = await ask(method, path, body === undefined ? {} : { body });
      expect([answer.status, answer.body]).toEqual(expected);
    },
    issue: (fields = {}) => made('issues', { title: gitlab.name('Issue'), ...fields }),
    label: (fields = {}) => made('labels', { name: gitlab.name('label'), color: '#336699', ...fields }),
    milestone: (fields = {}) => made('milestones', { title: gitlab.name('Milestone'), ...fields }),
    note: (iid, body, fields = {}) => made(`issues/${iid}/notes`, { body, ...fields }),
    files: (files) =>
      made('repository/commits', {
        branch: project['default_branch'] ?? 'main',
        commit_message: 'Add files',
        actions: Object.entries(files).map(([path, content]) => ({ action: 'create', file_path: path, content })),
      }),
    name: (word) => `${word} ${(names += 1)}`,
    async pause() {
      served.advance(tickMs);
      if (served.sandbox === null) await new Promise((resolve) => setTimeout(resolve, tickMs + 100));
    },
    soon: (look) => (served.sandbox === null ? vi.waitFor(look, { timeout: 30_000, interval: 1_000 }) : look()),
    get sandbox() {
      if (served.sandbox === null) throw new Error('There is no sandbox behind a real GitLab.');
      return served.sandbox;
    },
    advance: served.advance,
    as(username) {
      const { state } = gitlab.sandbox;
      const user = state.users.find((candidate) => candidate.username === username);
      return contractGitLab(served, {
        ...facts,
        me: { ...noRow, id: user?.id ?? 0, username },
        token: tokenOf(state, username),
      });
    },
  };
  return gitlab;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  const body: unknown = text === '' ? null : isJson ? JSON.parse(text) : text;
  if (response.status === 501) throw new Error(`A route that is not served: ${text}`);
  return {
    status: response.status,
    headers: response.headers,
    body,
    get row() {
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new Error(`no record: ${response.status} ${text}`);
      return body as Row;
    },
    get rows() {
      if (!Array.isArray(body)) throw new Error(`no list: ${response.status} ${text}`);
      return body as Row[];
    },
  };
}

/** `19.5.0-ee` against `18.3` */
function isSince(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Chosen fields, for whole-value comparisons that stay readable. */
export const pick = (row: Row, ...fields: string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, row[field]]));
export const column = (rows: readonly Row[], field: string): unknown[] => rows.map((row) => row[field]);
/** The same as texts, for sorting and joining. */
export const texts = (rows: readonly Row[], field: string): string[] => rows.map((row) => String(row[field]));
