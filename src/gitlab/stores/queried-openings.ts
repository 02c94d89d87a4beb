// Issues that look for somebody, by GitLab's query language: one question for all labels of a group, which changes nothing.
// https://docs.gitlab.com/api/glql/
import type { OpeningsAsked } from '#growth/candidates/openings.ts';
import type { Connection } from '../wire/connection.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { openingOfNode, queriedIssues } from '../words/opening-rows.ts';
import { cut, mostPages, onlyNewest, type OpeningPlace, type OpeningsRead } from './openings-read.ts';

/** null: it was refused, or cannot be said there, and the lists of REST are asked instead. */
export async function queriedOpenings(
  connection: Pick<Connection, 'base' | 'ask'>,
  place: OpeningPlace,
  asked: OpeningsAsked,
): Promise<OpeningsRead | null> {
  const question = questionFor(place, asked);
  if (question === null) return null;
  const name = `issues of ${place.path}`;
  const read = { openings: [] as OpeningsRead['openings'], requests: 0, seen: 0 };
  for (let after: string | null = null, page = 1; ; page += 1) {
    const answer = await answerTo(connection, { ...question, ...(after === null ? {} : { after }) }, name);
    if (answer === null) return null;
    const { nodes, pageInfo } = answer.data;
    const found = nodes.map((node) => openingOfNode(node, connection.base)).filter((one) => one !== null);
    read.openings = [...read.openings, ...found];
    read.requests += 1;
    read.seen += nodes.length;
    const next: string | null = pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? null) : null;
    const source = { name, requests: read.requests, seen: read.seen, total: null, failed: null };
    if (next === null) return { openings: read.openings, source };
    if (page === mostPages) return { openings: read.openings, source: cut(source, onlyNewest) };
    after = next;
  }
}

/** null: no query can hold a quote. */
function questionFor({ kind, path }: OpeningPlace, { labels, touchedSince }: OpeningsAsked) {
  if ([path, ...labels].some((name) => /["\p{Cc}\u2028\u2029]/u.test(name))) return null;
  const conditions = [
    // Without a type, tasks below an issue are rows as well.
    'type = Issue',
    `${kind} = "${path}"`,
    'state = opened',
    'assignee = none',
    `label in (${labels.map((label) => `~"${label}"`).join(', ')})`,
    `updated >= ${touchedSince}`,
  ].join(' and ');
  const lines = [
    'fields: title, labels, assignees, created, updated',
    'sort: updated desc',
    'limit: 100',
    `query: '${conditions.replaceAll("'", "''")}'`,
  ];
  return { glql_yaml: `${lines.join('\n')}\n` };
}

async function answerTo(connection: Pick<Connection, 'ask'>, question: object, name: string) {
  try {
    const { body } = await connection.ask('glql', question, { doing: `asking for the ${name}`, isOnce: true });
    const answer = queriedIssues.safeParse(body);
    return answer.success && answer.data.success !== false ? answer.data : null;
  } catch (failure) {
    if (!(failure instanceof GitLabFailure) || failure.kind === 'authentication') throw failure;
    return null;
  }
}
