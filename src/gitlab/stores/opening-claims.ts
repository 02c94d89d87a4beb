// Whether somebody works already on what a query told of: its language has no word for merge requests, the list of a project counts them.
import type { Opening } from '#growth/candidates/openings.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import { descending } from '#growth/words/order.ts';
import type { Connection } from '../wire/connection.ts';
import { openIssueRow } from '../words/opening-rows.ts';
import { rowsOf } from './openings-read.ts';

/** Three queries and these are as many as the lists would be. What is left has no number. */
const mostAsks = 9;
const atOnce = 100;

/** One request for each project and hundred of its issues: https://docs.gitlab.com/api/issues/#list-project-issues */
export async function withClaims(
  connection: Pick<Connection, 'get'>,
  openings: readonly Opening[],
): Promise<{ readonly openings: readonly Opening[]; readonly sources: readonly SourceRead[] }> {
  const homes = new Map<string, Set<number>>();
  for (const { type, home, iid, mergeRequests } of openings)
    if (type === 'issue' && mergeRequests === null) homes.set(home, (homes.get(home) ?? new Set()).add(iid));
  const asks = [...homes].toSorted(descending(([, iids]) => iids.size)).flatMap(([home, iids]) =>
    Array.from({ length: Math.ceil(iids.size / atOnce) }, (_, at) => ({
      home,
      iids: [...iids].slice(at * atOnce, (at + 1) * atOnce),
    })),
  );
  const counts = new Map<string, Pick<Opening, 'mergeRequests' | 'comments'>>();
  const sources = await Promise.all(
    asks.slice(0, mostAsks).map(async ({ home, iids }) => {
      const query = iids.map((iid) => `iids[]=${iid}`).join('&');
      const name = `merge requests for issues of ${home}`;
      const path = `projects/${encodeURIComponent(home)}/issues?${query}`;
      const read = await rowsOf(connection, { name, doing: `counting the ${name}` }, path, openIssueRow, 1);
      for (const { iid, merge_requests_count: found, user_notes_count: comments } of read.rows)
        counts.set(`${home}#${iid}`, { mergeRequests: found ?? null, comments: comments ?? null });
      // Gone since it was found: of what nobody can open there is nothing to count.
      const isGone = read.failure !== null && !read.failure.isOfToken && read.failure.status === 404;
      return isGone ? { ...read.source, failed: null } : read.source;
    }),
  );
  const told = openings.map((one) => ({
    ...one,
    ...(one.type === 'issue' ? counts.get(`${one.home}#${one.iid}`) : {}),
  }));
  return { openings: told, sources };
}
