// `devgrowth goal list`: goals with progress, health and its reason, due date and age.
import { DevgrowthError, exitCodes, type ExitCode } from '#errors.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { healthLevels, stages } from '#growth/words/goal.ts';
import { renderGoalListCsv } from '#render/csv/goal-list.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { manyGoals } from '#render/terminal/goals/goal-lines.ts';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { type Ink, inkOf } from '#render/terminal/ink.ts';
import { goalOrders } from '#reports/goal-order.ts';
import { type ListWords, readGoals, type ToldGoal } from '#work/goal/listing.ts';
import { keepForHooks } from '#work/hook/known-goals.ts';
import { listPage } from '#work/goal/list-page.ts';
import { closingNext } from '#work/plan/unclosed.ts';
import { type Session, openSession } from '#work/session.ts';
import { choiceFlag, textFlag, valueFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';
import { offlinePart } from '../offline-part.ts';
import { openPage } from '../web-page.ts';
import { sayNext } from '../written-goal.ts';

const states = ['open', 'closed', 'all', ...stages] as const;

interface TypedList extends ListWords {
  /** Of the table; undefined: as many goals as there are decide. */
  readonly form: 'short' | 'long' | undefined;
}

export const listCommand: CommandModule<TypedList> = {
  formats: ['table', 'json', 'markdown', 'csv'],
  writes: false,
  offline: ['table', 'json', 'markdown', 'csv'],
  rereads: 'changed',
  forms: ['web'],
  examples: ['devgrowth goal list --due "this quarter" --sort due', 'devgrowth goal list --state all --format json'],
  completes: {
    '--state': states,
    '--kind': 'kinds',
    '--health': healthLevels,
    '--due': ['overdue', 'none'],
    '--value': 'values',
    '--sort': goalOrders,
  },
  declare(command) {
    command
      .option('--state <state>', 'open, closed, all, or a stage: planned, doing, waiting')
      .option('--kind <kind>', 'Only goals of this kind')
      .option('--health <level>', `Only open goals that are ${healthLevels.join(', ')}`)
      .option('--due <day>', 'Due until then, or within a period: "next quarter", today..+1m; overdue, none')
      .option('--milestone <title>', 'Only goals of this quarter: FY27-Q4')
      .option('--value <value>', 'Only goals that show this value of your company')
      .option('--sort <order>', `${goalOrders.join(', ')} (default: need)`)
      .option('--short', `One line a goal; from ${manyGoals} goals on, that is the form`)
      .option('--long', 'What is next and why it stands as it does, too');
  },
  parse(_args, flags) {
    const state = choiceFlag(flags, 'state', ['opened', ...states]) ?? 'open';
    const stage = stages.find((one) => one === state) ?? null;
    return {
      state: state === 'closed' || state === 'all' ? state : 'opened',
      stage,
      kind: textFlag(flags, 'kind'),
      health: choiceFlag(flags, 'health', healthLevels),
      due: textFlag(flags, 'due'),
      milestone: textFlag(flags, 'milestone'),
      value: valueFlag(flags),
      sort: choiceFlag(flags, 'sort', goalOrders) ?? 'need',
      form: formOf(flags),
    };
  },
  run: runList,
};

function formOf({ short, long }: Readonly<Record<string, unknown>>): 'short' | 'long' | undefined {
  if (short && long)
    throw new DevgrowthError('usage', '--short and --long are two forms', { hint: 'Give one of them.' });
  return short ? 'short' : long ? 'long' : undefined;
}

async function runList({ shared, own }: Input<TypedList>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  if (shared.format === 'web') return openPage(listPage(own, session), session, world);
  const list = await readGoals(own, session, world);
  const { goals, completeness } = list;
  await keepForHooks(own, list, session, world);
  world.stdout.write(await rendered(goals, completeness, { shared, own }, session, world));
  if (shared.format === 'csv') warnIncomplete(completeness, world);
  const closing = shared.format === 'table' ? closingNext(goals, session) : null;
  if (closing !== null) sayNext(closing, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

async function rendered(
  goals: readonly ToldGoal[],
  completeness: Completeness,
  { shared, own }: Input<TypedList>,
  { now }: Session,
  world: CommandWorld,
): Promise<Ink> {
  const { stage, kind, health, due, milestone, value } = own;
  switch (shared.format) {
    case 'json':
      return documentText('goal-list', { goals, completeness, ...offlinePart(world) });
    case 'markdown':
      return inkOf(renderGoalListMarkdown(goals, completeness, now));
    case 'csv':
      return renderGoalListCsv(goals);
    default:
      return renderGoalList(goals, completeness, {
        ...now,
        color: shared.color,
        columns: world.stdout.columns,
        form: own.form,
        state: own.state,
        project: shared.project,
        isFiltered: [stage, kind, health, due, milestone, value].some((filter) => filter !== null),
      });
  }
}
