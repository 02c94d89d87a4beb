// The real run: argv of this process, and what Ctrl-C means.
import { completionWord, run } from '#cli/run.ts';
import { realWorld, type Waiting } from './world.ts';

/** @returns the exit code; never throws, never exits */
export async function main(): Promise<number> {
  if (process.argv[2] === completionWord) endWithin(longestCompletionMs);
  const waiting: Waiting = { line: null, serves: false };
  /** Ctrl-C in the middle of a write: what was typed is a draft by then. Ends as the signal would have ended it. */
  function interrupted(): void {
    waiting.line?.end();
    process.stderr.write('\nInterrupted. What was not written yet, if anything, is kept: `devgrowth drafts list`.\n');
    process.kill(process.pid, 'SIGINT');
  }
  process.once('SIGINT', interrupted);
  const exitCode = await run(process.argv.slice(2), realWorld(waiting, interrupted));
  waiting.line?.end();
  process.off('SIGINT', interrupted);
  const code = Math.max(exitCode, Number(process.exitCode ?? 0));
  // What still waits for an answer has nobody left to tell; a write in it is a draft, as after a kill.
  if (waiting.serves) setTimeout(() => process.exit(code), longestLeaveMs).unref();
  return code;
}

/** A client gives a server of its own a second to end. */
const longestLeaveMs = 500;

/** A shell waits while it asks us for candidates, whatever holds us up: a lock, a name server. */
const longestCompletionMs = 3_000;

function endWithin(ms: number): void {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), ms).unref();
}
