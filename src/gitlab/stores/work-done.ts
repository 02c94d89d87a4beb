// What GitLab tells of a person's work in a window: lists of their own, the feed of events, to-dos; only reads, and each list on its own.
import { todoRow } from '../words/mention-rows.ts';
import type { FoundWork } from '#growth/candidates/found-work.ts';
import { workSources } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { isSince } from '#growth/forge/server-version.ts';
import { addDays } from '#growth/time/calendar.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Connection } from '../wire/connection.ts';
import { isActOf, isMention, todoActions } from '../words/asked-rows.ts';
import { eventRow, workRow } from '../words/work-rows.ts';
import { approvalsBeside } from './work-approvals.ts';
import { readDeeply } from './work-deep.ts';
import { FoundSoFar } from './work-found.ts';
import { homesOf, lookUp, orByGroup, whereMoved } from './work-homes.ts';
import { readClosing, readCommits } from './work-parts.ts';
import { inTurn, workReader } from './work-reading.ts';
import { sourcesOf, todoList, todoStates, workLists } from './work-requests.ts';

/** GitLab deletes events that are older: https://docs.gitlab.com/api/events/ */
const eventYears = 3;

export async function workDone(connection: Connection, typed: WorkAsked): Promise<FoundWork> {
  const asked = { ...typed, sources: sourcesOf(typed) };
  const reader = workReader(connection, asked.maxRequests);
  const found = new FoundSoFar();
  const lists = workLists(asked);
  const wants = (...names: (typeof workSources)[number][]) => names.some((name) => asked.sources.has(name));
  const { username } = asked.person;
  let isFeedTested = false;

  async function authored(): Promise<void> {
    const { rows, failure } = await reader.list(lists.authored, workRow);
    const all = await orByGroup(reader, lists.authored, { rows, failure });
    for (const row of all) {
      if (!isNamed(row.author ?? null, username) || row.merged_at === null) continue;
      found.addRow(row, 'merge-request', { type: 'authored', at: row.merged_at });
    }
  }

  async function reviewed(): Promise<void> {
    const { rows, failure } = await reader.list(lists.reviewed, workRow);
    const all = await orByGroup(reader, lists.reviewed, { rows, failure });
    for (const row of all) {
      const isAsked = row.reviewers?.some((one) => isNamed(one, username)) ?? true;
      if (!isAsked || isNamed(row.author ?? null, username)) continue;
      found.people.set(row.author?.username ?? '', row.author?.id ?? 0);
      found.addRow(row, 'merge-request', {
        type: 'asked',
        at: row.merged_at ?? row.updated_at ?? row.created_at,
      });
    }
  }

  async function issues(): Promise<void> {
    const [finished, written, closed] = await inTurn(asked, [
      () => reader.list(lists.finished, workRow),
      () => reader.list(lists.written, workRow),
      () => reader.list(lists.closed, eventRow),
    ]);
    const assigned = await orByGroup(reader, lists.finished, finished);
    for (const row of assigned) {
      const isMine = row.assignees?.some((one) => isNamed(one, username)) ?? true;
      if (isMine && row.closed_at !== null) found.addRow(row, 'issue', { type: 'finished', at: row.closed_at });
    }
    for (const row of await orByGroup(reader, lists.written, written)) {
      if (isNamed(row.author ?? null, username)) found.addRow(row, 'issue', { type: 'wrote', at: row.created_at });
    }
    for (const row of closed.rows.filter(isActOf(username, 'closed'))) found.addEvent(row, 'finished', 'issue');
  }

  async function approvals(): Promise<void> {
    const { rows } = await reader.list(lists.approved, eventRow);
    for (const row of rows.filter(isActOf(username, 'approved'))) found.addEvent(row, 'approved', 'merge-request');
  }

  /** Documents and servers differ on whether the feed holds merge requests: it is tested in each scan. */
  async function testOfFeed(): Promise<void> {
    const source = wants('approvals') ? 'approvals' : 'comments';
    const { rows, failure } = await reader.list({ ...lists.created, source }, eventRow, () => true);
    isFeedTested = failure === null;
    found.feedHoldsMergeRequests ||= rows.some(({ target_type: type }) => type === 'MergeRequest');
  }

  async function comments(): Promise<void> {
    const { rows } = await reader.list(lists.commented, eventRow);
    for (const row of rows.filter(isActOf(username, 'commented on'))) found.addComment(row);
  }

  async function thanks(): Promise<void> {
    const isOlder = (rows: readonly { readonly created_at: string }[]) =>
      (rows.at(-1)?.created_at ?? '') < asked.window.start;
    const asks = todoActions.flatMap((action) =>
      todoStates.map((state) => () => reader.list(todoList(action, state), todoRow, isOlder)),
    );
    for (const { rows } of await inTurn(asked, asks)) for (const row of rows.filter(isMention)) found.addTodo(row);
    const known = await reader.version('thanks');
    if (known === null || !isSince(known, '17.8')) {
      reader.lacks('thanks', 'before GitLab 17.8 only the first mention on each item is known');
    }
  }

  // In the order in which they are worth it: a limit cuts from the end.
  await inTurn(asked, [
    ...(wants('authored') ? [authored] : []),
    ...(wants('issues') ? [issues] : []),
    ...(wants('reviews') ? [reviewed] : []),
    ...(wants('approvals') ? [approvals] : []),
    ...(wants('approvals', 'comments') ? [testOfFeed] : []),
    ...(wants('thanks') ? [thanks] : []),
    ...(wants('comments') ? [comments] : []),
  ]);
  await sayWhatTheFeedLacks();
  await lookUp(found, reader, asked);
  await whereMoved(found, reader, lists.open);
  await homesOf(found, reader, asked);
  if (wants('authored'))
    await inTurn(asked, [() => readClosing(found, reader, asked), () => readCommits(found, reader, asked)]);
  if (asked.deep) await readDeeply(found, reader, asked);

  const until = asked.window.until;
  return {
    ...found.told(),
    sources: workSources.map((name) => reader.source(name, until)),
    requests: reader.requests(),
  };

  async function sayWhatTheFeedLacks(): Promise<void> {
    const first = addDays(asked.today, -Math.floor(eventYears * 365.25));
    if (asked.window.since < first) {
      for (const source of ['approvals', 'comments'] as const)
        if (wants(source)) reader.lacks(source, `GitLab deletes events from before ${first}`);
    }
    if (!wants('approvals', 'comments') || found.feedHoldsMergeRequests || !mayBeLacking()) return;
    if (!isFeedTested) {
      if (wants('comments')) reader.lacks('comments', 'whether the feed holds merge requests could not be tested');
      return;
    }
    if (wants('comments'))
      reader.lacks('comments', "comments on merge requests are not known: this server's feed holds none");
    if (wants('approvals')) await approvalsBeside(found, reader, asked, await reader.version('approvals'));
  }

  /** A feed with merge requests would tell of one that the person opened, and may tell of one that they were asked to review. */
  function mayBeLacking(): boolean {
    return found.mergeRequests().length > 0;
  }
}
