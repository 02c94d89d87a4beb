// An error as the user sees it: what happened, every detail, and what to type next. On stderr, as text or as JSON.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Hole } from '#render/terminal/ink.ts';
import { clean } from '#render/text.ts';
import type { World } from '#world.ts';

export async function writeFailure(
  error: unknown,
  world: World,
  form: { readonly json: boolean; readonly debug: boolean },
): Promise<ExitCode> {
  const failure = error instanceof DevgrowthError ? error : bug(error);
  const { kind, exitCode } = failure;
  const { ink, stacked } = await import('#render/terminal/ink.ts');
  const hide = await (await import('#commands/hidden-tokens.ts')).tokenHider(world);
  const message = hide(failure.message);
  const hint = failure.hint === null ? null : hide(failure.hint);
  const details = failure.details.map(hide);
  if (form.json) {
    const { errorText } = await import('#render/json/error.ts');
    world.stderr.write(errorText({ kind, message, hint, details, exitCode }));
    return exitCode;
  }
  if (kind === 'cancelled') {
    world.stderr.write(stacked([ink`${message}`, ...(hint ? [ink`hint: ${hint}`] : [])]));
    return exitCodes.cancelled;
  }
  // What a server said is part of these: it stays in their lines, and makes none of its own.
  const lines: Hole[] = [ink`error: ${message}`, ...details.flatMap((detail) => linesOf(detail, '  '))];
  if (hint) lines.push(ink`hint: ${hint}`);
  if (form.debug) lines.push(...causes(failure).flatMap((cause) => linesOf(hide(cause), 'debug: ')));
  world.stderr.write(stacked(lines));
  return exitCode;
}

/** Each behind the same sign. */
function linesOf(text: string, sign: string): string[] {
  return clean(text)
    .split('\n')
    .map((line) => `${sign}${line}`);
}

/** Anything that is not a DevgrowthError is ours to mend. */
function bug(error: unknown): DevgrowthError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new DevgrowthError('server', `this is a bug in devgrowth (${what})`, {
    hint: 'Run it again with --debug and report what it prints. What you typed is in `devgrowth drafts list`.',
    cause: error,
  });
}

function causes(error: Error): string[] {
  const lines: string[] = [];
  for (let cause: unknown = error; cause instanceof Error && lines.length < 40; cause = cause.cause)
    lines.push(cause.stack ?? cause.message);
  return lines;
}
