// Where the work lies: projects by their number, top groups, and items of which only an event told.
import type { WorkItem, WorkSource } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { descending } from '#growth/words/order.ts';
import { homeRow, namedGroup, type WorkRow, workRow } from '../words/work-rows.ts';
import type { RowsRead } from '../wire/lists.ts';
import type { FoundSoFar } from './work-found.ts';
import type { WorkReader } from './work-reading.ts';
import { firstOf, mostHomes, projectList, type WorkList } from './work-requests.ts';

/** Two comments on an issue of somebody else are an answer; before that nobody asks whose it is. */
const answerComments = 2;

/** The person's, highest first: https://docs.gitlab.com/api/groups/#list-all-groups */
export async function topGroups(
  reader: WorkReader,
  source: WorkSource,
): Promise<readonly { readonly id: number; readonly full_path: string }[]> {
  const path = 'groups?min_access_level=10&top_level_only=true&per_page=100';
  return (await reader.list({ source, name: 'groups', path, isAside: true }, namedGroup)).rows;
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
export async function lookUp(found: FoundSoFar, reader: WorkReader, { sources }: WorkAsked): Promise<void> {
  const asks = missingBy(found);
  const sent = asks.slice(0, mostHomes);
  let gone = 0;
  await Promise.all(
    sent.map(async ({ home, iids }) => {
      const isIssue = home.endsWith('/issues');
      const source = sourceOf(isIssue, sources);
      const query = iids.map((iid) => `iids[]=${iid}`).join('&');
      const path = `projects/${home}?${query}&per_page=100`;
      const list = { source, name: 'items you commented on', path, mostPages: 1, isAside: true };
      const read = await reader.list(list, workRow);
      if (read.failure?.status === 404) gone += 1;
      for (const row of read.rows.filter(({ iid }) => iids.includes(iid))) {
        found.addRow(row, isIssue ? 'issue' : 'merge-request');
        if (row.author) found.people.set(row.author.username, row.author.id);
      }
    }),
  );
  const left = asks.slice(mostHomes).reduce((sum, { iids }) => sum + iids.length, 0);
  const source = (['comments', 'approvals'] as const).find((one) => sources.has(one)) ?? firstOf(sources);
  if (left > 0) reader.lacks(source, `${left} more items of other projects were not looked at`);
  if (gone > 0) reader.lacks(source, `${gone === 1 ? '1 project answers' : `${gone} projects answer`} 404 by now`);
}

/** An issue that was moved is another one since, which no list of what is finished or written needs to hold. */
export async function whereMoved(found: FoundSoFar, reader: WorkReader, open: WorkList): Promise<void> {
  if (!found.lacksMoved()) return;
  for (const row of (await reader.list(open, workRow)).rows) found.addRow(row, 'issue');
}

/** Of those that were asked for, the one that needs these items. */
function sourceOf(isIssue: boolean, sources: ReadonlySet<WorkSource>): WorkSource {
  const wanted: readonly WorkSource[] = isIssue ? ['comments', 'issues'] : ['approvals', 'comments'];
  return wanted.find((source) => sources.has(source)) ?? firstOf(sources);
}

/** The projects with most of them first, a hundred of them at a time. */
function missingBy(found: FoundSoFar): readonly { readonly home: string; readonly iids: readonly number[] }[] {
  const known = found.keysTold();
  const comments = new Map<string, number>();
  for (const { type, key } of found.deeds) if (type === 'commented') comments.set(key, (comments.get(key) ?? 0) + 1);
  const finished = new Set(found.closings.map(({ key }) => key));
  const isWorthIt = ({ kind, key }: WorkItem) =>
    kind === 'merge-request' || finished.has(key) || (comments.get(key) ?? 0) >= answerComments;
  const homes = new Map<string, Set<number>>();
  for (const { key, kind, iid, toldBy } of found.items.filter(isWorthIt)) {
    if (toldBy !== 'event' || known.has(key)) continue;
    const home = `${/^p(\d+)/.exec(key)?.[1]}/${kind === 'issue' ? 'issues' : 'merge_requests'}`;
    homes.set(home, (homes.get(home) ?? new Set()).add(iid));
  }
  return [...homes].toSorted(descending(([, iids]) => iids.size)).flatMap(([home, iids]) =>
    Array.from({ length: Math.ceil(iids.size / 100) }, (_, page) => ({
      home,
      iids: [...iids].slice(page * 100, (page + 1) * 100),
    })),
  );
}

/** Paths of those that only a number names, and which everybody can read. Whatever is not known of counts as private. */
export async function homesOf(found: FoundSoFar, reader: WorkReader, { window, sources }: WorkAsked): Promise<void> {
  if (found.items.length === 0) return;
  const { rows } = await reader.list(
    { source: firstOf(sources), name: 'projects of yours', path: projectList(window.start), isAside: true },
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
