// Closes a quarter of the year plan: its open goals are decided one by one, and one comment in the plan tells what became of them.
import {
  formatQuarter,
  outcomeOf,
  type QuarterAnswers,
  type QuarterClosed,
  type QuarterGoal,
  quartersIn,
  readQuarter,
} from '#growth/goals/quarter-comment.ts';
import { formatClosing } from '#growth/goals/closing.ts';
import { previousPlan } from '#growth/goals/plan-succession.ts';
import { planSpan } from '#growth/goals/plan-text.ts';
import { type Moved, quarterAfter, quarterLeftOpen } from '#growth/goals/quarter-closing.ts';
import type { Quarter } from '#growth/time/fiscal.ts';
import type { Day } from '#growth/words/goal.ts';
import { byNumber } from '#growth/words/order.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { liveNaming, quietly } from '#render/markdown/references.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { changeOnGround, noLines } from '../goal/editing.ts';
import { comesAgain, openNext } from '../goal/copying.ts';
import { endGoal, noteOfOpenItems } from '../goal/closing.ts';
import { ensureGround } from '../goal/open-goals.ts';
import { noteOfPastOnes } from '../goal/past-due.ts';
import { onceOnly } from '../once-only.ts';
import { refuseForRole, commenting } from '../role.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { thePlan, type YearPlan } from './editing.ts';
import { decidedNow, decideGoals, type DecidedGoal, type QuarterWords, theQuarter } from './deciding-quarter.ts';

export interface PlannedQuarter {
  readonly words: QuarterWords;
  /** By questions, one after the other: nobody saw all of it yet. */
  readonly isAsked: boolean;
  readonly quarter: Quarter;
  readonly plan: YearPlan;
  readonly goals: readonly DecidedGoal[];
  readonly next: Quarter;
  /** What the comment on these goals makes of the one that stands there; null: a new one. */
  readonly edit: (text: string | null, goals: readonly DecidedGoal[]) => string;
  /** null: none yet. */
  readonly standing: string | null;
}

