// `devgrowth goal link 7 URL`: ties a goal to an issue, here or in another project; `--remove` takes the link away.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { type ItemPlace, itemReference } from '#growth/foreign-item.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { issueNamed, type NamedGoal, namedGoal } from '../goal-number.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { announceLink, linkProblem, placeFrom } from './add-source.ts';

interface LinkInput extends SharedInput, NamedGoal {
  readonly target: string;
  readonly remove: boolean;
}

export const linkCommand: CommandModule<LinkInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal link 2 "#3"', 'devgrowth goal link 2 "#3" --remove'],
  completes: { number: 'goals' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .argument('<issue>', 'Address of an issue on the same host, or the number of one here: #3')
      .option('--remove', 'Take the link away');
  },
  parse: ([number = '', target = ''], flags, shared) => ({
    ...shared,
    ...namedGoal(number),
    target,
    remove: flags['remove'] === true,
  }),
  run: runLink,
};

async function runLink(input: LinkInput, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { project } = session;
  const place = placeOf(input.target, session);
  const reference = itemReference(place);
  const problem = linkProblem(place);
  if (problem) throw problem;
  const record = await project.goal(input.iid);
  if (place.iid === record.iid && place.home === project.facts.path) {
    throw new DevgrowthError('usage', 'a goal cannot be linked to itself', { hint: 'Name another issue.' });
  }
  if (!input.remove) announceLink(place, session, world);
  if (input.dryRun)
    return endDryRun(
      [`${input.remove ? 'unlink' : 'link'} #${record.iid} ${record.title}: ${reference}`],
      input,
      world,
    );
  const say = input.remove
    ? (await project.unlinkIssue(record.iid, place))
      ? `Unlinked #${record.iid} ${record.title} from ${reference}`
      : `#${record.iid} ${record.title} has no link to ${reference}`
    : (await project.linkIssue(record.iid, place)) === 'linked'
      ? `Linked #${record.iid} ${record.title} to ${reference}`
      : `#${record.iid} ${record.title} is linked to ${reference} already`;
  return endWrite({ record, warnings: [], say }, session, input, world);
}

function placeOf(target: string, session: Session): ItemPlace {
  const place = issueNamed(target, session.project.facts.path, session.forge);
  return place === null || typeof place === 'string' ? placeFrom(target, session) : place;
}
