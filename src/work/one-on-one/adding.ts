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
  /** Given by whoever may send the same words twice and means them once. */
  readonly key?: string;
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

export async function planAdding(words: AgendaWords, session: Session): Promise<Adding> {
  return planAddingTo(await readAgendas(session), words, session);
}

/** @throws `forbidden` for whoever could only comment, where there is nothing to comment on */
export async function planAddingTo(agendas: Agendas, { item, key }: AgendaWords, session: Session): Promise<Adding> {
  const found = currentMeeting(agendas.meetings, session.now.today);
  const shut = found === null ? shutOut(session) : null;
  if (shut !== null) throw shut;
  const as = found === null || changesText(found, session) ? 'text' : 'comment';
  const closed = found && commentedSince(found, agendas.meetings, session.me);
  const brought = found === null ? null : await broughtNow(found, session, closed);
  const meeting = brought?.meeting ?? null;
  const words = { item, ...(key === undefined ? {} : { key }) };
  return {
    ...words,
    agendas,
    meeting,
    brought,
    as,
    isThere: meeting !== null && isOnAgenda(meeting.description, item),
  };
}

/** Only a comment could be written, and there is no 1:1 to write it on. */
function shutOut({ project, settings }: Pick<Session, 'project' | 'settings'>): DevgrowthError | null {
  if (project.facts.myRole !== 'guest') return null;
  const person = oneLine(settings.person);
  return new DevgrowthError('forbidden', `no 1:1 of @${person} is open, and your role, guest, opens none`, {
    hint: said`Nothing was written. When @${person} has opened the next one, run this again.`,
  });
}

/** No 1:1 is open, and nothing says when the next one is. */
function noRhythm(): DevgrowthError {
  return new DevgrowthError('usage', 'no 1:1 is open, and the settings name no rhythm', {
    hint: said`Open one with \`${step('1on1 prepare', { date: 'DAY' })}\`, then add to it.`,
  });
}

/** Why a line has no place; null: it has one, or gets one. */
export function placeProblem({ meetings }: Pick<Agendas, 'meetings'>, session: Session): DevgrowthError | null {
  if (currentMeeting(meetings, session.now.today) !== null) return null;
  return shutOut(session) ?? (defaultDay(meetings, session) === null ? noRhythm() : null);
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
  const { item, key } = adding;
  return draftedWrite('1on1 add', { item, ...(key === undefined ? {} : { key }) }, session, desk, (draft) =>
    putOnAgenda(adding, session, desk, draft),
  );
}

/** As a part of what the draft is of. */
export async function putOnAgenda(
  { item, key, agendas, as, brought }: Adding,
  session: Session,
  desk: TemplatesDesk,
  draft: Draft,
): Promise<Added> {
  if (as === 'comment' && brought !== null) {
    const mayExist = draft.tried('comment') || key !== undefined;
    const words = { key: key ?? (await draft.key('comment')), mayExist, type: agendaComment, body: item };
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
  if (day === null) throw noRhythm();
  const opening = await planOpening({ day, isAsked: false }, agendas, session, desk);
  const opened = await openMeeting(opening, session, draft);
  if ('changed' in opened) return currentOrNext(opened.changed, session, desk, draft);
  return { meeting: opened.meeting, opening, opened };
}
