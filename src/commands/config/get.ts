// `devgrowth config get`: the value of one setting, for people and scripts.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { checkKey, readSetting, unset } from '#work/config/setting.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

interface GetWords {
  readonly key: string;
}

export const getCommand: CommandModule<GetWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth config get project', 'devgrowth config get host --profile work'],
  declare(command) {
    command.argument('<key>', 'Name of the setting, such as project; `config set --help` lists them');
  },
  parse: ([key = '']) => ({ key: checkKey(key) }),
  run: runGet,
};

async function runGet({ shared, own }: Input<GetWords>, world: CommandWorld): Promise<ExitCode> {
  const setting = await readSetting(own.key, shared.profile, world);
  if (shared.format === 'json') {
    world.stdout.write(await documentText('config-value', setting));
    return exitCodes.done;
  }
  if (setting.value === null) throw unset(setting);
  world.stdout.write(ink`${oneLine(String(setting.value))}\n`);
  return exitCodes.done;
}
