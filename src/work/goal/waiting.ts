// Marks a goal as waiting: the stage, and a check-in that says what is waited for.
import { formatCheckIn } from '#growth/goals/check-in.ts';
import { DevgrowthError } from '#errors.ts';
import { saysWaiting } from '#growth/goals/waiting.ts';
import { isComplete } from '#growth/words/completeness.ts';
import { parseDue } from '#growth/time/due-date.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { type PlannedStage, planStage, setStage } from './stages.ts';

export interface WaitWords extends NamedGoal {
  /** null: asked for where there is somebody to ask. */
  readonly reason: string | null;
  /** The last day on which the goal rests, as typed; null: it waits, and is quiet like any other. */
  readonly until: string | null;
  /** Only of a draft: the day the words were typed. */
  readonly day?: Day;
}

export interface PlannedWait extends PlannedStage {
  readonly words: WaitWords & { readonly reason: string };
  /** null: none was named. */
  readonly until: Day | null;
  /** The comment, as it will stand there; null: nothing is said. */
  readonly body: string | null;
}

export async function planWait(
  typed: WaitWords,
  session: Session,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<PlannedWait> {
  const planned = await planStage(typed.iid, 'waiting', session);
  const message = 'What does it wait for? (may be empty)';
  const asked = async () => (ask === null || yes ? '' : ask.text({ name: 'reason', message }));
  const day = typed.day ?? session.now.today;
  const until = typed.until === null ? null : dayAhead(typed.until, day, session);
  const reason = (typed.reason ?? (await asked())).trim();
  const wait = { reason, until, day };
  const isSaid = (reason === '' && until === null) || (await standsThere(planned, wait, session));
  return {
    ...planned,
    words: { ...typed, ...wait },
    until,
    body: isSaid ? null : checkInSaying(wait, session),
  };
}

interface Wait {
  readonly reason: string;
  readonly until: Day | null;
  readonly day: Day;
}

/** The same words typed again on the same day say nothing new; where not all was read, they are written. */
async function standsThere(
  { record, isThere }: PlannedStage,
  wait: Wait,
  { project }: Pick<Session, 'project'>,
): Promise<boolean> {
  if (!isThere || record.commentCount === 0) return false;
  const [notes, events] = await Promise.all([project.notes(record.iid), project.labelEvents(record.iid)]);
  const isRead = [notes, events].every(({ source }) => isComplete(source));
  return isRead && saysWaiting(notes.asFarAsRead().items, events.asFarAsRead(), wait);
}

/** @param end what must have worked, too, before the draft is let go of */
export function letWait<T>(
  planned: PlannedWait,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  const { words, body } = planned;
  return draftedWrite('goal wait', { ...words, since: null }, session, desk, async (draft) => {
    const told: Dropped[] = [];
    if (body !== null) {
      const mayExist = draft.tried('comment');
      const key = await draft.key('comment');
      told.push(...(await session.project.comment(words.iid, { key, type: 'check-in', body, mayExist })).warnings);
    }
    const { value, warnings } = await setStage(planned, 'waiting', session);
    return end({ value, warnings: [...told, ...warnings] });
  });
}

/** @throws `usage` for words that are no day, and for one before `from` */
export function dayAhead(
  text: string,
  from: Day,
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
): Day {
  const day = parseDue(text, { today: typedOn, startMonth: settings.fiscalYearStart });
  const hint = said`For instance ${given('until', '2027-01-31')}, ${given('until', '+2w')}, ${given('until', 'end of month')}: that day belongs to it.`;
  if (!day.ok) throw new DevgrowthError('usage', said`${given('until')}: ${day.problem}`, { hint });
  if (day.value >= from) return day.value;
  throw new DevgrowthError('usage', said`${given('until')}: ${day.value} is before ${from}`, { hint });
}

function checkInSaying({ reason, until, day }: Wait, { settings }: Pick<Session, 'settings'>): string {
  const told = { waitingFor: reason === '' ? null : reason, ...(until === null ? {} : { waitingUntil: until }) };
  const silent = {
    health: null,
    percent: null,
    text: '',
    next: null,
    help: null,
    helpNone: false,
    measure: null,
    values: [],
  };
  return formatCheckIn({ ...silent, day, ...told }, settings.company.words);
}
