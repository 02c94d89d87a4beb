// `devgrowth goal link 7 URL`: ties a goal to an issue, here or in another project; `--remove` takes the link away.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { isSameItem, type ItemPlace, itemReference } from '#growth/goals/foreign-item.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { issueNamed, type NamedGoal, namedGoal } from '../goal-number.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { announceLink, linkProblem, placeFrom } from './add-source.ts';

interface LinkWords extends NamedGoal {
  readonly target: string;
  readonly remove: boolean;
}

export const linkCommand: CommandModule<LinkWords> = {
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
  parse: ([number = '', target = ''], flags) => ({
    ...namedGoal(number),
    target,
    remove: flags['remove'] === true,
  }),
  run: runLink,
};

async function runLink({ shared, own }: Input<LinkWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const { project } = session;
  const place = placeOf(own.target, session);
  const reference = itemReference(place);
  const problem = linkProblem(place);
  if (problem) throw problem;
  const record = await project.goal(own.iid);
  if (isSameItem(place, { ...place, home: project.facts.path, iid: record.iid })) {
    throw new DevgrowthError('usage', 'a goal cannot be linked to itself', { hint: 'Name another issue.' });
  }
  if (!own.remove) announceLink(place, session, world);
  if (shared.dryRun)
    return endDryRun([`${own.remove ? 'unlink' : 'link'} #${record.iid} ${record.title}: ${reference}`], shared, world);
  const say = own.remove
    ? (await project.unlinkIssue(record.iid, place))
      ? `Unlinked #${record.iid} ${record.title} from ${reference}`
      : `#${record.iid} ${record.title} has no link to ${reference}`
    : (await project.linkIssue(record.iid, place)) === 'linked'
      ? `Linked #${record.iid} ${record.title} to ${reference}`
      : `#${record.iid} ${record.title} is linked to ${reference} already`;
  return endWrite({ record, warnings: [], say }, session, shared, world);
}

function placeOf(target: string, session: Session): ItemPlace {
  const place = issueNamed(target, session.project.facts.path, session.forge);
  return place === null || typeof place === 'string' ? placeFrom(target, session) : place;
}
