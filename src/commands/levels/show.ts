// `devgrowth levels show`: what each level asks for, area by area, so that the difference between two shows.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderLevels } from '#render/terminal/goals/levels.ts';
import { showLevels, type ShowWords } from '#work/levels/showing.ts';
import { listFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth levels show', 'devgrowth levels show general-engineering staff'],
  declare(command) {
    command.argument('[name...]', 'Levels, one of them, or both; without it those that you have chosen');
  },
  parse: (args) => ({ named: listFlag({ args }, 'args') }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const shown = await showLevels(own, shared, world);
  if (shared.format === 'json') {
    const { levels, isOwn, level, others } = shown;
    world.stdout.write(
      await documentText('levels', { ...levels, origin: isOwn ? 'project' : 'built-in', level, others }),
    );
  } else world.stdout.write(renderLevels(shown, { color: shared.color, columns: world.stdout.columns }));
  return exitCodes.done;
}
