// How every command that writes a goal ends: the goal as it now is, what the server kept differently, the exit code.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { documentText } from '#render/json/document.ts';
import { fit, type Ink, ink, stacked, width } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Move } from '#reports/next-moves.ts';
import type { CommandWorld, SharedInput } from './command.ts';
import { readStanding } from '#work/goal-stories.ts';
import type { Session } from '#work/session.ts';

/** Columns of a title that still say which one it is. */
const leastTitle = 16;

export interface WrittenGoal {
  readonly record: GoalRecord;
  readonly warnings: readonly Dropped[];
  /** The sentence for people, such as `Opened #4 Read a book`; the goal's address follows it. */
  readonly say: string;
  /** What to type next. */
  readonly next?: Move | null;
}

/** For --number-only: one a line, and nothing where there is none. */
export function writeNumbers(iids: readonly number[], { stdout }: Pick<CommandWorld, 'stdout'>): void {
  if (iids.length > 0) stdout.write(stacked(iids.map((iid) => ink`${iid}`)));
}

export async function endWrite(
  result: WrittenGoal,
  session: Session,
  input: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  const { record, warnings } = result;
  if (input.format === 'json') {
    world.stdout.write(await documentText('goal-write', await writtenBody(result, session)));
  } else if (input.format === 'number') {
    writeNumbers([record.iid], world);
  } else {
    const { isTTY, columns } = world.stdout;
    const said = isTTY ? fitTitled(result.say, record.title, columns) : oneLine(result.say);
    world.stdout.write(stacked([said, oneLine(record.url)]));
    if (result.next) sayNext(result.next, world);
  }
  return warn(warnings, world);
}

/** On one row: the title gives way first, so that what was written stands there to its end. */
function fitTitled(say: string, title: string, columns: number): Ink {
  const [said, name] = [oneLine(say), oneLine(title)];
  const over = width(said) - columns;
  if (over <= 0 || name === '' || !said.includes(name)) return fit(said, columns);
  const shorter = fit(name, Math.max(leastTitle, width(name) - over)).toString();
  return fit(
    said.replace(name, () => shorter),
    columns,
  );
}

/** As JSON tells it. */
export async function writtenBody({ record, warnings }: Omit<WrittenGoal, 'say'>, session: Session) {
  const [goal] = await readStanding([record], session);
  if (goal === undefined) throw new Error('a record stands somewhere');
  return { goal, warnings };
}

/** One hint, for whoever sits at a terminal: a script has its next step already. */
export function sayNext({ command, why }: Move, { stderr }: Pick<CommandWorld, 'stderr'>): void {
  if (stderr.isTTY) stderr.write(ink`next: devgrowth ${oneLine(command)}  (${oneLine(why)})\n`);
}

/** Names each field that the server kept differently; 5 tells scripts not to run the command again. */
export function warn(warnings: readonly Dropped[], world: CommandWorld): ExitCode {
  for (const { field, asked, kept, unverified, advice } of warnings) {
    world.stderr.write(
      unverified === undefined
        ? ink`warning: the server kept ${oneLine(field)} as ${quoted(kept)}, not as ${quoted(asked)}\n`
        : ink`warning: the ${oneLine(field)} is written, not verified: ${oneLine(unverified)}\n`,
    );
    if (advice !== undefined) world.stderr.write(ink`hint: ${oneLine(advice)}\n`);
  }
  return warnings.length > 0 ? exitCodes.partlyWritten : exitCodes.done;
}

function quoted(text: string): string {
  return text === '' ? 'empty' : `"${oneLine(text)}"`;
}

/** For --dry-run: what would be written, on stdout, and nothing else happens. */
export async function endDryRun(
  lines: readonly string[],
  { format }: Pick<SharedInput, 'format'>,
  world: CommandWorld,
): Promise<ExitCode> {
  if (format === 'json') {
    world.stdout.write(await documentText('dry-run', { wouldDo: lines }));
    return exitCodes.done;
  }
  world.stdout.write(stacked(['Nothing was written. This would be:', ...lines.map((line) => ink`  ${line}`)]));
  return exitCodes.done;
}
