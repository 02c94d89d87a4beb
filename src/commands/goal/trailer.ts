// `devgrowth goal trailer 2`: the line that ties a merge request or a commit to a goal, and what its readers learn by it.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked, wrap } from '#render/terminal/ink.ts';
import { usableColumns } from '#render/terminal/paint.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
import { trailerOf } from '#work/goal/trailer.ts';
import { openSession } from '#work/session.ts';
import { shellWord } from '#wording.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const trailerCommand: CommandModule<NamedGoal> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth goal trailer 2', 'devgrowth goal trailer 2 --format json'],
  completes: { number: 'open-goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => namedGoal(number),
  run: runTrailer,
};

async function runTrailer({ shared, own }: Input<NamedGoal>, world: CommandWorld): Promise<ExitCode> {
  const { goal, line, reference } = await trailerOf(own, await openSession(shared, world, own));
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
