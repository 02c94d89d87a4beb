// /api/v4: what happens around every route (who asks, parameters, headers, ETag), and what is answered where there is none.
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { authorizeToken } from './who/granular-access.ts';
import { Refusal, refusalResponse } from './http/reply.ts';
import { requestParams } from './http/request-params.ts';
import type { SandboxApp, SandboxContext, SandboxEnv } from './http/routing.ts';
import { allRoutes } from './routes.ts';
import { actAs, signIn } from './who/sign-in.ts';
import { asNotFound, noRoute, optionsAnswer, servedMethods, type UnservedStatus } from './http/unserved.ts';

const PREFIX = '/api/v4';

export interface ApiOptions {
  /** Requests a minute that the RateLimit headers announce; null: there are no such headers. */
  readonly announcedLimit: number | null;
  readonly unserved: UnservedStatus;
}

export function apiApp(app: SandboxApp, options: ApiOptions): void {
  const api: SandboxApp = new Hono<SandboxEnv>();
  allRoutes(api);
  const served = servedMethods(api);
  const limits = options.announcedLimit === null ? null : requestCounts(options.announcedLimit);

  app.use(`${PREFIX}/*`, async (c, next) => {
    const path = c.req.path.slice(PREFIX.length);
    try {
      c.set('viewer', signIn(c.req.raw, path, c.var.instance));
      authorizeToken(c, path, served);
      if (c.req.method === 'OPTIONS') throw optionsAnswer(path, served(path));
      c.set('params', await requestParams(c.req.raw));
      c.set('viewer', actAs(c.var.viewer, c.req.raw, c.var.params, c.var.instance));
      await next();
      // Hono hands a thrown error to onError inside next(), so the response is there in every case.
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      c.res = refusalResponse(c, error);
    }
    if (c.res.status === 501 && options.unserved === 404) c.res = asNotFound(c.res);
    // Hono's own `header` makes the whole response anew for each line, once there is one.
    const { headers } = c.res;
    manners(headers, c.req.method);
    if (limits !== null) announce(headers, limits(c));
    await withEtag(c);
  });
  app.route(PREFIX, api);
  app.all(`${PREFIX}/*`, (c) => {
    const address = c.req.path;
    const path = address.slice(PREFIX.length);
    throw noRoute(c, address, path, served(path));
  });
  app.post('/api/graphql', (c) =>
    c.json({ data: null, errors: [{ message: 'This is a devgrowth sandbox: it serves REST v4 only, no GraphQL.' }] }),
  );
}

interface RequestCount {
  readonly limit: number;
  readonly observed: number;
  /** Unix seconds. */
  readonly reset: number;
  readonly name: string;
}

/** Requests of each caller in the running minute; in memory, for the headers alone. */
function requestCounts(limit: number): (c: SandboxContext) => RequestCount {
  const counts = new Map<string, { minute: number; observed: number }>();
  return (c) => {
    const { user } = c.var.viewer;
    const caller = user === null ? 'anonymous' : user.username;
    const minute = Math.floor(Date.parse(c.var.instance.now) / 60_000);
    const before = counts.get(caller);
    const observed = before?.minute === minute ? before.observed + 1 : 1;
    counts.set(caller, { minute, observed });
    return {
      limit,
      observed,
      reset: (minute + 1) * 60,
      name: user === null ? 'throttle_unauthenticated_api' : 'throttle_authenticated_api',
    };
  };
}

let requests = 0;

function manners(headers: Headers, method: string): void {
  requests += 1;
  const id = `01SANDBOX${requests.toString(36).toUpperCase().padStart(17, '0')}`;
  headers.set('X-Request-Id', id);
  headers.set('X-Gitlab-Meta', JSON.stringify({ correlation_id: id, version: '1' }));
  headers.set('X-Runtime', '0.010000');
  headers.set('Vary', 'Origin, Accept-Encoding');
  headers.set(
    'Cache-Control',
    method === 'GET' || method === 'HEAD' ? 'max-age=0, private, must-revalidate' : 'no-cache',
  );
}

function announce(headers: Headers, count: RequestCount): void {
  headers.set('RateLimit-Limit', String(count.limit));
  headers.set('RateLimit-Name', count.name);
  headers.set('RateLimit-Observed', String(count.observed));
  headers.set('RateLimit-Remaining', String(Math.max(count.limit - count.observed, 0)));
  headers.set('RateLimit-Reset', String(count.reset));
}

/** A weak ETag on each GET that went well, and 304 when the caller has it already. */
async function withEtag(c: SandboxContext): Promise<void> {
  const { status, headers } = c.res;
  if (status !== 200 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return;
  const body = await c.res.arrayBuffer();
  const etag = `W/"${createHash('md5').update(new Uint8Array(body)).digest('hex')}"`;
  headers.set('ETag', etag);
  const known = c.req.header('If-None-Match');
  const isKnown = known?.split(/\s*,\s*/).some((tag) => tag === etag || tag === '*') ?? false;
  if (isKnown) headers.delete('Content-Type');
  c.res = undefined;
  c.res = isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { status, headers });
}
