// `devgrowth goal list`: goals with progress, health and its reason, due date and age.
import { exitCodes, type ExitCode, DevgrowthError } from '#errors.ts';
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import { type DueWindow, isDueIn, parseDueWindow } from '#growth/time/due-window.ts';
import {
  type CreditValue,
  creditValues,
  type GoalRecord,
  type HealthLevel,
  healthLevels,
  type Stage,
  stages,
} from '#growth/words/goal.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { renderGoalListCsv } from '#render/csv/goal-list.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { ink, type Ink, inkOf } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { type GoalOrder, goalOrders, sortGoals } from '#reports/goal-order.ts';
import { type ListedGoal, listGoals } from '#reports/listed-goal.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, Input } from '../command.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import { warnIncomplete } from '../incomplete.ts';
import { type Session, openSession } from '../session.ts';

interface ListWords {
  readonly state: 'opened' | 'closed' | 'all';
  readonly stage: Stage | null;
  readonly kind: string | null;
  readonly health: HealthLevel | null;
  /** As typed. */
  readonly due: string | null;
  readonly milestone: string | null;
  readonly value: CreditValue | null;
  readonly sort: GoalOrder;
}

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
    '--value': creditValues,
    '--sort': goalOrders,
  },
  declare(command) {
    command
      .option('--state <state>', 'open, closed, all, or a stage: planned, doing, waiting')
      .option('--kind <kind>', 'Only goals of this kind')
      .option('--health <level>', `Only open goals that are ${healthLevels.join(', ')}`)
      .option('--due <when>', 'overdue, none, "this week", "next quarter", FY27-Q4, or up to a day: +2w')
      .option('--milestone <title>', 'Only goals of this quarter: FY27-Q4')
      .option('--value <value>', `Only goals that show a value: ${creditValues.join(', ')}`)
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
      value: choiceFlag(flags, 'value', creditValues),
      sort: choiceFlag(flags, 'sort', goalOrders) ?? 'need',
    };
  },
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const { project, now } = session;
  const due = dueWindow(own, session);
  const list = (await project.goals(own.state === 'all' ? {} : { state: own.state })).asFarAsRead();
  // What the record tells is decided before its comments are read: each costs a request.
  const stories = await readStories(
    project,
    list.items.filter((record) => isWanted(record, own, due)),
    null,
  );
  if (stories.length === 0) await warnOfUnknownKind(own, list.items, project, world);
  const goals = sortGoals(
    listGoals(stories, now).filter((goal) => isWantedNow(goal, own)),
    own.sort,
  );
  const completeness = completenessOf([list.source, ...sourcesOf(stories)]);
  world.stdout.write(rendered(goals, completeness, { shared, own }, session, world));
  if (shared.format === 'csv') warnIncomplete(completeness, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

/** A slip of the pen is no empty list. Kinds are open words, so it is only said. */
async function warnOfUnknownKind(
  { kind }: ListWords,
  goals: readonly GoalRecord[],
  project: GoalsProject,
  world: World,
): Promise<void> {
  if (kind === null) return;
  const { templates } = await availableTemplates(project, world);
  const known = [...new Set([...templates.map(({ name }) => name), ...goals.flatMap(({ kinds }) => kinds)])];
  if (!known.some((one) => one.toLowerCase() === kind.trim().toLowerCase()))
    world.stderr.write(ink`note: there is no kind "${oneLine(kind)}"${suggestion(kind, known)}\n`);
}

function dueWindow({ due }: ListWords, { now, settings }: Session): DueWindow | null {
  if (due === null) return null;
  const parsed = parseDueWindow(due, { today: now.today, startMonth: settings.fiscalYearStart });
  if (parsed.ok) return parsed.value;
  throw new DevgrowthError('usage', `--due: ${parsed.problem}`, {
    hint: 'For instance --due overdue, --due "this week".',
  });
}

function isWanted(
  record: GoalRecord,
  { kind, milestone, value, due: typed }: ListWords,
  due: DueWindow | null,
): boolean {
  const isOverdue = typed?.trim().toLowerCase() === 'overdue';
  return (
    (kind === null || record.kinds.some((one) => one.toLowerCase() === kind.trim().toLowerCase())) &&
    (milestone === null || record.milestone?.toLowerCase() === milestone.trim().toLowerCase()) &&
    (value === null || record.values.includes(value)) &&
    (due === null || (isDueIn(record.due, due) && (!isOverdue || record.state === 'opened')))
  );
}

/** Of a closed goal, health and stage are history. */
function isWantedNow(goal: ListedGoal, { health, stage }: ListWords): boolean {
  if (health !== null && (goal.state === 'closed' || goal.health.level !== health)) return false;
  return stage === null || goal.stage === stage;
}

function rendered(
  goals: readonly ListedGoal[],
  completeness: Completeness,
  { shared, own }: Input<ListWords>,
  { now }: Session,
  world: World,
): Ink {
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
        isFiltered: [stage, kind, health, due, milestone, value].some((filter) => filter !== null),
      });
  }
}
