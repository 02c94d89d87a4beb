// glab's login, read and never written: where its file is, and what it holds for a host. https://docs.gitlab.com/cli/
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import { said, step } from '#wording.ts';
import type { World } from '#world.ts';
import { knownHost } from './host.ts';
import { readSettings } from './settings-text.ts';

export type GlabWorld = Pick<World, 'files' | 'env' | 'runCommand'>;

export interface GlabLogin {
  /** null: glab keeps it in the system's keyring, where only glab reads it. */
  readonly token: string | null;
  readonly user: string | null;
  /** It lives two hours; glab renews it, and nobody else may: the renewal would log glab out. */
  readonly isOAuth: boolean;
  /** When an OAuth token ends, where the file says so in a form that can be read. */
  readonly endsAt: Instant | null;
  readonly file: string;
}

/** A word, a number or a flag; glab marks tokens that it set late with `!!null`, and the text behind the mark counts. */
const scalar = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .catch(null)
  .transform((value) => (value == null || String(value).trim() === '' ? null : String(value).trim()));

const hostSchema = z.looseObject({
  token: scalar,
  user: scalar,
  api_protocol: scalar,
  api_host: scalar,
  subfolder: scalar,
  is_oauth2: scalar,
  oauth2_expiry_date: scalar,
  use_keyring: scalar,
});
type HostEntry = z.output<typeof hostSchema>;

const glabSchema = z.looseObject({
  hosts: z.record(z.string(), hostSchema.nullable().catch(null)).nullish().catch(null),
});

/** @param host a normalised host. null: glab is not here, or has no login for it */
export async function findGlabLogin(host: string, world: GlabWorld): Promise<GlabLogin | null> {
  for (const file of await glabFiles(world)) {
    const text = await readable(file, world);
    if (text === null) continue;
    const { value } = readSettings(text, {
      file,
      schema: glabSchema,
      knownKeys: () => [],
      secret: true,
      hint: 'It is the file of glab: `glab auth login` makes it anew.',
    });
    const found = Object.entries(value.hosts ?? {}).find(
      ([name, entry]) => entry !== null && belongs(name, entry, host),
    );
    // The first file that there is is glab's; the next ones are only guesses at where it might be.
    return found?.[1] ? loginOf(found[1], file) : null;
  }
  return null;
}

/** Whole addresses are compared: another port or path is another server. */
function belongs(name: string, entry: HostEntry, host: string): boolean {
  const protocol = entry.api_protocol ?? 'https';
  const path = entry.subfolder === null ? '' : `/${entry.subfolder.replace(/^\/+|\/+$/g, '')}`;
  return [name, entry.api_host].some((one) => one !== null && knownHost(`${protocol}://${one}${path}`) === host);
}

function loginOf(entry: HostEntry, file: string): GlabLogin | null {
  const isInKeyring = entry.token === null && entry.use_keyring === 'true';
  if (entry.token === null && entry.user === null && !isInKeyring) return null;
  const isOAuth = entry.is_oauth2 === 'true';
  const ends = isOAuth && entry.oauth2_expiry_date !== null ? Date.parse(entry.oauth2_expiry_date) : Number.NaN;
  return {
    token: entry.token,
    user: entry.user,
    isOAuth,
    endsAt: Number.isNaN(ends) ? null : new Date(ends).toISOString(),
    file,
  };
}

/** Where glab says, then where it may be: its own variable, XDG, and the folders of macOS and Windows. */
async function glabFiles({ env, runCommand }: GlabWorld): Promise<readonly string[]> {
  const said = await runCommand(['glab', 'config', 'path'], { isQuiet: true }).catch((error: unknown) => {
    if (error instanceof DevgrowthError) return '';
    throw error;
  });
  const told = said.trim();
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '';
  const folders = [
    env['GLAB_CONFIG_DIR'],
    within(env['XDG_CONFIG_HOME'], 'glab-cli'),
    within(home, '.config', 'glab-cli'),
    within(home, 'Library', 'Application Support', 'glab-cli'),
    within(env['LOCALAPPDATA'], 'glab-cli'),
    within(env['APPDATA'], 'glab-cli'),
    '/etc/xdg/glab-cli',
  ];
  const isPath = isAbsolute(told) && !told.includes('\n');
  const toldFile = isPath ? [/\.ya?ml$/.test(told) ? told : join(told, 'config.yml')] : [];
  return [
    ...toldFile,
    ...folders
      .filter((folder) => folder !== undefined && folder !== '')
      .map((folder) => join(folder ?? '', 'config.yml')),
  ];
}

function within(folder: string | undefined, ...names: string[]): string {
  return folder === undefined || folder === '' ? '' : join(folder, ...names);
}

/** A guess that cannot be read is no answer. */
async function readable(file: string, { files }: GlabWorld): Promise<string | null> {
  try {
    return await files.read(file);
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}

/** @throws `authentication` with what glab has to do first */
export async function glabToken(host: string, world: GlabWorld & Pick<World, 'now'>): Promise<string> {
  const login = await findGlabLogin(host, world);
  const name = host.replace(/^https?:\/\//, '');
  if (login === null) {
    throw new DevgrowthError('authentication', `glab has no login for ${host}`, {
      hint: said`Run \`glab auth login --hostname ${name}\`, or \`${step('auth login', { host })}\` for a token of its own.`,
    });
  }
  if (login.token === null) {
    throw new DevgrowthError(
      'authentication',
      `glab keeps the token of ${host} in the system's keyring, where only glab reads it`,
      {
        hint: said`Run \`${step('auth login', { host })}\` with a token of its own.`,
      },
    );
  }
  if (login.endsAt !== null && login.endsAt <= world.now()) {
    throw new DevgrowthError(
      'authentication',
      `glab's login for ${host} ended at ${login.endsAt.slice(0, 16).replace('T', ' ')} UTC`,
      {
        hint: 'Run `glab auth status`: glab renews its own token, and devgrowth never does.',
      },
    );
  }
  return login.token;
}
