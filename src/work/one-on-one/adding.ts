// One line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError } from '#errors.ts';
import { addAgendaItem, isOnAgenda } from '#growth/agenda.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/one-on-one.ts';
import type { Dropped } from '#growth/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type Agendas, dated, readAgendas } from './meetings.ts';
import { type Opened, defaultDay, openMeeting, planOpening } from './opening.ts';

export interface AgendaWords {
  readonly item: string;
}

export interface Adding extends AgendaWords {
  readonly agendas: Agendas;
  /** null: one is opened for it. */
  readonly meeting: DatedOneOnOne | null;
  /** The line stands there. */
  readonly isThere: boolean;
}

export async function planAdding({ item }: AgendaWords, session: Session): Promise<Adding> {
  const agendas = await readAgendas(session);
  const meeting = currentMeeting(agendas.meetings, session.now.today);
  return { item, agendas, meeting, isThere: meeting !== null && isOnAgenda(meeting.description, item) };
}

export interface Added {
  readonly meeting: DatedOneOnOne;
  /** What was done to open it. */
  readonly opened: Opened | null;
  readonly warnings: readonly Dropped[];
}

export function addToAgenda(
  { item, agendas }: Adding,
  session: Session,
  desk: TemplatesDesk & DraftWorld,
): Promise<Added> {
  return draftedWrite('1on1 add', { item }, session, desk, async (draft) => {
    const { meeting, opened } = await currentOrNext(agendas, session, desk, draft);
    // A run that was cut off may have written it: then it is there.
    const { value, warnings } = await session.project.editAgenda(meeting.iid, (text) =>
      isOnAgenda(text, item) ? text : addAgendaItem(text, item),
    );
    return { meeting: dated(value, meeting.day), opened, warnings: [...(opened?.warnings ?? []), ...warnings] };
  });
}

async function currentOrNext(
  agendas: Agendas,
  session: Session,
  desk: TemplatesDesk,
  draft: Draft,
): Promise<{ readonly meeting: DatedOneOnOne; readonly opened: Opened | null }> {
  const there = currentMeeting(agendas.meetings, session.now.today);
  if (there !== null) return { meeting: there, opened: null };
  const day = defaultDay(agendas.meetings, session);
  if (day === null) {
    throw new DevgrowthError('usage', 'no 1:1 is open, and the settings name no rhythm', {
      hint: said`Open one with \`${step('1on1 prepare', { date: 'DAY' })}\`, then add to it.`,
    });
  }
  const opened = await openMeeting(await planOpening({ day, isAsked: false }, agendas, session, desk), session, draft);
  if ('changed' in opened) return currentOrNext(opened.changed, session, desk, draft);
  return { meeting: opened.meeting, opened };
}
