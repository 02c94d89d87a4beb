// What a command that writes goals tells of one, or of several that it was given: each result, and what failed beside what is written.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { count } from '#render/text.ts';
import { type EachGoal, type OneOf, onEachGoal, type Several, wordsForEach } from '#work/each-goal.ts';
import type { Session } from '#work/session.ts';
import { type Among, type Named, onGoal, onTypedGoal } from '#work/which-goal.ts';
import { commandWords } from './command-words.ts';
import type { CommandWorld, Input, OwnWords, SharedInput } from './command.ts';
import { endDryRun, endWrite, warn, writtenBody, type WrittenGoal } from './written-goal.ts';

/** How the result of one goal is told. */
export interface Teller {
  written(result: WrittenGoal, session: Session): Promise<ExitCode>;
  wouldDo(lines: readonly string[]): Promise<ExitCode>;
}

/**
 * One goal as it always was; of several the results in their order, as one document where that is JSON.
 * @param command of which the words become drafts; null: they are none
 */
export async function forEachGoal<Own extends Several & OwnWords>(
  command: string | null,
  { shared, own }: Input<Own>,
  world: CommandWorld,
  work: (input: Input<Named<OneOf<Own>>>, session: Session, tell: Teller) => Promise<ExitCode>,
  among: Among = 'opened',
): Promise<ExitCode> {
  const [first, ...others] = wordsForEach(own);
  if (others.length === 0) {
    const tell: Teller = {
      written: (result, session) => endWrite(result, session, shared, world),
      wouldDo: (lines) => endDryRun(lines, shared, world),
    };
    const input = { shared, own: first };
    const onOne = (named: Input<Named<OneOf<Own>>>, session: Session) => work(named, session, tell);
    return command === null ? onGoal(input, world, onOne, among) : onTypedGoal(command, input, world, onOne, among);
  }
  const bodies: Awaited<ReturnType<typeof writtenBody>>[] = [];
  const lines: string[] = [];
  const isJson = shared.format === 'json';
  const tell: Teller = {
    async written(result, session) {
      if (!isJson) return endWrite({ ...result, next: null }, session, shared, world);
      bodies.push(await writtenBody(result, session));
      return warn(result.warnings, world);
    },
    wouldDo(some) {
      lines.push(...some);
      return Promise.resolve(exitCodes.done);
    },
  };
  const each = await onEachGoal(command, { shared, own }, world, (named, session) => work(named, session, tell), among);
  refuseWhereNone(each);
  if (shared.dryRun) await endDryRun(lines, shared, world);
  else if (isJson)
    world.stdout.write(await documentText('goal-writes', { written: bodies, failed: toldFailures(each) }));
  return sayFailures(each, shared, world);
}

/** All of it failed: then it is one failure. */
function refuseWhereNone({ done, failed }: EachGoal<ExitCode>): void {
  const [first] = failed;
  if (done.length > 0 || first === undefined) return;
  const { kind, hint, cause } = first.error;
  throw new DevgrowthError(kind, `none of ${count(failed.length, 'goal')} was written`, {
    details: failed.map(({ named, error }) => `${named}: ${commandWords(error.said)}`),
    ...(hint === null ? {} : { hint }),
    cause,
  });
}

function sayFailures(
  { done, failed }: EachGoal<ExitCode>,
  { dryRun }: Pick<SharedInput, 'dryRun'>,
  { talk }: CommandWorld,
): ExitCode {
  for (const { named, error } of failed) {
    talk.warn(`${named} failed: ${commandWords(error.said)}`);
    for (const detail of error.details) talk.say(`  ${commandWords(detail)}`);
    if (error.hint !== null) talk.hint(error.hint);
  }
  if (failed.length === 0)
    return done.some(({ result }) => result === exitCodes.partlyWritten) ? exitCodes.partlyWritten : exitCodes.done;
  const numbers = done.map(({ iid }) => `#${iid}`).join(', ');
  talk.note(`${dryRun ? 'possible' : 'written'}: ${numbers}; not: ${failed.map(({ named }) => named).join(', ')}`);
  return dryRun ? exitCodes.failed : exitCodes.partlyWritten;
}

function toldFailures({ failed }: EachGoal<ExitCode>) {
  return failed.map(({ named, error: { kind, said, hint } }) => ({
    named,
    kind,
    message: commandWords(said),
    hint: hint === null ? null : commandWords(hint),
  }));
}
