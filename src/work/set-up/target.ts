// Which project is set up: an existing goals project, one to adopt, or a new one. A 404 alone never leads to a new one.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Namespace, ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { defaultProjectPath, projectTopic } from '#growth/forge/layout.ts';
import { projectSettingsPath } from '#settings/project-settings.ts';
import { given, said, step } from '#wording.ts';
import { refuseOpenProject } from '../readers.ts';
import { whole } from '../whole.ts';
import { namesPerson } from '../whose-project.ts';
import { pathInNamespace, placeForNew } from './place.ts';

export interface Target {
  readonly path: string;
  /** null: to be created. */
  readonly facts: ProjectFacts | null;
  /** Where it is to be created, when that is a group. */
  readonly group: Namespace | null;
}

export interface TargetChoice {
  /** As it was named, or the environment or the profile names it. */
  readonly path: string | null;
  /** A group to make it in. */
  readonly namespace: string | null;
  readonly adopt: boolean;
  readonly allowPublic: boolean;
}

export async function findTarget(forge: Forge, me: Person, choice: TargetChoice): Promise<Target> {
  if (choice.path !== null && namesPerson(choice.path))
    throw new DevgrowthError('usage', `${choice.path} is a person, and a new project needs a path`, {
      hint: said`Such as \`${given('project', `${me.username}/${defaultProjectPath}`)}\`.`,
    });
  const hint = said`Nothing was written. Run \`${step('init')}\` again: without that list a second project could be created.`;
  const own = whole(await forge.ownProjects(), forge.base, hint);
  const marked = own.filter(({ topics, archived }) => topics.includes(projectTopic) && !archived);
  const [only] = marked;
  if (choice.path === null && choice.namespace === null && only && marked.length === 1)
    return checked(forge, only, choice);

  const path =
    choice.namespace === null
      ? fullPath(choice.path ?? defaultProjectPath, me)
      : pathInNamespace(choice.namespace, choice.path, defaultProjectPath);
  const facts =
    own.find((project) => project.path.toLowerCase() === path.toLowerCase()) ?? (await forge.findProject(path));
  if (facts) return checked(forge, facts, choice);
  return { path, facts: null, group: await placeForNew(path, forge, me) };
}

function fullPath(path: string, me: Person): string {
  return path.includes('/') ? path : `${me.username}/${path}`;
}

async function checked(forge: Forge, facts: ProjectFacts, { adopt, allowPublic }: TargetChoice): Promise<Target> {
  refuseOpenProject(facts, { allowPublic });
  const isOurs =
    facts.topics.includes(projectTopic) || (await forge.open(facts, {}).readFile(projectSettingsPath)) !== null;
  if (!isOurs && !adopt) {
    throw new DevgrowthError('refused', `${facts.path} exists and is not a goals project`, {
      hint: said`Add ${given('adopt')} to complete it, or choose another path with ${given('project')}. Nothing that is in it is changed or removed.`,
    });
  }
  return { path: facts.path, facts, group: null };
}
