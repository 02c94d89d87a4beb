// `devgrowth skills show`: the skill for assistants, as it would be installed.
import { exitCodes } from '#errors.ts';
import { inkOf } from '#render/terminal/ink.ts';
import { skillText } from '#work/skill/installing.ts';
import type { CommandModule } from '../command.ts';

export const showCommand: CommandModule = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth skills show', 'devgrowth skills show > SKILL.md'],
  declare() {},
  parse: () => ({}),
  async run(_input, world) {
    world.stdout.write(inkOf(await skillText(world)));
    return exitCodes.done;
  },
};
