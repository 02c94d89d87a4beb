// How the sandbox says no: GitLab's error bodies, thrown from anywhere below a route.
import type { Context } from 'hono';
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status';

/** An answer that ends the request; the app turns it into a response. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: StatusCode;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: StatusCode, body: unknown, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A declared parameter is missing or wrong: `title is missing`. */
export const invalidParameter = (error: string) => new Refusal(400, { error });
/** Model validation: `{"message":{"title":["can't be blank"]}}`. */
export const invalidRecord = (message: unknown) => new Refusal(400, { message });
export const badRequest = (reason: string) => new Refusal(400, { message: `400 Bad request - ${reason}` });
export const unauthorized = () => new Refusal(401, { message: '401 Unauthorized' });
export const forbidden = (reason?: string) =>
  new Refusal(403, { message: reason === undefined ? '403 Forbidden' : `403 Forbidden - ${reason}` });
/** `404 Label Not Found`; without a name the record lookup's own `404 Not found`. */
export const notFound = (what?: string) =>
  new Refusal(404, { message: what === undefined ? '404 Not found' : `404 ${what} Not Found` });
export const conflict = (message = '409 Conflict') => new Refusal(409, { message });
export const unprocessable = (message: unknown = '422 Unprocessable Entity') => new Refusal(422, { message });
/** Names what is missing here, so that a 404 of the sandbox's own is not taken for GitLab's word. */
const GAP_HEADER = 'X-Sandbox-Unserved';
/** GitLab serves it, the sandbox does not; never an empty answer that would be a lie. */
export const notServed = (request: string) =>
  new Refusal(501, { error: `The sandbox does not serve ${request}` }, { [GAP_HEADER]: request });
export const notModified = () => new Refusal(304, null);

/** 204 without a body. */
export const noContent = (c: Context): Response => c.body(null, 204);

export function refusalResponse(c: Context, refusal: Refusal): Response {
  for (const [name, value] of Object.entries(refusal.headers)) c.header(name, value);
  if (refusal.body === null) return c.body(null, refusal.status);
  if (typeof refusal.body === 'string') {
    c.header('Content-Type', 'text/plain');
    return c.body(refusal.body, refusal.status as ContentfulStatusCode);
  }
  return c.json(refusal.body as object, refusal.status as ContentfulStatusCode);
}
