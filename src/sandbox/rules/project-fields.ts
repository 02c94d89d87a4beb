// What a project may be called and which settings it takes.
import { namespaceOf } from '../who/access.ts';
import { projectFeatures } from '../entities/project.ts';
import { personalProjects } from '../entities/user.ts';
import { mayCreateProject } from '../who/groups.ts';
import { accept, bool, integer, list, oneOf, optional, text, type Params } from '../http/params.ts';
import { invalidRecord, Refusal } from '../http/reply.ts';
import { since, type Instance } from '../http/routing.ts';
import type { FeatureAccess, Namespace, Project, User, Visibility } from '../state/state.ts';

/** Settings with their values in a new project. */
const settings = {
  service_desk_enabled: false,
  can_create_merge_request_in: true,
  lfs_enabled: true,
  request_access_enabled: true,
  emails_disabled: false,
  emails_enabled: true,
  auto_devops_enabled: true,
  auto_devops_deploy_strategy: 'continuous',
  shared_runners_enabled: true,
  group_runners_enabled: true,
  public_jobs: true,
  ci_config_path: '',
  only_allow_merge_if_pipeline_succeeds: false,
  only_allow_merge_if_all_discussions_are_resolved: false,
  remove_source_branch_after_merge: true,
  printing_merge_request_link_enabled: true,
  merge_method: 'merge',
  squash_option: 'default_off',
  autoclose_referenced_issues: true,
  suggestion_commit_message: null,
  merge_commit_template: null,
  squash_commit_template: null,
  issue_branch_template: null,
  build_timeout: 3600,
  build_git_strategy: 'fetch',
} as const;

const projectRules = {
  name: optional(text),
  path: optional(text),
  description: optional(text),
  visibility: optional(oneOf('private', 'internal', 'public')),
  topics: optional(list),
  tag_list: optional(list),
  default_branch: optional(text),
  namespace_id: optional(integer),
  initialize_with_readme: optional(bool),
};

export type AskedProject = ReturnType<typeof accept<typeof projectRules>> & {
  readonly features: Record<string, FeatureAccess>;
  readonly settings: Project['settings'];
};

/** Every declared name, for the at-least-one rule of PUT. */
export const projectParameters: readonly string[] = [
  ...Object.keys(projectRules),
  ...Object.keys(projectFeatures).map((feature) => `${feature}_access_level`),
  ...Object.keys(settings),
];

export function projectFields(params: Params): AskedProject {
  const names = Object.keys(projectFeatures).map((feature) => `${feature}_access_level`);
  const access = oneOf('disabled', 'private', 'enabled', 'public');
  const features = accept(params, Object.fromEntries(names.map((name) => [name, optional(access)])));
  const chosen: Project['settings'] = {};
  for (const [name, standard] of Object.entries(settings)) {
    if (params[name] === undefined) continue;
    const type = typeof standard === 'boolean' ? bool : typeof standard === 'number' ? integer : text;
    chosen[name] = accept(params, { [name]: optional<string | number | boolean | null>(type) })[name] ?? null;
  }
  return { ...accept(params, projectRules), features: features as Record<string, FeatureAccess>, settings: chosen };
}

export const newFeatures = (): Record<string, FeatureAccess> =>
  Object.fromEntries(Object.entries(projectFeatures).map(([feature, access]) => [`${feature}_access_level`, access]));
export const newSettings = (): Project['settings'] => ({ ...settings });

/** `My Goals` -> `my-goals` */
export const pathFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');

type Faults = Record<string, string[]>;

