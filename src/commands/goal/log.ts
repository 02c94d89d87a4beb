// `devgrowth goal log 7 "what happened"`: one check-in comment, and with it the ticks and the health label.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { type CheckIn, formatCheckIn } from '#growth/goals/check-in.ts';
import { asksNothing } from '#growth/words/check-in-words.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import {
  type CreditValue,
  type Day,
  type GoalRecord,
  type HealthLevel,
  creditValues,
  healthLevels,
} from '#growth/words/goal.ts';
import { ink } from '#render/terminal/ink.ts';
import { moveAfter } from '#reports/next-moves.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import { choiceFlag, collect, listFlag, percentFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input } from '../command.ts';
import { theItem } from '../checklist-item.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { openSession, type Session } from '../session.ts';
import { noteWhoseWords } from '../whose-words.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { setItems } from './checklist-edit.ts';

export interface LogWords extends NamedGoal {
  /** null: asked for. */
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

export const logCommand: CommandModule<LogWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth goal log 2 "Read chapters 3 and 4; tried the index idea on our slow query" --progress 40',
    'devgrowth goal log 2 "Waiting for the review" --health at-risk --help-needed "A reviewer who knows Postgres" --next "Ask in the channel"',
    'devgrowth goal log 2 --tick 1 --value results',
  ],
  completes: { number: 'open-goals', '--health': healthLevels, '--value': creditValues },
  fromStdin: { argument: 1 },
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
  parse([number = '', text], flags) {
    const values = listFlag(flags, 'value').map((value) => choiceFlag({ value }, 'value', creditValues) ?? 'results');
    return {
      ...namedGoal(number),
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

async function runLog({ shared, own: typed }: Input<LogWords>, world: World): Promise<ExitCode> {
  const own = { ...typed, text: (typed.text ?? '').trim() };
  const question = questionFor(own);
  if (question !== null && (!shared.mayAsk || typed.text !== null)) throw question.error;
  // What is asked for is typed when nothing but the write is left to fail: by then it is a draft.
  if (question !== null) return log({ shared, own }, question, await openSession(shared, world, own), world);
  return withTypedWords('goal log', { shared, own }, world, (session) => log({ shared, own }, null, session, world));
}

async function log(
  { shared, own: said }: Input<LogWords>,
  question: OpenQuestion | null,
  session: Session,
  world: World,
): Promise<ExitCode> {
  const record = await session.project.goal(said.iid);
  noteWhoseWords(session, world);
  const checklist = readChecklist(record.description);
  const ticked = said.ticks.map((query) => theItem(checklist, query, said.iid));
  const own = question === null ? said : { ...said, text: await ask(question.message, world) };
  const body = formatCheckIn(checkInOf(own, session));
  if (own.percent !== null && checklist.length > 0)
    world.stderr.write(ink`note: progress is counted from the checklist; ${own.percent}% is kept as what you said\n`);
  if (record.state === 'closed')
    world.stderr.write(
      ink`note: #${said.iid} is closed; the check-in stands on it all the same (devgrowth goal reopen ${said.iid} opens it again)\n`,
    );
  if (shared.dryRun)
    return endDryRun([...body.split('\n'), ...ticked.map(({ text }) => `tick ${text}`)], shared, world);

  const tickedText = ticked.length === 0 ? '' : `; ticked ${ticked.map(({ text }) => text).join('; ')}`;
  const words = { ...own, day: own.day ?? session.now.today };
  return draftedWrite('goal log', words, session, world, async (draft) => {
    const { value, warnings } = await write(own, body, record, session, draft);
    return endWrite(
      { record: value, warnings, say: `Logged on #${value.iid} ${value.title}${tickedText}`, next: moveAfter(value) },
      session,
      shared,
      world,
    );
  });
}

/** The words first: if a later step fails, what was said is already safe on the server. */
async function write(input: LogWords, body: string, record: GoalRecord, { project }: Session, draft: Draft) {
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

function checkInOf(input: LogWords, { now }: Session): CheckIn {
  const helpNone = input.help !== null && asksNothing(input.help);
  return {
    day: input.day ?? now.today,
    health: input.health,
    percent: input.percent,
    text: input.text ?? '',
    next: input.next,
    help: helpNone ? null : input.help,
    helpNone,
    waitingFor: null,
    values: input.values,
  };
}

interface OpenQuestion {
  readonly message: string;
  /** Where nobody can be asked. */
  readonly error: DevgrowthError;
}

/** null: what was typed makes a check-in. */
function questionFor({ iid, text, health, help, ...said }: LogWords): OpenQuestion | null {
  if (text) return null;
  if (health === 'at-risk' && (!help || asksNothing(help))) {
    const error = new DevgrowthError('usage', 'at-risk needs a reason', {
      hint: 'Say in the text or with --help-needed why the goal is at risk.',
    });
    return { message: 'Why is it at risk?', error };
  }
  const { percent, next, ticks, values } = said;
  if (percent !== null || health || next || help || ticks.length > 0 || values.length > 0) return null;
  const error = new DevgrowthError('usage', 'nothing to log', {
    hint: `Say what happened: \`devgrowth goal log ${iid} "..."\`.`,
  });
  return { message: 'What happened?', error };
}

async function ask(message: string, world: World): Promise<string> {
  const check = (text: string) => (text.trim() ? null : 'Say at least a word.');
  return (await world.prompt.text({ name: 'text', message, check, takesLines: true })).trim();
}
