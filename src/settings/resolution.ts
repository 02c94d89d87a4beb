// Which host, which token, which project: flag, then DEVGROWTH_*, then profile, then GITLAB_HOST.
import { DevgrowthError } from '#errors.ts';
import type { NetworkPath, World } from '#world.ts';
import { type Front, frontOf } from './front.ts';
import { type HostRules, isSameHost, normaliseHost, sandboxHost } from './host.ts';
import { networkFor } from './network.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { findToken, type TokenSource } from './token.ts';
import { type Profile, readUserConfig, type UserConfig, userConfigPath } from './user-config.ts';

export type ResolutionWorld = Pick<World, 'files' | 'env' | 'places' | 'runCommand' | 'openKeyring' | 'now' | 'cwd'>;
/** What needs no token runs no command either. */
type HostWorld = Pick<World, 'files' | 'env' | 'places'>;

export interface ConnectionFlags {
  readonly host: string | null;
  readonly project: string | null;
  readonly profile: string | null;
  readonly caFile?: string | null;
  readonly insecureHttp?: boolean;
}

type HostSource = 'flag' | 'DEVGROWTH_HOST' | 'profile' | 'GITLAB_HOST';
type ProjectSource = 'flag' | 'DEVGROWTH_PROJECT' | 'profile';

export interface HostChoice {
  /** `sandbox` or a base address. */
  readonly host: string;
  readonly hostSource: HostSource;
  /** The profile that belongs to this host, whatever chose the host. */
  readonly profile: string | null;
  readonly project: string | null;
  readonly projectSource: ProjectSource | null;
  /** What the user should be told: a profile asked for by name and overruled, a token that others can read. */
  readonly notices: readonly string[];
}

export interface Connection extends HostChoice {
  /** Empty for the sandbox, which brings its own. Never printed. */
  readonly token: string;
  readonly tokenSource: TokenSource;
  /** Only where the profile says something about one. */
  readonly front?: Front;
  /** Only where a proxy or certificates of one's own are in play. */
  readonly network?: NetworkPath;
}

/**
 * @throws `authentication` when no host is chosen or no token belongs to it; `configuration` for a broken settings file;
 * `usage` and `refused` for a host that is none
 */
export async function resolveConnection(flags: ConnectionFlags, world: ResolutionWorld): Promise<Connection> {
  const config = await readUserConfig(world);
  const choice = chooseHost(flags, world, config);
  const flagHost = given(flags.host) === null ? null : choice.host;
  const { profile: name } = choice;
  const profile = name === null ? undefined : config.profiles.get(name);
  const {
    token,
    source,
    notices = [],
  } = await findToken(choice.host, flagHost, world, profile === undefined ? null : { ...profile, name: name ?? '' });
  const way = await wayTo(choice, flags, config, world);
  return { ...choice, notices: [...choice.notices, ...notices], token, tokenSource: source, ...way };
}

export interface Way {
  readonly front?: Front;
  readonly network?: NetworkPath;
}

/** For a connection that brings its own token (login): how to get to that host, as its profile and the environment say. */
export async function wayFor(choice: HostChoice, flags: ConnectionFlags, world: ResolutionWorld): Promise<Way> {
  return wayTo(choice, flags, await readUserConfig(world), world);
}

async function wayTo(
  { host, profile: name }: HostChoice,
  flags: ConnectionFlags,
  config: UserConfig,
  world: ResolutionWorld,
): Promise<Way> {
  if (host === sandboxHost) return {};
  const profile = name === null ? undefined : config.profiles.get(name);
  const kept = profile?.caFile === undefined ? null : { path: profile.caFile, name: name ?? '' };
  const network = await networkFor(host, { flag: given(flags.caFile), profile: kept }, world);
  const front = name === null ? null : await frontOf(name, profile, world);
  return { ...(front === null ? {} : { front }), ...(network === null ? {} : { network }) };
}

/** Host and project alone, for commands that need no token (login, logout). */
export async function resolveHost(flags: ConnectionFlags, world: HostWorld): Promise<HostChoice> {
  return chooseHost(flags, world, await readUserConfig(world));
}

