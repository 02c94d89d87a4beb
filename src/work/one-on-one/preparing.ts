// Prepares the next 1:1: on which day, and then its issue, opened once.
import { DevgrowthError } from '#errors.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { given, said } from '#wording.ts';
import { renewAskLabels } from '../ask-label.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type Agendas, parseMeetingDay } from './meetings.ts';
import { type Opened, type Opening, defaultDay, openMeeting, planOpening } from './opening.ts';

export interface PrepareWords {
  /** As typed; null: by the person's rhythm. */
  readonly date: string | null;
}

export async function dayToPrepare(
  { date }: PrepareWords,
  { meetings }: Agendas,
  session: Session,
  { ask }: Pick<Desk, 'ask'>,
): Promise<Day> {
  if (date !== null) return parseMeetingDay(date, session);
  const day = defaultDay(meetings, session);
  if (day !== null) return day;
  if (ask === null) {
    throw new DevgrowthError('usage', 'which day is the next 1:1? The settings name no rhythm', {
      hint: said`Give it with ${given('date')}, such as ${given('date', 'tuesday')}.`,
    });
  }
  const text = await ask.text({ name: 'date', message: 'When is the next 1:1?', default: '+7d' });
  return parseMeetingDay(text, session);
}

export interface Prepared {
  /** As it was carried out: planned again where somebody opened or closed a 1:1 meanwhile. */
  readonly opening: Opening;
  /** null where nothing was left to do. */
  readonly opened: Opened | null;
  readonly warnings: readonly Dropped[];
}

/** What is prepared already goes this way too: it may be an earlier run that did it, and whose draft is still there. */
export async function prepareMeeting(
  wish: { readonly day: Day; readonly isAsked: boolean },
  opening: Opening,
  session: Session,
  desk: DraftWorld & TemplatesDesk,
): Promise<Prepared> {
  const carriedOut = await draftedWrite('1on1 prepare', { date: wish.day }, session, desk, (draft) =>
    carryOut(opening, draft),
  );
  const labels = await renewAskLabels(carriedOut.opening.read, session);
  return { ...carriedOut, warnings: [...(carriedOut.opened?.warnings ?? []), ...labels] };

  async function carryOut(planned: Opening, draft: Draft): Promise<Omit<Prepared, 'warnings'>> {
    const { there, carried, toClose } = planned;
    const isBehind = planned.brought?.isBehind === true;
    if (there !== null && carried.length === 0 && toClose.length === 0 && !isBehind)
      return { opening: planned, opened: null };
    const opened = await openMeeting(planned, session, draft);
    if ('changed' in opened) return carryOut(await planOpening(wish, opened.changed, session, desk), draft);
    return { opening: planned, opened };
  }
}
