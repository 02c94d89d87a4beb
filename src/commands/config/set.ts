// `devgrowth config set`: changes one setting; everything else in the file, comments included, stays as it is.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import {
  changeSetting,
  checkKey,
  defaultProfileKey,
  editorKey,
  type Setting,
  settingKeys,
  typedValue,
} from '#work/config/setting.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

/** null: taken away. */
type SetWords = Pick<Setting, 'key' | 'value'>;

export const setCommand: CommandModule<SetWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: [
    'devgrowth config set project alex/goals',
    'devgrowth config set editor "code --wait"',
    'devgrowth config set host sandbox',
    'devgrowth config set ca_file --unset --profile work',
  ],
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
    return { key, value: typed === undefined ? null : typedValue(key, typed) };
  },
  run: runSet,
};

async function runSet({ shared, own }: Input<SetWords>, world: CommandWorld): Promise<ExitCode> {
  const changed = await changeSetting(own, shared.profile, world);
  const { profile, key, value } = changed;
  const place = profile === null ? '' : ` in profile ${profile}`;
  const said = value === null ? `${key} is no longer set${place}.` : `${key}${place} is now ${String(value)}.`;
  if (key === 'host' && profile !== null && changed.isDefault === true)
    world.talk.note(`profile ${profile} is the default now; \`devgrowth config list\` shows all`);
  const { isDefault: _told, ...setting } = changed;
  world.stdout.write(shared.format === 'json' ? await documentText('config-value', setting) : ink`${oneLine(said)}\n`);
  return exitCodes.done;
}

function keyHelp(): string {
  const first = [defaultProfileKey, editorKey, 'host', 'project', 'token_command', 'token_from'];
  const second = settingKeys.filter((key) => !first.includes(key));
  return `\nKeys: ${first.join(', ')},\n      ${second.join(', ')}`;
}
