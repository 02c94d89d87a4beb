// Commits, the tree, blobs and comparisons of a repository.
import { commitActionsFrom } from '../rules/commit-params.ts';
import { commitDetail, commitDiffs, commitEntity, commitStats, diffEntity } from '../entities/commit.ts';
import { projectUrl } from '../entities/project.ts';
import {
  blobContent,
  history,
  listTree,
  resolveRef,
  touches,
  type Commit,
  type Repository,
  type TreeEntry,
} from '../git/repository.ts';
import { compareTrees } from '../git/diff.ts';
import { commitsAhead, mergeBase } from '../git/merge.ts';
import { keysetPage, paginate } from '../http/page.ts';
import { accept, bool, filled, instant, oneOf, optional, text, withDefault } from '../http/params.ts';
import { pushCommit, repositoryOf } from '../rules/push.ts';
import { badRequest, invalidRecord, notFound } from '../http/reply.ts';
import { commitOf, allowPush, readableCode, readableRepository } from '../rules/repository-access.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import { branchRoutes } from './branches.ts';
import { commitPartRoutes } from './commit-parts.ts';
import { fileRoutes } from './files.ts';
import { tagRoutes } from './tags.ts';

export function repositoryRoutes(api: SandboxApp): void {
  commitRoutes(api);
  commitPartRoutes(api);
  branchRoutes(api);
  tagRoutes(api);
  fileRoutes(api);

  api.get('/projects/:id/repository/tree', (c) => {
    const { project, repository } = readableRepository(c);
    const asked = accept(c.var.params, {
      ref: optional(text),
      path: optional(text),
      recursive: withDefault(bool, false),
      page_token: optional(text),
      pagination: withDefault(oneOf('legacy', 'keyset', 'none'), 'legacy'),
    });
    const commit = repository === null ? null : resolveRef(repository, asked.ref ?? 'HEAD', project.defaultBranch);
    if (commit === null) throw notFound('Tree');
    const folder = (asked.path ?? '').replace(/^\/+|\/+$/g, '');
    const entries = listTree(commit.tree, folder, asked.recursive === true);
    if (entries === null) throw notFound('invalid revision or path');
    if (asked.pagination === 'none') return c.json(entries);
    if (asked.pagination === 'legacy') return c.json(paginate(c, entries, (entry) => entry));
    // The page goes on after the entry whose id is named; an id that is not there names no page.
    const after = entries.findIndex(({ id }) => id === asked.page_token);
    if (asked.page_token && after < 0) throw badRequest('Invalid page token');
    const position = (entry: TreeEntry) => ({ key: entry.id, id: 0 });
    return c.json(keysetPage(c, entries, position, (entry) => entry, { parameter: 'page_token', start: after + 1 }));
  });

  api.get('/projects/:id/repository/blobs/:sha', (c) => {
    const { id, content } = blobOf(c);
    return c.json({ size: content.byteLength, encoding: 'base64', content: content.toString('base64'), sha: id });
  });

  api.get('/projects/:id/repository/blobs/:sha/raw', (c) =>
    c.body(new Uint8Array(blobOf(c).content), 200, { 'Content-Type': 'text/plain; charset=utf-8' }),
  );

  api.get('/projects/:id/repository/compare', (c) => {
    const { project, repository } = readableRepository(c);
    const { from, to, straight } = accept(c.var.params, {
      from: filled(text),
      to: filled(text),
      straight: withDefault(bool, false),
    });
    const find = (ref: string | null): Commit | null =>
      repository === null ? null : resolveRef(repository, ref ?? '', project.defaultBranch);
    const [start, end] = [find(from), find(to)];
    if (repository === null || start === null || end === null) throw notFound('Ref');
    const base = straight === true ? start : (mergeBase(repository, start, end) ?? start);
    const commits = commitsAhead(repository, start, end).reverse();
    const tip = commits.at(-1);
    return c.json({
      commit: tip === undefined ? null : commitEntity(c.var.instance, project, tip),
      commits: commits.map((commit) => commitEntity(c.var.instance, project, commit)),
      diffs: compareTrees(repository, base.tree, end.tree).map(diffEntity),
      compare_timeout: false,
      compare_same_ref: start.id === end.id,
      web_url: `${projectUrl(c.var.instance, project)}/-/compare/${from}...${to}`,
    });
  });
}

