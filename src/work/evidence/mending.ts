// Changes or deletes a piece of evidence of one's own: its result is added later, what stands there by mistake goes.
import { DevgrowthError } from '#errors.ts';
import type { Written } from '#growth/forge/writes.ts';
import { type EvidenceChange, editEvidence } from '#growth/goals/evidence-edit.ts';
import { evidenceIn, evidenceNumbers, type ToldEvidence } from '#growth/goals/evidence.ts';
import { ownComments } from '#growth/goals/notes.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, joined, said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedPlace } from '../goal-number.ts';
import type { LevelsDesk } from '../levels/known.ts';
import { criteriaInPlace } from '../levels/tags.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import { namedValues } from '../values.ts';
import { whole } from '../whole.ts';
import { dayTyped } from './keeping.ts';
import { type EvidencePlace, evidencePlace } from './place.ts';

export interface PieceWords extends NamedPlace {
  /** As the list counts them on that goal or document, from 1; null: named by its comment. */
  readonly piece: number | null;
  /** Number of its comment, which no deletion changes. A draft knows it always. */
  readonly comment: number | null;
}

/** `3`, `note_901`, or the address of the comment. @throws `usage` */
export function pieceNamed(typed: string): Pick<PieceWords, 'piece' | 'comment'> {
  const [, comment] = /(?:^|#)note_([1-9]\d{0,14})$/.exec(typed.trim()) ?? [];
  if (comment !== undefined) return { piece: null, comment: Number(comment) };
  const piece = Number(typed);
  if (/^[1-9]\d{0,5}$/.test(typed.trim())) return { piece, comment: null };
  throw new DevgrowthError('usage', `"${typed}" names no piece of evidence`, {
    hint: said`Give its number as \`${step('evidence list', 7)}\` counts them, or its comment: note_901.`,
  });
}

export interface EditWords extends PieceWords {
  readonly did: string | null;
  readonly result: string | null;
  /** Empty: they stay as they are. */
  readonly values: readonly ValueId[];
  /** Criteria, as typed; empty: they stay as they are, `none`: without. */
  readonly shows: readonly string[];
  readonly date: string | null;
  /** Only of a draft: resolved. */
  readonly day: Day | null;
}

export interface NamedPiece {
  readonly place: EvidencePlace;
  readonly piece: ToldEvidence;
  /** Its comment, as typed. */
  readonly body: string;
}

type Reading = Pick<Session, 'project' | 'settings' | 'me'>;

/** @throws `usage` where there is no such piece, so that nothing waits for one; `forbidden` where it is somebody else's */
async function namedPiece(words: PieceWords, session: Reading): Promise<NamedPiece> {
  const { place, found, count } = await lookFor(words, session);
  if (found !== null) return { place, ...found };
  const called = words.piece === null ? `comment ${words.comment}` : `piece ${words.piece}`;
  const there = count === 1 ? 'is one piece' : `are ${count} pieces`;
  throw new DevgrowthError('usage', `#${place.iid} ${oneLine(place.title)} has no evidence that is ${called}`, {
    hint: said`There ${there}: \`${step('evidence list', place.iid)}\`.`,
  });
}

/** `piece` is null where a comment was named that is gone: a deletion that is asked for twice has done what it should. */
export async function pieceToRemove(
  words: PieceWords,
  session: Reading,
): Promise<NamedPiece | { readonly place: EvidencePlace; readonly piece: null }> {
  if (words.comment === null) return namedPiece(words, session);
  const { place, found } = await lookFor(words, session);
  return found === null ? { place, piece: null } : { place, ...found };
}

async function lookFor({ iid: named, piece: number, comment }: PieceWords, { project, settings, me }: Reading) {
  const place = await evidencePlace({ project, settings }, named);
  const { iid } = place;
  const notes = whole(await project.notes(iid), project.facts.path);
  const pieces = evidenceIn(notes);
  const numbers = evidenceNumbers(pieces);
  const piece = pieces.find(({ id }) => (comment === null ? numbers.get(id) === number : id === comment));
  if (piece === undefined) return { place, found: null, count: pieces.length };
  if (piece.by === null || piece.by !== me.username) {
    throw new DevgrowthError('forbidden', `this evidence on #${iid} is not yours to change`, {
      hint: said`Nothing was written. ${commenting(iid)}`,
    });
  }
  const body = ownComments(notes).find(({ id }) => id === piece.id)?.body ?? '';
  return { place, found: { piece, body }, count: pieces.length };
}

export interface PlannedEdit extends NamedPiece {
  readonly words: EditWords;
  readonly change: EvidenceChange;
  /** The comment as it will stand there; the same as `body` where it says so already. */
  readonly after: string;
}

export async function planEdit(
  typed: EditWords,
  session: Session,
  desk: Pick<Desk, 'ask'> & LevelsDesk,
): Promise<PlannedEdit> {
  const shows = await criteriaInPlace('shows', typed.shows, session, desk);
  const words = { ...typed, values: namedValues(typed.values, session) };
  const named = await namedPiece(words, session);
  const asked = namesChange(words) ? words : { ...words, result: await askedResult(named.piece, desk.ask) };
  const day = asked.day ?? (asked.date === null ? null : dayTyped(asked.date, session));
  const { goal, iid } = named.place;
  if (goal !== null && asked.values.length > 0) refuseForRole('labels', goal, commenting(iid), session);
  const change = {
    ...(asked.did === null ? {} : { did: asked.did }),
    ...(asked.result === null ? {} : { result: asked.result }),
    ...(asked.values.length === 0 ? {} : { values: asked.values }),
    ...(day === null ? {} : { day }),
    ...(shows === null ? {} : { shows }),
  };
  const after = editEvidence(named.body, change, session.settings.company.words) ?? named.body;
  return { ...named, words: { ...asked, iid, comment: named.piece.id, day }, change, after };
}

export function namesChange({ did, result, values, shows, date, day }: Omit<EditWords, 'iid'>): boolean {
  return [did, result, date, day].some((one) => one !== null) || values.length > 0 || shows.length > 0;
}

export function nothingToChange(): DevgrowthError {
  const flags = joined(
    ['result', 'did', 'value', 'shows', 'date'].map((name) => given(name)),
    ', ',
  );
  return new DevgrowthError('usage', 'nothing to change', { hint: said`Name what changes: ${flags}.` });
}

async function askedResult({ result }: ToldEvidence, ask: Desk['ask']): Promise<string> {
  if (ask === null) throw nothingToChange();
  const check = (text: string) => (text.trim() ? null : 'Say it in a few words, with a number where there is one.');
  const message = result === null ? 'What came of it?' : 'What came of it? (in place of what stands there)';
  return (await ask.text({ name: 'result', message, check })).trim();
}

export interface EditedPiece {
  readonly place: EvidencePlace;
  readonly evidence: ToldEvidence;
  readonly isChanged: boolean;
}

/** Nothing to write. */
const none = { warnings: [] };

export function changePiece(
  { words, place, piece, change, body, after }: PlannedEdit,
  session: Session,
  desk: DraftWorld,
): Promise<Written<EditedPiece>> {
  const { project } = session;
  return draftedWrite('evidence edit', { ...words }, session, desk, async () => {
    const isChanged = body !== after;
    const written = isChanged
      ? await project.editComment(place.iid, piece.id, (text) => {
          const edited = editEvidence(text, change, session.settings.company.words);
          if (edited === null) throw noLonger(place);
          return edited;
        })
      : none;
    if (written === null) throw gone(place);
    // Also where the comment says so already: an earlier try may have come no further.
    const isLabelled = place.goal !== null && words.values.length > 0;
    const labelled = isLabelled ? (await project.changeGoal(place.iid, { addValues: words.values })).warnings : [];
    const evidence = { ...piece, ...change };
    return { value: { place, evidence, isChanged }, warnings: [...written.warnings, ...labelled] };
  });
}

/** @returns false where it was gone already. @throws `conflict` where it says something else by the time of the yes */
export async function removePiece(
  { place, piece, body }: NamedPiece,
  session: Reading,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<boolean> {
  const { iid, title } = place;
  const message = `Delete it for good from #${iid} ${oneLine(title)}?`;
  await confirmed(desk, { message, default: false, what: 'a deletion needs a yes' });
  if (!desk.yes) {
    // Somebody read it for a while: what was added since, they have not seen.
    const now = await pieceToRemove({ iid, goalAt: null, piece: null, comment: piece.id }, session);
    if (now.piece === null) return false;
    if (now.body !== body)
      throw new DevgrowthError('conflict', `this comment on #${iid} was changed meanwhile`, {
        hint: said`Nothing was deleted. Look again: \`${step('evidence remove', iid, `note_${piece.id}`)}\`.`,
      });
  }
  return session.project.removeComment(iid, piece.id);
}

function noLonger({ iid }: EvidencePlace): DevgrowthError {
  return new DevgrowthError('conflict', `this comment on #${iid} was changed meanwhile, and is no evidence any more`, {
    hint: said`Nothing was written. Look with \`${step('goal show', iid)}\`.`,
  });
}

function gone({ iid }: EvidencePlace): DevgrowthError {
  return new DevgrowthError('not-found', `this evidence on #${iid} was deleted meanwhile, or is not yours to change`, {
    hint: said`Nothing was written. Look with \`${step('evidence list', iid)}\`, or keep it anew: \`${step('evidence add', iid, '"..."')}\`.`,
  });
}
