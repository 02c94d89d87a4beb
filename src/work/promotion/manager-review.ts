// Whether the manager gets the document assigned when it moves to their review: what lets a Guest read it, so it is said and asked.
import { DevgrowthError } from '#errors.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Person } from '#growth/words/goal.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { personNamed } from '../person-named.ts';
import type { Session } from '../session.ts';
import { keepThemApart, openGapsIn } from './looked-at.ts';
import { whole } from '../whole.ts';

/** The person to assign it to; null for nobody. Says who will read it. @param isWanted null: not decided yet */
export async function managerToAssign(
  record: PromotionRecord,
  { forge, project, settings }: Pick<Session, 'forge' | 'project' | 'settings'>,
  isWanted: boolean | null,
  { ask, yes, talk }: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<Person | null> {
  if (isWanted === false) return null;
  const { manager } = settings;
  if (manager === null) {
    if (isWanted === null) {
      talk.say('No manager is named in .devgrowth.yml, so it is assigned to nobody.');
      return null;
    }
    throw new DevgrowthError('usage', said`${given('assign-manager')}: no manager is named in .devgrowth.yml`, {
      hint: said`Write the username after "manager:" in that file and make them a member with \`${step('init', { manager: '@name' })}\`.`,
    });
  }
  const person = await personNamed(manager, forge, project, null);
  const members = whole(await project.members(), project.facts.path);
  const member = members.find((one) => one.person.id === person?.id);
  if (person === null || person.id === null || member === undefined) {
    throw new DevgrowthError(
      'refused',
      `@${manager} is no member of this project: assigning it would show them nothing`,
      {
        hint: said`Make them one with \`${step('init', { manager: `@${manager}` })}\`, or move on with ${given('no-assign-manager')}.`,
      },
    );
  }
  if (record.assignees.some(({ id }) => id === person.id)) {
    talk.say(`It is assigned to @${manager} already, who can read and edit all of it.`);
    return null;
  }
  if (isWanted === null && seesConfidential(member.role)) {
    talk.say(`@${manager} can read it without being assigned: their role is ${member.role ?? 'unknown'}.`);
    return null;
  }
  talk.say(
    `Assigned to them, @${manager} can read and edit the whole document: the private part Gaps and all comments, too.`,
  );
  if (openGapsIn(record.description).length > 0) talk.hint(keepThemApart);
  if (isWanted === true) return person;
  if (ask === null || yes) {
    throw new DevgrowthError('usage', `say whether @${manager} gets it assigned`, {
      hint: said`Add ${given('assign-manager')}, or ${given('no-assign-manager')} to move it without showing it to anybody. Nothing was written.`,
    });
  }
  const sure = await ask.confirm({
    name: 'assign-manager',
    message: `Assign it to @${manager}?`,
    default: false,
  });
  return sure ? person : null;
}
