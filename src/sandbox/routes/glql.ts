// GitLab's query language over REST: asked by POST, and writes nothing. https://docs.gitlab.com/api/glql/
import { projectOf } from '../who/access.ts';
import { fieldsOf, nodeOf } from '../glql/nodes.ts';
import { GlqlRefusal } from '../glql/refusal.ts';
import { rowsOf } from '../glql/rows.ts';
import { readSource } from '../glql/source.ts';
import { isWithinGrant } from '../who/granular-access.ts';
import { accept, filled, optional, text } from '../http/params.ts';
import { badRequest, notServed, Refusal } from '../http/reply.ts';
import { since, type SandboxApp, type SandboxContext } from '../http/routing.ts';

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
  const { query, fields: asked, sort, limit, project: named } = readSource(source, instance.version, 'api');
  const fields = fieldsOf(instance, asked);
  const found = rowsOf(c, named === null ? null : projectOf(c, named), query, sort);
  if (found === null) throw notServed('POST /glql without a project');
  const { project, issues } = found;
  const rest = { error: null, fields: fields.map(({ value: _value, ...field }) => field), success: true };
  // The query runs as GraphQL, which leaves null where the grant does not reach.
  if (!isWithinGrant(c, 'read_work_item', project))
    return { data: { count: null, nodes: null, pageInfo: null }, ...rest };
  const start = after === null ? 0 : issues.findIndex(({ id }) => cursorOf(id) === after) + 1;
  const rows = issues.slice(start, start + limit);
  const [first] = rows;
  const last = rows.at(-1);
  return {
    data: {
      count: issues.length,
      nodes: rows.map((issue) => nodeOf(instance, project, issue, fields)),
      pageInfo: {
        endCursor: last === undefined ? null : cursorOf(last.id),
        hasNextPage: start + rows.length < issues.length,
        hasPreviousPage: start > 0,
        startCursor: first === undefined ? null : cursorOf(first.id),
      },
    },
    ...rest,
  };
}

const cursorOf = (id: number): string => Buffer.from(JSON.stringify({ id: String(id) })).toString('base64');
