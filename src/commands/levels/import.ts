// `devgrowth levels import FILE`: levels that others publish, nested or flat, as a file of this form.
import { exitCodes } from '#errors.ts';
import { inkOf } from '#render/terminal/ink.ts';
import { importedLevels, type ImportWords } from '#work/levels/importing.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule } from '../command.ts';

export const importCommand: CommandModule<ImportWords> = {
  formats: ['text'],
  writes: false,
  examples: [
    'devgrowth levels import competencies.yml --name backend',
    'devgrowth levels import backend.md > backend.yml',
  ],
  declare(command) {
    command
      .argument('<file>', 'Topics with levels and criteria, or a list of competences (YAML, JSON, front matter)')
      .option('--name <name>', 'What the levels are called (default: by their title)');
  },
  parse: ([file = ''], flags) => ({ file, name: textFlag(flags, 'name') }),
  async run({ own }, world) {
    world.stdout.write(inkOf(await importedLevels(own, world)));
    return exitCodes.done;
  },
};
