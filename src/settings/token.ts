// Which token goes to which host. A token in the environment belongs to one host and is sent to no other.
import { DevgrowthError } from '#errors.ts';
import { given, joined, type Said, said, step } from '#wording.ts';
import type { World } from '#world.ts';
import { credentialsPath, getCredential, privacyNotices } from './credentials.ts';
import { glabToken } from './glab.ts';
import { knownHost, sandboxHost } from './host.ts';
import { keyringToken } from './keyring.ts';
import { commandWords } from './program.ts';

export type TokenWorld = Pick<World, 'files' | 'env' | 'places' | 'runCommand' | 'openKeyring' | 'now'>;

/** `token_command`, `glab`, `keyring`: asked each time, as the profile says. `stored`: credentials.yml. `sandbox`: the sandbox knows its own, nothing is looked up. */
export type TokenSource =
  | 'DEVGROWTH_TOKEN'
  | 'GITLAB_TOKEN'
  | 'token_command'
  | 'glab'
  | 'keyring'
  | 'stored'
  | 'sandbox';

export interface FoundToken {
  /** Empty for the sandbox. */
  readonly token: string;
  readonly source: TokenSource;
  /** What the user should be told about where it is kept. */
  readonly notices?: readonly string[];
}

interface EnvToken {
  readonly source: 'DEVGROWTH_TOKEN' | 'GITLAB_TOKEN';
  readonly token: string;
  /** The one host it may be sent to; null when none is named for it. */
  readonly belongsTo: string | null;
}

/** @throws `authentication` naming every token that was found and does not belong to this host */
export async function findToken(
  host: string,
  flagHost: string | null,
  world: TokenWorld,
  profile: {
    readonly name: string;
    readonly tokenCommand: string | null;
    readonly tokenFrom?: 'glab' | 'keyring';
  } | null = null,
): Promise<FoundToken> {
  if (host === sandboxHost) return { token: '', source: 'sandbox' };
  const inEnv = envTokens(world.env, flagHost);
  const own = inEnv.find(({ belongsTo }) => belongsTo === host);
  if (own) return { token: checkToken(own.token, own.source), source: own.source };
  if (profile?.tokenCommand) {
    const source = `token_command of profile ${profile.name}`;
    return { token: await tokenOfCommand(profile.tokenCommand, source, world), source: 'token_command' };
  }
  if (profile?.tokenFrom === 'glab') return { token: checkToken(await glabToken(host, world), 'glab'), source: 'glab' };
  if (profile?.tokenFrom === 'keyring') {
    return { token: checkToken(await keyringToken(host, world), 'the keyring'), source: 'keyring' };
  }
  const stored = await getCredential(world, host);
  if (stored) {
    const token = checkToken(stored.token, credentialsPath(world));
    return { token, source: 'stored', notices: await privacyNotices(world) };
  }
  throw new DevgrowthError('authentication', joined([`no token for ${host}`, ...inEnv.map(whyNotSent)], '; '), {
    hint: said`Run \`${step('auth login', { host })}\`, or set DEVGROWTH_HOST and DEVGROWTH_TOKEN together.`,
  });
}

/** @param source for errors, in which what it printed does not appear: `token_command of profile work` */
export async function tokenOfCommand(
  command: string,
  source: Said,
  { runCommand }: Pick<World, 'runCommand'>,
): Promise<string> {
  const printed = await runCommand(commandWords(command, source));
  const hint = 'Run the program yourself: it must print the token and nothing else.';
  return checkToken(printed.replace(/(?:\r?\n)+$/, ''), source, hint);
}

/** The variable whose token goes to this host before any stored one, if there is one. */
export function envTokenFor(
  host: string,
  flagHost: string | null,
  env: World['env'],
): 'DEVGROWTH_TOKEN' | 'GITLAB_TOKEN' | null {
  return envTokens(env, flagHost).find(({ belongsTo }) => belongsTo === host)?.source ?? null;
}

/** Tokens of the environment that this host does not get, and the host they belong to; null: none is named for them. */
export function unusedTokens(
  host: string,
  flagHost: string | null,
  env: World['env'],
): readonly { readonly name: string; readonly belongsTo: string | null }[] {
  return envTokens(env, flagHost)
    .filter(({ belongsTo }) => belongsTo !== host)
    .map(({ source, belongsTo }) => ({ name: source, belongsTo }));
}

function envTokens(env: World['env'], flagHost: string | null): readonly EnvToken[] {
  const devgrowth = env['DEVGROWTH_TOKEN'];
  const gitlab = env['GITLAB_TOKEN'];
  return [
    ...(devgrowth
      ? [
          {
            source: 'DEVGROWTH_TOKEN' as const,
            token: devgrowth,
            belongsTo: knownHost(env['DEVGROWTH_HOST']?.trim() || flagHost),
          },
        ]
      : []),
    ...(gitlab
      ? [
          {
            source: 'GITLAB_TOKEN' as const,
            token: gitlab,
            belongsTo: knownHost(env['GITLAB_HOST']?.trim() || 'gitlab.com'),
          },
        ]
      : []),
  ];
}

function whyNotSent({ source, belongsTo }: EnvToken): Said {
  if (belongsTo !== null) return `${source} is set, but belongs to ${belongsTo} and is sent nowhere else`;
  const where = source === 'DEVGROWTH_TOKEN' ? said`DEVGROWTH_HOST or ${given('host')}` : 'GITLAB_HOST';
  return said`${source} is set, but no host is named for it (${where}), so it is not sent`;
}

/**
 * A token that cannot stand in a header is refused before a library quotes it in an error.
 * @param source where it comes from
 */
export function checkToken(
  token: string,
  source: Said,
  hint = 'Copy the token again, without quotes or line ends around it.',
): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  const problem =
    token.trim() === '' ? 'is empty' : 'holds a space, a line end, or another character that no token has';
  throw new DevgrowthError('authentication', said`the token of ${source} ${problem}`, {
    hint,
  });
}