/** Writes nothing. */
export async function planQuarter(
  typed: QuarterWords,
  session: Session,
  desk: Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<PlannedQuarter> {
  const { project, now, settings } = session;
  const startMonth = settings.fiscalYearStart;
  const named = typed.quarter === null ? null : theQuarter(typed.quarter, now.today, startMonth);
  const { all, planOf } = await plansOf(session);
  const [goalsRead, ...notes] = await Promise.all([project.goals(), ...all.map((iid) => project.notes(iid))]);
  const records = whole(goalsRead, project.facts.path);
  const said = notes.flatMap((list) => quartersIn(whole(list, 'the year plan')));
  const closed = said.map((one) => one.closed.quarter);
  const quarter = named ?? quarterLeftOpen(records, closed, now.today, startMonth);
  const plan = planOf(quarter);
  refuseForRole('labels', plan, commenting(plan.iid), session);
  const standing = said.findLast(({ closed }) => closed.quarter === quarter.title) ?? null;
  const about = {
    quarter,
    next: quarterAfter(quarter, now.today, startMonth),
    startMonth,
    records,
    said,
    standing: standing?.closed ?? null,
  };
  const { goals, ...decided } = await decideGoals(typed, about, desk);
  const day = typed.day ?? now.today;
  const words = { ...decided.words, quarter: quarter.title, day };
  const dues = goals.flatMap(({ moved, isThere }) => (isThere ? [] : [moved?.due ?? null]));
  noteOfPastOnes(dues, now.today, desk.talk);
  for (const { record, verdict, isThere } of goals)
    if (!isThere) noteOfOpenItems(record, outcomeOf[verdict] ?? null, desk.talk);
  const confidential = new Set(about.records.flatMap(({ iid, confidential: hidden }) => (hidden ? [iid] : [])));
  const edit: PlannedQuarter['edit'] = (text, told) => {
    const closed = composed(text === null ? null : readQuarter(text), told, { quarter: quarter.title, words, day });
    const live = liveNaming(
      closed.goals.flatMap(({ iid }) => (confidential.has(iid) ? [] : [iid])),
      text ?? '',
    );
    return formatQuarter(closed, (iid) => (confidential.has(iid) ? quietly(iid) : live.name(iid)));
  };
  const { isAsked } = decided;
  return { words, isAsked, quarter, next: about.next, plan, goals, edit, standing: standing?.comment.body ?? null };
}

interface Plans {
  /** Those whose quarters count. */
  readonly all: readonly number[];
  /** The plan that the quarter belongs to: the one before, where the open one began later. */
  planOf(quarter: Quarter): YearPlan;
}

async function plansOf(session: Pick<Session, 'project' | 'me' | 'settings'>): Promise<Plans> {
  const plan = await thePlan(session);
  const previous = previousPlan(plan.description);
  const closed = previous === null ? null : await session.project.issueWithMarker('plan', 'closed');
  if (previous === null || closed?.iid !== previous) return { all: [plan.iid], planOf: () => plan };
  const span = planSpan(plan.description, session.settings.fiscalYearStart);
  return {
    all: [previous, plan.iid],
    planOf: ({ due }) => (span !== null && due < span.start ? closed : plan),
  };
}

/** What nobody decided or said anew stays as it stands there. */
function composed(
  standing: QuarterClosed | null,
  goals: readonly DecidedGoal[],
  { quarter, words, day }: { readonly quarter: string; readonly words: QuarterAnswers; readonly day: Day },
): QuarterClosed {
  const decided = goals.map(({ record: { iid }, verdict, times }): QuarterGoal => ({ iid, verdict, times }));
  const others = (standing?.goals ?? []).filter(({ iid }) => decided.every((one) => one.iid !== iid));
  return {
    quarter,
    day: standing?.day ?? day,
    goals: [...others, ...decided].toSorted(byNumber),
    moved: words.moved ?? standing?.moved ?? null,
    stuck: words.stuck ?? standing?.stuck ?? null,
    differently: words.differently ?? standing?.differently ?? null,
    text: standing?.text ?? '',
  };
}

export interface ClosedQuarter {
  readonly how: 'new' | 'renewed' | 'unchanged';
  /** As they were when the turn of each came; without those that somebody closed or moved meanwhile. */
  readonly goals: readonly DecidedGoal[];
  /** Of the comment. */
  readonly url: string;
  readonly milestone: Awaited<ReturnType<GoalsProject['closeMilestone']>>;
  readonly warnings: readonly Dropped[];
}

/** Goals first and what tells of them last: what was cut off between them is found done, whoever goes on with it. */
export function closeQuarter(
  planned: PlannedQuarter,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
): Promise<ClosedQuarter> {
  const { words, goals, quarter } = planned;
  const { project } = session;
  return draftedWrite('plan close', { ...words }, session, desk, async () => {
    const todo = goals.filter(({ isThere }) => !isThere);
    const ground = todo.flatMap(({ moved }) => (moved === null ? [] : [{ template: null, quarter: moved.quarter }]));
    await ensureGround(project, ground, desk.talk);
    const warnings: Dropped[] = [];
    const told: DecidedGoal[] = [];
    for (const goal of goals) {
      const isDone = goal.isThere && goal.verdict !== 'leave';
      const standing = isDone ? goal : await standingNow(goal, planned, session, desk);
      if (standing === null) warnings.push(leftAlone(goal));
      else told.push(standing);
      if (standing === null || standing.isThere) continue;
      const written = await carryOut(standing, planned, session, desk);
      warnings.push(...written.map((one) => ({ ...one, field: `${one.field} of #${goal.record.iid}` })));
    }
    const { how, url, ...comment } = await tell(planned, told, session);
    return {
      how,
      goals: told,
      url,
      milestone: await project.closeMilestone(quarter.title),
      warnings: [...warnings, ...comment.warnings],
    };
  });
}

async function standingNow(
  goal: DecidedGoal,
  { quarter, next }: PlannedQuarter,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  { talk }: Pick<Desk, 'talk'>,
): Promise<DecidedGoal | null> {
  const record = await project.goal(goal.record.iid);
  const now = decidedNow(goal, record, { quarter, next, startMonth: settings.fiscalYearStart });
  const to = now?.moved?.quarter ?? null;
  if (to !== null && to.title !== goal.moved?.quarter.title)
    await ensureGround(project, [{ template: null, quarter: to }], talk);
  return now;
}

function leftAlone({ record: { iid, title }, verdict }: DecidedGoal): Dropped {
  const advice = 'Somebody closed or moved it meanwhile: it was left so, and the comment does not tell of it.';
  return { field: `#${iid} ${oneLine(title)}`, asked: verdict, kept: 'changed meanwhile', advice };
}

async function carryOut(
  { record, verdict, moved }: DecidedGoal,
  { quarter, words }: PlannedQuarter,
  session: Session,
  desk: Pick<Desk, 'talk'>,
): Promise<readonly Dropped[]> {
  const { project, now } = session;
  const outcome = outcomeOf[verdict];
  if (outcome !== undefined) {
    const body = formatClosing({ day: words.day ?? now.today, outcome, learned: null });
    // By the quarter: no second run, on whichever machine, tells it again.
    const { warnings } = await endGoal(record.iid, { outcome, body, key: quarter.title, mayExist: true }, project);
    const rhythm = comesAgain(record, outcome);
    return rhythm === null ? warnings : [...warnings, ...(await openNext(record, rhythm, session, desk)).warnings];
  }
  if (verdict === 'leave') return [];
  const change = movedChange(moved);
  return (await changeOnGround({ record, change, ...noLines, isConcealed: false }, session, desk)).warnings;
}

/** null: it is paused, and has neither. */
function movedChange(moved: Moved | null): { readonly due?: Day | null; readonly milestone: string | null } {
  if (moved === null) return { due: null, milestone: null };
  const { due, quarter } = moved;
  return { ...(due === null ? {} : { due }), milestone: quarter.title };
}

type Told = Pick<ClosedQuarter, 'how' | 'url' | 'warnings'>;

/** One comment for a quarter: looked for once more before it is written, and edited where it stands. */
async function tell(
  { quarter, plan, edit: editOn }: PlannedQuarter,
  goals: readonly DecidedGoal[],
  { project }: Pick<Session, 'project'>,
): Promise<Told> {
  const edit = (text: string | null) => editOn(text, goals);
  const at = (id: number) => `${plan.url}#note_${id}`;
  const there = async () => {
    const said = quartersIn(whole(await project.notes(plan.iid), `#${plan.iid}`));
    return said.filter(({ closed }) => closed.quarter === quarter.title).map(({ comment }) => comment);
  };
  const written = await onceOnly<Told, Written<{ readonly id: number }>>(project, {
    what: `comment on ${quarter.title}`,
    async look() {
      const comment = (await there()).at(-1);
      if (comment === undefined) return null;
      const edited = await project.editComment(plan.iid, comment.id, edit);
      if (edited === null) return null;
      const how = edited.value.text === comment.body ? 'unchanged' : 'renewed';
      return { how, url: at(comment.id), warnings: edited.warnings };
    },
    create: () => project.comment(plan.iid, { key: quarter.title, type: 'quarter', body: edit(null) }),
    all: async () => (await there()).map(({ id }) => at(id)),
  });
  if (written.made === null) return written.there;
  const { value, warnings } = written.made;
  return { how: 'new', url: at(value.id), warnings: [...warnings, ...written.twice] };
}
