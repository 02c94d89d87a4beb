// `devgrowth week`: all open goals in one text, or by questions; what changed in it is written.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import type { Move } from '#reports/next-moves.ts';
import { withTypedWords } from '#work/drafting.ts';
import { keepingAnswers } from '#work/half-typed.ts';
import { namedText } from '#work/named-file.ts';
import { closingNext, goesWithAccount } from '#work/plan/unclosed.ts';
import { openSession, type Session } from '#work/session.ts';
import { type LoggedWeek, logWeek } from '#work/week/logging.ts';
import { commentsOf, planLines, type PlannedWeek } from '#work/week/planned.ts';
import { printedWeek } from '#work/week/printed.ts';
import { readWeekNow } from '#work/week/reading.ts';
import { nobodyToAsk, refuseOthersWeek } from '#work/week/refusals.ts';
import { unfinishedWeek } from '#work/week/unfinished.ts';
import type { WeekWords } from '#work/week/words.ts';
import { said, step } from '#wording.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { closeCommand } from '../plan/close.ts';
import { warn, writeNumbers } from '../written-goal.ts';
import { sheetIn, type TypedWeek } from './drafted-words.ts';

export const weekCommand: CommandModule<TypedWeek> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  rereads: 'changed',
  examples: ['devgrowth week', 'devgrowth week --print > week.md', 'devgrowth week --from week.md --dry-run'],
  declare(command) {
    command
      .option('--ask', 'By questions, one goal after the other, and not in an editor')
      .option('--print', 'Print the text to be written in, and nothing else')
      .option('--from <file>', 'Take such a text as it was written in elsewhere; - for stdin');
  },
  parse(_args, flags) {
    const file = textFlag(flags, 'from');
    const isPrinted = flags['print'] === true;
    const isAsked = flags['ask'] === true;
    if ([file !== null, isPrinted, isAsked].filter(Boolean).length > 1) {
      throw new DevgrowthError('usage', '--from, --print and --ask do not go together', {
        hint: 'Give one of them, or none for your editor.',
      });
    }
    return { text: null, isAsked, file, isPrinted };
  },
  narrows({ isPrinted }, { format }) {
    if (!isPrinted) return {};
    if (format !== 'number') return { writes: false, mayAsk: false };
    throw new DevgrowthError('usage', '--number-only is of what is written, and --print writes nothing', {
      hint: 'Leave one of them out.',
    });
  },
  run: runWeek,
};

async function runWeek({ shared, own }: Input<TypedWeek>, world: CommandWorld): Promise<ExitCode> {
  if (own.isPrinted) return print(shared, world);
  if (own.file !== null) {
    const text = await typedText(own.file, world);
    const words = { ...own, text, file: null };
    // What came from stdin stands nowhere else.
    const access = own.file === '-' ? { ...shared, isPiped: true } : shared;
    const input = { shared: access, own: words };
    return withTypedWords('week', input, world, (session) => log(words, shared, session, world));
  }
  const isResumed = (shared.continues ?? null) !== null;
  if (own.text === null && !isResumed && !shared.mayAsk) throw nobodyToAsk();
  const session = await openSession(shared, world);
  const begun = own.text === null ? await unfinishedWeek(session, sheetIn, world) : null;
  if (begun === null) return log(own, shared, session, world);
  world.talk.note(`going on with your week of ${begun.day}, which is not written yet (draft ${begun.id})`);
  const words = { ...own, ...begun.words };
  const input = { shared: { ...shared, continues: begun.id }, own: words };
  return keepingAnswers(
    'week',
    input,
    world,
    (desk) => log(words, shared, { ...session, continues: begun.id }, desk),
    begun.begun,
  );
}

function typedText(file: string, world: CommandWorld): Promise<string> {
  if (file === '-') return world.stdin.readAll();
  return namedText(file, { hint: 'Name a text that `devgrowth week --print` printed.' }, world);
}

async function print(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  refuseOthersWeek(session);
  const { sheet } = await readWeekNow(session, world);
  const text = printedWeek(sheet);
  if (shared.format === 'json') world.stdout.write(await documentText('week-text', { day: sheet.day, text }));
  else world.stdout.write(stacked(text.split('\n')));
  return exitCodes.done;
}

async function log(
  { text, isAsked }: WeekWords,
  shared: SharedInput,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const ways = {
    isDryRun: shared.dryRun,
    sheetIn,
    onPart: (begun: { readonly index: number; readonly of: number; readonly title: string } | null) =>
      world.progress(begun === null ? '' : `${begun.index + 1}/${begun.of} ${oneLine(begun.title)}`),
  };
  const words = { text, isAsked };
  const { code, next } = await logWeek(words, session, world, ways, async (logged, goals) => ({
    code: await end(logged, shared, world),
    next: closingNext(goals, session),
  }));
  if (!shared.dryRun && code !== exitCodes.cancelled && goesWithAccount(session))
    world.talk.note(
      said`your goals project goes with your account; \`${step('archive', { out: 'growth.zip' })}\` takes it along`,
    );
  return next === null || code === exitCodes.cancelled ? code : leadOn(next, code, shared, world);
}

