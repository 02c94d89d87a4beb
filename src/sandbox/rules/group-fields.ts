// What a group may be called and which settings it takes.
import { groupsFrom, parentOf } from '../who/groups.ts';
import { accept, bool, integer, oneOf, optional, text, type Params } from '../http/params.ts';
import { invalidRecord, Refusal } from '../http/reply.ts';
import type { Instance } from '../http/routing.ts';
import type { Namespace, Visibility } from '../state/state.ts';

const rules = {
  description: optional(text),
  visibility: optional(oneOf('private', 'internal', 'public')),
  project_creation_level: optional(oneOf('noone', 'owner', 'maintainer', 'developer', 'administrator')),
  subgroup_creation_level: optional(oneOf('owner', 'maintainer')),
  request_access_enabled: optional(bool),
  lfs_enabled: optional(bool),
  share_with_group_lock: optional(bool),
  membership_lock: optional(bool),
  default_branch: optional(text),
  parent_id: optional(integer),
};
export type AskedGroup = ReturnType<typeof accept<typeof rules>>;

export const groupFields = (params: Params): AskedGroup => accept(params, rules);
export const groupParameters: readonly string[] = ['name', 'path', ...Object.keys(rules)];

const openness: readonly Visibility[] = ['private', 'internal', 'public'];
const PATH_FAULT =
  "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-' or end in '.', '.git' or '.atom'.";

/** 400 as the model validates; `own` is the group that is changed. */
export function checkGroup(
  { state }: Instance,
  { name, path, parent }: { name: string; path: string; parent: Namespace | null },
  visibility: Visibility,
  own?: Namespace,
): void {
  const faults: Record<string, string[]> = {};
  const others = state.namespaces.filter(
    (other) => other !== own && (parentOf(state, other)?.id ?? null) === (parent?.id ?? null),
  );
  if (name.trim() === '') faults['name'] = ["can't be blank"];
  else if (name.length > 255) faults['name'] = ['is too long (maximum is 255 characters)'];
  else if (others.some((other) => other.kind === 'group' && other.name.toLowerCase() === name.toLowerCase()))
    faults['name'] = ['has already been taken'];
  if (path === '') faults['path'] = ["can't be blank"];
  else if (!/^[\w.][\w.-]*$/.test(path) || /\.(git|atom)$|\.$/.test(path)) faults['path'] = [PATH_FAULT];
  else if (others.some((other) => other.path.toLowerCase() === path.toLowerCase()))
    faults['path'] = ['has already been taken'];
  const limit = parent?.group?.visibility;
  if (limit !== undefined && openness.indexOf(visibility) > openness.indexOf(limit))
    faults['visibility_level'] = [`${visibility} is not allowed since the parent group has a ${limit} visibility.`];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

/** The group and everything below it gets its new address; the projects' old ones lead on to it. */
export function moveGroup({ state }: Instance, group: Namespace, fullPath: string): void {
  const before = group.fullPath;
  const inside = state.namespaces.filter((other) => groupsFrom(state, other).includes(group));
  for (const namespace of inside) {
    for (const project of state.projects.filter(({ namespaceId }) => namespaceId === namespace.id))
      project.formerPaths.push(`${namespace.fullPath}/${project.path}`);
    namespace.fullPath = `${fullPath}${namespace.fullPath.slice(before.length)}`;
  }
  group.path = fullPath.split('/').at(-1) ?? fullPath;
}

/** The sandbox plays who may create projects; the other settings it keeps and shows. */
export function applyGroupFields(group: Namespace, asked: AskedGroup): void {
  const settings = group.group;
  if (settings === undefined) throw new Error(`${group.fullPath} is no group.`);
  if (asked.project_creation_level === 'owner' || asked.project_creation_level === 'administrator')
    throw new Refusal(501, {
      error: `The sandbox does not play project_creation_level=${asked.project_creation_level}`,
    });
  if (asked.visibility !== undefined) settings.visibility = asked.visibility;
  if (asked.project_creation_level !== undefined) settings.projectCreationLevel = asked.project_creation_level;
  if (asked.description !== undefined) settings.description = asked.description ?? '';
  for (const name of [
    'subgroup_creation_level',
    'request_access_enabled',
    'lfs_enabled',
    'share_with_group_lock',
  ] as const) {
    const given = asked[name];
    if (given !== undefined && given !== null) settings.more = { ...settings.more, [name]: given };
  }
}
