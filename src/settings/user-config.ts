// The user's own settings, config.yml: profiles (a host with its goals project) and which one is the default.
import { join } from 'node:path';
import { isMap, isNode } from 'yaml';
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import type { World } from '#world.ts';
import { normaliseHost } from './host.ts';
import { suggestion } from '#growth/nearest.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

export type ConfigWorld = Pick<World, 'files' | 'places'>;

export interface Profile {
  /** `sandbox` or a base address. */
  readonly host: string;
  readonly project: string | null;
  readonly tokenCommand: string | null;
  readonly authHeader?: 'bearer' | 'private-token';
  readonly headersCommand?: string;
}

export interface UserConfig {
  readonly defaultProfile: string | null;
  readonly profiles: ReadonlyMap<string, Profile>;
}

const profileName = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;

const hostText = z.string().superRefine((text, context) => {
  try {
    normaliseHost(text, 'it');
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    context.addIssue({ code: 'custom', message: error.message.replace(/^it:? /, '') });
  }
});

const words = z.string().trim().min(1, 'is empty');

const userConfigSchema = z
  .strictObject({
    default_profile: words.nullish().describe('The profile used without --profile.'),
    profiles: z
      .record(
        z.string().regex(profileName, 'a profile name is made of letters, digits, dots, dashes and underscores'),
        z.strictObject({
          host: hostText.describe('gitlab.com, https://gitlab.example.com/path, or sandbox.'),
          project: words.nullish().describe('Path of the goals project on that host: alex/goals.'),
          token_command: words.nullish().describe('A program that prints the token; run without a shell.'),
          auth_header: z
            .enum(['bearer', 'private-token'])
            .nullish()
            .describe('How the token travels: private-token where a front keeps Authorization to itself.'),
          headers_command: words
            .nullish()
            .describe('A program that prints headers for a front before GitLab, one `Name: value` a line.'),
        }),
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
    if (change.makeDefault) setFirst(document, change.name);
    const after = document.toString({ lineWidth: 0 });
    const config = configOf(parseUserConfig(after, path).value);
    if (after !== before) await world.files.write(path, after);
    return config;
  });
}

function setFirst(document: YamlText<unknown>['document'], name: string): void {
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

function parseUserConfig(text: string, path: string): YamlText<z.output<typeof userConfigSchema>> {
  return readYaml(text, {
    file: path,
    schema: userConfigSchema,
    knownKeys: (place) => {
      if (place.length === 0) return ['default_profile', 'profiles'];
      return place.length === 2 ? ['host', 'project', 'token_command', 'auth_header', 'headers_command'] : [];
    },
    hint: 'Mend the file, or remove it and run `devgrowth auth login`.',
  });
}

function configOf(file: z.output<typeof userConfigSchema>): UserConfig {
  const profiles = Object.entries(file.profiles ?? {}).map(
    ([name, { host, project, token_command: tokenCommand, ...front }]): [string, Profile] => [
      name,
      {
        host: normaliseHost(host, `profile ${name}`),
        project: project ?? null,
        tokenCommand: tokenCommand ?? null,
        ...(front.auth_header ? { authHeader: front.auth_header } : {}),
        ...(front.headers_command ? { headersCommand: front.headers_command } : {}),
      },
    ],
  );
  return { defaultProfile: file.default_profile ?? null, profiles: new Map(profiles) };
}