function commitRoutes(api: SandboxApp): void {
  api.get('/projects/:id/repository/commits', (c) => {
    const { project, repository } = readableRepository(c);
    const { instance } = c.var;
    const asked = accept(c.var.params, {
      ref_name: optional(text),
      since: optional(instant),
      until: optional(instant),
      path: optional(text),
      author: optional(text),
      all: withDefault(bool, false),
      with_stats: withDefault(bool, false),
      first_parent: withDefault(bool, false),
      trailers: withDefault(bool, false),
      order: withDefault(oneOf('default', 'topo'), 'default'),
    });
    const rows = repository === null ? [] : listedCommits(project, repository, asked);
    const present = (commit: Commit) => ({
      ...commitEntity(instance, project, commit, asked.trailers === true),
      ...(asked.with_stats === true && repository !== null ? { stats: commitStats(repository, commit) } : {}),
    });
    return c.json(paginate(c, rows, present, { uncounted: true }));
  });

  api.post('/projects/:id/repository/commits', (c) => {
    const actor = authenticated(c);
    const project = readableCode(c);
    const { instance } = c.var;
    const { withStats, ...push } = commitActionsFrom(instance, c.var.params);
    allowPush(c, project, push.branch);
    const outcome = pushCommit({ instance, project, actor }, push);
    if (!outcome.ok) throw invalidRecord(outcome.problem);
    const repository = repositoryOf({ instance, project });
    if (repository === null) throw new Error('A commit left its repository empty.');
    return c.json(commitDetail(instance, project, repository, outcome.commit, withStats), 201);
  });

  api.get('/projects/:id/repository/commits/:sha', (c) => {
    const { project, repository, commit } = commitOf(c);
    const { stats } = accept(c.var.params, { stats: withDefault(bool, true) });
    return c.json(commitDetail(c.var.instance, project, repository, commit, stats !== false));
  });

  api.get('/projects/:id/repository/commits/:sha/diff', (c) => {
    const { repository, commit } = commitOf(c);
    return c.json(paginate(c, commitDiffs(repository, commit), diffEntity));
  });
}

function blobOf(c: SandboxContext): { id: string; content: Buffer } {
  const { repository } = readableRepository(c);
  const id = c.req.param('sha') ?? '';
  if (repository === null || !Object.hasOwn(repository.blobs, id)) throw notFound('Blob');
  return { id, content: blobContent(repository, id) };
}

type CommitFilters = {
  ref_name?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  path?: string | null | undefined;
  author?: string | null | undefined;
  all?: boolean | null;
  first_parent?: boolean | null;
};

function listedCommits(project: Project, repository: Repository, asked: CommitFilters): Commit[] {
  const ref = asked.ref_name === undefined || asked.ref_name === '' ? 'HEAD' : (asked.ref_name ?? 'HEAD');
  const start = resolveRef(repository, ref, project.defaultBranch);
  let rows = asked.all === true ? Object.values(repository.commits).reverse() : [];
  if (asked.all !== true && start !== null) {
    rows = asked.first_parent === true ? firstParents(repository, start) : history(repository, start);
  }
  const { since: after, until: before, path, author } = asked;
  return rows.filter(
    (commit) =>
      (!after || commit.createdAt >= after) &&
      (!before || commit.createdAt <= before) &&
      (!path || touches(repository, commit, path.replace(/\/+$/, ''))) &&
      (!author || `${commit.authorName} <${commit.authorEmail}>`.toLowerCase().includes(author.toLowerCase())),
  );
}

function firstParents(repository: Repository, start: Commit): Commit[] {
  const rows: Commit[] = [];
  for (let commit: Commit | undefined = start; commit !== undefined; ) {
    rows.push(commit);
    commit = repository.commits[commit.parents[0] ?? ''];
  }
  return rows;
}