/** Name and path are checked separately, and a project has a namespace of its own that repeats the fault. */
export function checkProjectNames(
  instance: Instance,
  namespace: Namespace,
  { name, path }: { name: string; path: string },
  own?: Project,
): void {
  const others = instance.state.projects.filter((project) => project.namespaceId === namespace.id && project !== own);
  const faults: Faults = {};
  if (others.some((project) => project.name.toLowerCase() === name.toLowerCase())) {
    faults['project_namespace.name'] = ['has already been taken'];
    faults['name'] = ['has already been taken'];
  }
  if (others.some((project) => project.path.toLowerCase() === path.toLowerCase()))
    faults['path'] = ['has already been taken'];
  if (name.trim() === '') faults['name'] = ["can't be blank"];
  else if (name.length > 255) faults['name'] = ['is too long (maximum is 255 characters)'];
  else if (!/^[\p{L}\p{N}\p{Emoji_Presentation}_][\p{L}\p{N}\p{M}\p{Pd}\p{Emoji_Presentation}_. +]*$/u.test(name)) {
    faults['name'] = [
      "can contain only letters, digits, emoji, '_', '.', '+', dashes, or spaces. It must start with a letter, digit, emoji, or '_'.",
    ];
  }
  const pathFault = faultOfPath(instance, path);
  if (pathFault !== null) faults['path'] = [pathFault];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

function faultOfPath(instance: Instance, path: string): string | null {
  if (path === '') return "can't be blank";
  if (path.length > 255) return 'is too long (maximum is 255 characters)';
  if (
    /^[\w.][\w.-]*$/.test(path) &&
    !/\.(git|atom)$|\.$/.test(path) &&
    !(since(instance, '16.0') && /[_.-]{2}|^[_.-]|[_.-]$/.test(path))
  )
    return null;
  return "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-', end in '.git' or end in '.atom'";
}

/** The namespace of a new project: the caller's own unless named; null where they may not create one. */
export function namespaceFor(instance: Instance, user: User, asked: number | null | undefined): Namespace | null {
  const { state, today } = instance;
  const own = state.namespaces.find((namespace) => namespace.ownerId === user.id && namespace.kind === 'user');
  if (asked === undefined || asked === null || asked === own?.id) return own ?? null;
  const group = state.namespaces.find(({ id, kind }) => id === asked && kind === 'group');
  return group !== undefined && mayCreateProject(state, user, group, today) ? group : null;
}

const openness: readonly Visibility[] = ['private', 'internal', 'public'];

/** 400 for a level that the administrator does not allow, or that is more open than the group. */
export function checkVisibility({ state }: Instance, namespace: Namespace, visibility: Visibility): void {
  const deny = (problem: string) => invalidRecord({ visibility_level: [problem] });
  if (state.restrictedVisibility?.includes(visibility) === true)
    throw deny(`${visibility} has been restricted by your GitLab administrator`);
  const group = namespace.group?.visibility;
  if (group !== undefined && openness.indexOf(visibility) > openness.indexOf(group))
    throw deny(`${visibility} is not allowed in a ${group} group.`);
}

/** 403: a limit is no fault of the record. It counts personal projects alone. */
export function checkProjectLimit({ state }: Instance, user: User, namespace: Namespace): void {
  const limit = user.projectsLimit;
  if (namespace.kind === 'group' || limit === undefined || personalProjects(state, user) < limit) return;
  const reason =
    limit === 0
      ? 'You cannot create projects in your personal namespace.'
      : `You've reached your limit of ${limit} projects created.`;
  throw new Refusal(403, { error: [`${reason} Contact your GitLab administrator.`] });
}

/** Changed fields of an existing project; its old path leads on to the new one. */
export function applyProjectFields(instance: Instance, project: Project, asked: AskedProject): void {
  const name = asked.name ?? project.name;
  const path = asked.path ?? project.path;
  const namespace = namespaceOf(instance.state, project);
  if (asked.visibility !== undefined && asked.visibility !== project.visibility)
    checkVisibility(instance, namespace, asked.visibility);
  checkProjectNames(instance, namespace, { name, path }, project);
  if (path !== project.path) project.formerPaths.push(`${namespace.fullPath}/${project.path}`);
  Object.assign(project, { name, path, updatedAt: instance.now });
  if (asked.description !== undefined) project.description = asked.description;
  if (asked.visibility !== undefined) project.visibility = asked.visibility;
  if (asked.topics !== undefined || asked.tag_list !== undefined)
    project.topics = [...new Set(asked.topics ?? asked.tag_list ?? [])];
  if (asked.default_branch) project.defaultBranch = asked.default_branch;
  Object.assign(project.features, asked.features);
  Object.assign(project.settings, asked.settings);
}
