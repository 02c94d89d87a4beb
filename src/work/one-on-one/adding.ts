// One line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError } from '#errors.ts';
import { addAgendaItem } from '#growth/meetings/agenda-text.ts';
import { isOnAgenda, offeredTags, parseAgendaItem } from '#growth/meetings/agenda.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type Agendas, dated, readAgendas } from './meetings.ts';
import { type Opened, type Opening, defaultDay, openMeeting, planOpening } from './opening.ts';

export interface AgendaWords {
  /** Empty: asked for. */
  readonly item: string;
}

const forInstance = said`For instance \`${step('1on1 add', '"DISCUSS the date of the upgrade"')}\`.`;

/** As an agenda has it. @throws `usage` for a line without a tag */
export function agendaItem(typed: string): string {
  const item = parseAgendaItem(typed);
  if (item.ok) return item.value;
  throw new DevgrowthError('usage', item.problem, { hint: forInstance });
}

/** What was typed, else what is answered. @throws `usage` where nobody can be asked */
export async function itemToAdd({ item }: AgendaWords, { ask }: Pick<Desk, 'ask'>): Promise<AgendaWords> {
  if (item !== '') return { item };
  if (ask === null) throw new DevgrowthError('usage', 'what shall be on the agenda?', { hint: forInstance });
  const check = (text: string) => {
    const parsed = parseAgendaItem(text);
    return parsed.ok ? null : parsed.problem;
  };
  const message = `What do you bring? (begins with ${offeredTags.join(', ')})`;
  return { item: agendaItem(await ask.text({ name: 'item', message, check })) };
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
  /** As it was planned; null where one was open. */
  readonly opening: Opening | null;
  readonly warnings: readonly Dropped[];
}

export function addToAgenda(
  { item, agendas }: Adding,
  session: Session,
  desk: TemplatesDesk & DraftWorld,
): Promise<Added> {
  return draftedWrite('1on1 add', { item }, session, desk, async (draft) => {
    const { meeting, opening, opened } = await currentOrNext(agendas, session, desk, draft);
    // A run that was cut off may have written it: then it is there.
    const { value, warnings } = await session.project.editAgenda(meeting.iid, (text) =>
      isOnAgenda(text, item) ? text : addAgendaItem(text, item),
    );
    const all = [...(opened?.warnings ?? []), ...warnings];
    return { meeting: dated(value, meeting.day), opening, opened, warnings: all };
  });
}

async function currentOrNext(
  agendas: Agendas,
  session: Session,
  desk: TemplatesDesk,
  draft: Draft,
): Promise<Omit<Added, 'warnings'>> {
  const there = currentMeeting(agendas.meetings, session.now.today);
  if (there !== null) return { meeting: there, opening: null, opened: null };
  const day = defaultDay(agendas.meetings, session);
  if (day === null) {
    throw new DevgrowthError('usage', 'no 1:1 is open, and the settings name no rhythm', {
      hint: said`Open one with \`${step('1on1 prepare', { date: 'DAY' })}\`, then add to it.`,
    });
  }
  const opening = await planOpening({ day, isAsked: false }, agendas, session, desk);
  const opened = await openMeeting(opening, session, draft);
  if ('changed' in opened) return currentOrNext(opened.changed, session, desk, draft);
  return { meeting: opened.meeting, opening, opened };
}
