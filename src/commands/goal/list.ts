// `devgrowth goal list`: goals with progress, health and its reason, due date and age.
import { exitCodes, type ExitCode } from '#errors.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { healthLevels, stages } from '#growth/words/goal.ts';
import { renderGoalListCsv } from '#render/csv/goal-list.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { type Ink, inkOf } from '#render/terminal/ink.ts';
import { goalOrders } from '#reports/goal-order.ts';
import { type ListWords, readGoals, type ToldGoal } from '#work/goal/listing.ts';
import { keepForHooks } from '#work/hook/known-goals.ts';
import { closingNext } from '#work/plan/unclosed.ts';
import { type Session, openSession } from '#work/session.ts';
import { choiceFlag, textFlag, valueFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';
import { sayNext } from '../written-goal.ts';

const states = ['open', 'closed', 'all', ...stages] as const;

export const listCommand: CommandModule<ListWords> = {
  formats: ['table', 'json', 'markdown', 'csv'],
  writes: false,
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
      .option('--due <when>', 'overdue, none, "this week", "next quarter", FY27-Q4, or up to a day: +2w')
      .option('--milestone <title>', 'Only goals of this quarter: FY27-Q4')
      .option('--value <value>', 'Only goals that show this value of your company')
      .option('--sort <order>', `${goalOrders.join(', ')} (default: need)`);
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
    };
  },
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
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
  { shared, own }: Input<ListWords>,
  { now }: Session,
  world: CommandWorld,
): Promise<Ink> {
  const { stage, kind, health, due, milestone, value } = own;
  switch (shared.format) {
    case 'json':
      return documentText('goal-list', { goals, completeness });
    case 'markdown':
      return inkOf(renderGoalListMarkdown(goals, completeness, now));
    case 'csv':
      return renderGoalListCsv(goals);
    default:
      return renderGoalList(goals, completeness, {
        ...now,
        color: shared.color,
        columns: world.stdout.columns,
        state: own.state,
        project: shared.project,
        isFiltered: [stage, kind, health, due, milestone, value].some((filter) => filter !== null),
      });
  }
}
