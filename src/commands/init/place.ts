// Where a new project is made: one's own place or a group, and whether the server lets one.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Namespace } from '#growth/forge/project.ts';
import { oneLine } from '#render/text.ts';

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** `--namespace acme` and a project: `acme/goals`. */
export function pathInNamespace(namespace: string, path: string | null, standard: string): string {
  if (path === null || !path.includes('/')) return `${namespace}/${path ?? standard}`;
  if (isSame(parentOf(path), namespace)) return path;
  throw new DevgrowthError('usage', `--namespace ${namespace} and the project ${path} do not fit together`, {
    hint: `Leave one out, or add --project ${namespace}/${standard}.`,
  });
}

/** @returns the group; null for the person's own place. Throws where the server tells that nothing may be made there. */
export async function placeForNew(path: string, forge: Forge, me: Person): Promise<Namespace | null> {
  const namespace = parentOf(path);
  if (isSame(namespace, me.username)) {
    const { canCreateProject, projectsLimit } = await forge.account();
    if (canCreateProject !== false) return null;
    const why =
      projectsLimit === 0
        ? 'people may have no projects of their own'
        : `you have as many as you may${projectsLimit === null ? '' : ` (${projectsLimit})`}`;
    throw new DevgrowthError('refused', `${forge.base} lets you make no project in ${namespace}: ${why}`, {
      hint: `${await groupAdvice(forge)} Nothing was written.`,
    });
  }
  const found = await forge.namespace(namespace);
  if (found === null) {
    throw new DevgrowthError(
      'not-found',
      `there is no group ${namespace} on ${forge.base}, or this token cannot see it`,
      {
        hint: `Check --namespace. ${await groupAdvice(forge)} Nothing was written.`,
      },
    );
  }
  if (found.kind === 'group') return found;
  throw new DevgrowthError('refused', `${namespace} is somebody else's own place`, {
    hint: 'Name a group with --namespace, or leave it out to use your own. Nothing was written.',
  });
}

const mostGroups = 5;

/** Those where one's role usually is enough; the group may have decided otherwise. */
async function groupAdvice(forge: Forge): Promise<string> {
  const { items, source } = (await forge.groupsForProjects()).asFarAsRead();
  const names = items.map(({ path }) => oneLine(path));
  const first = names.slice(0, mostGroups).join(', ');
  const more = names.length > mostGroups ? ` and ${names.length - mostGroups} more` : '';
  const members = 'its members can read it then';
  if (names.length > 0) return `Make it in a group of yours (${members}): --namespace with ${first}${more}.`;
  if (source.failed !== null) return `Make it in a group (${members}): --namespace <group>.`;
  return `You are in no group where you could make one: ask for a role from Developer up, then --namespace <group> (${members}).`;
}
