// Whether the manager gets the document assigned when it moves to their review: what lets a Guest read it, so it is said and asked.
import { DevgrowthError } from '#errors.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Person } from '#growth/words/goal.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { ink } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import { personNamed } from '../person-named.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

interface Offer extends Pick<SharedInput, 'mayAsk' | 'yes'> {
  /** `--assign-manager`, `--no-assign-manager`, neither. */
  readonly assignManager: boolean | null;
}

/** The person to assign it to; null for nobody. Says on stderr who will read it. */
export async function managerToAssign(
  record: PromotionRecord,
  { forge, project, settings }: Session,
  input: Offer,
  world: World,
): Promise<Person | null> {
  const say = (text: string) => world.stderr.write(ink`${text}\n`);
  if (input.assignManager === false) return null;
  const { manager } = settings;
  if (manager === null) {
    if (input.assignManager === null) {
      say('No manager is named in .devgrowth.yml, so it is assigned to nobody.');
      return null;
    }
    throw new DevgrowthError('usage', '--assign-manager: no manager is named in .devgrowth.yml', {
      hint: 'Write the username after "manager:" in that file and make them a member with `devgrowth init --manager @name`.',
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
        hint: `Make them one with \`devgrowth init --manager @${manager}\`, or move on with --no-assign-manager.`,
      },
    );
  }
  if (record.assignees.some(({ id }) => id === person.id)) {
    say(`It is assigned to @${manager} already, who can read and edit all of it.`);
    return null;
  }
  if (input.assignManager === null && seesConfidential(member.role)) {
    say(`@${manager} can read it without being assigned: their role is ${member.role ?? 'unknown'}.`);
    return null;
  }
  say(
    `Assigned to them, @${manager} can read and edit the whole document: the private part Gaps and all comments, too.`,
  );
  if (input.assignManager === true) return person;
  if (!input.mayAsk || input.yes) {
    throw new DevgrowthError('usage', `say whether @${manager} gets it assigned`, {
      hint: 'Add --assign-manager, or --no-assign-manager to move it without showing it to anybody. Nothing was written.',
    });
  }
  const sure = await world.prompt.confirm({
    name: 'assign-manager',
    message: `Assign it to @${manager}?`,
    default: false,
  });
  return sure ? person : null;
}
