// The user's own settings, config.yml: profiles (a host with its goals project) and which one is the default.
import { join } from 'node:path';
import { isMap, isNode } from 'yaml';
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { said, step } from '#wording.ts';
import type { World } from '#world.ts';
import { type HostRules, knownHost, normaliseHost } from './host.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { readSettings, type SettingsText } from './settings-text.ts';

export type ConfigWorld = Pick<World, 'files' | 'places'>;

export interface Profile {
  /** `sandbox` or a base address. */
  readonly host: string;
  readonly project: string | null;
  readonly tokenCommand: string | null;
  readonly authHeader?: 'bearer' | 'private-token';
  readonly headersCommand?: string;
  /** Where the token is asked for each time, instead of a file of ours. */
  readonly tokenFrom?: 'glab' | 'keyring';
  readonly caFile?: string;
  readonly insecureHttp?: boolean;
  readonly cache?: 'off' | 'on' | 'all';
}

export interface UserConfig {
  readonly defaultProfile: string | null;
  /** null: the environment's. */
  readonly editor: string | null;
  /** Words of one's own, by their name: `wk` to `goal log CKA`. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly profiles: ReadonlyMap<string, Profile>;
}

export const aliasName = /^[a-z0-9][a-z0-9-]*$/;
const profileName = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;
const hostText = z.string().superRefine((text, context) => {
  const problem = hostProblem(text, { isPlainAllowed: true });
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

function hostProblem(text: string, rules: HostRules): string | null {
  try {
    normaliseHost(text, 'it', rules);
    return null;
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    return error.message.replace(/^it:? /, '');
  }
}

const words = z.string().trim().min(1, 'is empty');

const profileShape = {
  host: hostText.describe('gitlab.com, https://gitlab.example.com/path, or sandbox'),
  project: words.nullish().describe('Path of the goals project on that host: alex/goals'),
  token_command: words.nullish().describe('A program that prints the token; run without a shell'),
  token_from: z.enum(['glab', 'keyring']).nullish().describe("Ask glab's login or the keyring for the token"),
  auth_header: z
    .enum(['bearer', 'private-token'])
    .nullish()
    .describe('private-token: where a front keeps Authorization to itself'),
  headers_command: words.nullish().describe('A program that prints headers for a front, one `Name: value` a line'),
  ca_file: words.nullish().describe('Certificates in PEM form, trusted besides the usual ones'),
  insecure_http: z.boolean().nullish().describe('true: plain http to this host is safe'),
  cache: z
    .enum(['off', 'on', 'all'])
    .nullish()
    .describe('Keep what was read, to read it offline; all: confidential, too'),
  start_goals: z.boolean().nullish().describe('true: the first tick or check-in marks a planned goal as doing'),
};

// Looked at even where another key of the profile is wrong: all problems of a file are told at once.
const profileSchema = z.strictObject(profileShape).refine((profile) => plainHttpProblem(profile) === null, {
  path: ['host'],
  when: () => true,
  error: ({ input }) => plainHttpProblem(input) ?? undefined,
});

function plainHttpProblem(profile: unknown): string | null {
  const { host, insecure_http: allowed } = z
    .object({ host: z.string().catch('sandbox'), insecure_http: z.unknown().optional() })
    .catch({ host: 'sandbox', insecure_http: false })
    .parse(profile);
  if (knownHost(host) === null || allowed === true) return null;
  return hostProblem(host, { isPlainAllowed: false });
}

const defaultProfile = words.nullish().describe('The profile used where none is named');

const userConfigSchema = z
  .strictObject({
    default_profile: defaultProfile,
    editor: words.nullish().describe('The program that texts open in, with its words: nano, emacs'),
    aliases: z
      .record(z.string().regex(aliasName, 'an alias is one word of letters, digits and dashes'), words)
      .nullish()
      .describe('Words of your own: what each stands for'),
    profiles: z
      .record(
        z.string().regex(profileName, 'a profile name is made of letters, digits, dots, dashes and underscores'),
        profileSchema,
      )
      .nullish(),
  })
  .superRefine(({ default_profile: name, profiles }, context) => {
    const names = Object.keys(profiles ?? {});
    if (name != null && !names.includes(name))
      context.addIssue({
        code: 'custom',
        path: ['default_profile'],
        message: `there is no profile "${name}"${suggestion(name, names)}`,
      });
  });

/** Keys of a profile as the file calls them, each with what it is for. */
export const profileKeys: ReadonlyMap<string, string> = new Map(
  Object.entries(profileShape).map(([key, schema]) => [key, schema.description ?? '']),
);

export type SettingValue = string | boolean;

/** The file in its own words. */
export interface UserSettings {
  readonly defaultProfile: string | null;
  readonly editor: string | null;
  readonly aliases: ReadonlyMap<string, string>;
  /** In the file's order; keys without a value are left out. */
  readonly profiles: ReadonlyMap<string, Readonly<Record<string, SettingValue>>>;
}

/** @throws `configuration` with every problem of the file */
export async function readUserSettings(world: ConfigWorld): Promise<UserSettings> {
  const path = userConfigPath(world);
  const { value } = parseUserConfig((await world.files.read(path)) ?? '', path);
  const profiles = Object.entries(value.profiles ?? {}).map(([name, profile]) => {
    const given = Object.entries(profile).filter((pair): pair is [string, SettingValue] => pair[1] != null);
    return [name, Object.fromEntries(given)] as const;
  });
  return { ...ofAll(value), profiles: new Map(profiles) };
}

/** What belongs to no profile. */
function ofAll({ default_profile: name, editor, aliases }: z.output<typeof userConfigSchema>) {
  return { defaultProfile: name ?? null, editor: editor ?? null, aliases: new Map(Object.entries(aliases ?? {})) };
}

/** A value of a profile as it was typed. @throws `usage` for one that the key does not take */
export function settingValue(key: string, typed: string): SettingValue {
  const schema = profileShape[key as keyof typeof profileShape];
  const value = /^(?:true|false)$/.test(typed) && schema.safeParse(true).success ? typed === 'true' : typed;
  const read = schema.safeParse(value);
  if (read.success && read.data != null) return read.data;
  const problem = read.error?.issues[0]?.message.replace(/^Invalid (?:input|option): ?/, '') ?? 'is empty';
  throw new DevgrowthError('usage', `${key}: ${problem.replace(/^expected one of/, 'must be one of')}`, {
    hint: `${key}: ${schema.description}.`,
  });
}

export function isProfileName(text: string): boolean {
  return profileName.test(text);
}

export function userConfigPath(world: Pick<World, 'places'>): string {
  return join(world.places.config, 'config.yml');
}

/** A missing file is an empty configuration. @throws `configuration` with every problem of the file */
export async function readUserConfig(world: ConfigWorld): Promise<UserConfig> {
  const path = userConfigPath(world);
  return configOf(parseUserConfig((await world.files.read(path)) ?? '', path).value);
}

/**
 * Creates the profile or changes the fields given, keeps every other line and comment of the file.
 * @throws `configuration` when the file is broken: then it stays as it is
 */
export async function saveProfile(
  world: ConfigWorld,
  change: {
    readonly name: string;
    readonly host?: string;
    /** null takes the stored project away. */
    readonly project?: string | null;
    readonly makeDefault?: boolean;
    /** Other keys of the profile, as the file calls them; null takes one away. */
    readonly keys?: Readonly<Record<string, string | boolean | null>>;
  },
): Promise<UserConfig> {
  const path = userConfigPath(world);
  return world.files.withLock(`${path}.lock`, async () => {
    const before = (await world.files.read(path)) ?? '';
    const { document } = parseUserConfig(before, path);
    if (!isMap(document.get('profiles'))) document.setIn(['profiles'], document.createNode({}));
    if (!document.hasIn(['profiles', change.name])) document.setIn(['profiles', change.name], document.createNode({}));
    if (change.host !== undefined) document.setIn(['profiles', change.name, 'host'], change.host);
    if (change.project === null) document.deleteIn(['profiles', change.name, 'project']);
    else if (change.project !== undefined) document.setIn(['profiles', change.name, 'project'], change.project);
    for (const [key, value] of Object.entries(change.keys ?? {})) {
      if (value === null) document.deleteIn(['profiles', change.name, key]);
      else document.setIn(['profiles', change.name, key], value);
    }
    if (change.makeDefault) setFirst(document, change.name);
    const after = document.toString({ lineWidth: 0 });
    const config = configOf(parseUserConfig(after, path).value);
    if (after !== before) await world.files.write(path, after);
    return config;
  });
}

function setFirst(document: SettingsText<unknown>['document'], name: string): void {
  const isNew = !document.has('default_profile');
  document.set('default_profile', name);
  const root = document.contents;
  if (!isNew || !isMap(root) || root.items.length < 2) return;
  const [pair] = root.items.splice(-1);
  if (!pair) return;
  // A comment above the first key belongs to the file, not to that key.
  const formerFirst = root.items[0]?.key;
  if (isNode(formerFirst) && formerFirst.commentBefore) {
    document.commentBefore = formerFirst.commentBefore;
    formerFirst.commentBefore = null;
  }
  root.items.unshift(pair);
}

export function parseUserConfig(text: string, path: string): SettingsText<z.output<typeof userConfigSchema>> {
  return readSettings(text, {
    file: path,
    schema: userConfigSchema,
    knownKeys: (place) => {
      if (place.length === 0) return ['default_profile', 'editor', 'aliases', 'profiles'];
      return place.length === 2 ? Object.keys(profileShape) : [];
    },
    hint: said`Mend the file, or remove it and run \`${step('auth login')}\`.`,
  });
}

function configOf(file: z.output<typeof userConfigSchema>): UserConfig {
  const profiles = Object.entries(file.profiles ?? {}).map(
    ([name, { host, project, token_command: tokenCommand, ...more }]): [string, Profile] => [
      name,
      {
        host: normaliseHost(host, `profile ${name}`, { isPlainAllowed: more.insecure_http === true }),
        project: project ?? null,
        tokenCommand: tokenCommand ?? null,
        ...(more.auth_header ? { authHeader: more.auth_header } : {}),
        ...(more.headers_command ? { headersCommand: more.headers_command } : {}),
        ...(more.token_from ? { tokenFrom: more.token_from } : {}),
        ...(more.ca_file ? { caFile: more.ca_file } : {}),
        ...(more.insecure_http ? { insecureHttp: true } : {}),
        ...(more.cache ? { cache: more.cache } : {}),
      },
    ],
  );
  return { ...ofAll(file), profiles: new Map(profiles) };
}
