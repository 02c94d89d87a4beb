// Goals with where they stand, as far as they could be read: those that are wanted, in the order that is.
import { DevgrowthError } from '#errors.ts';
import { type Completeness, type Listed, completenessOf } from '#growth/words/completeness.ts';
import { type DueWindow, isDueIn, parseDueWindow } from '#growth/time/due-window.ts';
import type { GoalRecord, HealthLevel, Stage } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import { withoutTrace } from '#reports/audience.ts';
import { type GoalOrder, sortGoals } from '#reports/goal-order.ts';
import { type ListedGoal, listGoals } from '#reports/listed-goal.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { given, said } from '#wording.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { isJob } from '../job.ts';
import { readStories, sourcesOf } from '../goal-stories.ts';
import { heldMeetings, talkedOverIn } from './talked-over.ts';
import type { Session } from '../session.ts';
import { wantedValue } from '../values.ts';
import type { TemplatesDesk } from '../template-files.ts';

export interface ListWords {
  readonly state: 'opened' | 'closed' | 'all';
  readonly stage: Stage | null;
  readonly kind: string | null;
  readonly health: HealthLevel | null;
  /** As typed. */
  readonly due: string | null;
  readonly milestone: string | null;
  readonly value: ValueId | null;
  readonly sort: GoalOrder;
}

/** `talkedOver` is for the goals' person alone; null: not known, or not to be told. */
export type ToldGoal = ListedGoal & { readonly talkedOver: boolean | null };

export interface GoalList {
  readonly goals: readonly ToldGoal[];
  readonly completeness: Completeness;
}

/** In a CI job, whose log others read, as whoever sees least: without what is confidential. */
export async function readGoals(
  words: ListWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'env'>,
): Promise<GoalList> {
  const { project, now } = session;
  const due = dueWindow(words, session);
  const [goalsRead, meetings] = await Promise.all([
    project.goals(words.state === 'all' ? {} : { state: words.state }),
    isJob(desk) || words.state === 'closed' ? null : heldMeetings(session),
  ]);
  const read = goalsRead.asFarAsRead();
  const list = isJob(desk) ? withoutConfidential(read) : read;
  const carried = list.items.flatMap(({ values }) => values);
  const wanted = { ...words, value: wantedValue(words.value, carried, session) };
  // What the record tells is decided before its comments are read: each costs a request.
  const stories = await readStories(
    project,
    list.items.filter((record) => isWanted(record, wanted, due)),
    null,
    now.zone,
  );
  if (stories.length === 0) await refuseUnknownKind(words, list.items, session, desk);
  const goals = sortGoals(
    listGoals(stories, now).filter((goal) => isWantedNow(goal, words)),
    words.sort,
  );
  const about = meetings === null ? [] : [meetings.source];
  const tell = talkedOverIn(meetings, session);
  const talkedOver = new Map(stories.map((story) => [story.record.iid, tell(story)]));
  return {
    goals: goals.map((goal) => ({ ...goal, talkedOver: talkedOver.get(goal.iid) ?? null })),
    completeness: completenessOf([list.source, ...sourcesOf(stories), ...about]),
  };
}

function withoutConfidential({ items, source }: Listed<GoalRecord>): Listed<GoalRecord> {
  const shown = items.filter(({ confidential }) => !confidential);
  return { items: shown, source: withoutTrace(source, items.length - shown.length) };
}

/** A slip of the pen is no empty list. Kinds are open words: what a goal carries is one, too. */
async function refuseUnknownKind(
  { kind }: ListWords,
  goals: readonly GoalRecord[],
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  desk: TemplatesDesk,
): Promise<void> {
  if (kind === null) return;
  const { templates } = await availableTemplates(project, settings.company, desk);
  const isCarried = goals.some(({ kinds }) => kinds.some((one) => one.toLowerCase() === kind.trim().toLowerCase()));
  if (!isCarried) templateOf(kind, templates);
}

function dueWindow({ due }: ListWords, { now, settings }: Pick<Session, 'now' | 'settings'>): DueWindow | null {
  if (due === null) return null;
  const parsed = parseDueWindow(due, { today: now.today, startMonth: settings.fiscalYearStart });
  if (parsed.ok) return parsed.value;
  throw new DevgrowthError('usage', said`${given('due')}: ${parsed.problem}`, {
    hint: said`For instance ${given('due', 'overdue')}, ${given('due', 'this week')}.`,
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

/** As far as they could be read. @param state null: both */
export async function readTitles(
  state: 'opened' | 'closed' | null,
  { project }: Pick<Session, 'project'>,
): Promise<readonly Pick<GoalRecord, 'iid' | 'title'>[]> {
  return (await project.goals(state === null ? {} : { state })).asFarAsRead().items;
}
