// The embedded GitLab: one function from Request to Response over a state, with a given clock.
import { Hono } from 'hono';
import { apiApp } from './api.ts';
import { refusalResponse, Refusal } from './http/reply.ts';
import type { Edition, Instance, SandboxApp, SandboxEnv } from './http/routing.ts';
import { emptyState } from './state/empty-state.ts';
import type { SandboxState, Tier } from './state/state.ts';
import { oauthRoutes } from './routes/oauth.ts';
import type { UnservedStatus } from './http/unserved.ts';
import type { AskAs } from './web/acts.ts';
import { webPages } from './web/web-pages.ts';

export interface SandboxOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where clients reach it, base path included: `http://127.0.0.1:8080/gitlab`. Links and addresses are built from it. */
  readonly externalUrl: string;
  /** Default: what the state says. */
  readonly tier?: Tier;
  readonly version?: string;
  /** Default: `ee`. `ce` has no tier but `free`. */
  readonly edition?: Edition;
  /** Default: true. false: its event feed leaves out merge requests and comments on them, as some servers are said to do. */
  readonly hasMergeRequestsInFeed?: boolean;
  /** Default: an empty one. */
  readonly state?: SandboxState;
  /** Random letters for tokens; give a sequence where tests must be repeatable. */
  readonly newToken?: () => string;
  /** Its clock shows another day than the world's: said on every page. */
  readonly playsAnotherDay?: boolean;
  /** A browser must know it to see a page; whoever serves a sandbox gives one. */
  readonly webKey?: string;
  /** Requests a minute that the RateLimit headers announce (not enforced); null: none, as where an administrator has set no limit. */
  readonly announcedLimit?: number | null;
  /** How a request is answered that GitLab serves and the sandbox does not; 501 unless given. */
  readonly unserved?: UnservedStatus;
}

export interface Sandbox {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly state: SandboxState;
  readonly externalUrl: string;
}

const DEFAULT_LIMIT = 2000;

export function createSandbox(options: SandboxOptions): Sandbox {
  const newToken = options.newToken ?? sequence();
  const { tier, version } = options;
  const state =
    options.state ??
    emptyState({
      now: options.now(),
      newToken,
      ...(tier === undefined ? {} : { tier }),
      ...(version === undefined ? {} : { version }),
    });
  const answer = createAnswering(options, newToken);
  return { state, externalUrl: trimSlash(options.externalUrl), fetch: (request) => answer(request, state) };
}

type Served = Pick<SandboxOptions, 'announcedLimit' | 'unserved' | 'webKey'>;

function register(app: SandboxApp, options: Served, ask: AskAs): void {
  const { announcedLimit = DEFAULT_LIMIT, unserved = 501, webKey } = options;
  apiApp(app, { announcedLimit, unserved });
  oauthRoutes(app);
  webPages(app, webKey ?? null, ask);
}

export interface Endpoint {
  /** `/api/v4/projects/:id`; `*` at its end stands for the rest of an address. */
  readonly path: string;
  /** In the order in which they were registered. */
  readonly methods: readonly string[];
}

/** All that is served, read from the routes themselves; paths in the order of the alphabet. */
export function endpoints(): Endpoint[] {
  const app: SandboxApp = new Hono<SandboxEnv>();
  register(app, { webKey: 'any' }, () => Promise.reject(new Error('Nothing is asked while routes are listed.')));
  const found = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue;
    // A pattern after a name says what it matches, not what it is called.
    const plain = path.replaceAll(/(:\w+)\{[^}]*\}/g, '$1');
    found.set(plain, (found.get(plain) ?? new Set()).add(method));
  }
  return [...found]
    .map(([path, methods]) => ({ path, methods: [...methods] }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Letters that differ each time, the same in every run. */
function sequence(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `t${String(count).padStart(19, '0')}`;
  };
}

const trimSlash = (url: string) => url.replace(/\/+$/, '');

/** The routes once, the state with each request: a sandbox on a file reads another state when the file changed. */
export function createAnswering(
  options: Omit<SandboxOptions, 'state'>,
  newToken: () => string,
): (request: Request, state: SandboxState) => Promise<Response> {
  const externalUrl = trimSlash(options.externalUrl);
  const base = new URL(externalUrl).pathname.replace(/\/$/, '');
  const app: SandboxApp = new Hono<SandboxEnv>({
    getPath(request) {
      // Not decoded: `alex%2Fgoals` is one segment.
      const { pathname } = new URL(request.url);
      if (base === '') return pathname;
      return pathname === base || pathname.startsWith(`${base}/`)
        ? pathname.slice(base.length) || '/'
        : '/outside-of-the-base-path';
    },
  });
  const instances = new WeakMap<Request, Instance>();
  app.use(async (c, next) => {
    const instance = instances.get(c.req.raw);
    if (instance === undefined) throw new Error('A request came in without its instance.');
    c.set('instance', instance);
    c.set('viewer', { user: null, token: null });
    c.set('params', {});
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return refusalResponse(c, error);
    return c.json({ message: '500 Internal Server Error', sandbox: String(error.stack ?? error) }, 500);
  });
  register(app, options, async (c, session, { method, path, body }) => {
    const request = new Request(`${externalUrl}/api/v4${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    instances.set(request, { ...c.var.instance, session });
    return app.fetch(request);
  });

  const { edition = 'ee', hasMergeRequestsInFeed = true } = options;
  return async (request, state) => {
    const now = new Date(options.now()).toISOString();
    instances.set(request, {
      state,
      tier: edition === 'ce' ? 'free' : (options.tier ?? state.tier),
      edition,
      hasMergeRequestsInFeed,
      version: options.version ?? state.version,
      externalUrl,
      now,
      today: now.slice(0, 10),
      playsAnotherDay: options.playsAnotherDay ?? false,
      session: null,
      newToken,
    });
    const response = await app.fetch(request);
    response.headers.set('Date', new Date(now).toUTCString());
    return response;
  };
}
