// `devgrowth drafts list`: what was typed and is not yet safely on the server.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderDrafts } from '#render/terminal/project/drafts.ts';
import { readDrafts } from '#work/draft/listing.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

export const listCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth drafts list', 'devgrowth drafts list --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runList(shared, world),
};

async function runList(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const drafts = await readDrafts(world);
  world.stdout.write(
    input.format === 'json'
      ? await documentText('drafts', { drafts })
      : renderDrafts(drafts, { columns: world.stdout.columns, zone: world.zone() }),
  );
  return exitCodes.done;
}
