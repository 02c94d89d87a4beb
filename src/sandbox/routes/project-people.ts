// Who and what a project belongs to: its stars, the people and groups that reach it, and moving it to another namespace.
import { allow, fullPathOf, levelIn, memberProjectOf, namespaceOf, projectOf } from '../who/access.ts';
import { emptyList } from '../http/always-empty.ts';
import { groupEntity, projectEntity } from '../entities/project.ts';
import { userBasic } from '../entities/user.ts';
import { groupOf, hasGroupRole, namespaceNamed } from '../who/group-access.ts';
import { groupsFrom } from '../who/groups.ts';
import { paginate } from '../http/page.ts';
import { accept, integers, optional, required, text } from '../http/params.ts';
import { checkProjectNames, checkVisibility } from '../rules/project-fields.ts';
import { badRequest, forbidden, notFound, notModified } from '../http/reply.ts';
import { authenticated, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { Project, User } from '../state/state.ts';

export function projectPeopleRoutes(api: SandboxApp): void {
  const star = (c: SandboxContext, project: Project, starredBy: number[]): Response => {
    project.starredBy = starredBy;
    return c.json(projectEntity(c.var.instance, project, c.var.viewer), 201);
  };
  api.post('/projects/:id/star', (c) => {
    const { id } = authenticated(c);
    const project = projectOf(c);
    const before = project.starredBy ?? [];
    if (before.includes(id)) throw notModified();
    return star(c, project, [...before, id]);
  });
  api.post('/projects/:id/unstar', (c) => {
    const { id } = authenticated(c);
    const project = projectOf(c);
    const before = project.starredBy ?? [];
    if (!before.includes(id)) throw notModified();
    return star(
      c,
      project,
      before.filter((other) => other !== id),
    );
  });
  api.get('/projects/:id/users', (c) => {
    const project = memberProjectOf(c);
    const { instance } = c.var;
    const { skip_users: skipped } = accept(c.var.params, { skip_users: optional(integers) });
    const belongs = (user: User) =>
      skipped?.includes(user.id) !== true && levelIn(instance.state, user, project, instance.today) > 0;
    return c.json(paginate(c, searched(c, belongs), (user) => userBasic(instance, user)));
  });

  api.get('/projects/:id/groups', (c) => {
    const project = memberProjectOf(c);
    const { instance } = c.var;
    const { search } = accept(c.var.params, { search: optional(text) });
    const needle = search?.toLowerCase() ?? '';
    const rows = groupsFrom(instance.state, namespaceOf(instance.state, project)).filter((group) =>
      group.fullPath.toLowerCase().includes(needle),
    );
    return c.json(
      paginate(c, rows, (group) => {
        const { id, web_url, name, avatar_url, full_name, full_path } = groupEntity(instance, group);
        return { id, web_url, name, avatar_url, full_name, full_path };
      }),
    );
  });

  api.get('/projects/:id/deploy_tokens', (c) => {
    const project = memberProjectOf(c);
    allow(c, 'admin_project', project);
    return emptyList(c, '/projects/:id/deploy_tokens');
  });
  api.get('/groups/:id/deploy_tokens', (c) => {
    if (!hasGroupRole(c, groupOf(c), 40)) throw forbidden();
    return emptyList(c, '/groups/:id/deploy_tokens');
  });

  api.put('/projects/:id/transfer', (c) => {
    const user = authenticated(c);
    const { instance } = c.var;
    const { namespace: asked } = accept(c.var.params, { namespace: required(text) });
    const project = projectOf(c);
    allow(c, 'remove_project', project);
    const target = namespaceNamed(c, asked ?? '');
    const mayUse = target !== undefined && (target.ownerId === user.id || hasGroupRole(c, target, 40) || user.admin);
    if (target === undefined || !mayUse) throw notFound('Namespace');
    if (target.id === project.namespaceId) throw badRequest('Project is already in this namespace.');
    checkVisibility(instance, target, project.visibility);
    checkProjectNames(instance, target, project);
    project.formerPaths.push(fullPathOf(instance.state, project));
    project.namespaceId = target.id;
    return c.json(projectEntity(instance, project, c.var.viewer));
  });
}

function searched(c: SandboxContext, belongs: (user: User) => boolean): User[] {
  const { search } = accept(c.var.params, { search: optional(text) });
  const needle = search?.toLowerCase() ?? '';
  return c.var.instance.state.users.filter(
    (user) =>
      belongs(user) && (user.username.toLowerCase().includes(needle) || user.name.toLowerCase().includes(needle)),
  );
}
