// Where a new project is made: one's own place or a group, and whether the server lets one.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Namespace } from '#growth/forge/project.ts';
import { oneLine } from '#render/text.ts';
import { given, type Said, said } from '#wording.ts';

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Of the group `acme`: `acme/goals`. */
export function pathInNamespace(namespace: string, path: string | null, standard: string): string {
  if (path === null || !path.includes('/')) return `${namespace}/${path ?? standard}`;
  if (isSame(parentOf(path), namespace)) return path;
  throw new DevgrowthError(
    'usage',
    said`${given('namespace', namespace)} and the project ${path} do not fit together`,
    {
      hint: said`Leave one out, or add ${given('project', `${namespace}/${standard}`)}.`,
    },
  );
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
      hint: said`${await groupAdvice(forge)} Nothing was written.`,
    });
  }
  const found = await forge.namespace(namespace);
  if (found === null) {
    throw new DevgrowthError(
      'not-found',
      `there is no group ${namespace} on ${forge.base}, or this token cannot see it`,
      {
        hint: said`Check ${given('namespace')}. ${await groupAdvice(forge)} Nothing was written.`,
      },
    );
  }
  if (found.kind === 'group') return found;
  throw new DevgrowthError('refused', `${namespace} is somebody else's own place`, {
    hint: said`Name a group with ${given('namespace')}, or leave it out to use your own. Nothing was written.`,
  });
}

const mostGroups = 5;

/** Those where one's role usually is enough; the group may have decided otherwise. */
async function groupAdvice(forge: Forge): Promise<Said> {
  const { items, source } = (await forge.groupsForProjects()).asFarAsRead();
  const names = items.map(({ path }) => oneLine(path));
  const first = names.slice(0, mostGroups).join(', ');
  const more = names.length > mostGroups ? ` and ${names.length - mostGroups} more` : '';
  const members = 'its members can read it then';
  if (names.length > 0)
    return said`Make it in a group of yours (${members}): ${given('namespace')} with ${first}${more}.`;
  if (source.failed !== null) return said`Make it in a group (${members}): ${given('namespace')} <group>.`;
  return said`You are in no group where you could make one: ask for a role from Developer up, then ${given('namespace')} <group> (${members}).`;
}
