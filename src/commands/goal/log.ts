// `devgrowth goal log 7 "what happened"`: one check-in comment, and with it the ticks and the health label.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { type CheckIn, formatCheckIn } from '#growth/check-in.ts';
import { readChecklist } from '#growth/checklist.ts';
import type { Dropped } from '#growth/writes.ts';
import {
  type CreditValue,
  type Day,
  type GoalRecord,
  type HealthLevel,
  creditValues,
  healthLevels,
} from '#growth/goal.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import { choiceFlag, collect, listFlag, percentFlag, textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { theItem } from '../checklist-item.ts';
import { draftedWrite, openSessionFor, ownWords } from '../drafting.ts';
import { parseGoalNumber } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { setItems } from './checklist-edit.ts';

interface LogInput extends SharedInput {
  readonly iid: number;
  /** null: asked for, or read from stdin with `-`. */
  readonly text: string | null;
  readonly percent: number | null;
  readonly health: HealthLevel | null;
  readonly next: string | null;
  readonly help: string | null;
  readonly values: readonly CreditValue[];
  readonly ticks: readonly string[];
  /** Only of a draft: the day the words were typed, which stays theirs. */
  readonly day?: Day;
}

export const logCommand: CommandModule<LogInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth goal log 1 "Read chapters 3 and 4; tried the index idea on our slow query" --progress 40',
    'devgrowth goal log 1 "Waiting for the review" --health at-risk --help-needed "A reviewer who knows Postgres" --next "Ask in the channel"',
    'devgrowth goal log 1 --tick 1 --value results',
  ],
  completes: { number: 'open-goals', '--health': healthLevels, '--value': creditValues },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .argument('[text]', 'What happened; - reads it from stdin')
      .option('--progress <percent>', 'How far you are, 0 to 100')
      .option('--health <level>', `${healthLevels.join(', ')}; at-risk needs a reason`)
      .option('--next <text>', 'What comes next')
      .option('--help-needed <text>', 'What you need from somebody; "none" takes an earlier ask back')
      .option('--value <value>', `CREDIT value shown (repeatable): ${creditValues.join(', ')}`, collect)
      .option('--tick <item>', 'Checklist item to tick: number or part of its text (repeatable)', collect);
  },
  parse([number = '', text], flags, shared) {
    const values = listFlag(flags, 'value').map((value) => choiceFlag({ value }, 'value', creditValues) ?? 'results');
    return {
      ...shared,
      iid: parseGoalNumber(number),
      text: text ?? null,
      percent: percentFlag(flags, 'progress'),
      health: choiceFlag(flags, 'health', healthLevels),
      next: textFlag(flags, 'next'),
      help: textFlag(flags, 'helpNeeded'),
      values: [...new Set(values)],
      ticks: listFlag(flags, 'tick'),
    };
  },
  run: runLog,
};

async function runLog(typed: LogInput, world: World): Promise<ExitCode> {
  const input = { ...typed, text: await whatHappened(typed, world) };
  if (input.health === 'at-risk' && !input.text && !input.help) {
    throw new DevgrowthError('usage', 'at-risk needs a reason', {
      hint: 'Say in the text or with --help-needed why the goal is at risk.',
    });
  }
  const session = await openSessionFor('goal log', ownWords(input), input, world);
  const record = await session.project.goal(input.iid);
  const checklist = readChecklist(record.description);
  const ticked = input.ticks.map((query) => theItem(checklist, query, input.iid));
  const body = formatCheckIn(checkInOf(input, session));
  if (input.percent !== null && checklist.length > 0)
    world.stderr.write(`note: progress is counted from the checklist; ${input.percent}% is kept as what you said\n`);
  if (input.dryRun) return endDryRun([...body.split('\n'), ...ticked.map(({ text }) => `tick ${text}`)], input, world);

  const tickedText = ticked.length === 0 ? '' : `; ticked ${ticked.map(({ text }) => text).join('; ')}`;
  const words = { ...ownWords(input), day: input.day ?? session.now.today };
  return draftedWrite('goal log', words, session, world, async (draft) => {
    const { value, warnings } = await write(input, body, record, session, draft);
    return endWrite(
      { record: value, warnings, say: `Logged on #${value.iid} ${value.title}${tickedText}` },
      session,
      input,
      world,
    );
  });
}

/** The words first: if a later step fails, what was said is already safe on the server. */
async function write(input: LogInput, body: string, record: GoalRecord, { project }: Session, draft: Draft) {
  const warnings: Dropped[] = [];
  let value = record;
  const mayExist = draft.tried('comment');
  const comment = await project.comment(input.iid, {
    key: await draft.key('comment'),
    type: 'check-in',
    body,
    mayExist,
  });
  warnings.push(...comment.warnings);
  if (input.ticks.length > 0) {
    const ticked = await setItems(project, input.iid, input.ticks, true);
    value = ticked.value;
    warnings.push(...ticked.warnings);
  }
  if (input.health || input.values.length > 0) {
    const changed = await project.changeGoal(input.iid, {
      ...(input.health ? { health: input.health } : {}),
      addValues: input.values,
    });
    value = changed.value;
    warnings.push(...changed.warnings);
  }
  return { value: { ...value, commentCount: value.commentCount + (value === record ? 1 : 0) }, warnings };
}

function checkInOf(input: LogInput, { now }: Session): CheckIn {
  const helpNone = input.help?.trim().toLowerCase() === 'none';
  return {
    day: input.day ?? now.today,
    health: input.health,
    percent: input.percent,
    text: input.text ?? '',
    next: input.next,
    help: helpNone ? null : input.help,
    helpNone,
    values: input.values,
  };
}

async function whatHappened(input: LogInput, world: World): Promise<string> {
  const text = (input.text === '-' ? await world.stdin.readAll() : (input.text ?? '')).trim();
  if (text !== '') return text;
  const saysSomething =
    input.percent !== null ||
    input.health ||
    input.next ||
    input.help ||
    input.ticks.length > 0 ||
    input.values.length > 0;
  if (saysSomething) return '';
  if (!input.mayAsk || input.text !== null) {
    throw new DevgrowthError('usage', 'nothing to log', {
      hint: `Say what happened: \`devgrowth goal log ${input.iid} "..."\`.`,
    });
  }
  const told = await world.prompt.text({
    name: 'text',
    message: 'What happened?',
    check: (said) => (said.trim() ? null : 'Say at least a word.'),
  });
  return told.trim();
}
