// The event feed: of oneself, of a user, of a project.
import { can, canReadIssue, canSee, levelIn, projectOf } from '../who/access.ts';
import { commitCommentOf, eventEntity, noteableOf } from '../entities/event.ts';
import { paginate } from '../http/page.ts';
import { accept, oneOf, optional, text, withDefault, type Declared } from '../http/params.ts';
import { notFound } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Instant } from '../state/days.ts';
import type { Project } from '../state/state.ts';
import type { ActivityEvent } from '../state/work-records.ts';

const actions = [
  ...(['created', 'updated', 'closed', 'reopened', 'pushed', 'commented'] as const),
  ...(['merged', 'joined', 'left', 'destroyed', 'expired', 'approved'] as const),
];

/** What each filter word is called in a row. */
const targetTypes = {
  issue: 'Issue',
  milestone: 'Milestone',
  merge_request: 'MergeRequest',
  note: 'Note',
  project: 'Project',
  snippet: 'Snippet',
  user: 'User',
  wiki: 'WikiPage::Meta',
  design: 'DesignManagement::Design',
  epic: 'Epic',
} as const;

/** https://docs.gitlab.com/api/events/#event-time-period-limit */
const YEARS_KEPT = 3;

/** Month and day need no zero in front: `2016-12-1`. */
const day: Declared<string | null> = {
  read(raw) {
    if (raw === null || raw === '') return { value: null };
    const [, year, month = '', date = ''] =
      /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(typeof raw === 'string' ? raw : '') ?? [];
    const moment = new Date(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T00:00:00.000Z`);
    return Number.isNaN(moment.getTime()) ? { fault: 'is invalid' } : { value: moment.toISOString().slice(0, 10) };
  },
};

const filterParams = {
  action: optional(oneOf(...actions)),
  target_type: optional(oneOf(...(Object.keys(targetTypes) as (keyof typeof targetTypes)[]))),
  before: optional(day),
  after: optional(day),
  sort: withDefault(oneOf('asc', 'desc'), 'desc'),
};

export function eventRoutes(api: SandboxApp): void {
  api.get('/events', (c) => {
    const user = authenticated(c);
    const { scope } = accept(c.var.params, { scope: optional(text) });
    const { instance } = c.var;
    const authorized = new Set(
      instance.state.projects
        .filter((project) => levelIn(instance.state, user, project, instance.today) > 0)
        .map((project) => project.id),
    );
    return feed(c, (event) => (scope === 'all' ? authorized.has(event.projectId ?? 0) : event.authorId === user.id));
  });

  api.get('/users/:id/events', (c) => {
    const given = c.req.param('id').toLowerCase();
    const user = c.var.instance.state.users.find(
      ({ id, username }) => String(id) === given || username.toLowerCase() === given,
    );
    if (user === undefined) throw notFound('User');
    return feed(c, (event) => event.authorId === user.id);
  });

  api.get('/projects/:id/events', (c) => {
    const project = projectOf(c);
    return feed(c, (event) => event.projectId === project.id);
  });
}

function feed(c: SandboxContext, isMine: (event: ActivityEvent) => boolean): Response {
  const { instance } = c.var;
  const asked = accept(c.var.params, filterParams);
  const projects = new Map(instance.state.projects.map((project) => [project.id, project]));
  const oldest = yearsBefore(instance.now, YEARS_KEPT);
  const rows = instance.state.events.filter((event) => {
    const project = projects.get(event.projectId ?? 0);
    if (project === undefined || !canSee(c, project) || !isMine(event)) return false;
    if (event.createdAt < oldest) return false;
    if (asked.action !== undefined && event.action !== asked.action) return false;
    if (asked.target_type !== undefined && event.targetType !== targetTypes[asked.target_type]) return false;
    if (!instance.hasMergeRequestsInFeed && isAboutMergeRequest(event)) return false;
    // Both days are left out themselves.
    const created = event.createdAt.slice(0, 10);
    return (!asked.before || created < asked.before) && (!asked.after || created > asked.after);
  });
  if (asked.sort === 'desc') rows.reverse();
  const keep = (event: ActivityEvent): boolean => {
    const project = projects.get(event.projectId ?? 0);
    return project !== undefined && isVisible(c, event, project);
  };
  return c.json(paginate(c, rows, (event) => eventEntity(instance, event), { keep, defaults: { sort: asked.sort } }));
}

function yearsBefore(now: Instant, years: number): Instant {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.toISOString();
}

function isAboutMergeRequest(event: ActivityEvent): boolean {
  return event.targetType === 'MergeRequest' || event.noteableKey?.startsWith('merge_request:') === true;
}

/** Looked at only after the page was cut. */
function isVisible(c: SandboxContext, event: ActivityEvent, project: Project): boolean {
  const { state } = c.var.instance;
  if (event.push !== null || commitCommentOf(state, event) !== undefined) return can(c, 'read_code', project);
  if (isAboutMergeRequest(event)) return can(c, 'read_merge_request', project);
  const noteable = noteableOf(state, event);
  const issueId =
    event.targetType === 'Issue' ? event.targetId : noteable?.type === 'Issue' ? noteable.record.id : null;
  const issue = issueId === null ? undefined : state.issues[project.id]?.find((row) => row.id === issueId);
  if (event.noteId !== null) {
    const note = state.notes[event.noteableKey ?? '']?.find((row) => row.id === event.noteId);
    if (note === undefined) return false;
    if (note.internal && !can(c, 'read_internal_note', project)) return false;
  }
  if (issueId !== null) return issue !== undefined && canReadIssue(c, issue, project);
  return true;
}
