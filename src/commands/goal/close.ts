// `devgrowth goal close 7 --outcome achieved`: how it ended and what was learned, as a comment and labels.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { formatClosing } from '#growth/goals/closing.ts';
import { type Day, type GoalRecord, type Outcome, outcomes } from '#growth/words/goal.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import type { Session } from '../session.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { noteWhoseWords } from '../whose-words.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { ink } from '#render/terminal/ink.ts';

export interface CloseWords extends NamedGoal {
  readonly outcome: Outcome | null;
  readonly learned: string | null;
  /** Only of a draft: the day it was begun on. */
  readonly day?: Day;
}

export const closeCommand: CommandModule<CloseWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth goal close 2 --outcome achieved --learned "Small reviews every day beat one big review a week"',
    'devgrowth goal close 2 --outcome dropped',
  ],
  completes: { number: 'open-goals', '--outcome': outcomes },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .option('--outcome <outcome>', outcomes.join(', '))
      .option('--learned <text>', 'What you learned');
  },
  parse: ([number = ''], flags) => ({
    ...namedGoal(number),
    outcome: choiceFlag(flags, 'outcome', outcomes),
    learned: textFlag(flags, 'learned'),
  }),
  run: runClose,
};

function runClose(input: Input<CloseWords>, world: World): Promise<ExitCode> {
  return withTypedWords('goal close', input, world, (session) => close(input, session, world));
}

async function close({ shared, own: typed }: Input<CloseWords>, session: Session, world: World): Promise<ExitCode> {
  const { project, now } = session;
  const record = await project.goal(typed.iid);
  noteWhoseWords(session, world);
  // One that was closed in the browser may still be told how it ended.
  const isEnded = record.state === 'closed' && record.outcomes.length > 0;
  if (isEnded && typed.outcome === null) throw endedAlready(record);
  const own = await withAnswers({ shared, own: typed }, world);
  const day = typed.day ?? now.today;
  const body = formatClosing({ day, outcome: own.outcome, learned: own.learned ?? '' });
  if (!isEnded) noteOfOpenItems(record, own.outcome, world);
  if (shared.dryRun) return endDryRun([`close #${record.iid} ${record.title}`, ...body.split('\n')], shared, world);

  const exitCode = await draftedWrite('goal close', { ...own, day }, session, world, async (draft) => {
    if (isEnded && !draft.tried('comment')) {
      // An outcome alone is no text to keep a draft for.
      if (own.learned === null) return null;
      throw endedAlready(record);
    }
    const mayExist = draft.tried('comment');
    const comment = await project.comment(record.iid, {
      key: await draft.key('comment'),
      type: 'closing',
      body,
      mayExist,
    });
    const closed = await project.changeGoal(record.iid, { state: 'close', outcome: own.outcome, stage: null });
    const warnings = [...comment.warnings, ...closed.warnings];
    const what = `#${record.iid} ${record.title} (${own.outcome})`;
    const say = record.state === 'closed' ? `Closed already; noted how it ended: ${what}` : `Closed ${what}`;
    return endWrite({ record: closed.value, warnings, say }, session, shared, world);
  });
  if (exitCode === null) throw endedAlready(record);
  return exitCode;
}

/** Nothing is wrong with it, but it may be a slip. */
function noteOfOpenItems({ iid, description }: GoalRecord, outcome: Outcome, world: World): void {
  const checklist = readChecklist(description);
  const done = checklist.filter((item) => item.done).length;
  if (outcome !== 'achieved' || done === checklist.length) return;
  world.stderr.write(
    ink`note: ${done} of ${checklist.length} actions of #${iid} ticked; the others stay open (devgrowth goal check ${iid} ticks them)\n`,
  );
}

function endedAlready({ iid, outcomes: ended }: GoalRecord): DevgrowthError {
  return new DevgrowthError('refused', `#${iid} is closed already (${ended.join(', ')})`, {
    hint: `\`devgrowth goal show ${iid}\` shows how it ended, \`devgrowth goal reopen ${iid}\` opens it again.`,
  });
}

async function withAnswers(
  { shared, own }: Input<CloseWords>,
  world: World,
): Promise<CloseWords & { outcome: Outcome }> {
  if (own.outcome) return { ...own, outcome: own.outcome };
  if (!shared.mayAsk) {
    throw new DevgrowthError('usage', 'the outcome is missing', {
      hint: `Add --outcome ${outcomes.join('|')}, and --learned "..." if you like.`,
    });
  }
  const outcome = await world.prompt.choice({
    name: 'outcome',
    message: 'How did it end?',
    choices: [
      { value: 'achieved', label: 'achieved', about: 'What you set out to do is done' },
      { value: 'changed', label: 'changed', about: 'It became something else, worth having' },
      { value: 'dropped', label: 'dropped', about: 'No longer worth your time; that is a result too' },
    ] as const,
  });
  const learned =
    own.learned ??
    (await world.prompt.text({ name: 'learned', message: 'What did you learn? (may be empty)', takesLines: true }));
  return { ...own, outcome, learned: learned.trim() || null };
}
