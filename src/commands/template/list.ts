// `devgrowth template list`: every kind of goal and every document there is a template for, and where each comes from.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderTemplates } from '#render/terminal/project/templates.ts';
import { textFlag } from '../answers.ts';
import { listTemplates } from '#work/template/listing.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';

interface ListWords {
  readonly folder: string | null;
}

export const listCommand: CommandModule<ListWords> = {
  formats: ['table', 'json'],
  writes: false,
  examples: ['devgrowth template list', 'devgrowth template list --format json'],
  declare(command) {
    command.option(...templatesFlag);
  },
  parse: (_args, flags) => ({ folder: textFlag(flags, 'templates') }),
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: CommandWorld): Promise<ExitCode> {
  const { templates, broken } = await listTemplates(own.folder, shared, world);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('template-list', { templates, broken })
      : renderTemplates(templates, broken, { color: shared.color, columns: world.stdout.columns }),
  );
  return exitCodes.done;
}
