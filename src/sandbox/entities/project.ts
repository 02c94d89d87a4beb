// Projects and namespaces as the API shows them.
import { directLevel, fullPathOf, namespaceOf } from '../who/access.ts';
import { groupLevel, groupsFrom, parentOf } from '../who/groups.ts';
import { since, type Instance, type Viewer } from '../http/routing.ts';
import type { Namespace, Project } from '../state/state.ts';
import { userBasic, userById } from './user.ts';

/** Features a project has, as their access levels are called, and whether they are on in a new project. */
export const projectFeatures = {
  issues: 'enabled',
  repository: 'enabled',
  merge_requests: 'enabled',
  forking: 'enabled',
  wiki: 'enabled',
  builds: 'enabled',
  snippets: 'enabled',
  pages: 'private',
  analytics: 'enabled',
  container_registry: 'enabled',
  security_and_compliance: 'private',
  releases: 'enabled',
  environments: 'enabled',
  feature_flags: 'enabled',
  infrastructure: 'enabled',
  monitor: 'enabled',
  model_experiments: 'enabled',
  model_registry: 'enabled',
  package_registry: 'enabled',
} as const;

export function namespaceEntity(instance: Instance, namespace: Namespace) {
  return {
    id: namespace.id,
    name: namespace.name,
    path: namespace.path,
    kind: namespace.kind,
    full_path: namespace.fullPath,
    parent_id: parentOf(instance.state, namespace)?.id ?? null,
    avatar_url: null,
    web_url: `${instance.externalUrl}/${namespace.kind === 'group' ? 'groups/' : ''}${namespace.fullPath}`,
  };
}

export function groupEntity(instance: Instance, namespace: Namespace) {
  const { id, name, path, full_path, parent_id, avatar_url, web_url } = namespaceEntity(instance, namespace);
  const { visibility, projectCreationLevel, createdAt, description, markedForDeletionOn, more } = namespace.group ?? {};
  const names = groupsFrom(instance.state, namespace).map((group) => group.name);
  return {
    id,
    web_url,
    name,
    path,
    description: description ?? '',
    visibility,
    share_with_group_lock: false,
    project_creation_level: projectCreationLevel,
    subgroup_creation_level: 'maintainer',
    lfs_enabled: true,
    request_access_enabled: true,
    ...more,
    avatar_url,
    full_name: names.toReversed().join(' / '),
    full_path,
    parent_id,
    created_at: createdAt,
    marked_for_deletion_on: markedForDeletionOn ?? null,
  };
}

export const projectUrl = (instance: Instance, project: Project): string =>
  `${instance.externalUrl}/${fullPathOf(instance.state, project)}`;

const repositoryOf = (instance: Instance, project: Project) => instance.state.repositories[project.id];

/** The branch that HEAD names; null while the repository is empty. */
function defaultBranchOf(instance: Instance, project: Project): string | null {
  const branches = repositoryOf(instance, project)?.branches ?? {};
  return Object.keys(branches).length === 0 ? null : project.defaultBranch;
}

function readmeUrl(instance: Instance, project: Project): string | null {
  const repository = repositoryOf(instance, project);
  const tip = repository?.branches[project.defaultBranch];
  const tree = tip === undefined ? undefined : repository?.commits[tip]?.tree;
  return tree?.['README.md'] === undefined
    ? null
    : `${projectUrl(instance, project)}/-/blob/${project.defaultBranch}/README.md`;
}

export function projectSimple(instance: Instance, project: Project) {
  const { state, externalUrl } = instance;
  const namespace = namespaceOf(state, project);
  const fullPath = fullPathOf(state, project);
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: `${namespace.name} / ${project.name}`,
    path: project.path,
    path_with_namespace: fullPath,
    created_at: project.createdAt,
    default_branch: defaultBranchOf(instance, project),
    tag_list: project.topics,
    topics: project.topics,
    ssh_url_to_repo: `git@${new URL(externalUrl).hostname}:${fullPath}.git`,
    http_url_to_repo: `${externalUrl}/${fullPath}.git`,
    web_url: `${externalUrl}/${fullPath}`,
    readme_url: readmeUrl(instance, project),
    forks_count: 0,
    avatar_url: null,
    star_count: project.starredBy?.length ?? 0,
    last_activity_at: project.lastActivityAt,
    visibility: project.visibility,
    namespace: namespaceEntity(instance, namespace),
  };
}

export function projectEntity(instance: Instance, project: Project, viewer: Viewer) {
  const { state, externalUrl } = instance;
  const simple = projectSimple(instance, project);
  if (viewer.user === null) return simple;
  const namespace = namespaceOf(state, project);
  const level = directLevel(state, viewer.user, project, instance.today);
  const inherited = groupLevel(state, viewer.user, namespace, instance.today);
  const api = `${externalUrl}/api/v4/projects/${project.id}`;
  const enabled = (feature: string) => project.features[`${feature}_access_level`] !== 'disabled';
  return {
    ...simple,
    container_registry_image_prefix: `${new URL(externalUrl).hostname}/${simple.path_with_namespace}`,
    _links: {
      self: api,
      ...(enabled('issues') ? { issues: `${api}/issues` } : {}),
      ...(enabled('merge_requests') ? { merge_requests: `${api}/merge_requests` } : {}),
      repo_branches: `${api}/repository/branches`,
      labels: `${api}/labels`,
      events: `${api}/events`,
      members: `${api}/members`,
    },
    marked_for_deletion_at: project.markedForDeletionOn,
    marked_for_deletion_on: project.markedForDeletionOn,
    packages_enabled: true,
    empty_repo: simple.default_branch === null,
    archived: project.archived,
    ...(namespace.kind === 'user' ? { owner: userBasic(instance, userById(state, namespace.ownerId)) } : {}),
    resolve_outdated_diff_discussions: false,
    issues_enabled: enabled('issues'),
    merge_requests_enabled: enabled('merge_requests'),
    wiki_enabled: enabled('wiki'),
    jobs_enabled: enabled('builds'),
    snippets_enabled: enabled('snippets'),
    ...project.features,
    ...project.settings,
    creator_id: project.creatorId,
    import_status: 'none',
    import_error: null,
    open_issues_count: (state.issues[project.id] ?? []).filter((issue) => issue.state === 'opened').length,
    description_html: '',
    updated_at: project.updatedAt,
    shared_with_groups: [],
    ...(since(instance, '16.10') ? { repository_object_format: 'sha1' } : {}),
    permissions: {
      project_access: level === 0 ? null : { access_level: level, notification_level: 3 },
      group_access: inherited === 0 ? null : { access_level: inherited, notification_level: 3 },
    },
  };
}
