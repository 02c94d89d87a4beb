// `devgrowth explore [words]`: issues and epics that look for somebody, those that fit my goals first. Reads, and tells nobody.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderExplored } from '#render/terminal/project/explored.ts';
import { explore, type ExploreWords } from '#work/explore/exploring.ts';
import { collect, listFlag, textFlag } from './answers.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';

interface OwnWords extends ExploreWords {
  readonly all: boolean;
}

export const exploreCommand: CommandModule<OwnWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth explore', 'devgrowth explore postgres --label "help wanted" --all'],
  declare(command) {
    command
      .argument('[words...]', 'All of them stand in its title, labels or path')
      .option('--group <path>', 'Look in this group and all below it')
      .option('--label <name>', 'With this label (repeatable: one of them is enough)', collect)
      .option('--topic <name>', 'Look in the projects of this topic')
      .option('--all', 'Show all of them');
  },
  parse: (args, flags) => ({
    words: args.join(' '),
    group: textFlag(flags, 'group'),
    labels: listFlag(flags, 'label'),
    topic: textFlag(flags, 'topic'),
    all: flags['all'] === true,
  }),
  run: runExplore,
};

async function runExplore({ shared, own }: Input<OwnWords>, world: CommandWorld): Promise<ExitCode> {
  const explored = await explore(own, shared, world);
  if (shared.format === 'json') {
    world.stdout.write(await documentText('explore', explored));
  } else {
    const { columns } = world.stdout;
    world.stdout.write(renderExplored(explored, { all: own.all, color: shared.color, columns }));
  }
  return explored.completeness.complete ? exitCodes.done : exitCodes.notClean;
}
