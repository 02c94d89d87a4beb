// `devgrowth doctor`: why does it not work? One line for each thing that must be right, and what to do about it.
import { exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderCheckup } from '#render/terminal/project/checkup.ts';
import type { Checkup } from '#reports/checkup.ts';
import type { Said } from '#wording.ts';
import { checkUp } from '#work/check-up/checking-up.ts';
import type { CommandModule } from './command.ts';
import { commandWords } from './command-words.ts';

export const doctorCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth doctor', 'devgrowth doctor --format json'],
  declare() {},
  parse: () => ({}),
  async run({ shared }, world) {
    const checkup = worded(await checkUp(shared, world));
    const { columns } = world.stdout;
    const text = () => renderCheckup(checkup, { columns, color: shared.color });
    world.stdout.write(shared.format === 'json' ? await documentText('doctor', checkup) : text());
    if (checkup.failed > 0) return exitCodes.failed;
    return checkup.warnings > 0 ? exitCodes.notClean : exitCodes.done;
  },
};

function worded({ checks, ...checkup }: Checkup<Said>): Checkup {
  return {
    ...checkup,
    checks: checks.map(({ name, state, says, todo }) => ({
      name,
      state,
      says: commandWords(says),
      todo: todo && commandWords(todo),
    })),
  };
}