function chooseHost(
  flags: ConnectionFlags,
  { env, places }: Pick<World, 'env' | 'places'>,
  config: UserConfig,
): HostChoice {
  const named = namedProfile(flags.profile, config, userConfigPath({ places }));
  const rules = (host: string) => ({
    isPlainAllowed: flags.insecureHttp === true || isPlainAllowedBy(config, host),
  });
  const preferred = named ?? config.defaultProfile;
  const preferredHost = preferred === null ? undefined : config.profiles.get(preferred)?.host;
  const [host, hostSource] =
    hostFrom(flags.host, '--host', 'flag', rules) ??
    hostFrom(env['DEVGROWTH_HOST'], 'DEVGROWTH_HOST', 'DEVGROWTH_HOST', rules) ??
    hostFrom(preferredHost, `profile ${preferred}`, 'profile', rules) ??
    hostFrom(env['GITLAB_HOST'], 'GITLAB_HOST', 'GITLAB_HOST', rules) ??
    noHost(config);
  const profile = profileFor(host, preferred, config);
  const overruled = named !== null && named !== profile?.[0];
  return {
    host,
    hostSource,
    profile: profile?.[0] ?? null,
    ...projectFrom(flags.project, env['DEVGROWTH_PROJECT'], profile?.[1].project ?? null),
    notices: overruled ? [`profile ${named} is for ${preferredHost}; ${spoken(hostSource)} says ${host}`] : [],
  };
}

function hostFrom(
  text: string | null | undefined,
  said: string,
  source: HostSource,
  rules: (host: string) => HostRules,
): [string, HostSource] | null {
  const host = given(text);
  return host === null ? null : [normaliseHost(host, said, rules(host)), source];
}

/** A profile that says `insecure_http: true` says it for its own host. */
function isPlainAllowedBy(config: UserConfig, host: string): boolean {
  return [...config.profiles.values()].some(
    (profile) => profile.insecureHttp === true && isSameHost(profile.host, host),
  );
}

function noHost(config: UserConfig): never {
  const names = [...config.profiles.keys()];
  throw new DevgrowthError('authentication', 'no GitLab host is chosen', {
    hint:
      (names.length === 0 ? '' : `Choose with --profile (${names.join(', ')}). `) +
      `Run \`devgrowth auth login\` for your GitLab, or add \`--host ${sandboxHost}\` to try everything without an account.`,
  });
}

function namedProfile(flag: string | null, config: UserConfig, path: string): string | null {
  const name = given(flag);
  if (name === null || config.profiles.has(name)) return name;
  const names = [...config.profiles.keys()];
  throw new DevgrowthError('usage', `there is no profile "${name}"${suggestion(name, names)}`, {
    hint: names.length === 0 ? 'Run `devgrowth auth login` to make one.' : `Profiles stand in ${path}.`,
  });
}

/** A stored project belongs to its host: the preferred profile where it has this host, else the only profile that has. */
function profileFor(host: string, preferred: string | null, config: UserConfig): readonly [string, Profile] | null {
  const same = [...config.profiles].filter(([, profile]) => isSameHost(profile.host, host));
  return same.find(([name]) => name === preferred) ?? (same.length === 1 ? (same[0] ?? null) : null);
}

function projectFrom(
  flag: string | null,
  env: string | undefined,
  stored: string | null,
): Pick<HostChoice, 'project' | 'projectSource'> {
  const flagged = projectPath(flag, '--project');
  if (flagged !== null) return { project: flagged, projectSource: 'flag' };
  const fromEnv = projectPath(env, 'DEVGROWTH_PROJECT');
  if (fromEnv !== null) return { project: fromEnv, projectSource: 'DEVGROWTH_PROJECT' };
  const kept = projectPath(stored, 'project of the profile');
  return { project: kept, projectSource: kept === null ? null : 'profile' };
}

function projectPath(text: string | null | undefined, said: string): string | null {
  const path = given(text)?.replaceAll(/^\/+|\/+$/g, '') ?? null;
  if (path === null) return null;
  if (path === '' || path === '@' || /:\/\/|[\s?#\\%\p{Cc}]/u.test(path))
    throw new DevgrowthError('usage', `${said} is no project path`, {
      hint: 'Write the path alone, such as alex/goals, or @alex for what Alex shares with you; the host goes into --host.',
    });
  return path;
}

/** An empty variable or flag counts as not set. */
function given(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** A source as the user would name it. */
function spoken(source: HostSource | ProjectSource): string {
  if (source === 'flag') return 'the flag';
  return source === 'profile' ? 'the profile' : source;
}
