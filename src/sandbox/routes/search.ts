// Search of everything, of a group and of a project, as GitLab has it without Advanced search. https://docs.gitlab.com/api/search/
import { can, canReadIssue, canSee, hasFeature, levelIn, memberProjectOf } from '../who/access.ts';
import { issueEntity } from '../entities/issue.ts';
import { mergeRequestEntity } from '../entities/merge-request.ts';
import { milestoneEntity } from '../entities/milestone.ts';
import { noteEntity } from '../entities/note.ts';
import { projectSimple } from '../entities/project.ts';
import { userBasic } from '../entities/user.ts';
import { matchesFullText, matchesSubstring } from '../text/full-text.ts';
import { inheritedMembers } from '../who/groups.ts';
import { homeOfGroup, homeOfProject, type Home, type Placed } from '../who/homes.ts';
import { readsMergeRequests } from '../who/merge-request-access.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, oneOf, optional, required, text } from '../http/params.ts';
import { notServed, Refusal } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import { issueKey, type Project, type User } from '../state/state.ts';
import { groupOf } from '../who/group-access.ts';

/** What is searched: null is everything that the caller may see. */
type Where = Home | null;
interface Asked {
  readonly search: string;
  readonly state: string;
  readonly confidential: boolean | null;
  readonly sort: 'asc' | 'desc';
}

const shared = ['issues', 'merge_requests', 'milestones', 'users', 'wiki_blobs', 'blobs', 'commits', 'notes'] as const;
/** Outside of a project these need Advanced search, which is not there. */
const advanced: ReadonlySet<string> = new Set(['wiki_blobs', 'blobs', 'commits', 'notes']);

export function searchRoutes(api: SandboxApp): void {
  api.get('/search', (c) => {
    authenticated(c);
    return found(c, null, ['projects', 'snippet_titles', ...shared]);
  });
  for (const path of ['/groups/:id/search', '/groups/:id/-/search'])
    api.get(path, (c) => found(c, homeOfGroup(c.var.instance.state, groupOf(c)), ['projects', ...shared]));
  for (const path of ['/projects/:id/search', '/projects/:id/-/search'])
    api.get(path, (c) => found(c, homeOfProject(c.var.instance.state, memberProjectOf(c)), shared));
}

function found(c: SandboxContext, where: Where, scopes: readonly string[]): Response {
  const asked = accept(c.var.params, {
    search: required(text),
    scope: required(oneOf(...scopes)),
    state: optional(oneOf('all', 'opened', 'closed', 'merged')),
    confidential: optional(bool),
    order_by: optional(oneOf('created_at')),
    sort: optional(oneOf('asc', 'desc')),
  });
  const { scope } = asked;
  const isProject = where !== null && where.project !== null;
  if (!isProject && advanced.has(scope)) {
    const other = scope === 'blobs' ? ' or exact code search' : '';
    throw new Refusal(400, { message: `Scope supported only with advanced search${other}` });
  }
  const present = presenters[scope];
  if (present === undefined) throw notServed(`${c.req.method} ${c.req.path} with scope=${scope}`);
  c.header('X-Search-Type', 'basic');
  return present(c, where, {
    search: asked.search ?? '',
    state: asked.state ?? 'all',
    confidential: asked.confidential ?? null,
    sort: asked.sort ?? 'desc',
  });
}

type Presenter = (c: SandboxContext, where: Where, asked: Asked) => Response;

