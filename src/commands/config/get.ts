// `devgrowth config get`: the value of one setting, for people and scripts.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { readUserSettings } from '#settings/user-config.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { checkKey, chosenProfile, defaultProfileKey } from './setting.ts';

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

async function runGet(
  { shared: { profile: asked, format }, own: { key } }: Input<GetWords>,
  world: CommandWorld,
): Promise<ExitCode> {
  const settings = await readUserSettings(world);
  const profile = key === defaultProfileKey ? null : chosenProfile(asked, settings);
  const value = profile === null ? settings.defaultProfile : (settings.profiles.get(profile)?.[key] ?? null);
  if (format === 'json') {
    world.stdout.write(await documentText('config-value', { profile, key, value }));
    return exitCodes.done;
  }
  if (value === null) {
    throw new DevgrowthError('not-found', `${key} is not set${profile === null ? '' : ` in profile ${profile}`}`, {
      hint: `\`devgrowth config set ${key} VALUE\` sets it.`,
    });
  }
  world.stdout.write(ink`${oneLine(String(value))}\n`);
  return exitCodes.done;
}
