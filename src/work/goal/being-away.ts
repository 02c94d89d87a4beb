// Leave or illness: one comment on the plan that says from when until when, and no reason. Every goal rests in these days.
import { formatAway } from '#growth/goals/pause.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import { parseDays } from '#growth/time/typed-days.ts';
import { DevgrowthError } from '#errors.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, said } from '#wording.ts';
import { draftedWrite } from '../drafting.ts';
import { thePlan, type YearPlan } from '../plan/editing.ts';
import type { Session } from '../session.ts';
import { dayAhead } from './waiting.ts';

export interface AwayWords {
  /** The last day, as typed. */
  readonly until: string;
  /** The first one, as typed; null: today. */
  readonly since: string | null;
}

export interface PlannedAway {
  readonly plan: YearPlan;
  readonly first: Day;
  readonly last: Day;
  /** The comment, as it will stand there. */
  readonly body: string;
}

/** Writes nothing. */
export async function planAway({ until, since }: AwayWords, session: Session): Promise<PlannedAway> {
  const first = since === null ? session.now.today : firstDay(since, session);
  const last = dayAhead(until, first, session);
  return { plan: await thePlan(session), first, last, body: formatAway({ first, last }) };
}

/** @param end what must have worked, too, before the draft is let go of */
export function beAway<T>(
  { plan, first, last, body }: PlannedAway,
  session: Session,
  desk: DraftWorld,
  end: (written: Written<{ readonly id: number }>) => Promise<T>,
): Promise<T> {
  const input = { iid: null, all: true, reason: null, until: last, since: first };
  return draftedWrite('goal wait', input, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    const key = await draft.key('comment');
    return end(await session.project.comment(plan.iid, { key, type: 'away', body, mayExist }));
  });
}

/** A leave is typed before it, an illness after it: neither side of today is meant by itself. */
function firstDay(
  text: string,
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
): Day {
  const days = parseDays(text, { today: typedOn, startMonth: settings.fiscalYearStart }, 'back');
  if (days.ok) return days.value.first;
  throw new DevgrowthError('usage', said`${given('since')}: ${days.problem}`, {
    hint: said`For instance ${given('since', '2026-12-20')}, ${given('since', 'monday')} (the last one), ${given('since', 'tomorrow')}.`,
  });
}
