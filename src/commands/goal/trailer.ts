// `devgrowth goal trailer 2`: the line that ties a merge request or a commit to a goal, and what its readers learn by it.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked, wrap } from '#render/terminal/ink.ts';
import { usableColumns } from '#render/terminal/paint.ts';
import { type MeantGoal, meantGoal, type NamedGoal } from '#work/goal-number.ts';
import { trailerOf } from '#work/goal/trailer.ts';
import type { Session } from '#work/session.ts';
import { onGoal } from '#work/which-goal.ts';
import { shellWord } from '#wording.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const trailerCommand: CommandModule<MeantGoal> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth goal trailer 2', 'devgrowth goal trailer 2 --format json'],
  completes: { number: 'open-goals' },
  declare(command) {
    command.argument('[number]', 'Number of the goal, or part of its title; without it you choose');
  },
  parse: ([number]) => meantGoal(number),
  run: (input, world) => onGoal(input, world, (named: Input<NamedGoal>, session) => runTrailer(named, session, world)),
};

async function runTrailer(
  { shared, own }: Input<NamedGoal>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const { goal, line, reference } = await trailerOf(own, session);
  const { iid, title, url, state } = goal;
  const commit = `git commit --trailer ${shellWord(`Goal=${reference}`)}`;
  if (shared.format === 'json') {
    world.stdout.write(await documentText('goal-trailer', { goal: { iid, title, url }, trailer: line, commit }));
    return exitCodes.done;
  }
  world.stdout.write(ink`${line}\n`);
  const columns = usableColumns(world.stdout.columns);
  const how = [
    '',
    ...wrap('Put it on a line of its own into the text of a merge request of yours, or into a commit:', columns),
    ink`  ${commit}`,
    ...wrap(
      'Whoever reads that reads the path and number of this project, not its title. Never write "Closes" before it: the merge would close the goal.',
      columns,
    ),
  ];
  world.stderr.write(stacked(how));
  if (state === 'closed') world.talk.warn(`#${iid} is closed: what is done from now on is hardly its work`);
  return exitCodes.done;
}
