// Keeps a piece of work with a goal: its words or its address, title and day fetched, each link once.
import { DevgrowthError } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { whyIncomplete } from '#growth/words/completeness.ts';
import {
  type Evidence,
  evidenceOf,
  formatEvidence,
  linksIn,
  readEvidence,
  type ToldEvidence,
} from '#growth/goals/evidence.ts';
import { itemAt, itemKey } from '#growth/goals/foreign-item.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import type { Draft, DraftKeys, DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { askBeside } from '../ask-label.ts';
import { mayCopyTitle } from '../copied-title.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { aboutItem } from '../goal/add-source.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import type { LevelsDesk } from '../levels/known.ts';
import { namedCriteria } from '../levels/tags.ts';
import { onceOnly } from '../once-only.ts';
import { pastDay } from '../past-day.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import { namedValues } from '../values.ts';
import { noteWhoseWords } from '../whose-words.ts';
import { type EvidencePlace, evidencePlace, onWins, winsPlace } from './place.ts';
import { readOfWins, refuseOthersWins, theWins } from './wins.ts';
import { ascending } from '#growth/words/order.ts';

export interface EvidenceWords extends NamedPlace {
  /** An address or a text. */
  readonly what: string;
  readonly values: readonly ValueId[];
  readonly did: string | null;
  readonly result: string | null;
  /** Criteria, as typed. */
  readonly shows: readonly string[];
  readonly date: string | null;
  /** Only of a draft: with what was fetched, and the day resolved. */
  readonly evidence: Evidence | null;
  /** Given by whoever may send the same words twice and means them once. */
  readonly key?: string;
}

/** What was typed, else what is answered. @throws `usage` where nobody can be asked */
export async function whatToKeep(typed: string, { ask }: Pick<Desk, 'ask'>): Promise<string> {
  if (typed !== '') return typed.trim();
  if (ask === null) throw nothingToKeep();
  const check = (text: string) => (text.trim() ? null : 'Give its address, or say it in a few words.');
  return (await ask.text({ name: 'what', message: 'Which work? (address, or words)', check })).trim();
}

export function nothingToKeep(): DevgrowthError {
  return new DevgrowthError('usage', 'nothing to keep', {
    hint: said`Give an address or some words: \`${step('evidence add', 7, '"Wrote the runbook"')}\`.`,
  });
}

export interface PlannedEvidence {
  readonly words: EvidenceWords;
  /** null: the issue of wins, which is opened with this. */
  readonly place: EvidencePlace | null;
  readonly evidence: Evidence;
  /** The comment, as it will stand there. */
  readonly body: string;
}

export async function planEvidence(
  typed: EvidenceWords,
  session: Session,
  desk: Pick<Desk, 'ask' | 'yes'> & LevelsDesk,
): Promise<PlannedEvidence> {
  const named = namedValues(typed.values, session);
  const shows = typed.evidence?.shows ?? (await namedCriteria('shows', typed.shows, session, desk));
  const words = { ...typed, values: named, shows };
  const place = words.iid === winsWord ? await winsPlace(session) : await evidencePlace(session, words.iid);
  if (place === null) refuseOthersWins(session);
  const { values } = words.evidence ?? words;
  // Values are labels of a goal, too; elsewhere they are words alone.
  if (place?.goal && values.length > 0) refuseForRole('labels', place.goal, commenting(place.iid), session);
  noteWhoseWords(session, desk.talk);
  const evidence = words.evidence ?? (await composed(words, place ?? readOfWins(null, session.me), session, desk));
  return { words, place, evidence, body: formatEvidence(evidence, session.settings.company.words) };
}

/** Of all that keep a link on it one at a time looks and writes. */
export const linkOn = (iid: number): string => `link on #${iid}`;

export interface KeptEvidence {
  readonly place: EvidencePlace;
  readonly evidence: Evidence;
  /** False where its link stood there already. */
  readonly isNew: boolean;
  readonly warnings: readonly Dropped[];
}

export function keepEvidence(
  { words, place: there, evidence, body }: PlannedEvidence,
  session: Session,
  desk: DraftWorld,
): Promise<KeptEvidence> {
  return draftedWrite('evidence add', { ...words, evidence }, session, desk, async (draft) => {
    const { value: place, warnings: unlike } = await placeToKeep(there, draft, session);
    const link = linkOf(evidence);
    const create = () => write(body, { ...evidence, key: words.key }, place, draft, session);
    if (link === null) return { place, evidence, isNew: true, warnings: [...unlike, ...(await create())] };
    const kept = await onceOnly(session.project, {
      what: linkOn(place.iid),
      look: async () => (draft.tried('comment') || words.key !== undefined ? null : sameLink(link, place, session)),
      create,
      all: () => placesOf(link, place, session),
    });
    if (kept.made !== null) return { place, evidence, isNew: true, warnings: [...unlike, ...kept.made, ...kept.twice] };
    refuseOtherWords(evidence, kept.there, place);
    return { place, evidence: kept.there, isNew: false, warnings: unlike };
  });
}

async function placeToKeep(
  there: EvidencePlace | null,
  draft: DraftKeys,
  session: Pick<Session, 'project'>,
): Promise<Written<EvidencePlace>> {
  if (there !== null) return { value: there, warnings: [] };
  const wins = await theWins(draft, session);
  return { ...wins, value: onWins(wins.value) };
}

