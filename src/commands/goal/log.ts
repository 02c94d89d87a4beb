// `devgrowth goal log 7 "what happened"`: one check-in comment, and with it the ticks and the health label.
import type { ExitCode } from '#errors.ts';
import { type GoalRecord, healthLevels } from '#growth/words/goal.ts';
import { measureText } from '#render/words.ts';
import { logCheckIn, type LogWords, openQuestion, planCheckIn, quietWeek } from '#work/goal/check-in.ts';
import { valueTyped } from '#work/goal/measure.ts';
import { interviewed } from '#work/goal/log-questions.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onGoal, onTypedGoal, refuseUnnamed } from '#work/which-goal.ts';
import { choiceFlag, collect, listFlag, percentFlag, textFlag, valueFlags } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const logCommand: CommandModule<Meant<LogWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth goal log 2 "Read chapter 3" --progress 40 --next "Chapter 4"',
    'devgrowth goal log 2 "No review" --health at-risk --help-needed "A reader"',
    'devgrowth goal log 2 --tick 1 --value results --measure 25',
  ],
  completes: { number: 'open-goals', '--health': healthLevels, '--value': 'values' },
  fromStdin: { argument: 1 },
  declare(command) {
    command
      .argument('[number]', 'Number, or part of its title; without it you are asked')
      .argument('[text]', 'What happened; - reads it from stdin')
      .option('--progress <percent>', 'How far you are, 0 to 100')
      .option('--measure <value>', "What the goal's measure is today: 25, 2.5 min")
      .option('--health <level>', `${healthLevels.join(', ')} (say why)`)
      .option('--next <text>', 'What comes next')
      .option('--help-needed <text>', 'What you need from somebody; "none" takes it back')
      .option('--value <value>', 'Value of your company that it shows (repeatable)', collect)
      .option('--tick <item>', 'Checklist item to tick, by number or text (repeatable)', collect)
      .option('--amend', 'Change your last check-in to what you type')
      .option('--date <day>', 'Day of which it is (default: today)')
      .option('--quiet-week', 'Nothing happened, and that is fine: an update too')
      .option('--start', 'Mark it as doing, too');
  },
  parse([number, text], flags) {
    const measure = textFlag(flags, 'measure');
    return {
      ...meantGoal(number),
      text: flags['quietWeek'] === true ? quietWeek(text ?? '') : (text ?? null),
      percent: percentFlag(flags, 'progress'),
      health: choiceFlag(flags, 'health', healthLevels),
      next: textFlag(flags, 'next'),
      help: textFlag(flags, 'helpNeeded'),
      values: valueFlags(flags),
      ticks: listFlag(flags, 'tick'),
      measure: measure === null ? null : valueTyped(measure),
      date: textFlag(flags, 'date'),
      start: flags['start'] === true,
      ...(flags['amend'] === true ? { amend: true } : {}),
    };
  },
  run: runLog,
};

async function runLog({ shared, own: typed }: Input<Meant<LogWords>>, world: CommandWorld): Promise<ExitCode> {
  const input = { shared, own: { ...typed, text: (typed.text ?? '').trim() } };
  const { own } = input;
  const question = openQuestion(own);
  refuseUnnamed(own, world);
  const isGiven = typed.text !== null && own.unasked === undefined;
  if (question !== null && (!shared.mayAsk || isGiven)) throw question.error;
  // What is asked for is typed when nothing but the write is left to fail: by then it is a draft.
  const { ask } = world;
  if (ask !== null && (question?.isAll || own.unasked !== undefined))
    return onGoal(input, world, (named: Input<LogWords>, session) =>
      interviewed(named.own, session, { ...world, ask }, (words, record) =>
        log({ shared, own: words }, session, world, record),
      ),
    );
  const logOne = (named: Input<LogWords>, session: Session) => log(named, session, world);
  return question === null ? onTypedGoal('goal log', input, world, logOne) : onGoal(input, world, logOne);
}

async function log(
  { shared, own }: Input<LogWords>,
  session: Session,
  world: CommandWorld,
  seen: GoalRecord | null = null,
): Promise<ExitCode> {
  const planned = await planCheckIn(own, session, world, seen);
  const { body, ticked, measure, starts } = planned;
  const measured = measure === null ? [] : [measureText(measure)];
  if (shared.dryRun)
    return endDryRun(
      [
        ...body.split('\n'),
        ...ticked.map(({ text }) => `tick ${text}`),
        ...measured,
        ...(starts ? ['stage -> doing'] : []),
      ],
      shared,
      world,
    );
  const tickedText = ticked.length === 0 ? '' : `; ticked ${ticked.map(({ text }) => text).join('; ')}`;
  return logCheckIn(planned, session, world, ({ value, warnings, next }) => {
    const did = own.amend === true ? 'Amended the last check-in' : 'Logged';
    const say = `${did} on #${value.iid} ${value.title}${tickedText}${measured.map((one) => `; ${one}`).join('')}${starts ? '; now doing' : ''}`;
    return endWrite({ record: value, warnings, say, next }, session, shared, world);
  });
}
