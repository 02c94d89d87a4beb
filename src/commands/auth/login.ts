// `devgrowth auth login`: checks a token against its server and keeps it where only its owner can read it, or keeps where to ask for it.
import { resolve } from 'node:path';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Person } from '#growth/words/goal.ts';
import { type TokenFacts, tokenReach } from '#growth/forge/token.ts';
import { documentText } from '#render/json/document.ts';
import type { DocumentBody } from '#render/json/document-shapes.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { credentialsPath, getCredential, putCredential, removeCredential } from '#settings/credentials.ts';
import { isSameHost, knownHost, sandboxHost } from '#settings/host.ts';
import { keepInKeyring, requiredKeyring } from '#settings/keyring.ts';
import { type HostChoice, resolveHost, type Way, wayFor } from '#settings/resolution.ts';
import { envTokenFor } from '#settings/token.ts';
import { readUserConfig } from '#settings/user-config.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { learnTokenEnd } from '#work/token-end.ts';
import { keepProfile, knownProfile, loginHost, type ProfileKeys } from './login-profile.ts';
import { chosenWay, tokenBy, type TokenWay } from './login-token.ts';
import { newTokenPage } from '#work/token-page.ts';
import { endWords, reachWords, scopeWords, tokenDocument, tokenNotes } from './token-words.ts';

interface LoginWords {
  /** null: asked for on the terminal. */
  readonly way: TokenWay | null;
  readonly keyring: boolean;
  readonly web: boolean;
  readonly fineGrained: boolean;
}

export const loginCommand: CommandModule<LoginWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth login --host sandbox', 'devgrowth auth login --stdin'],
  declare(command) {
    command
      .option('--stdin', 'Read the token from standard input')
      .option('--token-command <command>', 'Ask this program for the token each time: "pass show gitlab"')
      .option('--glab', "Use glab's login, asked each time")
      .option('--keyring', "Keep the token in the system's keyring")
      .option('--fine-grained', 'Say what to tick for a fine-grained token (GitLab 18.10)')
      .option('--web', 'Open the page where a token is made');
  },
  parse(_args, flags) {
    const command = textFlag(flags, 'tokenCommand');
    const given = ['--stdin', '--token-command', '--glab'].filter(
      (_, index) => [flags['stdin'] === true, command !== null, flags['glab'] === true][index],
    );
    const [keyring, web] = [flags['keyring'] === true, flags['web'] === true];
    const fineGrained = flags['fineGrained'] === true;
    const apart = [
      ...given,
      ...(keyring && given[0] !== '--stdin' ? ['--keyring'] : []),
      ...(web ? ['--web'] : []),
      ...(fineGrained ? ['--fine-grained'] : []),
    ];
    if (given.length > 0 && apart.length > 1) {
      throw new DevgrowthError('usage', `${apart.join(' and ')} do not go together`, { hint: 'Choose one of them.' });
    }
    const way: TokenWay | null =
      command !== null
        ? { kind: 'command', command }
        : flags['stdin'] === true
          ? { kind: 'stdin' }
          : flags['glab'] === true
            ? { kind: 'glab' }
            : null;
    return { way, keyring, web, fineGrained };
  },
  run: runLogin,
};

async function runLogin({ shared, own }: Input<LoginWords>, world: CommandWorld): Promise<ExitCode> {
  const host = await loginHost(shared, world);
  const canGetToken = own.way !== null || shared.mayAsk || host === sandboxHost;
  if (host === null || !canGetToken) {
    const missing = [...(host === null ? ['--host'] : []), ...(canGetToken ? [] : ['--stdin'])];
    throw new DevgrowthError('usage', `missing: ${missing.join(', ')}`, {
      hint: 'Where nobody can be asked: `devgrowth auth login --host gitlab.com --stdin < token-file`.',
    });
  }
  const profile = await knownProfile(shared.profile, host, world);
  if (host === sandboxHost) return useSandbox(shared, world);
  const choice = await resolveHost({ ...shared, profile, host }, world);
  const way = await wayFor(choice, shared, world);
  // What can go wrong is found out before a secret is asked for: the files, the keyring, the host.
  await getCredential(world, host);
  if (own.keyring) await requiredKeyring(world);
  await (await world.openForge({ host, token: '', ...way })).greet();
  const isPasted = own.keyring || own.fineGrained;
  const tokenWay = own.way ?? (isPasted ? { kind: 'paste' as const } : await chosenWay(host, world));
  const wish = { opensPage: own.web, isFineGrained: own.fineGrained };
  const token = await tokenBy(tokenWay, host, wish, world);
  const { user, facts } = await checked(token, host, way, world);
  const kept = await keep({ tokenWay, token, host, choice, user }, { shared, own }, world);
  await learnTokenEnd({ host, tokenSource: kept.source }, facts, world);
  const today = world.now().slice(0, 10);
  for (const note of tokenNotes(facts, today, host)) world.stderr.write(ink`note: ${oneLine(note)}\n`);
  const inEnv = envTokenFor(host, knownHost(shared.host), world.env);
  if (inEnv !== null) world.stderr.write(ink`note: ${inEnv} is set for ${host} and goes before the token kept now\n`);
  const ends = endWords(facts, today);
  return end(
    shared,
    world,
    {
      host,
      user: { username: user.username, name: user.name },
      storedIn: kept.source === 'stored' ? credentialsPath(world) : null,
      tokenSource: kept.source,
      profile: kept.profile,
      token: tokenDocument(facts),
    },
    [
      `Logged in to ${host} as @${user.username}. ${kept.said}`,
      `Scope ${scopeWords(facts)}: ${reachWords(facts)}.${ends === null ? '' : ` It ends: ${ends}.`}`,
      ...(await otherDefault(host, kept.profile, world)),
    ],
  );
}

