// GitLab's query language over REST: asked by POST, and writes nothing. https://docs.gitlab.com/api/glql/
import { mergeRequestColumns, mergeRequestIdentity } from '../glql/merge-requests.ts';
import { fieldsOf, type Identity, issueColumns, issueIdentity, nodeOf } from '../glql/nodes.ts';
import { GlqlRefusal } from '../glql/refusal.ts';
import { answersTo } from '../glql/rows.ts';
import { readSource } from '../glql/source.ts';
import { isWithinGrant } from '../who/granular-access.ts';
import { accept, filled, optional, text } from '../http/params.ts';
import { badRequest, notServed, Refusal } from '../http/reply.ts';
import { since, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';

const mostBytes = 10_000;

export function glqlRoutes(api: SandboxApp): void {
  api.post('/glql', (c) => {
    if (!since(c.var.instance, '18.7')) throw new Refusal(404, { error: '404 Not Found' });
    const { glql_yaml: source, after } = accept(c.var.params, { glql_yaml: filled(text), after: optional(text) });
    if (Buffer.byteLength(source ?? '') > mostBytes) throw badRequest('Input exceeds maximum size');
    try {
      return c.json(answerTo(c, source ?? '', after ?? null));
    } catch (refusal) {
      if (refusal instanceof GlqlRefusal) throw badRequest(`Error: ${refusal.message}`);
      throw refusal;
    }
  });
}

function answerTo(c: SandboxContext, source: string, after: string | null) {
  const { instance } = c.var;
  const { query, fields, sort, limit, project, group } = readSource(source, instance.version, 'api');
  const found = answersTo(c, { scope: { project, group }, query, sort });
  if (found === null) throw notServed('POST /glql without a project or a group');
  return found.kind === 'issues'
    ? answerWith(
        c,
        found,
        { columns: fieldsOf(instance, fields, issueColumns), identity: issueIdentity },
        { after, limit, permission: 'read_work_item' },
      )
    : answerWith(
        c,
        found,
        { columns: fieldsOf(instance, fields, mergeRequestColumns), identity: mergeRequestIdentity },
        { after, limit, permission: 'read_merge_request' },
      );
}

interface Placed {
  readonly id: number;
  readonly projectId: number;
}

function answerWith<Row extends Placed>(
  c: SandboxContext,
  { projects, rows: all }: { readonly projects: readonly Project[]; readonly rows: readonly Row[] },
  { columns, identity }: { readonly columns: ReturnType<typeof fieldsOf<Row>>; readonly identity: Identity<Row> },
  { after, limit, permission }: { readonly after: string | null; readonly limit: number; readonly permission: string },
) {
  const { instance } = c.var;
  const fields = columns.map(({ field, key, label, name }) => ({ field, key, label, name }));
  const rest = { error: null, fields, success: true };
  const homes = new Map(
    projects.filter((project) => isWithinGrant(c, permission, project)).map((project) => [project.id, project]),
  );
  // The query runs as GraphQL, which leaves null where the grant does not reach.
  if (homes.size === 0 && projects.length > 0) return { data: { count: null, nodes: null, pageInfo: null }, ...rest };
  const rows = all.flatMap((row) => {
    const home = homes.get(row.projectId);
    return home === undefined ? [] : [{ row, home }];
  });
  const start = after === null ? 0 : rows.findIndex(({ row }) => cursorOf(row) === after) + 1;
  const page = rows.slice(start, start + limit);
  const [first, last] = [page[0], page.at(-1)];
  return {
    data: {
      count: rows.length,
      nodes: page.map(({ row, home }) => ({ ...nodeOf(instance, row, columns), ...identity(instance, home, row) })),
      pageInfo: {
        endCursor: last === undefined ? null : cursorOf(last.row),
        hasNextPage: start + page.length < rows.length,
        hasPreviousPage: start > 0,
        startCursor: first === undefined ? null : cursorOf(first.row),
      },
    },
    ...rest,
  };
}

const cursorOf = ({ id }: Placed): string => Buffer.from(JSON.stringify({ id: String(id) })).toString('base64');
