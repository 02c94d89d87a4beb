// Marks a goal as waiting: the stage, and a check-in that says what is waited for.
import { formatCheckIn } from '#growth/goals/check-in.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { type PlannedStage, planStage, setStage } from './stages.ts';

export interface WaitWords extends NamedGoal {
  /** null: asked for where there is somebody to ask. */
  readonly reason: string | null;
  /** Only of a draft: the day the words were typed. */
  readonly day?: Day;
}

export interface PlannedWait extends PlannedStage {
  readonly words: WaitWords & { readonly reason: string };
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
  const reason = (typed.reason ?? (await asked())).trim();
  const day = typed.day ?? session.now.today;
  return {
    ...planned,
    words: { ...typed, reason, day },
    body: reason === '' ? null : checkInSaying(reason, day, session),
  };
}

/** @param end what must have worked, too, before the draft is let go of */
export function letWait<T>(
  planned: PlannedWait,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  const { words, body } = planned;
  return draftedWrite('goal wait', { ...words }, session, desk, async (draft) => {
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

function checkInSaying(waitingFor: string, day: Day, { settings }: Pick<Session, 'settings'>): string {
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
  return formatCheckIn({ ...silent, day, waitingFor }, settings.company.words);
}
