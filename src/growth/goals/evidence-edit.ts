// Changes a piece of evidence that stands there, in the form it was written in.
import { labelledLines } from '../text/labelled-text.ts';
import { type CriterionTag, formatCriteria } from '../words/criteria.ts';
import type { Day } from '../words/goal.ts';
import { english, type TypedWords } from '../words/typed-words.ts';
import type { ValueId } from '../words/values.ts';
import {
  type Evidence,
  formatEvidence,
  formatEvidenceHeader,
  linesIn,
  readEvidence,
  readEvidenceHeader,
} from './evidence.ts';

/** What is not named stays as it is. */
export interface EvidenceChange {
  readonly did?: string;
  readonly result?: string;
  /** In place of those that are there. */
  readonly values?: readonly ValueId[];
  readonly day?: Day;
  /** In place of those that are there. */
  readonly shows?: readonly CriterionTag[];
}

/**
 * null: the comment is no evidence (any more). What devgrowth wrote is written again; in one that was typed or edited
 * by hand only the lines change that say what is named, and every other byte stays. Only where that does not read back is its form changed.
 */
export function editEvidence(body: string, change: EvidenceChange, words: TypedWords = english): string | null {
  const read = readEvidence(body, words);
  if (read === null) return null;
  const wanted = { ...read, ...change };
  if (isSame(read, wanted)) return body;
  const isOurForm = formatEvidence(read, words) === body.trim();
  const changed = isOurForm ? null : withLines(body, read, wanted, words);
  return changed !== null && isSame(readEvidence(changed, words), wanted) ? changed : formatEvidence(wanted, words);
}

function isSame(one: Evidence | null, other: Evidence): boolean {
  return one !== null && formatEvidence(one) === formatEvidence(other);
}

/** With that header, that result and those criteria; null where the header says one of these, too. */
function withLines(body: string, read: Evidence, wanted: Evidence, words: TypedWords): string | null {
  const header = readEvidenceHeader(body, words);
  if (header === null) return null;
  const said = formatEvidenceHeader(wanted);
  const result =
    read.result === wanted.result ? header.said : withField(header.said, 'result', wanted.result ?? '', words);
  const [before, after] = [formatCriteria(read.shows), formatCriteria(wanted.shows)];
  const shown = before === after || result === null ? result : withField(result, 'shows', after, words);
  if (shown === null) return null;
  const [leftover = '', ...below] = shown.split('\n');
  const anew = leftover.trim() === '' ? [said + leftover] : [said, '', leftover];
  const first = said === formatEvidenceHeader(header) ? [header.line] : anew;
  return [...first, ...below].join('\n');
}

function withField(said: string, field: 'result' | 'shows', value: string, words: TypedWords): string | null {
  const [first = '', ...below] = said.split('\n');
  const own = linesIn(said, field, words);
  if (own.includes(0)) return null;
  const lines = value === '' ? [] : [labelledLines(field, value, false)];
  const told = below.join('\n').trimEnd();
  const changed =
    own.length === 0
      ? [...(told === '' ? [] : [told]), '', ...lines]
      : below.flatMap((line, index) => (index + 1 === own[0] ? lines : own.includes(index + 1) ? [] : [line]));
  return [first, ...changed].join('\n');
}
