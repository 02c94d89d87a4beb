// A goal opened once more: its title, its text with open boxes, its kind, where its measure began. What happened stays with the first.
import { everyIn, type Rhythm, withEvery } from '#growth/goals/every.ts';
import { measureIn, withMeasure } from '#growth/goals/measure.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import { addDays } from '#growth/time/calendar.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import type { NewGoal, Written } from '#growth/forge/writes.ts';
import type { Day, GoalRecord, Outcome } from '#growth/words/goal.ts';
import { byNumber } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { DevgrowthError } from '#errors.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { resolveDue } from '#templates/template.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { seenAgain, turnOf, twiceAt } from '../once-only.ts';
import { refuseForRole, commenting } from '../role.ts';
import type { Session } from '../session.ts';
import { withItems } from './checklist-edit.ts';
import { dueHint } from './compose.ts';
import { quietly } from './measure.ts';
import { goalOrWay } from './no-goal.ts';
import { ensureGround } from './open-goals.ts';
import { noteOfPast } from './past-due.ts';

export interface CopyWords extends NamedGoal {
  /** As typed; null or `none`: without. */
  readonly due: string | null;
  readonly every: Rhythm | null;
}

export interface PlannedCopy {
  readonly record: GoalRecord;
  readonly goal: Omit<NewGoal, 'key'>;
  readonly quarter: Quarter | null;
  /** All that is needed to open it another time. */
  readonly words: CopyWords;
}

/** Writes nothing. */
export async function planCopy(typed: CopyWords, session: Session, { talk }: Pick<Desk, 'talk'>): Promise<PlannedCopy> {
  const record = await goalOrWay(typed.iid, session);
  refuseForRole('labels', record, commenting(typed.iid), session);
  const { now, settings } = session;
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const due = resolveDue({ defaultDue: null }, typed.due, calendar);
  if (!due.ok) throw new DevgrowthError('usage', said`${given('due')}: ${due.problem}`, { hint: dueHint });
  if (due.value !== null && due.value !== typed.due) talk.say(`Due ${due.value}`);
  noteOfPast(due.value, now.today, talk);
  const { goal, quarter } = copyOf(record, due.value, typed.every, session);
  return { record, goal, quarter, words: { ...typed, due: due.value ?? 'none' } };
}

/** @param end what must have worked, too, before the draft is let go of */
export async function copyGoal<T>(
  { goal, quarter, words }: PlannedCopy,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (opened: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  return draftedWrite('goal copy', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('goal');
    const key = await draft.key('goal');
    await ensureGround(session.project, [{ template: null, quarter }], desk.talk);
    return end(await session.project.createGoal({ ...goal, key, mayExist }));
  });
}

/** Whether another one is opened when this one ends so. */
export function comesAgain({ description }: Pick<GoalRecord, 'description'>, outcome: Outcome): Rhythm | null {
  return outcome === 'dropped' ? null : everyIn(description);
}

/**
 * The one of the quarter after its own, opened once: its key is made of the goal that was closed, so that another run, and another
 * machine, finds it.
 */
export async function openNext(
  record: GoalRecord,
  rhythm: Rhythm,
  session: Session,
  { talk }: Pick<Desk, 'talk'>,
): Promise<Written<GoalRecord>> {
  const { project, now, settings, me } = session;
  const last = quarterOf(record.due ?? now.today, settings.fiscalYearStart);
  const { due } = quarterOf(addDays(last.due, 1), settings.fiscalYearStart);
  const { goal, quarter } = copyOf(record, due, rhythm, session);
  const what = `goal after #${record.iid}`;
  const key = `after-${project.facts.id}-${record.iid}`;
  // Whoever else closes it for the person opens it, too; a key that anybody may read makes nobody else's issue the next one.
  const trusted = [settings.person, settings.manager, me.username];
  const isNext = ({ mark, author }: GoalRecord) => mark?.key === key && trusted.some((name) => isNamed(author, name));
  const all = async () => (await project.goals()).ifWhole()?.filter(isNext).toSorted(byNumber) ?? null;
  return project.inTurn(turnOf(what), async () => {
    const [there] = (await seenAgain(all)) ?? [];
    if (there !== undefined) return { value: there, warnings: [] };
    await ensureGround(project, [{ template: null, quarter }], talk);
    const opened = await project.createGoal({ ...goal, key, mayExist: true });
    const same = (await seenAgain(all)) ?? [];
    const places = same.filter(({ state }) => state === 'opened').map(({ url }) => url);
    return { ...opened, warnings: [...opened.warnings, ...twiceAt(what, places)] };
  });
}

function copyOf(
  record: GoalRecord,
  due: Day | null,
  every: Rhythm | null,
  { settings }: Pick<Session, 'settings'>,
): Pick<PlannedCopy, 'goal' | 'quarter'> {
  const quarter = due === null ? null : quarterOf(due, settings.fiscalYearStart);
  const { description, title, kinds, confidential, mark } = record;
  const open = withItems(description, readChecklist(description), false);
  const measure = measureIn(open);
  const begun = measure === null ? open : withMeasure(open, { ...measure, now: null }, quietly);
  return {
    quarter,
    goal: {
      template: mark?.template ?? null,
      title,
      description: withEvery(begun, every),
      kind: kinds[0] ?? 'general',
      stage: 'planned',
      due,
      milestone: quarter?.title ?? null,
      confidential,
      // Whoever the first one names heard of it then.
      isQuiet: true,
    },
  };
}

/** How often it comes again, as it stands. */
export const everyNow = ({ description }: Pick<GoalRecord, 'description'>): Rhythm | 'none' =>
  everyIn(description) ?? 'none';
