// Path, query and body of a request as one set of parameters, and 415 for bodies of another kind.
import { UploadedFile, type Params } from './params.ts';
import { Refusal } from './reply.ts';

/** `a[]=1&a[]=2` and `not[labels]=x` become lists and objects, as Rack reads them. */
function setNested(target: Params, name: string, value: unknown): void {
  const [first = '', ...keys] = name.split('[').map((part) => part.replace(/\]$/, ''));
  if (['__proto__', 'constructor', 'prototype'].some((word) => first === word || keys.includes(word))) return;
  let place = target;
  let at = first;
  for (const key of keys) {
    if (key === '') {
      const rows = place[at];
      if (Array.isArray(rows)) rows.push(value);
      else place[at] = [value];
      return;
    }
    const inner = place[at];
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) place = inner as Params;
    else {
      const made: Params = {};
      place[at] = made;
      place = made;
    }
    at = key;
  }
  place[at] = value;
}

function fromPairs(pairs: Iterable<[string, unknown]>): Params {
  const params: Params = {};
  for (const [name, value] of pairs) setNested(params, name, value);
  return params;
}

const mediaTypeOf = (request: Request): string =>
  (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

async function bodyParams(request: Request): Promise<Params> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return {};
  const mediaType = mediaTypeOf(request);
  if (mediaType === 'multipart/form-data') {
    const pairs: [string, unknown][] = [];
    for (const [name, value] of await request.formData())
      pairs.push([
        name,
        typeof value === 'string' ? value : new UploadedFile(value.name, new Uint8Array(await value.arrayBuffer())),
      ]);
    return fromPairs(pairs);
  }
  const body = await request.text();
  if (body.trim() === '') return {};
  if (mediaType === 'application/x-www-form-urlencoded' || mediaType === '')
    return fromPairs(new URLSearchParams(body));
  if (mediaType !== 'application/json')
    throw new Refusal(415, { error: `The provided content-type '${mediaType}' is not supported.` });
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Params) : {};
  } catch {
    throw new Refusal(400, { message: 'Invalid json', error: 'Invalid json' });
  }
}

/** Query and body; the body wins. Credentials in the query are no parameters. */
export async function requestParams(request: Request): Promise<Params> {
  const query = fromPairs(new URL(request.url).searchParams);
  delete query['private_token'];
  delete query['access_token'];
  const params = { ...query, ...(await bodyParams(request)) };
  if (Object.values(params).some((value) => holdsNull(value))) throw new Refusal(400, 'Bad Request');
  return params;
}

/** As GitLab looks for it: three levels deep. lib/gitlab/middleware/handle_malformed_strings.rb */
function holdsNull(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (depth > 2 || typeof value !== 'object' || value === null || value instanceof UploadedFile) return false;
  return Object.values(value).some((inner) => holdsNull(inner, depth + 1));
}
