// A result of the promotion document changed: nothing but the fields that are named, and never over what somebody else wrote.
import { DevgrowthError } from '#errors.ts';
import { type ResultWords, withResultWords, fieldsOf } from '#growth/promotion/result-text.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { withWordsAt, wordsAt } from '#growth/text/section-spans.ts';
import { given, joined, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import type { PlannedPart } from '../part/editing.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { documentToWrite, partOfDocument } from './editing.ts';
import { readNamedEvidence } from './result-evidence.ts';
import { isWordless, refuseMisread, type ResultCommandWords, wordsOf, type ResultState } from './result-words.ts';

export interface PlannedChange extends PlannedPart {
  readonly record: PromotionRecord;
  readonly part: string;
  /** What comes of it. */
  readonly shows: readonly string[];
  readonly fields: ResultState;
}

/** Writes nothing. @throws `usage` where nothing is said */
export async function planChange(
  typed: ResultCommandWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'env' | 'talk'>,
): Promise<PlannedChange> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  const number = typed.number ?? 0;
  const find = (text: string) => partOfDocument(text, { type: 'result', number }, record, session);
  const part = find(record.description).name;
  const evidence = typed.evidence ?? (await readNamedEvidence(typed.from, session, desk)).lines;
  const words = { ...typed, evidence, before: typed.before ?? record.description };
  const put = wordsOf(words);
  if (isWordless(put)) throw nothingToChange(number);
  refuseMisread(put, session.settings.company.values);
  const make = changed(find, put);
  const after = make(record.description);
  const block = wordsAt(after, find(after).whole);
  const fields = fieldsOf(block, session.settings.company.values);
  return {
    does: 'promotion result',
    words,
    document: record,
    find,
    record,
    part,
    make,
    shows: block.split('\n'),
    fields,
  };
}

function changed(find: PlannedPart['find'], words: ResultWords) {
  return (text: string): string => {
    const { whole } = find(text);
    return withWordsAt(text, whole, withResultWords(wordsAt(text, whole), words));
  };
}

function nothingToChange(number: number): DevgrowthError {
  const flags = joined(
    ['title', 'impact', 'result', 'from-evidence'].map((name) => given(name)),
    ', ',
  );
  return new DevgrowthError('usage', 'nothing to change', {
    hint: said`Name what changes: ${flags}; or open it in your editor: \`${step('promotion edit', `"result ${number}"`)}\`.`,
  });
}
