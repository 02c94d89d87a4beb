// What to do next, from where a person stands: no login, no project, a 1:1 tomorrow, a draft, a goal that went quiet.
import { addDays } from '#growth/time/calendar.ts';
import type { Moment } from '#growth/goals/assess.ts';
import type { Day, GoalRecord, Pause } from '#growth/words/goal.ts';
import { datedMeetings, nextMeeting, type OneOnOne } from '#growth/meetings/one-on-one.ts';
import { countChecklist } from '#growth/text/checklist.ts';
import { daysQuiet, isQuiet } from '#growth/goals/quiet.ts';
import { answerText } from '#growth/promotion/answer.ts';
import type { PromotionPart } from './promotion-part.ts';
import { byNumber, descending, inTurn } from '#growth/words/order.ts';

export interface Move {
  /** Words after `devgrowth`. */
  readonly command: string;
  readonly why: string;
}

/** How far a look at settings and server has come. */
export type Standing =
  | { readonly at: 'no-host' }
  | { readonly at: 'no-login'; readonly host: string }
  /** `shared`: how somebody else's projects that are shared are named, `@alex` or `group/goals`. */
  | { readonly at: 'no-project'; readonly shared: readonly string[] }
  /** Nothing can be written into their own; how it is named. */
  | { readonly at: 'archived'; readonly project: string }
  /** In somebody else's project, which is named so. */
  | { readonly at: 'others'; readonly project: string }
  /** The server did not answer, or not as it should. */
  | { readonly at: 'in-the-dark' }
  | {
      readonly at: 'project';
      readonly goals: readonly GoalRecord[];
      readonly meetings: readonly OneOnOne[];
      /** What the manager answered to the promotion document. */
      readonly answered: PromotionPart['answer'];
      readonly isComplete: boolean;
      /** Days for which the inbox is quiet; null where that is no news. */
      readonly inboxWaits: number | null;
      /** Where goals rest, by their number, as far as it was looked at. */
      readonly pauses: ReadonlyMap<number, readonly Pause[]>;
      /** The last day of being away; null: the person is here. */
      readonly awayUntil: Day | null;
      /** In a quarter's first days, that the last one is to be looked back on; null: it is no such day, or nothing of it is open. */
      readonly closing: Move | null;
      readonly now: Moment;
    };

const mostQuiet = 2;
const mostShared = 5;

const everyWeek: readonly Move[] = [
  { command: 'week', why: 'write down the week for all goals in one text' },
  { command: 'goal log <number> "..."', why: 'write down what happened with one' },
  { command: 'evidence inbox', why: 'what you did on GitLab since the last time: keep it or drop it' },
  { command: 'evidence add <number> <url>', why: 'keep a piece of work' },
  { command: 'report', why: 'see what changed since the last 1:1' },
];

const tryIt: readonly Move[] = [
  { command: 'demo', why: 'watch a year of goals; nothing is kept' },
  { command: 'init --host sandbox', why: 'try it on this machine, without an account' },
];

/** Most pressing first; never empty. */
export function nextMoves(standing: Standing, draftCount: number): readonly Move[] {
  const drafts = draftMoves(draftCount);
  switch (standing.at) {
    case 'no-host':
      return [{ command: 'auth login', why: 'log in to your GitLab' }, ...tryIt, ...drafts];
    case 'no-login':
      return [{ command: `auth login --host ${standing.host}`, why: 'log in' }, ...drafts];
    case 'no-project': {
      const theirs = standing.shared.slice(0, mostShared).map((name) => ({
        command: `report --project ${name}`,
        why: `where the goals of ${name} stand, and what is asked of you`,
      }));
      const own = { command: 'init', why: 'create your private goals project; shows first what it will do' };
      const all = { command: 'team', why: 'who waits for you, in all that people shared with you' };
      return [...(theirs.length > 0 ? [all] : []), ...theirs, own, ...drafts];
    }
    case 'archived':
      return [{ command: `report --project ${standing.project}`, why: 'it can still be read' }, ...drafts];
    case 'others':
      return [
        { command: `report --project ${standing.project}`, why: 'where these goals stand, and what is asked of you' },
        { command: `1on1 show --project ${standing.project}`, why: 'the next agenda; add to it with 1on1 add' },
        { command: 'team', why: 'who waits for you, in all that people shared with you' },
        ...drafts,
      ];
    case 'in-the-dark':
      return [...drafts, ...everyWeek];
    default: {
      const pressing = [
        ...meetingMoves(standing),
        ...answerMoves(standing),
        ...drafts,
        ...(standing.awayUntil === null
          ? [standing.closing ?? [], goalMoves(standing), inboxMoves(standing)].flat()
          : []),
      ];
      return pressing.length > 0 ? pressing : everyWeek;
    }
  }
}

