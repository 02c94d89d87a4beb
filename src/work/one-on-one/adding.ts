// One line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError } from '#errors.ts';
import { addAgendaItem } from '#growth/meetings/agenda-text.ts';
import { isOnAgenda, offeredTags, parseAgendaItem } from '#growth/meetings/agenda.ts';
import { agendaComment } from '#growth/meetings/brought.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { changesText } from '../role.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type Brought, asShown, broughtNow, commentedSince } from './brought-items.ts';
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
  /** What comments bring to it. */
  readonly brought: Brought | null;
  /** The line stands there, or in a comment. */
  readonly isThere: boolean;
  /** `comment`: this role does not change the text, and what begins with a tag counts there, too. */
  readonly as: 'text' | 'comment';
}

export async function planAdding({ item }: AgendaWords, session: Session): Promise<Adding> {
  const agendas = await readAgendas(session);
  const found = currentMeeting(agendas.meetings, session.now.today);
  const as = wayIn(found, session);
  const closed = found && commentedSince(found, agendas.meetings, session.me);
  const brought = found === null ? null : await broughtNow(found, session, closed);
  const meeting = brought?.meeting ?? null;
  return { item, agendas, meeting, brought, as, isThere: meeting !== null && isOnAgenda(meeting.description, item) };
}

/** @throws `forbidden` where only a comment could be written, and there is no 1:1 to write it on */
function wayIn(found: DatedOneOnOne | null, session: Session): Adding['as'] {
  if (found !== null) return changesText(found, session) ? 'text' : 'comment';
  if (session.project.facts.myRole !== 'guest') return 'text';
  const person = oneLine(session.settings.person);
  throw new DevgrowthError('forbidden', `no 1:1 of @${person} is open, and your role, guest, opens none`, {
    hint: said`Nothing was written. When @${person} has opened the next one, run this again.`,
  });
}

export interface Added {
  readonly meeting: DatedOneOnOne;
  /** What was done to open it. */
  readonly opened: Opened | null;
  /** As it was planned; null where one was open. */
  readonly opening: Opening | null;
  readonly warnings: readonly Dropped[];
}

export function addToAgenda(adding: Adding, session: Session, desk: TemplatesDesk & DraftWorld): Promise<Added> {
  const { item, agendas, as, brought } = adding;
  return draftedWrite('1on1 add', { item }, session, desk, async (draft) => {
    if (as === 'comment' && brought !== null) {
      const mayExist = draft.tried('comment');
      const words = { key: await draft.key('comment'), mayExist, type: agendaComment, body: item };
      const { warnings } = await session.project.comment(brought.meeting.iid, words);
      const { commentCount } = brought.meeting;
      const shown = await asShown({ ...brought.meeting, commentCount: commentCount + 1 }, session);
      return { meeting: shown.meeting, opening: null, opened: null, warnings };
    }
    const { meeting, opening, opened } = await currentOrNext(agendas, session, desk, draft);
    // A run that was cut off may have written it: then it is there.
    const fold = brought?.meeting.iid === meeting.iid ? brought.fold : (text: string) => text;
    const { value, warnings } = await session.project.editAgenda(meeting.iid, (stored) => {
      const text = fold(stored);
      return isOnAgenda(text, item) ? text : addAgendaItem(text, item);
    });
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
