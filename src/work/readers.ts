// Who can read what is about to be written: said before it is, and refused where it would be everybody.
import { DevgrowthError } from '#errors.ts';
import { isComplete } from '#growth/words/completeness.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { oneLine } from '#render/text.ts';
import { openTo, readerNames } from '#render/reader-words.ts';
import { given, said } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';

type Openness = Pick<ProjectFacts, 'path' | 'visibility'>;

/** A project that is not private is refused, unless it is meant: then it is only said. */
export function guardOpenProject(
  facts: Openness,
  access: Pick<Access, 'allowPublic'>,
  { talk }: Pick<Desk, 'talk'>,
): void {
  refuseOpenProject(facts, access);
  const { path, visibility } = facts;
  const open = openTo(visibility);
  if (open !== null) talk.note(`${oneLine(path)} is ${visibility}: ${open} can read it, but for what is confidential`);
}

/** GitLab takes nothing into it, from nobody: https://docs.gitlab.com/user/project/working_with_projects/#archive-a-project */
export function refuseArchived({ path, url, archived }: Pick<ProjectFacts, 'path' | 'url' | 'archived'>): void {
  if (!archived) return;
  throw new DevgrowthError('refused', `${path} is archived: nothing can be written there`, {
    hint: `Nothing was written. ${howToUnarchive({ url })}`,
  });
}

export const howToUnarchive = ({ url }: Pick<ProjectFacts, 'url'>): string =>
  `Whoever owns it can unarchive it in GitLab (Settings, General, Advanced): ${url}/edit`;

export function refuseOpenProject({ path, visibility }: Openness, { allowPublic }: Pick<Access, 'allowPublic'>): void {
  const open = openTo(visibility);
  if (open === null || allowPublic) return;
  throw new DevgrowthError('refused', `${path} is ${visibility}: ${open} could read what is written there`, {
    hint: said`Nothing was written. Make it private in GitLab (Settings, General, Visibility), or add ${given('allow-public')} if you mean it.`,
  });
}

/** Of a confidential issue: `you and @sam (reporter)`; says so where it is not known. */
export async function confidentialReaders(project: Pick<GoalsProject, 'members'>, me: Person): Promise<string> {
  const { items, source } = (await project.members()).asFarAsRead();
  const others = items.filter(({ person, role }) => person.id !== me.id && (role === null || seesConfidential(role)));
  const list = others.length === 0 ? 'only you' : readerNames(['you'], others);
  return isComplete(source) ? list : `${list}, and others perhaps (the members could not be read completely)`;
}
