// run(argv, world): the one place where a command line becomes an exit code and an error becomes text.
import { type Command, CommanderError } from 'commander';
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { World } from '#world.ts';
import { withAliases } from './aliases.ts';
import { knownPath, plainWords } from './command-path.ts';
import { writeFailure } from './failure.ts';
import { buildProgram, type Outcome } from './program.ts';
import { asText, withoutTextMarks } from './dashed-text.ts';
import { wrappedTalk } from './wrapped-talk.ts';
import { meantInstead, quotedInstead } from './slips.ts';
import { withCommanderSettings } from './commander-settings.ts';

/** The first word of a shell that asks what may come next. Nobody types it. */
export const completionWord = '__complete';

/** @param argv the words after `devgrowth` */
export async function run(argv: readonly string[], given: World): Promise<ExitCode> {
  if (argv[0] === completionWord) return (await import('./completion.ts')).complete(argv.slice(1), given);
  const world = { ...given, stderr: wrappedTalk(given.stderr) };
  let words = argv;
  const outcome: Outcome = { exitCode: exitCodes.done };
  const complaints: string[] = [];
  let program: Command | null = null;
  try {
    if (asksForNewest(argv)) return await (await import('./version-check.ts')).tellNewest(world);
    words = plainWords(await withAliases(argv, world));
    program = await buildProgram(words, world, outcome);
    withCommanderSettings(program, world, complaints);
    await program.parseAsync(words.map(asText), { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const failure =
      error instanceof CommanderError
        ? (missingArguments(error, program, words) ?? usageError(complaints, program, words))
        : error;
    return await writeFailure(failure, world, { json: wantsJson(words), debug: words.includes('--debug') });
  }
}

/** `--version --check`, and no other words. */
function asksForNewest(words: readonly string[]): boolean {
  return words.length === 2 && words.includes('--check') && words.some((word) => word === '--version' || word === '-V');
}

/** commander names the first one only. */
function missingArguments(
  { code }: CommanderError,
  program: Command | null,
  words: readonly string[],
): DevgrowthError | null {
  if (code !== 'commander.missingArgument' || program === null) return null;
  const path = knownPath(words);
  const called = calledOf(program, path);
  const missing = called.registeredArguments.filter(({ required }) => required).slice(called.args.length);
  return new DevgrowthError(
    'usage',
    missing.length === 1 ? 'an argument is missing' : `${missing.length} arguments are missing`,
    {
      details: missing.map((one) => `<${one.name()}${one.variadic ? '...' : ''}>  ${one.description}`),
      hint: `See \`devgrowth ${[...path, '--help'].join(' ')}\`.`,
    },
  );
}

function calledOf(program: Command, path: readonly string[]): Command {
  return path.reduce<Command>(
    (command, name) => command.commands.find((child) => child.name() === name) ?? command,
    program,
  );
}

/** commander's complaint, `error: unknown option '--foo'\n(Did you mean --for?)`, as one of our errors. */
function usageError(complaints: readonly string[], program: Command | null, words: readonly string[]): DevgrowthError {
  const [first = 'wrong usage', ...rest] = withoutTextMarks(complaints.join('')).trim().split('\n');
  const suggestion = rest.find((line) => line.startsWith('(Did you mean'));
  const help = `See \`devgrowth ${[...knownPath(words), '--help'].join(' ')}\`.`;
  const [, text] = /unknown option '(-.*\s.*)'/.exec(first) ?? [];
  const path = knownPath(words).join(' ');
  const instead = first.includes('unknown command') ? meantInstead(words) : null;
  if (instead !== null) return new DevgrowthError('usage', first.replace(/^error: /, ''), { hint: instead });
  const parted = first.includes('too many arguments') && program !== null;
  const whole = parted ? quotedInstead(calledOf(program, knownPath(words)), knownPath(words)) : null;
  if (whole !== null) return new DevgrowthError('usage', first.replace(/^error: /, ''), { hint: whole });
  const dashed = `A text that begins with a dash goes last, behind two: devgrowth ${path} ... -- "${text}".`;
  return new DevgrowthError('usage', first.replace(/^error: /, ''), {
    hint: text !== undefined ? `${dashed} ${help}` : suggestion ? `${suggestion.slice(1, -1)} ${help}` : help,
  });
}

/** Read from argv itself, because an error may come before commander has parsed it. */
function wantsJson(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      word === '--format=json' ||
      (word === '--format' && words[index + 1] === 'json') ||
      /^--(?:jq|fields)(?:=|$)/.test(word),
  );
}
