// Reads the activity behind goals: as few requests as the truth allows, and every failure kept as a value.
import { assess, type GoalActivity, needsLabelEvents } from '#growth/goals/assess.ts';
import { waitsForApproval } from '#growth/goals/approval.ts';
import { awayIn } from '#growth/goals/pause.ts';
import { DevgrowthError } from '#errors.ts';
import { type SourceRead, isComplete } from '#growth/words/completeness.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Away, Goal, GoalRecord, Instant } from '#growth/words/goal.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { Session } from './session.ts';

export const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };

/**
 * Costs, besides the list itself: 3 requests for a goal that changed since `since` (notes, state and label events),
 * or waits for an approval, 1 for an open unchanged one that has comments (its newest page), none for one closed before `since`.
 * Without `since`, every open goal counts as unchanged. Where something is open, `daysAway` comes to it.
 */
export async function readStories(
  project: GoalsProject,
  records: readonly GoalRecord[],
  since: Instant | null,
  zone: string,
  findPlan: FindsPlan = planOnce(project),
): Promise<GoalStory[]> {
  // Where nothing is open, nothing is quiet.
  const isOpen = records.some(({ state }) => state === 'opened');
  const resting = isOpen ? daysAway(project, zone, findPlan) : { away: [], unread: null };
  return Promise.all(
    records.map(async (record) => {
      const activity = await readActivity(project, record, since, zone);
      return { record, activity: withAway(activity, await resting) };
    }),
  );
}

type FindsPlan = () => ReturnType<GoalsProject['issueWithMarker']>;

/** For whoever shows the plan, too: it is asked for when somebody wants it, and once. */
export function planOnce(project: Pick<GoalsProject, 'issueWithMarker'>): FindsPlan {
  let found: ReturnType<FindsPlan> | null = null;
  return () => (found ??= project.issueWithMarker('plan'));
}

export interface DaysAway {
  readonly away: readonly Away[];
  /** What of the plan was not read: there may be more days; null: nothing. */
  readonly unread: SourceRead | null;
}

/**
 * Days on which the person is away, as comments on the plan say: one request, and one more where it has comments. A plan that is
 * hidden from the reader tells of none; one that could not be read is named.
 */
export async function daysAway(
  project: Pick<GoalsProject, 'issueWithMarker' | 'notes'>,
  zone: string,
  findPlan: FindsPlan = planOnce(project),
): Promise<DaysAway> {
  try {
    const plan = await findPlan();
    if (plan === null || plan.commentCount === 0) return { away: [], unread: null };
    const { items, source } = (await project.notes(plan.iid, { onlyLatestPage: true })).asFarAsRead();
    const isHidden = source.failed !== null && hidden.has(source.failed.kind);
    const unread = isComplete(source) || isHidden ? null : { ...source, name: days };
    return { away: awayIn(items, zone), unread };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const { kind, message } = error;
    if (hidden.has(kind)) return { away: [], unread: null };
    return { away: [], unread: { name: days, requests: 1, seen: 0, total: null, failed: { kind, message } } };
  }
}

const days = 'days away on the plan';
const hidden: ReadonlySet<string> = new Set(['forbidden', 'not-found']);

export function withAway(activity: GoalActivity, { away, unread }: DaysAway): GoalActivity {
  const known = away.length === 0 ? activity : { ...activity, away };
  return unread === null ? known : { ...known, awayUnread: unread };
}

/** Where they stand now, after a write. */
export async function readStanding(
  records: readonly GoalRecord[],
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<readonly Goal[]> {
  const stories = await readStories(project, records, null, now.zone);
  return stories.map(({ record, activity }) => assess(record, activity, now));
}

async function readActivity(
  project: GoalsProject,
  record: GoalRecord,
  since: Instant | null,
  zone: string,
): Promise<GoalActivity> {
  // An approval's age rests on all of it, whatever the days that are told of.
  if (since !== null && waitsForApproval(record)) return readWhole(project, record.iid);
  if (since !== null && record.updatedAt >= since) return readWhole(project, record.iid, since);
  if (record.state === 'closed') return unread;
  const notes =
    record.commentCount > 0 ? (await project.notes(record.iid, { onlyLatestPage: true })).asFarAsRead() : null;
  const labelEvents = needsLabelEvents(record, notes, zone)
    ? (await project.labelEvents(record.iid)).asFarAsRead()
    : null;
  return { notes, labelEvents, stateEvents: null };
}

/** Everything about one goal. With `since`, notes may stop at the first that is older. */
export async function readWhole(project: GoalsProject, iid: number, since?: Instant): Promise<GoalActivity> {
  const [notes, labelEvents, stateEvents] = await Promise.all([
    project.notes(iid, since === undefined ? {} : { since }),
    project.labelEvents(iid),
    project.stateEvents(iid),
  ]);
  return {
    notes: notes.asFarAsRead(),
    labelEvents: labelEvents.asFarAsRead(),
    stateEvents: stateEvents.asFarAsRead(),
  };
}

/** The sources worth naming one by one are those that failed; the rest are summed per kind of source. */
export function sourcesOf(stories: readonly Pick<GoalStory, 'activity'>[]): SourceRead[] {
  const groups = [
    { name: 'comments', lists: stories.map(({ activity }) => activity.notes && commentsOf(activity.notes)) },
    { name: 'label events', lists: stories.map(({ activity }) => activity.labelEvents) },
    { name: 'state events', lists: stories.map(({ activity }) => activity.stateEvents) },
  ];
  // Read once for all of them.
  const away = new Set(stories.flatMap(({ activity }) => activity.awayUnread ?? []));
  return groups
    .flatMap(({ name, lists }) => {
      const sources = lists.flatMap((list) => (list ? [list.source] : []));
      if (sources.length === 0) return [];
      const read = sources.filter(isComplete);
      const sum = (pick: (source: SourceRead) => number) => read.reduce((total, source) => total + pick(source), 0);
      const whole: SourceRead = {
        name,
        requests: sum(({ requests }) => requests),
        seen: sum(({ seen }) => seen),
        total: null,
        failed: null,
      };
      return (read.length > 0 ? [whole] : []).concat(sources.filter((source) => !isComplete(source)));
    })
    .concat(...away);
}

/** What GitLab notes by itself is read with them, and may come of a report's own links: it is nobody's comment. */
function commentsOf(notes: NonNullable<GoalActivity['notes']>): NonNullable<GoalActivity['notes']> {
  if (!isComplete(notes.source)) return notes;
  const items = notes.items.filter(({ type }) => type === 'comment');
  return { items, source: { ...notes.source, seen: items.length } };
}
