// Labels that a person gives a new goal beside ours.
import { DevgrowthError } from '#errors.ts';
import type { NewGoal } from '#growth/forge/writes.ts';
import { given, said } from '#wording.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

/**
 * Ours say what a goal is, and have flags of their own. GitLab lists every label of a project to its Guests: one that a
 * confidential goal would bring along tells of it. Costs a request where labels are named.
 */
export async function checkLabels(
  { labels = [], confidential }: Pick<NewGoal, 'labels' | 'confidential'>,
  { project }: Pick<Session, 'project'>,
): Promise<void> {
  if (labels.length === 0) return;
  const there = whole(await project.labels(), project.facts.path);
  const ours = labels.filter((name) => there.some((label) => label.name === name && label.word !== null));
  if (ours.length > 0) {
    throw new DevgrowthError(
      'usage',
      said`${given('label')}: ${ours.join(', ')} says what a goal is, and is given by devgrowth`,
      {
        hint: said`Leave it out; ${given('kind')} names the kind.`,
      },
    );
  }
  const fresh = labels.filter((name) => !there.some((label) => label.name === name));
  if (confidential && fresh.length > 0) {
    throw new DevgrowthError(
      'refused',
      `the project has no label ${fresh.join(', ')}, and its Guests would see the name of a new one`,
      {
        hint: 'Nothing was written. Make the label in the browser first, where its name may be read, or leave it out.',
      },
    );
  }
}
