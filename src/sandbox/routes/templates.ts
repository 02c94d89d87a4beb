// Issue and merge request templates of a project: Markdown files on its default branch.
import { projectOf } from '../who/access.ts';
import { resolveRef, textAt } from '../git/repository.ts';
import { paginate } from '../http/page.ts';
import { repositoryOf } from '../rules/push.ts';
import { invalidParameter, notFound, notServed } from '../http/reply.ts';
import type { SandboxApp, SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';

/** Kinds with files in the project. */
const folders: Readonly<Record<string, string>> = {
  issues: '.gitlab/issue_templates/',
  merge_requests: '.gitlab/merge_request_templates/',
};

/** Kinds that GitLab has templates of its own for, and the sandbox has none: an empty list would be a lie. */
const shipped: ReadonlySet<string> = new Set(['dockerfiles', 'gitignores', 'gitlab_ci_ymls', 'licenses']);

export function templateRoutes(api: SandboxApp): void {
  api.get('/projects/:id/templates/:type', (c) => {
    const { project, folder } = folderOf(c);
    const names = templateNames(c, project, folder);
    return c.json(paginate(c, names, (name) => ({ key: name, name })));
  });

  api.get('/projects/:id/templates/:type/:name', (c) => {
    const { project, folder } = folderOf(c);
    const name = c.req.param('name');
    const repository = repositoryOf({ instance: c.var.instance, project });
    const content =
      repository === null || name.includes('/')
        ? null
        : textAt(repository, project.defaultBranch, `${folder}${name}.md`);
    if (content === null) throw notFound('Template');
    return c.json({ name, content });
  });
}

function folderOf(c: SandboxContext): { project: Project; folder: string } {
  const type = c.req.param('type') ?? '';
  const folder = Object.hasOwn(folders, type) ? folders[type] : undefined;
  if (folder === undefined && !shipped.has(type)) throw invalidParameter('type does not have a valid value');
  const project = projectOf(c);
  if (folder === undefined) throw notServed(`${c.req.method} ${c.req.path}`);
  return { project, folder };
}

function templateNames(c: SandboxContext, project: Project, folder: string): string[] {
  const repository = repositoryOf({ instance: c.var.instance, project });
  const commit = repository === null ? null : resolveRef(repository, `refs/heads/${project.defaultBranch}`);
  if (commit === null) return [];
  return Object.keys(commit.tree)
    .filter((path) => path.startsWith(folder) && path.endsWith('.md'))
    .map((path) => path.slice(folder.length, -'.md'.length))
    .filter((name) => !name.includes('/'))
    .sort();
}