async function composed(
  own: EvidenceWords,
  kept: Shown,
  { forge, now, project, me, settings }: Pick<Session, 'forge' | 'now' | 'project' | 'me' | 'settings'>,
  desk: Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<Evidence> {
  const { what, values, did, result, shows } = own;
  const typedDay = own.date === null ? null : dayTyped(own.date, { now, settings });
  const place = forge.placeOf(what);
  if (place === null) {
    const words = [what, did].filter(Boolean).join('\n\n');
    return { day: typedDay ?? now.today, values, link: null, also: [], title: null, did: words, result, shows };
  }
  const bare = { day: typedDay ?? now.today, values, link: what, also: [], title: null, did, result, shows };
  if (typeof place === 'string') return bare;
  try {
    const item = await forge.item(place);
    const mayTell = await mayCopyTitle(item, kept, { project, me }, desk);
    const title = mayTell ? `${oneLine(item.title)} (${aboutItem(item, now.zone)})` : null;
    return { ...bare, title, day: typedDay ?? dayOf(itemAt(item), now.zone) };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || !['not-found', 'forbidden'].includes(error.kind)) throw error;
    desk.talk.warn(said`kept without title and day: ${error.said}`);
    return bare;
  }
}

export function dayTyped(text: string, session: Pick<Session, 'now' | 'settings'>): Day {
  return pastDay(text, { name: 'date', ahead: 'evidence is of what was done' }, session);
}

function linkOf(evidence: Evidence): string | null {
  return evidence.link ?? readEvidence(formatEvidence(evidence))?.link ?? null;
}

/** @throws when the comments could not be read to the end: the same link could be there twice then */
async function sameLink(link: string, { iid }: EvidencePlace, session: Session): Promise<ToldEvidence | null> {
  const { items, source } = (await session.project.notes(iid)).asFarAsRead();
  const [same] = withLink(link, items, session);
  const missing = whyIncomplete(source);
  if (same !== undefined || missing === null) return same ?? null;
  throw new DevgrowthError('server', `the comments of #${iid} could not be read completely: ${missing}`, {
    hint: 'Nothing was written, for the link could be there already. Try again.',
  });
}

/** What came since the first look stands on the latest page. */
async function placesOf(link: string, { iid, url }: EvidencePlace, session: Session): Promise<readonly string[]> {
  const { items } = (await session.project.notes(iid, { onlyLatestPage: true })).asFarAsRead();
  return withLink(link, items, session)
    .map(({ id }) => id)
    .toSorted(ascending((id) => id))
    .map((id) => `${url}#note_${id}`);
}

/** Newest first. What somebody else wrote about the same link is theirs. */
function withLink(
  link: string,
  notes: readonly Note[],
  { forge, me }: Pick<Session, 'forge' | 'me'>,
): readonly ToldEvidence[] {
  const key = linkKey(link, forge);
  const ours = notes.filter((note) => note.type === 'comment').filter(({ isOwn, by }) => isOwn || by?.id === me.id);
  return evidenceOf(ours).filter((other) => linksIn(other).some((one) => linkKey(one, forge) === key));
}

/** A link stands once; words about it that stand nowhere are not thrown away. */
function refuseOtherWords(typed: Evidence, there: ToldEvidence, { iid, title }: EvidencePlace): void {
  const stands = (words: string | null, where: string | null) =>
    words === null || oneLine(where ?? '').includes(oneLine(words));
  const isSaid =
    stands(typed.did, there.did) &&
    stands(typed.result, there.result) &&
    typed.values.every((value) => there.values.includes(value)) &&
    typed.shows.every((one) => there.shows.includes(one));
  if (isSaid) return;
  throw new DevgrowthError('refused', `this link is on #${iid} ${oneLine(title)} already, with other words`, {
    hint: said`Add these to it: \`${step('evidence edit', iid, `note_${there.id}`, { result: '...' })}\`. Or keep them without the link: \`${step('evidence add', iid, '"..."')}\`.`,
  });
}

/** Two addresses of one thing have one key. */
export function linkKey(link: string, forge: Pick<Forge, 'placeOf'>): string {
  const place = forge.placeOf(link);
  if (place !== null && typeof place === 'object') return itemKey(place);
  return urlOf(link)?.href.replace(/\/$/, '') ?? link;
}

/** The words first; the labels are only a view of them. */
async function write(
  body: string,
  { values, key: named }: Pick<Evidence, 'values'> & { readonly key: string | undefined },
  { iid, goal }: EvidencePlace,
  draft: Draft,
  session: Session,
): Promise<readonly Dropped[]> {
  const { project } = session;
  const mayExist = draft.tried('comment') || named !== undefined;
  const key = named ?? (await draft.key('comment'));
  const comment = await project.comment(iid, { key, mayExist, type: 'evidence', body, isQuiet: true });
  const asks = goal === null ? {} : await askBeside(goal, {}, session);
  if (goal === null || (values.length === 0 && Object.keys(asks).length === 0)) return comment.warnings;
  const labelled = await project.changeGoal(iid, { addValues: values, ...asks });
  return [...comment.warnings, ...labelled.warnings];
}
