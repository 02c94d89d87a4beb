// A network and a GitLab that misbehave as planned: wraps a fetch, and plays a fault on the requests that a rule names.

export type Fetch = (request: Request) => Promise<Response>;

export interface FaultRule {
  readonly when: RequestMatcher;
  /** Of the requests that match, the first that is hit; 1 when not given. */
  readonly nth?: number;
  /** How many in a row; 1 when not given. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface RequestMatcher {
  readonly method?: string;
  /** Of the address below /api/v4, query included. */
  readonly path?: RegExp;
}

/** `pass` lets the request through to the server; each may be passed once. */
export type Fault = (request: Request, pass: () => Promise<Response>) => Promise<Response>;

export interface FaultyFetch {
  readonly fetch: Fetch;
  /** Each request in order; a star marks those that were hit. */
  readonly asked: string[];
}

export function withFaults(inner: Fetch, rules: readonly FaultRule[]): FaultyFetch {
  const asked: string[] = [];
  const seen = rules.map(() => 0);
  return {
    asked,
    fetch(request) {
      const path = request.url.replace(/^.*?\/api\/v4/, '');
      const hits = rules.filter((rule, at) => {
        if (!matches(rule.when, request.method, path)) return false;
        const number = (seen[at] = (seen[at] ?? 0) + 1);
        const first = rule.nth ?? 1;
        return number >= first && number < first + (rule.times ?? 1);
      });
      asked.push(`${hits.length > 0 ? '*' : ''}${request.method} ${path}`);
      // The rule that stands first is the outermost.
      const pass = hits.reduceRight<() => Promise<Response>>(
        (next, { fault }) =>
          () =>
            fault(request, next),
        () => inner(request),
      );
      return pass();
    },
  };
}

function matches({ method, path }: RequestMatcher, givenMethod: string, givenPath: string): boolean {
  return (method === undefined || method === givenMethod) && (path === undefined || path.test(givenPath));
}

/** Whether the request reached the server before the fault: `after` means that a write took effect. */
type When = 'before' | 'after';

async function reached(when: When, pass: () => Promise<Response>): Promise<void> {
  if (when === 'after') await pass();
}

const htmlPage = (title: string) => `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body></body></html>\n`;

/** Refused before any work, by GitLab's own limit or by the front. `null`: it does not say how long to wait. */
export function tooMany(retryAfterSeconds: number | null): Fault {
  return () =>
    Promise.resolve(
      retryAfterSeconds === null
        ? Response.json(
            { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
            { status: 429 },
          )
        : new Response('Retry later\n', {
            status: 429,
            headers: { 'content-type': 'text/plain', 'retry-after': String(retryAfterSeconds) },
          }),
    );
}

/** The proxy's own page: 502, 503, 504. */
export function proxyPage(status: 502 | 503 | 504, when: When): Fault {
  return async (_request, pass) => {
    await reached(when, pass);
    return new Response(htmlPage('GitLab is not responding'), { status, headers: { 'content-type': 'text/html' } });
  };
}

export function crash(when: When): Fault {
  return async (_request, pass) => {
    await reached(when, pass);
    return Response.json({ message: '500 Internal Server Error' }, { status: 500 });
  };
}

/** The connection breaks, as undici tells it. */
export function reset(when: When): Fault {
  return async (_request, pass) => {
    await reached(when, pass);
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  };
}

/** The answer is there, but its body ends in the middle. */
export const cutShort: Fault = async (_request, pass) => {
  const response = await pass();
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), withoutLength(response));
};

/** The answer has no body. */
export const emptyBody: Fault = async (_request, pass) => new Response('', withoutLength(await pass()));

/** A login page, with 200: the request never came to GitLab. */
export const loginPage: Fault = () =>
  Promise.resolve(new Response(htmlPage('Sign in'), { headers: { 'content-type': 'text/html; charset=utf-8' } }));

/** The answer takes its time. */
export function slow(ms: number): Fault {
  return async (_request, pass) => {
    const response = await pass();
    await new Promise((resolve) => setTimeout(resolve, ms));
    return response;
  };
}

/** No answer ever; the caller has to give up. */
export function hang(when: When): Fault {
  return async (request, pass) => {
    await reached(when, pass);
    return new Promise((_resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error), { once: true });
    });
  };
}

/** Sent elsewhere, with the path kept. */
export function redirectTo(origin: string): Fault {
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return Promise.resolve(new Response(null, { status: 302, headers: { location: `${origin}${pathname}${search}` } }));
  };
}

/** The server's clock is wrong by so much; ahead when positive. */
export function skewed(ms: number): Fault {
  return async (_request, pass) => {
    const response = await pass();
    const date = Date.parse(response.headers.get('date') ?? '');
    return changed(response, (headers) => headers.set('date', new Date(date + ms).toUTCString()));
  };
}

/** Somebody else does something right before the request is answered: deletes a row of a list that is being read, say. */
export function meanwhile(work: () => Promise<unknown>): Fault {
  return async (_request, pass) => {
    await work();
    return pass();
  };
}

/** As GitLab answers for more than 10,000 rows. */
export const uncounted: Fault = async (_request, pass) =>
  changed(await pass(), (headers) => {
    headers.delete('x-total');
    headers.delete('x-total-pages');
    const links = (headers.get('link') ?? '').split(', ').filter((link) => !link.endsWith('rel="last"'));
    headers.set('link', links.join(', '));
  });

/** A whole answer, and nothing that GitLab would say. */
export const otherJson: Fault = async (_request, pass) => {
  await pass();
  return Response.json({ status: 'ok' });
};

/** GitLab's own no. */
export function refusal(status: 400 | 403 | 404 | 409 | 412 | 422, message: string): Fault {
  return () => Promise.resolve(Response.json({ message }, { status }));
}

/** The token is no longer any good. */
export const revoked: Fault = () =>
  Promise.resolve(
    Response.json(
      {
        error: 'invalid_token',
        error_description: 'Token was revoked. You have to re-authorize from the user.',
      },
      { status: 401 },
    ),
  );

function withoutLength({ status, headers }: Response): ResponseInit {
  const kept = new Headers(headers);
  kept.delete('content-length');
  return { status, headers: kept };
}

function changed(response: Response, change: (headers: Headers) => void): Response {
  const headers = new Headers(response.headers);
  change(headers);
  return new Response(response.body, { status: response.status, headers });
}
