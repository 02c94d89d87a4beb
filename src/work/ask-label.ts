// The label of what is asked of the manager: put on by the write that asks, taken off by the person's next write once it is settled.
import { DevgrowthError } from '#errors.ts';
import { approvalsAsked, asksManager, isTakenOff } from '#growth/goals/asked-of-manager.ts';
import { askLabel } from '#growth/forge/layout.ts';
import type { Dropped, LabelChange } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { oneLine } from '#render/text.ts';
import { readWhole } from './goal-stories.ts';
import type { Session } from './session.ts';

/** What the same write says of help. `again`: the goal is reopened, and with it what was asked before it was closed. */
type HelpSaid = 'asked' | 'none' | 'again' | null;

/**
 * Goes with a write of a goal, in the same request. Costs one of its own only where the label comes, or is there and may go.
 * It comes with a new ask alone: for an older one somebody may have taken it off.
 * @param change what the write makes of the goal
 */
export async function askBeside(
  before: GoalRecord,
  change: Partial<Pick<GoalRecord, 'state' | 'stages' | 'description'>>,
  session: Session,
  help: HelpSaid = null,
): Promise<Pick<LabelChange, 'hasAsk'>> {
  if (!mayLabel(session)) return {};
  const isOld = before.state === 'opened' && approvalsAsked(before, session.settings).length > 0;
  const hasAsk = await willAsk({ ...before, ...change }, session, { help, isOld });
  if (hasAsk === null || hasAsk === before.hasAsk) return {};
  if (hasAsk && isOld && help !== 'asked') return {};
  if (hasAsk) await ensureAskLabel(session);
  return { hasAsk };
}

async function willAsk(
  goal: GoalRecord,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  { help, isOld }: { readonly help: HelpSaid; readonly isOld: boolean },
): Promise<boolean | null> {
  if (help === 'asked') return goal.state === 'opened';
  const isApproval = approvalsAsked(goal, settings).length > 0;
  if (help === 'none' && !isApproval) return false;
  const told = asksManager(goal, null, settings);
  const mayChange = goal.hasAsk || help === 'again' || (isApproval && !isOld);
  if (told !== null || !mayChange) return told;
  return asksManager(goal, (await project.notes(goal.iid, { onlyLatestPage: true })).asFarAsRead(), settings);
}

export interface ReadGoals {
  readonly goals: readonly GoalRecord[];
  /** Of those whose activity was read. */
  readonly stories: readonly GoalStory[];
}

/** After a write that had to read the goals: each label says what was read. One that somebody took off by hand stays off. */
export async function renewAskLabels({ goals, stories }: ReadGoals, session: Session): Promise<readonly Dropped[]> {
  if (!mayLabel(session)) return [];
  const read = new Map(stories.map((story) => [story.record.iid, story]));
  const found = await Promise.all(
    goals.map(async (goal) => ({ goal, hasAsk: await shouldAsk(goal, read.get(goal.iid) ?? null, session) })),
  );
  const changes = found.flatMap(({ goal, hasAsk }) =>
    hasAsk === null || hasAsk === goal.hasAsk ? [] : [{ goal, hasAsk }],
  );
  const isThere = changes.some(({ hasAsk }) => hasAsk) ? ensureAskLabel(session) : Promise.resolve();
  const written = await Promise.all(changes.map((change) => write(change, isThere, session)));
  return written.flat();
}

/** A goal that was not read, since the reader of what is written does not see it, is read where its label may have to go. */
async function shouldAsk(
  goal: GoalRecord,
  story: GoalStory | null,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<boolean | null> {
  const told = asksManager(goal, story?.activity.notes ?? null, settings);
  if (told === goal.hasAsk || (told === null && !goal.hasAsk)) return null;
  if (told === false) return false;
  const known = story?.activity ?? null;
  const isEnough = told !== null && known !== null && known.labelEvents !== null;
  const activity = isEnough ? known : await readWhole(project, goal.iid);
  if (told === null) return asksManager(goal, activity.notes, settings);
  return isTakenOff(goal, activity, settings) ? null : true;
}

/** What was asked for is done: a label that fails is told, and the next write makes up for it. */
async function write(
  { goal: { iid }, hasAsk }: { readonly goal: GoalRecord; readonly hasAsk: boolean },
  isThere: Promise<void>,
  { project }: Pick<Session, 'project'>,
): Promise<readonly Dropped[]> {
  try {
    await isThere;
    return (await project.changeGoal(iid, { hasAsk })).warnings;
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    if (error.kind === 'forbidden') return [];
    const [asked, kept] = hasAsk ? ['asked of the manager', 'nothing'] : ['nothing', 'asked of the manager'];
    return [{ field: `label of #${iid}`, asked, kept, advice: oneLine(error.message) }];
  }
}

/** Only the person's own words ask; and to whoever may not label GitLab says yes, and does nothing. */
function mayLabel({ me, settings, project }: Pick<Session, 'me' | 'settings' | 'project'>): boolean {
  return isNamed(me, settings.person) && project.facts.myRole !== 'guest';
}

/**
 * In its own colour, in a project too that is older than it. Where that fails the person's write goes on: GitLab makes a label that
 * it does not know in a colour of its own choice. https://docs.gitlab.com/api/issues/#edit-an-issue
 */
export async function ensureAskLabel({ project }: Pick<Session, 'project'>): Promise<void> {
  try {
    await project.ensureLabel(askLabel);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
  }
}