function draftMoves(count: number): Move[] {
  if (count === 0) return [];
  return [
    { command: 'drafts list', why: count === 1 ? '1 text is not written yet' : `${count} texts are not written yet` },
  ];
}

type Known = Extract<Standing, { at: 'project' }>;

function meetingMoves({ meetings, now: { today } }: Known): Move[] {
  const past = datedMeetings(meetings).findLast(({ state, day }) => state === 'opened' && day < today);
  const held = past ? [{ command: '1on1 close', why: `your 1:1 of ${past.day} is still open` }] : [];
  return [...held, ...nextMeetingMoves(meetings, today)];
}

function answerMoves({ answered }: Known): Move[] {
  return answered === null
    ? []
    : [{ command: 'promotion accept', why: answerText(answered.by, answered.day, answered) }];
}

/** How much there is to decide is not known without a scan. */
function inboxMoves({ inboxWaits }: Known): Move[] {
  if (inboxWaits === null) return [];
  return [{ command: 'evidence inbox', why: `quiet for ${inboxWaits} days: what you did on GitLab since` }];
}

function nextMeetingMoves(meetings: Known['meetings'], today: Day): Move[] {
  const day = nextMeeting(meetings, today)?.day ?? null;
  if (day === null || day > addDays(today, 1)) return [];
  return [{ command: 'report', why: `your 1:1 is ${day === today ? 'today' : 'tomorrow'}, ${day}` }];
}

/** `updatedAt` is never older than the last activity: a goal that is quiet by it is quiet. */
function goalMoves({ goals, isComplete, pauses, now: { today, zone } }: Known): Move[] {
  if (goals.length === 0) return isComplete ? [{ command: 'goal add', why: 'you have no open goal' }] : [];
  const overdue = goals.filter(({ due }) => due !== null && due < today).length;
  const quiet = quietGoals(goals, pauses, { today, zone });
  return [
    ...(overdue === 0
      ? []
      : [
          {
            command: 'goal list --due overdue',
            why: overdue === 1 ? '1 goal is past its due date' : `${overdue} goals are past their due date`,
          },
        ]),
    ...goals
      .filter(isAllDone)
      .slice(0, mostQuiet)
      .map(({ iid, title }) => ({ command: `goal close ${iid}`, why: `all actions are done: ${title}` })),
    ...(quiet.length > mostQuiet
      ? [{ command: 'week', why: `${quiet.length} goals are quiet: all of them in one text` }]
      : quiet.map(({ iid, title, days }) => ({ command: `goal log ${iid}`, why: `quiet for ${days} days: ${title}` }))),
  ];
}

/** The longest quiet first. @param pauses by the number of a goal */
export function quietGoals(
  goals: readonly GoalRecord[],
  pauses: ReadonlyMap<number, readonly Pause[]>,
  { today, zone }: Pick<Moment, 'today' | 'zone'>,
): readonly { readonly iid: number; readonly title: string; readonly days: number; readonly commentCount: number }[] {
  return goals
    .map((goal) => ({ goal, about: { lastActivity: goal.updatedAt, pauses: pauses.get(goal.iid) ?? [] } }))
    .filter(({ about }) => isQuiet(about, today, zone))
    .map(({ goal: { iid, title, commentCount }, about }) => ({
      iid,
      title,
      commentCount,
      days: daysQuiet(about, today, zone),
    }))
    .toSorted(
      inTurn(
        descending(({ days }) => days),
        byNumber,
      ),
    );
}

function isAllDone({ description }: Pick<GoalRecord, 'description'>): boolean {
  const { done, total } = countChecklist(description);
  return total > 0 && done === total;
}

/** After a write to a goal; null where nothing presses. */
export function moveAfter(record: Pick<GoalRecord, 'iid' | 'state' | 'stages' | 'description'>): Move | null {
  const { iid, state, stages } = record;
  if (state === 'closed') return null;
  if (isAllDone(record)) return { command: `goal close ${iid}`, why: 'all actions are done' };
  const isPlanned = stages.length === 1 && stages[0] === 'planned';
  return isPlanned ? { command: `goal start ${iid}`, why: 'it is still marked as planned' } : null;
}