/** A second host does not take the place of the first without being asked. */
async function otherDefault(host: string, profile: string | null, world: CommandWorld): Promise<readonly string[]> {
  const { defaultProfile, profiles } = await readUserConfig(world);
  const usual = defaultProfile === null ? undefined : profiles.get(defaultProfile)?.host;
  if (usual === undefined || isSameHost(usual, host)) return [];
  const flag = profile === null ? `--host ${host.replace(/^https:\/\//, '')}` : `--profile ${profile}`;
  return [`Commands go to ${usual} still; add ${flag} for this one.`];
}

async function useSandbox(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const profile = await keepProfile({ asked: shared.profile, known: null, host: sandboxHost, keys: {} }, world);
  const said = profile === null ? 'use --host sandbox with any command' : `profile ${profile} uses it`;
  const document = { host: sandboxHost, user: null, storedIn: null, tokenSource: null, profile, token: null };
  return end(shared, world, document, [`The sandbox needs no token: ${said}.`]);
}

/** Who has it, and whether it is enough for anything. Nothing is kept before. */
async function checked(
  token: string,
  host: string,
  way: Way,
  world: CommandWorld,
): Promise<{ readonly user: Person; readonly facts: TokenFacts }> {
  try {
    const forge = await world.openForge({ host, token, ...way });
    const facts = await forge.token();
    if (tokenReach(facts) === 'too-little') {
      throw new DevgrowthError('authentication', `this token's scope (${scopeWords(facts)}) is ${reachWords(facts)}`, {
        hint: `Make a token with scope api: ${newTokenPage(host)}`,
      });
    }
    return { user: await forge.me(), facts };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const hint = error.hint ?? `Make a token with scope api: ${newTokenPage(host)}`;
    throw new DevgrowthError(error.kind, error.said, {
      hint,
      details: [...error.details, 'Nothing was kept.'],
      cause: error.cause,
    });
  }
}

interface Found {
  readonly tokenWay: TokenWay;
  readonly token: string;
  readonly host: string;
  readonly choice: HostChoice;
  readonly user: Person;
}

interface Kept {
  readonly source: 'stored' | 'keyring' | 'token_command' | 'glab';
  readonly profile: string | null;
  readonly said: string;
}

/** One place holds it, and the profile says which: what was said about another one goes away. */
async function keep(
  { tokenWay, token, host, choice, user }: Found,
  { shared, own }: Input<LoginWords>,
  world: CommandWorld,
): Promise<Kept> {
  const profile = (keys: ProfileKeys) => {
    const network = {
      ...(shared.caFile ? { ca_file: resolve(world.cwd, shared.caFile) } : {}),
      ...(shared.insecureHttp && host.startsWith('http:') ? { insecure_http: true } : {}),
    };
    const all = { token_command: null, token_from: null, ...keys, ...network };
    return keepProfile({ asked: shared.profile, known: choice.profile, host, keys: all }, world);
  };
  if (tokenWay.kind === 'command') {
    const name = await profile({ token_command: tokenWay.command });
    return {
      source: 'token_command',
      profile: name,
      said: `Profile ${name} asks your command for the token each time.`,
    };
  }
  if (tokenWay.kind === 'glab') {
    const name = await profile({ token_from: 'glab' });
    return {
      source: 'glab',
      profile: name,
      said: `Profile ${name} asks glab for the token each time, and never renews it.`,
    };
  }
  if (own.keyring) {
    const { lasts } = await keepInKeyring(host, token, world);
    if (!lasts) {
      world.stderr.write(
        ink`note: no desktop keyring answers here; the token may be forgotten when the computer restarts\n`,
      );
    }
    await removeCredential(world, host);
    const name = await profile({ token_from: 'keyring' });
    return { source: 'keyring', profile: name, said: "The token is kept in the system's keyring." };
  }
  await putCredential(world, host, { token, user: user.username, savedAt: world.now() });
  const name = await profile({});
  return {
    source: 'stored',
    profile: name,
    said: `The token is kept in ${credentialsPath(world)}, readable by you only.`,
  };
}

async function end(
  { format }: SharedInput,
  world: CommandWorld,
  document: DocumentBody<'auth-login'>,
  lines: readonly string[],
): Promise<ExitCode> {
  world.stdout.write(format === 'json' ? await documentText('auth-login', document) : stacked(lines.map(oneLine)));
  return exitCodes.done;
}
