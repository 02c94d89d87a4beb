// Where the work lies: projects by their number, top groups, and items of which only an event told.
import type { WorkItem, WorkSource } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { homeRow, itemOfRow, namedGroup, type WorkRow, workRow } from '../words/work-rows.ts';
import type { RowsRead } from '../wire/lists.ts';
import type { FoundSoFar } from './work-found.ts';
import type { WorkReader } from './work-reading.ts';
import { mostHomes, projectList, type WorkList } from './work-requests.ts';

/** Two comments on an issue of somebody else are an answer; before that nobody asks whose it is. */
const answerComments = 2;

/** The person's, highest first: https://docs.gitlab.com/api/groups/#list-all-groups */
export async function topGroups(
  reader: WorkReader,
  source: WorkSource,
): Promise<readonly { readonly id: number; readonly full_path: string }[]> {
  const path = 'groups?min_access_level=10&top_level_only=true&per_page=100';
  return (await reader.list({ source, name: 'groups', path }, namedGroup)).rows;
}

/** A list over all projects is slow on a large server, which gives up: then each of the person's top groups is asked. */
export async function orByGroup(
  reader: WorkReader,
  list: WorkList,
  { rows, failure }: Pick<RowsRead<WorkRow>, 'rows' | 'failure'>,
): Promise<readonly WorkRow[]> {
  if (rows.length > 0 || (failure?.status !== 408 && failure?.status !== 500)) return rows;
  const groups = await topGroups(reader, list.source);
  const reads = await Promise.all(
    groups.map(({ id }) => reader.list({ ...list, path: `groups/${id}/${list.path}` }, workRow)),
  );
  reader.lacks(list.source, `read by your ${groups.length} top groups: what lies in none of them is missing`);
  return reads.flatMap((read) => read.rows);
}

/** What an event told of alone has no author and no text: asked for together, project by project. */
export async function lookUp(found: FoundSoFar, reader: WorkReader, asked: WorkAsked): Promise<void> {
  const known = found.keysTold();
  const comments = new Map<string, number>();
  for (const { type, key } of found.deeds) if (type === 'commented') comments.set(key, (comments.get(key) ?? 0) + 1);
  const isWorthIt = ({ kind, key }: WorkItem) => kind === 'merge-request' || (comments.get(key) ?? 0) >= answerComments;
  const missing = found.items.filter((item) => item.toldBy === 'event' && !known.has(item.key) && isWorthIt(item));
  const homes = new Map<string, Set<number>>();
  for (const { key, kind, iid } of missing) {
    const home = `${/^p(\d+)/.exec(key)?.[1]}/${kind === 'issue' ? 'issues' : 'merge_requests'}`;
    homes.set(home, (homes.get(home) ?? new Set()).add(iid));
  }
  const most = [...homes].toSorted(([, one], [, other]) => other.size - one.size);
  const asks = most.slice(0, mostHomes).map(([home, iids]) => ({ home, iids: [...iids].slice(0, 100) }));
  let gone = 0;
  await Promise.all(
    asks.map(async ({ home, iids }) => {
      const isIssue = home.endsWith('/issues');
      const source = isIssue ? 'comments' : 'approvals';
      const query = iids.map((iid) => `iids[]=${iid}`).join('&');
      const read = await reader.list(
        { source, name: 'items you commented on', path: `projects/${home}?${query}&per_page=100` },
        workRow,
      );
      if (read.failure?.status === 404) gone += 1;
      for (const row of read.rows) {
        found.items.push(itemOfRow(row, isIssue ? 'issue' : 'merge-request'));
        if (row.author) found.people.set(row.author.username, row.author.id);
      }
    }),
  );
  if (most.length > asks.length && asked.sources.has('comments'))
    reader.lacks('comments', `items of ${most.length - asks.length} more projects were not looked at`);
  if (gone > 0) reader.lacks('comments', `${gone === 1 ? '1 project answers' : `${gone} projects answer`} 404 by now`);
}

/** Paths of those that only a number names, and which everybody can read. Whatever is not known of counts as private. */
export async function homesOf(found: FoundSoFar, reader: WorkReader, { window }: WorkAsked): Promise<void> {
  if (found.items.length === 0) return;
  const { rows } = await reader.list(
    { source: 'authored', name: 'projects of yours', path: projectList(window.start) },
    homeRow,
    () => true,
  );
  const homes = new Map(rows.map((row) => [`p${row.id}`, row]));
  for (const [index, item] of found.items.entries()) {
    const home = homes.get(/^p\d+/.exec(item.key)?.[0] ?? '');
    if (home === undefined) continue;
    const isPrivate = item.confidential || home.visibility !== 'public';
    found.items[index] = { ...item, home: item.home ?? home.path_with_namespace, isPrivate };
  }
}
