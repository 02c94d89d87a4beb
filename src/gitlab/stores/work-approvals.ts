// Approvals where the feed of events holds no merge requests: by GitLab's query language, else one by one.
import type { WorkItem } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { descending } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { approvalsRow, queriedRow } from '../words/work-rows.ts';
import { isSince } from '#growth/forge/server-version.ts';
import type { FoundSoFar } from './work-found.ts';
import { topGroups } from './work-homes.ts';
import { inTurn, type WorkReader } from './work-reading.ts';
import { mostSingle } from './work-requests.ts';

/** Of a group: a thousand approvals. */
const mostPages = 10;

export async function approvalsBeside(
  found: FoundSoFar,
  reader: WorkReader,
  asked: WorkAsked,
  version: string | null,
): Promise<void> {
  const reviewed = found.mergeRequests().filter(({ author }) => !isNamed(author, asked.person.username));
  if (reviewed.length === 0) {
    reader.lacks('approvals', "approvals are not known: this server's feed holds no merge requests", true);
    return;
  }
  const left = version !== null && isSince(version, '18.7') ? await byQuery(reviewed, found, reader, asked) : reviewed;
  if (left.length === 0) {
    reader.lacks('approvals', "dated by the merge: this server's feed holds no merge requests");
    return;
  }
  await oneByOne(left, found, reader, asked);
}

/** One query for each top group. @returns those that lie in none of them. https://docs.gitlab.com/api/glql/ */
async function byQuery(
  reviewed: readonly WorkItem[],
  found: FoundSoFar,
  reader: WorkReader,
  asked: WorkAsked,
): Promise<readonly WorkItem[]> {
  const groups = await topGroups(reader, 'approvals');
  const byAddress = new Map(reviewed.map((item) => [item.url, item]));
  const answered: string[] = [];
  await inTurn(
    asked,
    groups.map(({ full_path: group }) => async () => {
      const query = `type = MergeRequest and group = "${group}" and approver = currentUser() and updated >= ${asked.window.since}`;
      let after: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const question = {
          glql_yaml: `fields: title\nlimit: 100\nquery: ${query}\n`,
          ...(after === null ? {} : { after }),
        };
        const answer = queriedRow.safeParse(await reader.query('approvals', question));
        if (!answer.success || answer.data.success === false) return;
        const { nodes, pageInfo } = answer.data.data;
        for (const { webUrl } of nodes) {
          const item = byAddress.get(webUrl);
          if (item !== undefined) approve(item, found, null);
        }
        after = pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? null) : null;
        if (after === null) break;
      }
      // What was cut is read one by one.
      if (after === null) answered.push(`${group.toLowerCase()}/`);
    }),
  );
  return reviewed.filter(({ home }) => !answered.some((group) => `${home}/`.toLowerCase().startsWith(group)));
}

/** Newest first: they tell today's approvals, and a push takes those away. */
async function oneByOne(
  reviewed: readonly WorkItem[],
  found: FoundSoFar,
  reader: WorkReader,
  asked: WorkAsked,
): Promise<void> {
  const newest = reviewed.toSorted(descending(({ endedAt, createdAt }) => endedAt ?? createdAt ?? ''));
  const read = newest.slice(0, mostSingle);
  await inTurn(
    asked,
    read.map((item) => async () => {
      const [, id] = /^p(\d+)/.exec(item.key) ?? [];
      const row = await reader.one('approvals', `projects/${id}/merge_requests/${item.iid}/approvals`, approvalsRow);
      const mine = row?.approved_by.find(({ user }) => isNamed(user ?? null, asked.person.username));
      if (mine !== undefined) approve(item, found, mine.approved_at);
    }),
  );
  const many =
    read.length < reviewed.length ? `read ${read.length} of ${reviewed.length} one by one` : 'read one by one';
  reader.lacks(
    'approvals',
    `this server's feed holds no merge requests: ${many}, and those that were taken back are missing`,
  );
}

/** @param at null: the server does not say, and the merge is the last day that it can have been */
function approve(item: WorkItem, found: FoundSoFar, at: string | null): void {
  const known = at ?? item.endedAt ?? item.createdAt;
  if (known !== null) found.deeds.push({ type: 'approved', key: item.key, at: known, isDayKnown: at !== null });
}
