// What a role cannot change is refused before anything is tried: half of a check-in would stand there else.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord, Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { type Said, said, step } from '#wording.ts';
import { goalOrWay } from './goal/no-goal.ts';
import type { Session } from './session.ts';

/** Title, text and state; or labels, days, milestone and who is assigned. */
export type Changed = 'text' | 'labels';

interface Known {
  readonly project: Pick<Session['project'], 'facts'>;
  readonly me: Pick<Person, 'id'>;
  readonly settings: Pick<Session['settings'], 'person'>;
}

interface Item {
  readonly author: Person | null;
  readonly assignees: readonly Person[];
}

/** The goal that is about to be changed. @throws `forbidden` for a role that cannot */
export async function goalToChange(
  iid: number,
  changed: Changed,
  session: Pick<Session, 'project' | 'me' | 'settings'>,
): Promise<GoalRecord> {
  const record = await goalOrWay(iid, session);
  refuseForRole(changed, record, commenting(iid), session);
  return record;
}

/**
 * A Guest comments, and changes the text of what they opened or are assigned to; never its labels.
 * https://docs.gitlab.com/user/permissions/#project-planning
 * @param instead what this role can do
 */
export function refuseForRole(
  changed: Changed,
  { author, assignees }: Item,
  instead: Said,
  { project: { facts }, me, settings }: Known,
): void {
  const item = { author, assignees };
  if (changed === 'text' ? changesText(item, { project: { facts }, me }) : facts.myRole !== 'guest') return;
  const what = changed === 'text' ? 'texts' : 'labels and days';
  throw new DevgrowthError(
    'forbidden',
    `your role in ${oneLine(facts.path)} is guest: it changes no ${what} of @${oneLine(settings.person)}`,
    { hint: said`Nothing was written. ${instead}` },
  );
}

/** A role that is inherited is not always told: then the server decides. */
export function changesText(
  { author, assignees }: Item,
  { project: { facts }, me }: { readonly project: Pick<Session['project'], 'facts'>; readonly me: Pick<Person, 'id'> },
): boolean {
  return facts.myRole !== 'guest' || author?.id === me.id || assignees.some(({ id }) => id === me.id);
}

export const commenting = (iid: number): Said => said`A comment is possible: \`${step('goal log', iid, '"..."')}\`.`;