/** In a quarter's first days the last one is looked back on: asked for where somebody is there. */
async function leadOn(next: Move, code: ExitCode, shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const [, , quarter = ''] = next.command.split(' ');
  const { ask } = world;
  if (ask === null || shared.dryRun || shared.format !== 'text' || shared.yes) {
    world.talk.note(said`${quarter}: ${next.why}. \`${step('plan close', quarter)}\` looks back on it.`);
    return code;
  }
  const message = `${quarter}: ${next.why}. Look back on it now?`;
  if (!(await ask.confirm({ name: 'close', message, default: true }))) {
    world.talk.hint(said`Later: \`${step('plan close', quarter)}\`.`);
    return code;
  }
  const closed = await closeCommand.run({ shared, own: closeCommand.parse([quarter], {}) }, world);
  return code === exitCodes.done ? closed : code;
}

async function end(logged: LoggedWeek, shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  if (logged.how === 'left-empty') {
    world.talk.say('The text was left empty: nothing was written.');
    return exitCodes.cancelled;
  }
  const warnings = logged.how === 'written' ? logged.written.warnings : [];
  if (shared.format === 'json') {
    const planned = logged.how === 'unchanged' ? null : logged.planned;
    world.stdout.write(await documentText('week', { how: logged.how, ...bodyOf(planned), warnings }));
  } else if (logged.how === 'planned')
    world.stdout.write(
      stacked(['Nothing was written. This would be:', ...planLines(logged.planned).map((line) => ink`  ${line}`)]),
    );
  else if (shared.format === 'number') writeNumbers(logged.how === 'written' ? goalsOf(logged.planned) : [], world);
  else if (logged.how === 'unchanged') world.stdout.write(ink`Nothing changed: nothing was written.\n`);
  else {
    world.stdout.write(stacked(writtenLines(logged.planned)));
    if (logged.how === 'written') hintAtPlanned(logged.written.goals, world);
  }
  return warn(warnings, world);
}

/** What one logs on has begun; by `week` nobody was asked. */
function hintAtPlanned(goals: readonly GoalRecord[], { talk }: CommandWorld): void {
  const planned = goals.filter(({ state, stages }) => state === 'opened' && stages.join(' ') === 'planned');
  if (planned.length === 0) return;
  const numbers = planned.map(({ iid }) => iid);
  const which = `${numbers.map((iid) => `#${iid}`).join(', ')} ${numbers.length === 1 ? 'is' : 'are'}`;
  talk.hint(said`${which} still marked as planned: \`${step('goal start', ...numbers)}\``);
}

const goalsOf = ({ goals }: PlannedWeek) => goals.map(({ record }) => record.iid);

function writtenLines({ goals, wins, agenda }: PlannedWeek) {
  return [
    ...goals.map(({ record, change, body }) => {
      const steps = change.steps.length === 0 ? [] : [count(change.steps.length, 'box', 'boxes')];
      return ink`Logged on #${record.iid} ${oneLine(record.title)} (${[...(body === null ? [] : ['a comment']), ...steps].join(', ') || 'text'})`;
    }),
    ...(wins.length === 0 ? [] : [ink`Kept ${count(wins.length, 'win')}`]),
    ...(agenda.add.length + agenda.steps.length === 0
      ? []
      : [ink`On the agenda: ${[...agenda.add, ...agenda.steps.map(({ text }) => `ticked ${text}`)].join('; ')}`]),
  ];
}

function bodyOf(planned: PlannedWeek | null) {
  if (planned === null) return { goals: [], wins: [], agenda: [], comments: 0 };
  return {
    goals: planned.goals.map(({ record: { iid, title, url }, body, change, measured, measure }) => ({
      iid,
      title,
      url,
      comment: body,
      ticked: change.steps.flatMap((one) => (one.done === true && one.how === 'change' ? [one.to ?? one.text] : [])),
      unticked: change.steps.flatMap((one) => (one.done === false && one.how === 'change' ? [one.to ?? one.text] : [])),
      edited: change.steps.flatMap((one) =>
        one.how === 'change' && one.to !== null ? [{ from: one.text, to: one.to }] : [],
      ),
      added: change.steps.flatMap((one) => (one.how === 'add' ? [one.text] : [])),
      measure: measured === null && measure === null ? null : change.measure,
    })),
    wins: planned.wins,
    agenda: planned.agenda.add,
    comments: commentsOf(planned),
  };
}
