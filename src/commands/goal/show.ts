// `devgrowth goal show 7`: one goal with its numbered checklist, check-ins, evidence and history.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { readWhole, sourcesOf } from '../goal-stories.ts';
import { openSession } from '../session.ts';

interface ShowWords extends NamedGoal {}

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth goal show 2', 'devgrowth goal show 2 --format json'],
  completes: { number: 'goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => ({ ...namedGoal(number) }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: World): Promise<ExitCode> {
  const { project, now } = await openSession(shared, world, own);
  const [record, activity, links] = await Promise.all([
    project.goal(own.iid),
    readWhole(project, own.iid),
    project.linkedIssues(own.iid),
  ]);
  const story = { record, activity };
  const detail = buildGoalDetail({
    story,
    now,
    links: links.asFarAsRead().items,
    sources: [...sourcesOf([story]), links.source],
  });
  world.stdout.write(
    shared.format === 'json'
      ? documentText('goal', detail)
      : renderGoal(detail, { ...now, color: shared.color, columns: world.stdout.columns }),
  );
  return detail.completeness.complete ? exitCodes.done : exitCodes.notClean;
}
