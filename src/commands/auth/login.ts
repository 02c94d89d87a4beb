// `devgrowth auth login`: signs in to a GitLab, and says where the token is kept.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { type Hole, stacked } from '#render/terminal/ink.ts';
import { renderPermissions } from '#render/terminal/project/permissions.ts';
import { oneLine } from '#render/text.ts';
import { checkToken } from '#settings/token.ts';
import { type SignedIn, signIn, type SignInWords } from '#work/sign-in/signing-in.ts';
import type { TokenWay } from '#work/sign-in/token-way.ts';
import { endWords, reachWords, scopeWords } from '#work/sign-in/token-words.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { secretFromStdin } from '../secret-stdin.ts';

interface LoginWords extends SignInWords {
  /** The page where a token is made is opened. */
  readonly opensPage: boolean;
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
    const [isPiped, isGlab] = [flags['stdin'] === true, flags['glab'] === true];
    const [inKeyring, opensPage] = [flags['keyring'] === true, flags['web'] === true];
    const isFineGrained = flags['fineGrained'] === true;
    const ways = [
      ...(isPiped ? ['--stdin'] : []),
      ...(command === null ? [] : ['--token-command']),
      ...(isGlab ? ['--glab'] : []),
    ];
    const apart = [
      ...ways,
      ...(inKeyring && !isPiped ? ['--keyring'] : []),
      ...(opensPage ? ['--web'] : []),
      ...(isFineGrained ? ['--fine-grained'] : []),
    ];
    if (ways.length > 0 && apart.length > 1) {
      throw new DevgrowthError('usage', `${apart.join(' and ')} do not go together`, { hint: 'Choose one of them.' });
    }
    return { way: wayOf(command, { isPiped, isGlab }), inKeyring, isFineGrained, opensPage };
  },
  run: runLogin,
};

function wayOf(
  command: string | null,
  { isPiped, isGlab }: { readonly isPiped: boolean; readonly isGlab: boolean },
): TokenWay | null {
  if (command !== null) return { kind: 'command', command };
  if (isPiped) return { kind: 'handed' };
  return isGlab ? { kind: 'glab' } : null;
}

async function runLogin({ shared, own }: Input<LoginWords>, world: CommandWorld): Promise<ExitCode> {
  const signedIn = await signIn(own, shared, { ...world, handToken: (page) => tokenTyped(page, own, world) });
  const text = () => stacked(linesOf(signedIn, world.now().slice(0, 10)).map(oneLine));
  world.stdout.write(shared.format === 'json' ? await documentOf(signedIn) : text());
  return exitCodes.done;
}

/** By a pipe, or where nobody sees it. */
async function tokenTyped(
  page: string,
  { way, isFineGrained, opensPage }: LoginWords,
  { stdin, stderr, prompt, open }: Pick<CommandWorld, 'stdin' | 'stderr' | 'prompt' | 'open'>,
): Promise<string> {
  if (way !== null) return secretFromStdin({ stdin }, '--stdin');
  // Which sorts this server takes, it tells to nobody without a token.
  const words: readonly Hole[] = isFineGrained
    ? [...renderPermissions('everyday', stderr), '', `Make a token with these: ${page}`]
    : [
        `Make a token with scope api: ${page}`,
        'Where your company takes fine-grained ones only: add --fine-grained to see what to tick',
      ];
  stderr.write(stacked(words));
  if (opensPage) await open(page);
  return checkToken((await prompt.secret({ name: 'stdin', message: 'Token (not shown)' })).trim(), 'the prompt');
}

function linesOf({ host, profile, by, usualHost }: SignedIn, today: string): readonly string[] {
  if (by === null) {
    const how = profile === null ? 'use --host sandbox with any command' : `profile ${profile} uses it`;
    return [`The sandbox needs no token: ${how}.`];
  }
  const kept = {
    token_command: `Profile ${profile} asks your command for the token each time.`,
    glab: `Profile ${profile} asks glab for the token each time, and never renews it.`,
    keyring: "The token is kept in the system's keyring.",
    stored: `The token is kept in ${by.storedIn}, readable by you only.`,
  };
  const ends = endWords(by.token, today);
  const flag = profile === null ? `--host ${host.replace(/^https:\/\//, '')}` : `--profile ${profile}`;
  return [
    `Logged in to ${host} as @${by.user.username}. ${kept[by.place]}`,
    `Scope ${scopeWords(by.token)}: ${reachWords(by.token)}.${ends === null ? '' : ` It ends: ${ends}.`}`,
    ...(usualHost === null ? [] : [`Commands go to ${usualHost} still; add ${flag} for this one.`]),
  ];
}

function documentOf({ host, profile, by }: SignedIn) {
  return documentText('auth-login', {
    host,
    user: by && { username: by.user.username, name: by.user.name },
    storedIn: by?.storedIn ?? null,
    tokenSource: by?.place ?? null,
    profile,
    token: by && by.token,
  });
}
