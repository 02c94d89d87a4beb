// One setting of a profile, or which profile is the default: read, changed, taken away.
import { forgetKept } from '#settings/kept-answers.ts';
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { saveForAll } from '#settings/for-all.ts';
import { sandboxHost } from '#settings/host.ts';
import { commandWords } from '#settings/program.ts';
import {
  isProfileName,
  profileKeys,
  readUserSettings,
  saveProfile,
  type SettingValue,
  settingValue,
  type UserSettings,
} from '#settings/user-config.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';

type ConfigDesk = Pick<Desk, 'files' | 'places'>;

export interface Setting {
  /** null: it belongs to none. */
  readonly profile: string | null;
  readonly key: string;
  /** null: it is not set. */
  readonly value: SettingValue | null;
  /** Its profile became the one that is used where none is named. */
  readonly isDefault?: boolean;
}

export const defaultProfileKey = 'default_profile';
export const editorKey = 'editor';

/** What can be set, by the names of the file. */
export const settingKeys: readonly string[] = [defaultProfileKey, editorKey, ...profileKeys.keys()];

/** @throws `usage` for a key there is none of */
export function checkKey(key: string): string {
  if (settingKeys.includes(key)) return key;
  if (/token|password|secret/i.test(key) && !key.startsWith('token_')) {
    throw new DevgrowthError('usage', 'no secrets in the settings', {
      hint: said`\`${step('auth login')}\` keeps a token where only you can read it.`,
    });
  }
  throw new DevgrowthError('usage', `there is no setting "${key}"${suggestion(key, settingKeys)}`, {
    hint: `Settings: ${settingKeys.join(', ')}.`,
  });
}

/** @throws `usage` for a value that the key does not take */
export function typedValue(key: string, typed: string): SettingValue {
  if (key === editorKey) commandWords(typed, editorKey);
  return key === defaultProfileKey || key === editorKey ? typed.trim() : settingValue(key, typed);
}

/** @param asked the profile; null: the default, or the only one */
export async function readSetting(key: string, asked: string | null, desk: ConfigDesk): Promise<Setting> {
  const settings = await readUserSettings(desk);
  if (key === defaultProfileKey) return { profile: null, key, value: settings.defaultProfile };
  if (key === editorKey) return { profile: null, key, value: settings.editor };
  const profile = chosenProfile(asked, settings);
  return { profile, key, value: settings.profiles.get(profile)?.[key] ?? null };
}

/** For whoever needs one that is set. */
export function unset({ profile, key }: Setting): DevgrowthError {
  return new DevgrowthError('not-found', `${key} is not set${profile === null ? '' : ` in profile ${profile}`}`, {
    hint: said`\`${step('config set', key, 'VALUE')}\` sets it.`,
  });
}

/** Everything else in the file, comments included, stays as it is. @param value null takes it away */
export async function changeSetting(
  { key, value }: Pick<Setting, 'key' | 'value'>,
  asked: string | null,
  desk: ConfigDesk,
): Promise<Setting> {
  const settings = await readUserSettings(desk);
  if (key === defaultProfileKey) {
    const name = chosenProfile(someProfile(value), settings);
    await saveProfile(desk, { name, makeDefault: true });
    return { profile: null, key, value };
  }
  if (key === editorKey) {
    await saveForAll(desk, ['editor'], value === null ? null : String(value));
    return { profile: null, key, value };
  }
  if (key === 'host' && value !== null && asked === null) {
    const own = ofItsOwn(String(value), settings);
    if (own !== null) {
      await saveProfile(desk, { name: own, host: String(value), makeDefault: true });
      return { profile: own, key, value, isDefault: settings.defaultProfile !== own };
    }
  }
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
  await saveProfile(desk, { name, keys: { [key]: value }, makeDefault: isNew && settings.defaultProfile === null });
  const { host } = settings.profiles.get(name) ?? {};
  if (key === 'cache' && value === 'off' && host !== undefined) await forgetKept(String(host), desk);
  return { profile: name, key, value };
}

/** The first host has a profile to itself, and so has the sandbox: a project on another host is none of theirs. null: the chosen one's. */
function ofItsOwn(host: string, { profiles }: UserSettings): string | null {
  if (host.trim().toLowerCase() === sandboxHost)
    return [...profiles].find(([, { host: known }]) => known === sandboxHost)?.[0] ?? freeName(sandboxHost, profiles);
  return profiles.size === 0 ? (urlOf(host.includes('://') ? host : `https://${host}`)?.hostname ?? null) : null;
}

function freeName(wanted: string, taken: UserSettings['profiles']): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!taken.has(name)) return name;
  }
}

function someProfile(value: SettingValue | null): string {
  if (value !== null) return String(value);
  throw new DevgrowthError('usage', 'one profile is the default', {
    hint: said`Name another one: \`${step('config set', 'default_profile', 'NAME')}\`.`,
  });
}

/** The profile asked for, else the default, else the only one. @throws `usage` where none of them is there */
function chosenProfile(asked: string | null, { defaultProfile, profiles }: UserSettings): string {
  const names = [...profiles.keys()];
  const name = asked ?? defaultProfile ?? (names.length === 1 ? (names[0] ?? null) : null);
  if (name !== null && profiles.has(name)) return name;
  if (name !== null) {
    throw new DevgrowthError('usage', `there is no profile "${name}"${suggestion(name, names)}`, {
      hint: said`Make it with \`${step('config set', 'host', 'gitlab.com', { profile: name })}\`.`,
    });
  }
  if (names.length > 0)
    throw new DevgrowthError('usage', 'no profile is chosen', {
      hint: said`Choose with ${given('profile')}: ${names.join(', ')}.`,
    });
  throw new DevgrowthError('usage', 'there is no profile yet', {
    hint: said`\`${step('auth login')}\` makes one, and without a login \`${step('config set', 'host', sandboxHost)}\`.`,
  });
}
