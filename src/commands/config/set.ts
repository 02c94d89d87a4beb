// `devgrowth config set`: changes one setting; everything else in the file, comments included, stays as it is.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import {
  isProfileName,
  readUserSettings,
  saveProfile,
  type SettingValue,
  settingValue,
} from '#settings/user-config.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { checkKey, chosenProfile, defaultProfileKey, keyHelp } from './setting.ts';

interface SetWords {
  readonly key: string;
  /** null: taken away. */
  readonly value: SettingValue | null;
}

export const setCommand: CommandModule<SetWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth config set project alex/goals', 'devgrowth config set ca_file --unset --profile work'],
  declare(command) {
    command
      .argument('<key>', 'Name of the setting')
      .argument('[value]', 'What it becomes')
      .option('--unset', 'Take it away')
      .addHelpText('after', keyHelp());
  },
  parse([key = '', typed], flags) {
    checkKey(key);
    const isUnset = flags['unset'] === true;
    if (isUnset === (typed !== undefined)) {
      throw new DevgrowthError('usage', isUnset ? '--unset takes no value' : `${key}: what it becomes is missing`, {
        hint: `\`devgrowth config set ${key} VALUE\`, or \`devgrowth config set ${key} --unset\`.`,
      });
    }
    if (typed === undefined) return { key, value: null };
    return { key, value: key === defaultProfileKey ? typed.trim() : settingValue(key, typed) };
  },
  run: runSet,
};

async function runSet({ shared, own }: Input<SetWords>, world: CommandWorld): Promise<ExitCode> {
  const { key, value } = own;
  const profile =
    key === defaultProfileKey ? await setDefault(value, world) : await setInProfile(own, shared.profile, world);
  const place = profile === null ? '' : ` in profile ${profile}`;
  const said = value === null ? `${key} is no longer set${place}.` : `${key}${place} is now ${String(value)}.`;
  const document = { profile, key, value };
  world.stdout.write(shared.format === 'json' ? await documentText('config-value', document) : ink`${oneLine(said)}\n`);
  return exitCodes.done;
}

async function setDefault(value: SettingValue | null, world: CommandWorld): Promise<null> {
  if (value === null) {
    throw new DevgrowthError('usage', 'one profile is the default', {
      hint: 'Name another one: `devgrowth config set default_profile NAME`.',
    });
  }
  const name = chosenProfile(String(value), await readUserSettings(world));
  await saveProfile(world, { name, makeDefault: true });
  return null;
}

async function setInProfile({ key, value }: SetWords, asked: string | null, world: CommandWorld): Promise<string> {
  const settings = await readUserSettings(world);
  const isNew = key === 'host' && value !== null && asked !== null && !settings.profiles.has(asked);
  if (isNew && !isProfileName(asked)) {
    throw new DevgrowthError('usage', `"${asked}" is no profile name`, {
      hint: 'Take letters, digits, dots, dashes and underscores.',
    });
  }
  const name = isNew ? asked : chosenProfile(asked, settings);
  if (key === 'host' && value === null) {
    throw new DevgrowthError('usage', 'a profile is nothing without its host', { hint: 'Name another host instead.' });
  }
  await saveProfile(world, {
    name,
    keys: { [key]: value },
    makeDefault: isNew && settings.defaultProfile === null,
  });
  return name;
}
