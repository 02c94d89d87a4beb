// Changes a piece of evidence that stands there, in the form it was written in.
import { labelledLines } from '../text/labelled-text.ts';
import type { Day } from '../words/goal.ts';
import { english, type TypedWords } from '../words/typed-words.ts';
import type { ValueId } from '../words/values.ts';
import {
  type Evidence,
  formatEvidence,
  formatEvidenceHeader,
  readEvidence,
  readEvidenceHeader,
  resultLinesOf,
} from './evidence.ts';

/** What is not named stays as it is. */
export interface EvidenceChange {
  readonly did?: string;
  readonly result?: string;
  /** In place of those that are there. */
  readonly values?: readonly ValueId[];
  readonly day?: Day;
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

/** With that header and that result; null where the header says the result, too. */
function withLines(body: string, read: Evidence, wanted: Evidence, words: TypedWords): string | null {
  const header = readEvidenceHeader(body, words);
  if (header === null) return null;
  const [leftover = '', ...below] = header.said.split('\n');
  const said = formatEvidenceHeader(wanted);
  const anew = leftover.trim() === '' ? [said + leftover] : [said, '', leftover];
  const first = said === formatEvidenceHeader(header) ? [header.line] : anew;
  const lines = read.result === wanted.result ? below : withResult(header.said, below, wanted.result ?? '', words);
  return lines === null ? null : [...first, ...lines].join('\n');
}

function withResult(
  said: string,
  below: readonly string[],
  result: string,
  typed: TypedWords,
): readonly string[] | null {
  const own = resultLinesOf(said, typed);
  if (own.includes(0)) return null;
  const lines = result === '' ? [] : [labelledLines('result', result, false)];
  const words = below.join('\n').trimEnd();
  if (own.length === 0) return [...(words === '' ? [] : [words]), '', ...lines];
  return below.flatMap((line, index) => (index + 1 === own[0] ? lines : own.includes(index + 1) ? [] : [line]));
}
