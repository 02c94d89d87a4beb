// What is answered where no route is registered: GitLab's own 404 and 405, and the word for what the sandbox does not serve.
import { notServed, Refusal } from './reply.ts';
import type { SandboxApp, SandboxContext } from './routing.ts';

/** The status for what GitLab serves and the sandbox does not: 501 tells the developer, 404 is what a client expects. */
export type UnservedStatus = 501 | 404;

/** Verbs that GitLab knows on a path of which other verbs are served. https://docs.gitlab.com/api/api_resources/ */
const verbsOfGitLab = [
  'POST /users',
  'PUT /users/:id',
  'DELETE /users/:id',
  'PUT /user/status',
  'PATCH /user/status',
  'DELETE /personal_access_tokens/self',
  'PUT /namespaces/:id',
  'POST /groups',
  'PUT /groups/:id',
  'DELETE /groups/:id',
  'POST /groups/:id/members',
  'POST /groups/:id/deploy_tokens',
  'POST /projects/:id/deploy_tokens',
  'POST /groups/:id/epics',
  'PUT /groups/:id/epics/:epic_iid',
  'DELETE /groups/:id/epics/:epic_iid',
  'PATCH /projects/:id/protected_branches/:name',
  'POST /projects/:id/merge_requests/:merge_request_iid/approvals',
  'POST /projects/:id/merge_requests/:merge_request_iid/pipelines',
  'PUT /projects/:id/merge_requests/:merge_request_iid/draft_notes/:draft_note_id',
];

type MethodsOf = (path: string) => string[];

/** Which methods a path answers, by the routes that were registered. */
export function servedMethods(api: SandboxApp): MethodsOf {
  return methodsOf(api.routes.filter(({ method }) => method !== 'ALL'));
}

const gitLabMethods = methodsOf(
  verbsOfGitLab.map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path };
  }),
);

function methodsOf(routes: readonly { method: string; path: string }[]): MethodsOf {
  const patterns = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(
      `^${path
        .replaceAll('.', '\\.')
        .replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')
        .replaceAll('*', '.*')}$`,
    ),
  }));
  return (path) => [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}

/** `OPTIONS, GET, PUT, HEAD`: as Grape lists them, the verbs that only GitLab serves included. */
const allowHeader = (path: string, served: readonly string[]) => {
  const known = [...new Set([...served, ...gitLabMethods(path)])];
  return { Allow: ['OPTIONS', ...known, ...(known.includes('GET') ? ['HEAD'] : [])].join(', ') };
};

export const optionsAnswer = (path: string, served: readonly string[]) =>
  new Refusal(204, null, allowHeader(path, served));

/** The refusal for a request that no route took; `path` is the part of `address` below /api/v4. */
export function noRoute(c: SandboxContext, address: string, path: string, served: readonly string[]): Refusal {
  const { method } = c.req;
  if (served.length > 0 && !gitLabMethods(path).includes(method))
    return new Refusal(405, { error: '405 Not Allowed' }, allowHeader(path, served));
  // A project's path whose slash came through unencoded falls through GitLab's router as well.
  const namespace = /^\/projects\/([^/]+)\/[^/]+/.exec(path)?.[1];
  return c.var.instance.state.namespaces.some(({ fullPath }) => fullPath === namespace)
    ? new Refusal(404, nothingThere)
    : notServed(`${method} ${address}`);
}

const nothingThere = { error: '404 Not Found' };

/** What a client of strangers gets for a gap: the same headers, and GitLab's word for no such route. */
export function asNotFound({ headers }: Response): Response {
  const kept = new Headers(headers);
  kept.delete('Content-Length');
  return Response.json(nothingThere, { status: 404, headers: kept });
}
