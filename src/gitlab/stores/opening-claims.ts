// Whether somebody works already on what was found: a query has no word for merge requests, the list of a project counts them, closed ones too.
import type { Opening } from '#growth/candidates/openings.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import { descending } from '#growth/words/order.ts';
import type { Connection } from '../wire/connection.ts';
import type { RowsRead } from '../wire/lists.ts';
import { closingRow, openIssueRow } from '../words/opening-rows.ts';
import { rowsOf } from './openings-read.ts';

/** Three queries and these are as many as the lists would be. What is left has no number. */
const mostAsks = 9;
const atOnce = 100;
/** Issues whose merge requests are looked at one by one. Of the others each counts, whatever became of it. */
const mostLooks = 12;

interface Claims {
  readonly openings: readonly Opening[];
  readonly sources: readonly SourceRead[];
}

export async function withClaims(connection: Pick<Connection, 'get'>, openings: readonly Opening[]): Promise<Claims> {
  const counted = await withCounts(connection, openings);
  const standing = await withOpenOnes(connection, counted.openings);
  return { openings: standing.openings, sources: [...counted.sources, ...standing.sources] };
}

/** One that was given up is no claim: https://docs.gitlab.com/api/issues/#list-merge-requests-that-close-a-particular-issue-on-merge */
async function withOpenOnes(connection: Pick<Connection, 'get'>, openings: readonly Opening[]): Promise<Claims> {
  const claimed = openings.filter(
    ({ type, isAssigned, mergeRequests }) => type === 'issue' && !isAssigned && mergeRequests,
  );
  const references = [...new Set(claimed.map(({ home, iid }) => `${home}#${iid}`))].slice(0, mostLooks);
  const open = new Map<string, number>();
  const sources = await Promise.all(
    references.map(async (reference) => {
      const [home = '', iid = ''] = reference.split('#');
      const name = `merge requests for ${reference}`;
      const path = `projects/${encodeURIComponent(home)}/issues/${iid}/closed_by?`;
      const read = await rowsOf(connection, { name, doing: `reading the ${name}` }, path, closingRow, 1);
      if (read.failure === null) open.set(reference, read.rows.filter(({ state }) => state === 'opened').length);
      return unlessGone(read);
    }),
  );
  return {
    openings: openings.map((one) => ({
      ...one,
      mergeRequests: (one.type === 'issue' ? open.get(`${one.home}#${one.iid}`) : undefined) ?? one.mergeRequests,
    })),
    sources,
  };
}

/** Gone since it was found: of what nobody can open there is nothing to count. */
function unlessGone({ source, failure }: RowsRead<unknown>): SourceRead {
  const isGone = failure !== null && !failure.isOfToken && failure.status === 404;
  return isGone ? { ...source, failed: null } : source;
}

/** One request for each project and hundred of its issues: https://docs.gitlab.com/api/issues/#list-project-issues */
async function withCounts(connection: Pick<Connection, 'get'>, openings: readonly Opening[]): Promise<Claims> {
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
      return unlessGone(read);
    }),
  );
  const told = openings.map((one) => ({
    ...one,
    ...(one.type === 'issue' ? counts.get(`${one.home}#${one.iid}`) : {}),
  }));
  return { openings: told, sources };
}
