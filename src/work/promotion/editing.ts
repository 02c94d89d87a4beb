// The promotion document, or one part of it, written anew: in the editor, or as it was typed.
import { DevgrowthError } from '#errors.ts';
import { findPart, type PartAsked, partAsked, partsOf } from '#growth/promotion/parts.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { quietNewLines } from '#growth/text/quiet-mentions.ts';
import { type TextPart, wholeText } from '#growth/text/text-part.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import type { PartWords, PlannedPart } from '../part/editing.ts';
import { thePart } from '../part/found.ts';
import { refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import { theDocument, warnIfPublic } from './document.ts';
import { type GapsHome, gapsHome } from './gaps-home.ts';

export interface EditWords extends PartWords {
  /** As typed: `result`, `2`; none: all of it. */
  readonly part: readonly string[];
}

/** @throws `usage` for words that name no part */
export function typedPart(words: readonly string[]): PartAsked {
  const asked = partAsked(words);
  if (asked !== null) return asked;
  throw new DevgrowthError('usage', `"${words.join(' ')}" is no part of a promotion document`, {
    hint: 'Parts: frame, summary, result 2, values iteration, justification, gaps; none of them: the whole text.',
  });
}

export interface PlannedEdit extends PlannedPart {
  readonly part: string;
}

/** Writes nothing. */
export async function planEdit(
  words: EditWords,
  session: Pick<Session, 'project' | 'me' | 'settings'>,
  desk: Pick<Desk, 'talk' | 'env'>,
): Promise<PlannedEdit> {
  refuseInJob(desk);
  const asked = typedPart(words.part);
  const record = await documentToWrite(session, desk);
  const isGaps = asked.type === 'section' && asked.section === 'gaps';
  const document = isGaps ? gapsHome(record) : { ...record, isApart: false };
  const find = document.isApart ? wholeText : (text: string) => partOfDocument(text, asked, record, session);
  const part = document.isApart ? 'Gaps' : find(words.before ?? record.description).name;
  return { does: 'promotion edit', words: { ...words }, document, find, kept: quietly(desk), part };
}

/** A mention mails whoever is named, of a document that nobody else is to hear of. */
function quietly({ talk }: Pick<Desk, 'talk'>): (before: string, after: string) => string {
  return (before, after) => {
    const quiet = quietNewLines(before, after);
    if (quiet !== after) talk.note('names behind an @ stand in code, so that nobody is told of the document');
    return quiet;
  };
}

/** @throws `not-found` where there is none to see, `forbidden` for a role that cannot change it */
export async function documentToWrite(
  session: Pick<Session, 'project' | 'me' | 'settings'>,
  { talk }: Pick<Desk, 'talk'>,
): Promise<PromotionRecord> {
  const record = await theDocument(session);
  const instead = said`A comment on it is possible: \`${step('promotion answer', 'more-evidence', { point: '"..."' })}\`.`;
  refuseForRole('text', record, instead, session);
  warnIfPublic(record, session, talk);
  return record;
}

/** Of a text that stands where the gaps are. */
export function gapsPart(home: GapsHome, session: Pick<Session, 'settings'>): (text: string) => TextPart {
  return (text) =>
    home.isApart ? wholeText(text) : partOfDocument(text, { type: 'section', section: 'gaps' }, home, session);
}

export function partOfDocument(
  text: string,
  asked: PartAsked,
  { iid }: Pick<PromotionRecord, 'iid'>,
  { settings }: Pick<Session, 'settings'>,
) {
  const parts = partsOf(text).map(({ title }) => title);
  return thePart(findPart(text, asked, settings.company.values), iid, parts, step('promotion edit'));
}
