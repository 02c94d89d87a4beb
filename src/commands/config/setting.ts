// Which setting of which profile is meant: keys that exist, a profile that is there.
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { profileKeys, type UserSettings } from '#settings/user-config.ts';

export const defaultProfileKey = 'default_profile';

/** For the help of a command: what can be set. */
export function keyHelp(): string {
  const [first, second] = [
    [defaultProfileKey, 'host', 'project', 'token_command', 'token_from'],
    [...profileKeys.keys()],
  ];
  return `\nKeys: ${first.join(', ')},\n      ${second.filter((key) => !first.includes(key)).join(', ')}`;
}

/** @throws `usage` for a key there is none of */
export function checkKey(key: string): string {
  const keys = [defaultProfileKey, ...profileKeys.keys()];
  if (keys.includes(key)) return key;
  if (/token|password|secret/i.test(key) && !key.startsWith('token_')) {
    throw new DevgrowthError('usage', 'no secrets in the settings', {
      hint: '`devgrowth auth login` keeps a token where only you can read it.',
    });
  }
  throw new DevgrowthError('usage', `there is no setting "${key}"${suggestion(key, keys)}`, {
    hint: `Settings: ${keys.join(', ')}.`,
  });
}

/** The profile asked for, else the default, else the only one. @throws `usage` where none of them is there */
export function chosenProfile(asked: string | null, { defaultProfile, profiles }: UserSettings): string {
  const names = [...profiles.keys()];
  const name = asked ?? defaultProfile ?? (names.length === 1 ? (names[0] ?? null) : null);
  if (name !== null && profiles.has(name)) return name;
  if (name !== null) {
    throw new DevgrowthError('usage', `there is no profile "${name}"${suggestion(name, names)}`, {
      hint: `Make it with \`devgrowth config set host gitlab.com --profile ${name}\`.`,
    });
  }
  throw new DevgrowthError('usage', names.length === 0 ? 'there is no profile yet' : 'no profile is chosen', {
    hint:
      names.length === 0 ? 'Run `devgrowth auth login` to make one.' : `Choose with --profile: ${names.join(', ')}.`,
  });
}
