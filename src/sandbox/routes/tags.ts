// Tags of a repository. https://docs.gitlab.com/api/tags/
import { allow } from '../who/access.ts';
import { commitEntity, gitTime } from '../entities/commit.ts';
import { addTag, resolveRef, tagNamed, type Repository } from '../git/repository.ts';
import { isBranchName } from '../git/branch.ts';
import { paginate } from '../http/page.ts';
import { accept, filled, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { checkUnmodified } from '../http/precondition.ts';
import { repositoryOf, tagMoved } from '../rules/push.ts';
import { invalidRecord, noContent, notFound } from '../http/reply.ts';
import { readableCode, readableRepository } from '../rules/repository-access.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';
import { searchTest } from './branches.ts';

const path = '/projects/:id/repository/tags';

export function tagRoutes(api: SandboxApp): void {
  api.get(path, (c) => {
    const { project, repository } = readableRepository(c);
    const asked = accept(c.var.params, {
      sort: withDefault(oneOf('asc', 'desc'), 'desc'),
      order_by: withDefault(oneOf('name', 'updated', 'version'), 'updated'),
      search: optional(text),
    });
    const key = (name: string): string => {
      if (asked.order_by !== 'updated') return name;
      const target = (repository && tagNamed(repository, name)?.commit) ?? '';
      return repository?.commits[target]?.createdAt ?? '';
    };
    const numeric = new Intl.Collator('en', { numeric: asked.order_by === 'version' });
    const names = Object.keys(repository?.tags ?? {})
      .filter(searchTest(asked.search ?? ''))
      .sort((a, b) => numeric.compare(key(a), key(b)) || numeric.compare(a, b));
    if (asked.sort === 'desc') names.reverse();
    return c.json(paginate(c, names, (name) => repository && tagEntity(c, project, repository, name)));
  });

  api.get(`${path}/:tag_name`, (c) => {
    const { project, repository, name } = tagOf(c);
    return c.json(tagEntity(c, project, repository, name));
  });

  api.post(path, (c) => {
    const project = readableCode(c);
    const asked = accept(c.var.params, { tag_name: required(text), ref: required(text), message: optional(text) });
    allow(c, 'push_code', project);
    const actor = authenticated(c);
    const { instance } = c.var;
    const [name, ref] = [asked.tag_name ?? '', asked.ref ?? ''];
    if (!isBranchName(name)) throw invalidRecord('Tag name invalid');
    const repository = repositoryOf({ instance, project });
    const commit = repository === null ? null : resolveRef(repository, ref, project.defaultBranch);
    if (repository === null || commit === null) throw invalidRecord(`Target ${ref} is invalid`);
    if (tagNamed(repository, name) !== undefined) throw invalidRecord(`Tag ${name} already exists`);
    const message = (asked.message ?? '').trim();
    addTag(repository, name, commit, message === '' ? null : { message, by: actor, at: instance.now });
    tagMoved({ instance, project, actor }, name, null, commit);
    return c.json(tagEntity(c, project, repository, name), 201);
  });

  api.delete(`${path}/:tag_name`, (c) => {
    const { project, repository, name } = tagOf(c);
    allow(c, 'push_code', project);
    const actor = authenticated(c);
    const before = repository.commits[tagNamed(repository, name)?.commit ?? ''] ?? null;
    if (before !== null) checkUnmodified(c, before.createdAt);
    delete repository.tags?.[name];
    tagMoved({ instance: c.var.instance, project, actor }, name, before, null);
    return noContent(c);
  });

  // Nobody signs a tag here.
  api.get(`${path}/:tag_name/signature`, (c) => {
    tagOf(c);
    throw notFound('Signature');
  });
}

function tagOf(c: SandboxContext): { project: Project; repository: Repository; name: string } {
  const { project, repository } = readableRepository(c);
  const { tag_name: name } = accept({ tag_name: c.req.param('tag_name') }, { tag_name: filled(text) });
  if (repository === null || name === null || tagNamed(repository, name) === undefined) throw notFound('Tag');
  return { project, repository, name };
}

function tagEntity({ var: { instance } }: SandboxContext, project: Project, repository: Repository, name: string) {
  const tag = tagNamed(repository, name);
  const commit = repository.commits[tag?.commit ?? ''];
  return {
    name,
    message: tag?.annotation?.message ?? null,
    target: tag?.annotation?.id ?? tag?.commit,
    commit: commit === undefined ? null : commitEntity(instance, project, commit),
    release: null,
    protected: false,
    created_at: tag?.annotation === undefined ? null : gitTime(tag.annotation.at),
  };
}
