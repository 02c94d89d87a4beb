// `devgrowth goal list`: goals with progress, health and its reason, due date and age.
import { exitCodes, type ExitCode } from '#errors.ts';
import { completenessOf } from '#growth/completeness.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { renderGoalList } from '#render/terminal/goal-list.ts';
import { listGoals } from '#reports/listed-goal.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import { openSession } from '../session.ts';

interface ListInput extends SharedInput {
  readonly state: 'opened' | 'closed' | 'all';
  readonly kind: string | null;
}

export const listCommand: CommandModule<ListInput> = {
  formats: ['table', 'json', 'markdown'],
  writes: false,
  examples: ['devgrowth goal list', 'devgrowth goal list --state all --format json'],
  declare(command) {
    command
      .option('--state <state>', 'open, closed or all (default: open)')
      .option('--kind <kind>', 'Only goals of this kind');
  },
  parse(_args, flags, shared) {
    const state = choiceFlag(flags, 'state', ['open', 'opened', 'closed', 'all']) ?? 'open';
    return { ...shared, state: state === 'open' ? 'opened' : state, kind: textFlag(flags, 'kind') };
  },
  run: runList,
};

async function runList(input: ListInput, world: World): Promise<ExitCode> {
  const { project, now } = await openSession(input, world);
  const list = await project.goals(input.state === 'all' ? {} : { state: input.state });
  const wanted = list.items.filter(({ kinds }) => input.kind === null || kinds.includes(input.kind));
  const stories = await readStories(project, wanted, null);
  const goals = listGoals(stories, now);
  const completeness = completenessOf([list.source, ...sourcesOf(stories)]);
  world.stdout.write(renderList());
  return completeness.complete ? exitCodes.done : exitCodes.notClean;

  function renderList(): string {
    if (input.format === 'json') return documentText('goal-list', { goals, completeness });
    if (input.format === 'markdown') return renderGoalListMarkdown(goals, completeness, now);
    return renderGoalList(goals, completeness, {
      ...now,
      color: input.color,
      columns: world.stdout.columns,
      state: input.state,
    });
  }
}
