// `devgrowth plan apply fy28.yml`: goals opened and changed as a file says it; a second time it changes nothing, and says what is left.
import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked, wrap } from '#render/terminal/ink.ts';
import { differenceLines } from '#render/terminal/goals/plan-difference.ts';
import { usableColumns } from '#render/terminal/paint.ts';
import { count, oneLine } from '#render/text.ts';
import { type AppliedPlan, applyPlan, planApply } from '#work/plan/applying.ts';
import { type CompareWords, isEqual } from '#work/plan/comparing.ts';
import { withTypedWords } from '#work/drafting.ts';
import { openSession, type Session } from '#work/session.ts';
import { said } from '#wording.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';
import { type DiffWords, declareSides, differenceBody, fileTyped, parseSides, planFileText } from './file-words.ts';

export interface ApplyWords extends DiffWords {
  readonly same: CompareWords['same'];
}

export const applyCommand: CommandModule<ApplyWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth plan apply fy28.yml', 'devgrowth plan apply fy28.yml --dry-run'],
  declare(command) {
    declareSides(
      command.argument(
        '<file>',
        'As `plan export` writes it; - for stdin. Exit 3: nothing written, and something left to decide or to move',
      ),
    );
  },
  parse: (args, flags) => ({ file: fileTyped(args), text: null, ...parseSides(flags), same: [] }),
  run: runApply,
};

async function runApply({ shared, own }: Input<ApplyWords>, world: CommandWorld): Promise<ExitCode> {
  const file = own.file === null ? null : resolve(world.cwd, own.file);
  const words = { ...own, file, text: await planFileText(own, world) };
  // What is in a file is kept there; what came from stdin, nowhere else.
  if (file !== null) return apply(words, shared, await openSession(shared, world), world);
  return withTypedWords('plan apply', { shared, own: words }, world, (session) => apply(words, shared, session, world));
}

async function apply(
  words: CompareWords,
  shared: SharedInput,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planApply(words, session, shared.dryRun ? { ...world, ask: null } : world);
  const { compared } = planned;
  const columns = usableColumns(world.stdout.columns);
  const lines = (texts: typeof compared.texts, difference: typeof compared.difference) =>
    differenceLines({ texts: texts.differences, difference }, columns);
  if (shared.dryRun) {
    const would = lines(compared.texts, compared.difference).map((line) => String(line).slice(2));
    return endDryRun(isEqual(compared) ? ['nothing: all is as the file says'] : would, shared, world);
  }
  const applied = await applyPlan(planned, session, world, (begun) =>
    world.progress(begun === null ? '' : `${begun.index + 1}/${begun.of} ${oneLine(begun.title)}`),
  );
  const { opened, changed, texts, left, end, numbers, warnings } = applied;
  const isWhole = isEqual(left);
  if (shared.format === 'json') {
    const goal = ({ iid, title, url }: (typeof opened)[number]) => ({ iid, title, url });
    const body = {
      opened: opened.map(goal),
      changed: changed.map(goal),
      texts,
      file: end.how,
      numbers: numbers.map(({ line, iid }) => ({ line, iid })),
      left: differenceBody({ file: compared.file, ...left }),
      warnings,
    };
    world.stdout.write(await documentText('plan-apply', body));
  } else if (shared.format === 'number') {
    writeNumbers(
      [...changed, ...opened].map(({ iid }) => iid),
      world,
    );
  } else {
    const told = [
      ...changed.map(({ iid, title }) => ink`Changed #${iid} ${oneLine(title)}`),
      ...opened.map(({ iid, title }) => ink`Opened #${iid} ${oneLine(title)}`),
      ...(texts.length === 0 ? [] : [ink`Changed in the plan: ${texts.join(', ')}`]),
      ...lines(left.texts, left.difference),
    ];
    world.stdout.write(stacked([...told, ...wrap(sum(applied), columns)]));
  }
  const isKept = tellOfFile(words.file, applied, world);
  const code = warn(warnings, world);
  if (isWhole && isKept) return code;
  return isKept && !hasWritten(applied) ? exitCodes.notClean : exitCodes.partlyWritten;
}

function hasWritten({ opened, changed, texts, end }: AppliedPlan): boolean {
  return opened.length + changed.length + texts.length > 0 || end.how === 'written';
}

function sum({ opened, changed, texts, left, toMove }: AppliedPlan): string {
  const made = changed.length + texts.length;
  const { rows } = left.difference;
  const open = rows.filter(({ differences }) => differences.some(({ how }) => how === 'decide'));
  const toDecide = open.length + left.texts.differences.length + left.difference.alike.length;
  const [first] = [
    ...open.map(({ record }) => String(record.iid)),
    ...left.texts.differences.map(({ field }) => field),
  ];
  const how = first === undefined ? '' : ` (--mine ${first}, --theirs ${first})`;
  const rest = [
    ...(toMove === 0 ? [] : [`${count(toMove, 'row')} to move`]),
    ...(toDecide === 0 ? [] : [`${toDecide} to decide${how}`]),
  ];
  return [`${count(opened.length, 'goal')} opened`, `${made} changed`, ...rest].join(', ');
}

/** False where the file should say what it does not. */
function tellOfFile(file: string | null, { end, numbers }: AppliedPlan, world: CommandWorld): boolean {
  if (end.how === 'written' && file !== null) world.stderr.write(ink`${oneLine(file)} says now how it stands\n`);
  if (end.how !== 'not-written') return true;
  if (file !== null) world.talk.warn(said`${oneLine(file)} was not changed: ${end.why}`);
  if (numbers.length > 0)
    world.stderr.write(
      stacked([
        'Write these numbers into it, or it has to find them each time:',
        ...numbers.map(({ line, iid, title }) => ink`  line ${line}: iid: ${iid}  ${oneLine(title)}`),
      ]),
    );
  return file === null;
}
