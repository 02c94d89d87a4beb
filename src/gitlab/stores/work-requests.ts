// The requests of a scan as data: what is asked and what `--explain` shows are the same lines.
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { PlannedRequest, WorkAsked } from '#growth/candidates/work-asked.ts';
import { todoActions } from '../words/asked-rows.ts';
import { addDays } from '#growth/time/calendar.ts';

export interface WorkList {
  readonly source: WorkSource;
  /** Of the source, in messages: `merge requests you reviewed`. */
  readonly name: string;
  /** Below /api/v4, with the query. */
  readonly path: string;
  /**
   * Newest first by this, and none before `at` was asked for. A server that does not know the filter sends all there ever was: then no
   * more pages are read than reach so far.
   */
  readonly newest?: { readonly by: 'updated_at' | 'created_at'; readonly at: Instant };
  /** 10 where nothing is said: a thousand rows. */
  readonly mostPages?: number;
  /** It tells about the source, and is none of it: how many there are says nothing. */
  readonly isAside?: boolean;
}

export const workListNames = [
  'authored',
  'reviewed',
  'finished',
  'written',
  'open',
  'closed',
  'approved',
  'created',
  'commented',
] as const;
export type WorkListName = (typeof workListNames)[number];

/** A busy half year has fifteen. */
const mostPagesOfEvents = 40;

export const todoStates = ['pending', 'done'] as const;

/** Of merge requests and people that are looked at one by one. */
export const mostSingle = 40;
/** Of merge requests whose closed issues are asked for. */
export const mostClosing = 15;
/** Of those whose commits are read: those of a week, or more where a request for each is wished for. */
export const mostCommits = (deep: boolean): number => (deep ? 20 : 5);
/** Of projects in which items are looked up that only an event told of. */
export const mostHomes = 12;

/**
 * Windows go by `merged_at`, `closed_at` and the event's own time, which is looked at again in the rows: `updated_after` only
 * narrows the request. It is a day earlier, because a merge is noted a moment after the update. Days of events are those of UTC,
 * and neither end counts: two days more hold every zone. `merged_after` does no harm where it is not known.
 */
export function workLists({ person, window }: WorkAsked): Readonly<Record<WorkListName, WorkList>> {
  const me = person.username;
  const updatedAfter = new Date(Date.parse(window.start) - 86_400_000).toISOString();
  const merge = { scope: 'all', order_by: 'updated_at', sort: 'desc', updated_after: updatedAfter };
  const days = { after: addDays(window.since, -2), before: addDays(window.until, 2) };
  const list = (source: WorkSource, name: string, path: string, query: Readonly<Record<string, string>>): WorkList => ({
    source,
    name,
    path: `${path}?${new URLSearchParams({ ...query, per_page: '100' }).toString()}`,
    ...(path === 'events'
      ? { newest: { by: 'created_at', at: `${days.after}T00:00:00.000Z` }, mostPages: mostPagesOfEvents }
      : { newest: { by: 'order_by' in query ? 'updated_at' : 'created_at', at: updatedAfter } }),
  });
  return {
    authored: list('authored', 'merge requests of yours', 'merge_requests', {
      ...merge,
      author_username: me,
      state: 'merged',
      merged_after: window.start,
    }),
    reviewed: list('reviews', 'merge requests you were asked to review', 'merge_requests', {
      ...merge,
      reviewer_username: me,
      state: 'all',
    }),
    finished: list('issues', 'issues you finished', 'issues', {
      ...merge,
      'assignee_username[]': me,
      state: 'closed',
    }),
    written: list('issues', 'issues you wrote', 'issues', {
      scope: 'all',
      author_username: me,
      created_after: window.start,
    }),
    // What an issue became that was moved, and is open there.
    open: {
      ...list('issues', 'open issues of yours', 'issues', { ...merge, 'assignee_username[]': me, state: 'opened' }),
      isAside: true,
    },
    closed: list('issues', 'issues you closed', 'events', { action: 'closed', ...days }),
    approved: list('approvals', 'approvals of yours', 'events', { action: 'approved', ...days }),
    // Of any day: one alone tells that the feed holds them.
    created: {
      ...list('approvals', 'merge requests you opened', 'events', { action: 'created', target_type: 'merge_request' }),
      isAside: true,
    },
    // With target_type=note the answer would hold no comment on a line of code.
    commented: list('comments', 'comments of yours', 'events', { action: 'commented', ...days }),
  };
}

export const todoList = (action: string, state: string): WorkList => ({
  source: 'thanks',
  name: 'to-dos of others who named you',
  path: `todos?${new URLSearchParams({ action, state, per_page: '100' }).toString()}`,
});

export const projectList = (since: string): string =>
  `projects?${new URLSearchParams({ membership: 'true', last_activity_after: since, order_by: 'last_activity_at', per_page: '100' }).toString()}`;

/** A review is proven by an approval or a comment: who asks for reviews asks for these, too. */
export const sourcesOf = ({ sources }: Pick<WorkAsked, 'sources'>): ReadonlySet<WorkSource> =>
  sources.has('reviews') ? new Set([...sources, 'approvals', 'comments']) : sources;

/** For what is read for all of them. */
export const firstOf = (sources: ReadonlySet<WorkSource>): WorkSource =>
  workSources.find((source) => sources.has(source)) ?? 'authored';

/** What a scan will ask, as far as that is known before it begins. */
export function plannedWork(asked: WorkAsked): readonly PlannedRequest[] {
  const sources = sourcesOf(asked);
  const { created, open, ...lists } = workLists(asked);
  const todos = todoActions.flatMap((action) => todoStates.map((state) => todoList(action, state)));
  const paged = 'one for each 100 rows';
  const single = `one for each, at most ${mostSingle}`;
  const homes = `one for each project and 100 of them, at most ${mostHomes}`;
  const feed = sources.has('approvals') ? 'approvals' : 'comments';
  const planned: readonly PlannedRequest[] = [
    ...[...Object.values(lists), ...todos].map(({ source, path }) => ({
      source,
      request: `GET /${path}`,
      times: paged,
    })),
    { source: feed, request: `GET /${created.path}`, times: 'once' },
    { source: open.source, request: `GET /${open.path}`, times: 'only where an issue was moved' },
    { source: 'comments', request: 'GET /projects/{id}/issues?iids[]={iids}', times: homes },
    { source: feed, request: 'GET /projects/{id}/merge_requests?iids[]={iids}', times: homes },
    {
      source: 'approvals',
      request: 'POST /glql',
      times: 'only where the feed holds no merge requests: one for each of your groups',
    },
    {
      source: 'approvals',
      request: 'GET /projects/{id}/merge_requests/{iid}/approvals',
      times: `only where that is not known either: ${single}`,
    },
    { source: firstOf(sources), request: `GET /${projectList(asked.window.start)}`, times: 'once' },
    {
      source: 'authored',
      request: 'GET /projects/{id}/merge_requests/{iid}/closes_issues',
      times: `one for each of yours whose text closes nothing, the newest ${mostClosing}`,
    },
    {
      source: 'authored',
      request: 'GET /projects/{id}/merge_requests/{iid}/commits',
      times: `one for each of yours, the newest ${mostCommits(asked.deep)}`,
    },
    ...(asked.deep
      ? ([
          { source: 'thanks', request: 'GET /projects/{id}/merge_requests/{iid}/award_emoji', times: single },
          { source: 'reviews', request: 'GET /users/{id}', times: single },
        ] as const)
      : []),
  ];
  return planned.filter(({ source }) => sources.has(source));
}
