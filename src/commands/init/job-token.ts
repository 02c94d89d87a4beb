// How the token of the scheduled job comes in on a command line: by a pipe, or typed where nobody sees it.
import { DevgrowthError } from '#errors.ts';
import { jobTokenVariable } from '#growth/forge/pipelines.ts';
import { stacked } from '#render/terminal/ink.ts';
import { checkToken } from '#settings/token.ts';
import type { TokenNeed } from '#work/schedule/token.ts';
import { secretFromStdin } from '../secret-stdin.ts';
import type { CommandWorld } from '../command.ts';

const flag = 'schedule-token-stdin';

/** @returns null for an empty answer; @throws `usage` where nobody can be asked */
export async function jobTokenOf(
  { scope, page }: TokenNeed,
  isPiped: boolean,
  { stdin, stderr, ask }: Pick<CommandWorld, 'stdin' | 'stderr' | 'ask'>,
): Promise<string | null> {
  if (isPiped) return secretFromStdin({ stdin }, `--${flag}`);
  if (ask === null) {
    throw new DevgrowthError('usage', `the scheduled job needs a token of its own: missing --${flag}`, {
      hint: `Nothing was written. Make a token with scope ${scope} at ${page}, keep it in a file, and add --${flag} < token-file.`,
    });
  }
  stderr.write(
    stacked([
      `The scheduled job needs a token of its own, with scope ${scope}: ${page}`,
      `It becomes the CI/CD variable ${jobTokenVariable} of this project, masked and protected.`,
    ]),
  );
  const typed = (await ask.secret({ name: flag, message: 'Token for the job (not shown; empty: later)' })).trim();
  return typed === '' ? null : checkToken(typed, 'the prompt');
}
