// `devgrowth config path`: where the settings are.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { configPaths } from '#work/config/reading.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

export const pathCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth config path', 'devgrowth config path --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runPath(shared, world),
};

async function runPath(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const paths = configPaths(world);
  world.stdout.write(input.format === 'json' ? await documentText('config-path', paths) : ink`${paths.config}\n`);
  return exitCodes.done;
}
