// One project: create, read, change, archive, delete.
import { allow, fullPathOf, projectOf } from '../who/access.ts';
import { addActivity } from '../rules/activity.ts';
import { projectEntity } from '../entities/project.ts';
import { emptyRepository } from '../git/repository.ts';
import { commitActions } from '../git/commit.ts';
import { forgetUnreadableTodos } from '../rules/todos.ts';
import { accept, atLeastOne, bool, optional, text } from '../http/params.ts';
import {
  applyProjectFields,
  checkProjectLimit,
  checkProjectNames,
  checkVisibility,
  namespaceFor,
  newFeatures,
  newSettings,
  pathFrom,
  projectFields,
  projectParameters,
} from '../rules/project-fields.ts';
import { removeProject } from '../rules/removal.ts';
import { invalidRecord } from '../http/reply.ts';
import {
  administrator,
  authenticated,
  since,
  type Instance,
  type SandboxApp,
  type SandboxContext,
} from '../http/routing.ts';
import { nextId, type Project, type User } from '../state/state.ts';
import { userById } from './users.ts';

const MAIN = 'main';

export function projectRoutes(api: SandboxApp): void {
  api.post('/projects', (c) => c.json(addProject(c, authenticated(c)), 201));
  // For somebody else, whose project it is then.
  api.post('/projects/user/:user_id', (c) => {
    administrator(c);
    return c.json(addProject(c, userById(c)), 201);
  });
  api.get('/projects/:id', (c) => {
    accept(c.var.params, {
      statistics: optional(bool),
      license: optional(bool),
      with_custom_attributes: optional(bool),
    });
    return c.json(projectEntity(c.var.instance, projectOf(c), c.var.viewer));
  });

  api.put('/projects/:id', (c) => {
    authenticated(c);
    const { instance, params, viewer } = c.var;
    const asked = projectFields(params);
    atLeastOne(params, ...projectParameters);
    const project = projectOf(c);
    allow(c, 'admin_project', project);
    if (asked.visibility !== undefined && asked.visibility !== project.visibility) allow(c, 'remove_project', project);
    applyProjectFields(instance, project, asked);
    if (asked.visibility === 'private') forgetUnreadableTodos(instance);
    return c.json(projectEntity(instance, project, viewer));
  });

  const archive = (archived: boolean) => (c: SandboxContext) => {
    authenticated(c);
    const project = projectOf(c);
    allow(c, 'archive_project', project);
    project.archived = archived;
    return c.json(projectEntity(c.var.instance, project, c.var.viewer), 201);
  };
  api.post('/projects/:id/archive', archive(true));
  api.post('/projects/:id/unarchive', archive(false));

  api.delete('/projects/:id', (c) => {
    authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, { permanently_remove: optional(bool), full_path: optional(text) });
    const project = projectOf(c);
    allow(c, 'remove_project', project);
    if (asked.permanently_remove === true || !since(instance, '18.0')) {
      if (asked.permanently_remove === true) checkPermanent(instance, project, asked.full_path ?? '');
      removeProject(instance, project);
    } else markForDeletion(instance, project);
    return c.json({ message: '202 Accepted' }, 202);
  });

  api.post('/projects/:id/restore', (c) => {
    authenticated(c);
    const project = projectOf(c);
    allow(c, 'remove_project', project);
    const suffix = `-deletion_scheduled-${project.id}`;
    Object.assign(project, {
      markedForDeletionOn: null,
      archived: false,
      name: project.name.replace(suffix, ''),
      path: project.path.replace(suffix, ''),
    });
    return c.json(projectEntity(c.var.instance, project, c.var.viewer), 201);
  });
}

function addProject(c: SandboxContext, actor: User) {
  const { instance, params, viewer } = c.var;
  const asked = projectFields(params);
  atLeastOne(params, 'name', 'path');
  const namespace = namespaceFor(instance, actor, asked.namespace_id);
  if (namespace === null) throw invalidRecord({ namespace: ['is not valid'] });
  const visibility = asked.visibility ?? 'private';
  checkVisibility(instance, namespace, visibility);
  checkProjectLimit(instance, actor, namespace);
  const name = (asked.name ?? asked.path ?? '').trim();
  const path = asked.path ?? pathFrom(name);
  checkProjectNames(instance, namespace, { name, path });
  const project: Project = {
    id: nextId(instance.state, 'project'),
    namespaceId: namespace.id,
    name,
    path,
    formerPaths: [],
    description: asked.description ?? null,
    visibility,
    topics: [...new Set(asked.topics ?? asked.tag_list ?? [])],
    archived: false,
    // An empty name counts as none.
    defaultBranch: asked.default_branch || MAIN,
    creatorId: actor.id,
    createdAt: instance.now,
    updatedAt: instance.now,
    lastActivityAt: instance.now,
    markedForDeletionOn: null,
    features: { ...newFeatures(), ...asked.features },
    settings: { ...newSettings(), ...asked.settings },
    nextIssueIid: 1,
    nextMilestoneIid: 1,
    nextMergeRequestIid: 1,
  };
  forgetFormerPath(instance, fullPathOf(instance.state, project));
  instance.state.projects.push(project);
  // In a group the creator has what the group gives them.
  if (namespace.kind === 'user')
    instance.state.members.push({
      projectId: project.id,
      userId: actor.id,
      accessLevel: 50,
      createdAt: instance.now,
      createdById: actor.id,
      expiresAt: null,
    });
  addActivity({ instance, project, actor }, { action: 'created' });
  if (asked.initialize_with_readme === true) commitReadme(instance, project, actor);
  return projectEntity(instance, project, viewer);
}

function commitReadme(instance: Instance, project: Project, actor: User): void {
  const repository = emptyRepository();
  const who = { name: actor.name, email: actor.email };
  const content = `# ${project.name}\n${project.description === null ? '' : `\n${project.description}\n`}`;
  const outcome = commitActions(repository, {
    branch: project.defaultBranch,
    message: 'Initial commit',
    actions: [{ action: 'create', filePath: 'README.md', content }],
    author: who,
    committer: who,
    at: instance.now,
  });
  if (!outcome.ok) throw new Error(outcome.problem);
  instance.state.repositories[project.id] = repository;
}

function checkPermanent(instance: Instance, project: Project, fullPath: string): void {
  if (project.markedForDeletionOn === null) throw invalidRecord('Project must be marked for deletion first.');
  if (fullPath !== fullPathOf(instance.state, project))
    throw invalidRecord('`full_path` is incorrect. You must enter the complete path for the project.');
}

/** Since 18.0 a deletion waits: the project stays, archived and under another name. */
function markForDeletion(instance: Instance, project: Project): void {
  if (project.markedForDeletionOn !== null) throw invalidRecord('Project has already been marked for deletion');
  const suffix = `-deletion_scheduled-${project.id}`;
  Object.assign(project, {
    markedForDeletionOn: instance.today,
    archived: true,
    name: `${project.name}${suffix}`,
    path: `${project.path}${suffix}`,
  });
}

/** A path that is taken again leads nowhere else. */
function forgetFormerPath(instance: Instance, fullPath: string): void {
  for (const project of instance.state.projects)
    project.formerPaths = project.formerPaths.filter((former) => former !== fullPath);
}
