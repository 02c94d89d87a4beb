// An error as the user sees it: what happened, every detail, and what to type next. On stderr, as text or as JSON.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { World } from '#world.ts';

export async function writeFailure(
  error: unknown,
  world: World,
  form: { readonly json: boolean; readonly debug: boolean },
): Promise<ExitCode> {
  const failure = error instanceof DevgrowthError ? error : bug(error);
  const { exitCode } = failure;
  const { stacked } = await import('#render/terminal/ink.ts');
  if (form.json) {
    const { errorText } = await import('#render/json/error.ts');
    world.stderr.write(
      errorText({
        kind: failure.kind,
        message: failure.message,
        hint: failure.hint,
        details: failure.details,
        exitCode,
      }),
    );
    return exitCode;
  }
  if (failure.kind === 'cancelled') {
    world.stderr.write(stacked([failure.message, ...(failure.hint ? [`hint: ${failure.hint}`] : [])]));
    return exitCodes.cancelled;
  }
  const lines = [`error: ${failure.message}`, ...failure.details.map((detail) => `  ${detail}`)];
  if (failure.hint) lines.push(`hint: ${failure.hint}`);
  if (form.debug) lines.push(...causes(failure));
  world.stderr.write(stacked(lines));
  return exitCode;
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
    lines.push(`debug: ${cause.stack ?? cause.message}`);
  return lines;
}
