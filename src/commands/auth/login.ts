// `devgrowth auth login`: checks a token against its server and keeps it where only its owner can read it.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Person } from '#growth/goal.ts';
import { documentText } from '#render/json/document.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, getCredential, putCredential } from '#settings/credentials.ts';
import { isSameHost, knownHost, normaliseHost, sandboxHost } from '#settings/host.ts';
import { resolveHost, wayFor } from '#settings/resolution.ts';
import { checkToken, envTokenFor } from '#settings/token.ts';
import { isProfileName, readUserConfig, saveProfile } from '#settings/user-config.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { newTokenPage } from './token-page.ts';

export interface LoginInput extends SharedInput {
  /** The token comes from standard input instead of a prompt. */
  readonly stdin: boolean;
}

export const loginCommand: CommandModule<LoginInput> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth login --host sandbox', 'devgrowth auth login --host sandbox --profile play'],
  declare(command) {
    command.option(
      '--stdin',
      'Read the token from standard input: pass show gitlab | devgrowth auth login --host gitlab.com --stdin',
    );
  },
  parse: (_args, flags, shared) => ({ ...shared, stdin: flags['stdin'] === true }),
  run: runLogin,
};

async function runLogin(input: LoginInput, world: World): Promise<ExitCode> {
  const host = await hostOf(input, world);
  const canGetToken = input.stdin || input.mayAsk || host === sandboxHost;
  if (host === null || !canGetToken) {
    const missing = [...(host === null ? ['--host'] : []), ...(canGetToken ? [] : ['--stdin'])];
    throw new DevgrowthError('usage', `missing: ${missing.join(', ')}`, {
      hint: 'Where nobody can be asked: `devgrowth auth login --host gitlab.com --stdin < token-file`.',
    });
  }
  await checkProfile(input.profile, host, world);
  if (host === sandboxHost) {
    const profile = await keepProfile(input.profile, host, world);
    const said = profile === null ? 'use --host sandbox with any command' : `profile ${profile} uses it`;
    return end(input, world, { host, user: null, storedIn: null, profile }, `The sandbox needs no token: ${said}.`);
  }
  // A file that cannot be written to later is found out before a secret is asked for.
  await getCredential(world, host);
  const token = input.stdin ? await tokenFromStdin(world) : await tokenFromPrompt(host, world);
  const user = await whoHas(token, host, input, world);
  await putCredential(world, host, { token, user: user.username, savedAt: world.now() });
  const profile = await keepProfile(input.profile, host, world);
  const storedIn = credentialsPath(world);
  const inEnv = envTokenFor(host, knownHost(input.host), world.env);
  if (inEnv !== null) world.stderr.write(`note: ${inEnv} is set for ${host} and goes before the token kept now\n`);
  return end(
    input,
    world,
    { host, user: { username: user.username, name: user.name }, storedIn, profile },
    `Logged in to ${host} as @${user.username}. The token is kept in ${storedIn}, readable by you only.`,
  );
}

/**
 * The flag, a profile asked for, or DEVGROWTH_HOST decide; anything weaker is only proposed where somebody can be asked.
 * @returns null when nothing names a host and nobody can be asked
 */
async function hostOf(input: LoginInput, world: World): Promise<string | null> {
  if (input.host?.trim()) return normaliseHost(input.host, '--host', { isPlainAllowed: input.insecureHttp === true });
  const named = input.profile === null ? undefined : (await readUserConfig(world)).profiles.get(input.profile);
  if (named) return named.host;
  const choice = await resolveHost({ host: null, project: null, profile: null }, world).catch((error: unknown) => {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return null;
    throw error;
  });
  if (!input.mayAsk || choice?.hostSource === 'DEVGROWTH_HOST') return choice?.host ?? null;
  const proposed = choice?.host.replace(/^https:\/\//, '') ?? 'gitlab.com';
  const typed = await world.prompt.text({
    name: 'host',
    message: 'GitLab host',
    default: proposed,
    check: hostProblem,
  });
  return normaliseHost(typed, 'the host');
}

function hostProblem(text: string): string | null {
  try {
    normaliseHost(text, 'this');
    return null;
  } catch (error) {
    if (error instanceof DevgrowthError) return error.message;
    throw error;
  }
}

async function tokenFromStdin(world: World): Promise<string> {
  if (world.stdin.isTTY)
    throw new DevgrowthError(
      'usage',
      '--stdin reads a pipe or a file, and this is a terminal, which would show the token',
      {
        hint: 'Leave --stdin out: the token is asked for without being shown.',
      },
    );
  const text = await world.stdin.readAll();
  return checkToken(text.replace(/\r?\n$/, ''), 'standard input');
}

async function tokenFromPrompt(host: string, world: World): Promise<string> {
  world.stderr.write(`Make a token with scope api: ${newTokenPage(host)}\n`);
  return checkToken((await world.prompt.secret({ name: 'stdin', message: 'Token (not shown)' })).trim(), 'the prompt');
}

async function whoHas(token: string, host: string, input: LoginInput, world: World): Promise<Person> {
  try {
    const choice = await resolveHost({ ...input, host }, world);
    return await (await world.openForge({ host, token, ...(await wayFor(choice, input, world)) })).me();
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const hint = error.hint ?? `Make a token with scope api: ${newTokenPage(host)}`;
    throw new DevgrowthError(error.kind, error.message, {
      hint,
      details: [...error.details, 'Nothing was kept.'],
      cause: error.cause,
    });
  }
}

async function checkProfile(name: string | null, host: string, world: World): Promise<void> {
  const { profiles } = await readUserConfig(world);
  if (name === null) return;
  if (!isProfileName(name))
    throw new DevgrowthError('usage', `"${name}" is no profile name`, {
      hint: 'Take letters, digits, dots, dashes and underscores.',
    });
  const existing = profiles.get(name);
  if (existing && !isSameHost(existing.host, host))
    throw new DevgrowthError('usage', `profile ${name} is for ${existing.host}`, {
      hint: `Choose another name with --profile for ${host}.`,
    });
}

/** @returns the profile of this host: the one asked for, or the default when there was none; null when another stays the default */
async function keepProfile(asked: string | null, host: string, world: World): Promise<string | null> {
  const { profiles, defaultProfile } = await readUserConfig(world);
  if (asked === null && defaultProfile !== null) return null;
  const ofHost = [...profiles].find(([, profile]) => isSameHost(profile.host, host))?.[0];
  const name = asked ?? ofHost ?? freeName(host, [...profiles.keys()]);
  await saveProfile(world, { name, ...(profiles.has(name) ? {} : { host }), makeDefault: defaultProfile === null });
  return name;
}

function freeName(host: string, taken: readonly string[]): string {
  const name = host
    .replace(/^https?:\/\//, '')
    .replaceAll(/[^\p{L}\p{N}._:-]+/gu, '-')
    .replaceAll(/^[._:-]+|-+$/g, '');
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

interface LoginDocument {
  readonly host: string;
  readonly user: { readonly username: string; readonly name: string } | null;
  readonly storedIn: string | null;
  readonly profile: string | null;
}

function end(input: LoginInput, world: World, document: LoginDocument, said: string): ExitCode {
  world.stdout.write(input.format === 'json' ? documentText('auth-login', document) : `${oneLine(said)}\n`);
  return exitCodes.done;
}
