// `devgrowth template show NAME`: what a template asks, and the text it gives when nothing is answered.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderTemplate } from '#render/terminal/project/templates.ts';
import { type ShowWords, showTemplate } from '#work/template/showing.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth template show reading', 'devgrowth template show promotion/senior-to-staff'],
  completes: { name: 'templates' },
  declare(command) {
    command.argument('<name>', 'A kind of goal, or a document such as promotion/general').option(...templatesFlag);
  },
  parse: ([name = ''], flags) => ({
    name: name.trim().toLowerCase(),
    folder: textFlag(flags, 'templates'),
  }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const shown = await showTemplate(own, shared, world);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('template', shown)
      : renderTemplate(shown, { color: shared.color, columns: world.stdout.columns }),
  );
  return exitCodes.done;
}