const presenters: Readonly<Record<string, Presenter>> = {
  projects: (c, where, { search }) => {
    const rows = projectsIn(c, where).filter(({ name, path, description }) =>
      matchesSubstring(search, { title: `${name} ${path}`, description }),
    );
    return c.json(paginate(c, rows.toReversed(), (project) => projectSimple(c.var.instance, project)));
  },

  issues: (c, where, asked) => {
    const { instance, viewer } = c.var;
    const iid = numberIn(asked.search, '#');
    const rows = projectsIn(c, where).flatMap((project) =>
      (instance.state.issues[project.id] ?? [])
        .filter(
          (issue) =>
            (iid === null ? matchesFullText(asked.search, issue) : issue.iid === iid) &&
            (asked.state === 'all' || issue.state === asked.state) &&
            (asked.confidential === null || issue.confidential === asked.confidential) &&
            canReadIssue(c, issue, project),
        )
        .map((row) => ({ row, project })),
    );
    const view = { withLabelsDetails: false, single: false };
    return c.json(
      paginate(c, newest(rows, asked), ({ row, project }) => issueEntity(instance, project, row, viewer, view)),
    );
  },

  merge_requests: (c, where, asked) => {
    const { instance } = c.var;
    const iid = numberIn(asked.search, '!');
    const rows = projectsIn(c, where)
      .filter((project) => readsMergeRequests(c, project))
      .flatMap((project) =>
        (instance.state.mergeRequests[project.id] ?? [])
          .filter(
            (record) =>
              (iid === null ? matchesSubstring(asked.search, record) : record.iid === iid) &&
              (asked.state === 'all' || record.state === asked.state),
          )
          .map((row) => ({ row, project })),
      );
    return c.json(
      paginate(c, newest(rows, asked), ({ row, project }) => mergeRequestEntity(instance, project, row, false)),
    );
  },

  milestones: (c, where, { search }) => {
    const { instance } = c.var;
    const readable = new Set(
      projectsIn(c, where)
        .filter((project) => hasFeature(c, 'issues', project) || hasFeature(c, 'merge_requests', project))
        .map(({ id }) => id),
    );
    const isHere = (row: Placed) =>
      (row.projectId !== null && readable.has(row.projectId)) || (where !== null && where.holds(row) && !where.project);
    const rows = instance.state.milestones.filter((row) => isHere(row) && matchesSubstring(search, row));
    return c.json(paginate(c, rows.toReversed(), (milestone) => milestoneEntity(instance, milestone)));
  },

  users: (c, where, { search }) => {
    const { instance, viewer } = c.var;
    const { state } = instance;
    const needle = search.toLowerCase();
    const rows = state.users.filter(
      (user) =>
        belongsTo(c, where, user) &&
        (user.username.includes(needle) ||
          user.name.toLowerCase().includes(needle) ||
          (user.publicEmail !== '' && user.publicEmail === needle) ||
          (viewer.user?.admin === true && user.email === needle)),
    );
    return c.json(paginate(c, rows, (user) => userBasic(instance, user)));
  },

  notes: (c, where, asked) => {
    const { instance } = c.var;
    const rows = projectsIn(c, where).flatMap((project) =>
      (instance.state.issues[project.id] ?? [])
        .filter((issue) => canReadIssue(c, issue, project))
        .flatMap((record) =>
          (instance.state.notes[issueKey(record)] ?? [])
            .filter((note) => !note.system && matchesSubstring(asked.search, wordsOf(note.body)))
            .filter((note) => !note.internal || can(c, 'read_internal_note', project))
            .map((row) => ({ row, noteable: { type: 'Issue', record } as const })),
        ),
    );
    return c.json(paginate(c, newest(rows, asked), ({ row, noteable }) => noteEntity(instance, noteable, row)));
  },
};

const wordsOf = (body: string) => ({ title: body, description: null });

/** `#12` asks for that number, not for the word. */
const numberIn = (search: string, mark: '#' | '!'): number | null => {
  const digits = search.startsWith(mark) && /^\d+$/.test(search.slice(1)) ? search.slice(1) : null;
  return digits === null ? null : Number(digits);
};

const newest = <Row extends { row: { id: number } }>(rows: readonly Row[], { sort }: Asked): Row[] =>
  rows.toSorted((a, b) => (sort === 'asc' ? a.row.id - b.row.id : b.row.id - a.row.id));

function projectsIn(c: SandboxContext, where: Where): Project[] {
  return (where?.projects ?? c.var.instance.state.projects).filter((project) => canSee(c, project));
}

/** Of a project or a group: its members. */
function belongsTo(c: SandboxContext, where: Where, user: User): boolean {
  const { state, today } = c.var.instance;
  if (where === null) return true;
  if (where.group !== null) return inheritedMembers(state, where.group, today).some(({ userId }) => userId === user.id);
  return where.projects.some((project) => levelIn(state, user, project, today) > 0);
}
