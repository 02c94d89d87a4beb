// Branches of a repository.
import { allow, can } from '../who/access.ts';
import { branchEntity } from '../entities/commit.ts';
import { createBranch, deleteBranch } from '../git/branch.ts';
import type { Repository } from '../git/repository.ts';
import type { Acting } from '../rules/issue-references.ts';
import { commitsAhead } from '../git/merge.ts';
import { keysetPage, paginate } from '../http/page.ts';
import { accept, filled, oneOf, optional, text, withDefault } from '../http/params.ts';
import { branchMoved, pushCommit, repositoryOf } from '../rules/push.ts';
import { forbidden, invalidRecord, noContent, notFound, Refusal } from '../http/reply.ts';
import { readableCode, readableRepository } from '../rules/repository-access.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';

export function branchRoutes(api: SandboxApp): void {
  api.get('/projects/:id/repository/branches', (c) => {
    const { project, repository } = readableRepository(c);
    const asked = accept(c.var.params, {
      search: optional(text),
      regex: optional(text),
      sort: optional(oneOf('name_asc', 'updated_asc', 'updated_desc')),
      pagination: withDefault(oneOf('legacy', 'keyset'), 'legacy'),
      page_token: optional(text),
    });
    const [found, fits] = [searchTest(asked.search ?? ''), regexTest(asked.regex ?? '')];
    const heads = repository?.branches ?? {};
    const names = Object.keys(heads)
      .filter((name) => found(name) && fits(name))
      .sort();
    const newest = (name: string): string => repository?.commits[heads[name] ?? '']?.createdAt ?? '';
    if (asked.sort !== undefined && asked.sort !== 'name_asc') {
      names.sort((a, b) => (newest(a) < newest(b) ? -1 : newest(a) > newest(b) ? 1 : 0));
      if (asked.sort === 'updated_desc') names.reverse();
    }
    const present = (name: string) => repository && branchEntity(c, project, repository, name);
    if (asked.pagination === 'keyset') {
      const { page_token: token } = asked;
      const after = token ? names.findIndex((name) => name > token) : 0;
      const start = after < 0 ? names.length : after;
      const position = (name: string) => ({ key: name, id: 0 });
      return c.json(keysetPage(c, names, position, present, { parameter: 'page_token', start }));
    }
    return c.json(paginate(c, names, present));
  });

  api.get('/projects/:id/repository/branches/:branch', (c) => {
    const { project, repository, name } = branchOf(c);
    return c.json(branchEntity(c, project, repository, name));
  });

  api.post('/projects/:id/repository/branches', (c) => {
    const project = readableCode(c);
    const asked = accept(c.var.params, { branch: filled(text), ref: filled(text) });
    const actor = authenticated(c);
    const { instance } = c.var;
    if (!can(c, 'push_code', project)) throw forbidden();
    const name = asked.branch ?? '';
    const repository = startedRepository({ instance, project, actor });
    const outcome = createBranch(repository, name, asked.ref ?? '', project.defaultBranch);
    if (!outcome.ok) throw invalidRecord(outcome.problem);
    branchMoved({ instance, project, actor }, name, null, outcome.commit, 0);
    return c.json(branchEntity(c, project, repository, name), 201);
  });

  api.delete('/projects/:id/repository/branches/:branch', (c) => {
    allow(c, 'push_code', readableCode(c));
    const actor = authenticated(c);
    const { project, repository, name } = branchOf(c);
    if (name === project.defaultBranch) throw new Refusal(405, { message: 'Cannot remove HEAD branch' });
    removeBranch(c, project, repository, name, actor);
    return noContent(c);
  });

  api.delete('/projects/:id/repository/merged_branches', (c) => {
    const project = readableCode(c);
    allow(c, 'push_code', project);
    const actor = authenticated(c);
    const repository = repositoryOf({ instance: c.var.instance, project });
    for (const name of repository === null ? [] : mergedBranches(project, repository)) {
      if (repository !== null) removeBranch(c, project, repository, name, actor);
    }
    return c.json({ message: '202 Accepted' }, 202);
  });
}

/** An empty repository gets its default branch first, with an empty README. */
function startedRepository(acting: Acting): Repository {
  const repository = repositoryOf(acting);
  if (repository !== null) return repository;
  const outcome = pushCommit(acting, {
    branch: acting.project.defaultBranch,
    message: 'Add README.md',
    actions: [{ action: 'create', filePath: 'README.md', content: '' }],
  });
  const started = repositoryOf(acting);
  if (!outcome.ok || started === null) throw new Error('An empty repository could not be started.');
  return started;
}

function removeBranch(
  c: SandboxContext,
  project: Project,
  repository: Repository,
  name: string,
  actor: ReturnType<typeof authenticated>,
): void {
  const before = repository.branches[name] ?? null;
  deleteBranch(repository, name);
  branchMoved({ instance: c.var.instance, project, actor }, name, before, null);
}

function mergedBranches(project: Project, repository: Repository): string[] {
  const main = repository.commits[repository.branches[project.defaultBranch] ?? ''];
  if (main === undefined) return [];
  return Object.entries(repository.branches)
    .filter(([name, id]) => {
      const head = repository.commits[id];
      return name !== project.defaultBranch && head !== undefined && commitsAhead(repository, main, head).length === 0;
    })
    .map(([name]) => name);
}

function branchOf(c: SandboxContext): { project: Project; repository: Repository; name: string } {
  const { project, repository } = readableRepository(c);
  const name = c.req.param('branch') ?? '';
  if (repository === null || !Object.hasOwn(repository.branches, name)) throw notFound('Branch');
  return { project, repository, name };
}

/** GitLab reads the syntax of RE2, which knows no look-around and no backreference. */
function regexTest(regex: string): (name: string) => boolean {
  try {
    const pattern = new RegExp(regex, 'u');
    return (name) => pattern.test(name);
  } catch {
    throw invalidRecord('Regex is invalid');
  }
}

/** `^feat` begins with, `fix$` ends with, anything else is contained. */
export function searchTest(search: string): (name: string) => boolean {
  const wanted = search.replace(/^\^|\$$/g, '').toLowerCase();
  return (name) => {
    const lower = name.toLowerCase();
    if (search.startsWith('^')) return lower.startsWith(wanted);
    return search.endsWith('$') ? lower.endsWith(wanted) : lower.includes(wanted);
  };
}
