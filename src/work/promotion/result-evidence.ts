// Evidence that a result is made of: the pieces that somebody names, how the document names them, and the person's own words in them.
import { DevgrowthError } from '#errors.ts';
import { linksIn } from '#growth/goals/evidence.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { ResultWords } from '#growth/promotion/result-text.ts';
import type { ResultField } from '#growth/words/promotion-words.ts';
import type { CompanyValue } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { said, step } from '#wording.ts';
import { readOwnEvidence } from '../evidence/listing.ts';
import { pieceNamed, type PieceWords } from '../evidence/mending.ts';
import { namedPlace } from '../goal-number.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { isReadAs } from './result-words.ts';

type NamedPiece = Pick<PieceWords, 'piece' | 'comment'> & { readonly iid: PieceWords['iid'] | null };

/** `7` (the only piece on it), `7.2`, `wins.1`, or its comment: `note_42`. @throws `usage` */
export function evidenceNamed(typed: string): NamedPiece {
  if (/(?:^|#)note_/.test(typed)) return { iid: null, ...pieceNamed(typed) };
  const [, place = '', piece] = /^#?(\d{1,9}|wins)(?:\.(\d{1,6}))?$/i.exec(typed.trim()) ?? [];
  if (place !== '') return { iid: namedPlace(place).iid, piece: null, comment: null, ...(piece && pieceNamed(piece)) };
  throw new DevgrowthError('usage', `"${typed}" names no piece of evidence`, {
    hint: said`Give its goal and its number as \`${step('evidence list')}\` counts them: 7.2; or its comment: note_901.`,
  });
}

interface NamedEvidence {
  /** As they stand behind `Evidence:`. */
  readonly lines: readonly string[];
  readonly copied: Pick<ResultWords, 'title' | 'fields'>;
}

/** @throws `usage` for what names none, or several */
export async function readNamedEvidence(
  typed: readonly string[],
  session: Session,
  desk: TemplatesDesk,
): Promise<NamedEvidence> {
  const named = typed.map((words) => ({ words, ...evidenceNamed(words) }));
  const isEverywhere = named.some(({ iid }) => iid === null);
  const places = isEverywhere ? [null] : [...new Set(named.map(({ iid }) => iid))];
  const read = await Promise.all(places.map(async (iid) => ({ iid, ...(await readOwnEvidence(session, desk, iid)) })));
  const pieces = named.map((one) => {
    const found = read.find(({ iid }) => iid === null || iid === one.iid);
    return thePiece(one, found?.evidence ?? [], found?.completeness.complete === true);
  });
  return evidenceAsWords(
    [...new Set(pieces)],
    read.flatMap(({ evidence }) => evidence),
    session,
  );
}

/** @param all that there are: a day that several of them have names none */
export function evidenceAsWords(
  chosen: readonly ListedEvidence[],
  all: readonly ListedEvidence[],
  { now, settings }: Pick<Session, 'now' | 'settings'>,
): NamedEvidence {
  return {
    lines: chosen.map((piece) => evidenceLine(piece, all, now.zone)),
    copied: ownWordsOf(chosen, settings.company.values),
  };
}

function thePiece(
  { words, iid, piece, comment }: NamedPiece & { readonly words: string },
  evidence: readonly ListedEvidence[],
  isWhole: boolean,
): ListedEvidence {
  const there = evidence.filter(
    ({ goal, place }) => iid === null || (iid === 'wins' ? place === 'wins' : goal.iid === iid),
  );
  const found = there.filter(
    ({ id, number }) => (comment === null || id === comment) && (piece === null || number === piece),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const problem = only === undefined ? 'is no piece of evidence' : `has ${found.length} pieces of evidence`;
  throw new DevgrowthError('usage', `${oneLine(words)} ${problem}${isWhole ? '' : ' that could be read'}`, {
    details:
      others.length === 0
        ? []
        : found.map(({ number, did, result, title }) => oneLine(`${words}.${number} ${did ?? result ?? title ?? ''}`)),
    hint:
      only === undefined
        ? said`Nothing was written. \`${step('evidence list')}\` shows what there is.`
        : `Nothing was written. Name the one that is meant, such as ${words}.1.`,
  });
}

/** A day that several pieces of one goal have names none of them. Addresses stand in code: nothing tells a colleague's work of it. */
function evidenceLine(piece: ListedEvidence, all: readonly ListedEvidence[], zone: string): string {
  const dayed = (one: ListedEvidence) => `#${one.goal.iid} ${one.day ?? dayOf(one.at, zone)}`;
  const isOnlyOne = all.filter((one) => dayed(one) === dayed(piece)).length === 1;
  const links = linksIn(piece).map((link) => link.replace(/[\s`]/g, encodeURIComponent));
  return [isOnlyOne ? dayed(piece) : `#note_${piece.id}`, ...links].map((part) => `\`${part}\``).join(' ');
}

/** Their own, as they stand there; what would be read as something else in a result stays where it is. */
function ownWordsOf(
  pieces: readonly ListedEvidence[],
  values: readonly CompanyValue[],
): Pick<ResultWords, 'title' | 'fields'> {
  const [first, ...others] = pieces;
  // The title of a confidential goal is for those who see it, and a document is handed on.
  const isOneGoal =
    first?.place === 'goal' && !first.confidential && others.every(({ goal }) => goal.iid === first.goal.iid);
  const shown = values.filter(({ id }) => pieces.some((piece) => piece.values.includes(id)));
  const copied: readonly (readonly [ResultField, string])[] = [
    ['result', joined(pieces.map(({ result }) => result))],
    ['contribution', joined(pieces.map(({ did }) => did))],
    ['values', shown.map(({ name }) => name).join(', ')],
  ];
  const fields = Object.fromEntries(copied.filter(([field, words]) => words !== '' && isReadAs(field, words, values)));
  return { title: isOneGoal ? first.goal.title : null, fields };
}

/** A quoted line is somebody else's. */
function joined(texts: readonly (string | null)[]): string {
  const lines = texts.flatMap((text) => text?.split('\n') ?? []).filter((line) => !/^\s*>/.test(line));
  return lines.join('\n').trim();
}
