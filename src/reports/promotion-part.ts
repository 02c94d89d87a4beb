// The promotion document as the report tells it: where it stands and what is missing.
import { answersTo, type Verdict } from '#growth/promotion/answer.ts';
import type { Managers } from '#growth/goals/managers.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Company } from '#growth/words/company.ts';
import type { ValueId } from '#growth/words/values.ts';
import { withGapsApart } from '#growth/promotion/gaps-apart.ts';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { missingIn, openGaps, resultsFilled } from '#growth/promotion/standing.ts';
import { type PromotionHistory, type PromotionRecord, currentState } from '#growth/promotion/transitions.ts';
import type { Audience } from './audience.ts';
import { type KeptEvidence, keptEvidence } from './evidence-list.ts';

export interface PromotionPart {
  readonly iid: number;
  readonly url: string;
  /** Open string: `drafting`, `manager-review` ...; `unknown` where nothing says. */
  readonly state: string;
  /** Since when; null: not known. */
  readonly since: Day | null;
  /** Results with text, of three; null: its text could not be read by us. */
  readonly results: { readonly filled: number; readonly of: number } | null;
  /** Values that a result or an example shows; null as above. */
  readonly values: readonly ValueId[] | null;
  /** In its comments, whether or not the text uses it yet; null: they could not be read. */
  readonly evidence: KeptEvidence | null;
  /** As `openGaps` tells them; null as above, and in a copy for somebody else. */
  readonly gaps: readonly string[] | null;
  /** What the person is told of their own text, and nobody else. */
  readonly counts: PartCounts | null;
  /** The manager's, since it came to this state. */
  readonly answer: PartAnswer | null;
}

/** Gaps are the person's own words, open parts have none yet, findings are the check's. */
export interface PartCounts {
  /** The first so many of `gaps`. */
  readonly gaps: number;
  /** The others. */
  readonly openParts: number;
  /** Errors and warnings; null: nobody looked, or not all of it could be read. */
  readonly findings: number | null;
}

export interface PartAnswer {
  readonly by: string;
  readonly day: Day;
  readonly verdict: Verdict;
  readonly points: readonly string[];
}

/** Beside the document: in which zone days are counted, whose answers count, and what is asked of it. */
export interface PartAbout {
  readonly zone: string;
  readonly managers: Managers;
  readonly company: Pick<Company, 'values' | 'promotion'>;
  readonly findings?: PartCounts['findings'];
}

export function promotionPart(
  record: PromotionRecord,
  history: PromotionHistory,
  { zone, managers, company, findings = null }: PartAbout,
): PromotionPart {
  const current = currentState(record, history);
  const { notes } = history;
  const { answer } = answersTo(record, history, managers);
  const document = withGapsApart(readPromotionDocument(record.description, company.values), record);
  const gaps = openGaps(document, company);
  const openParts = missingIn(document, company).length;
  return {
    iid: record.iid,
    url: record.url,
    state: current?.state ?? 'unknown',
    since: current?.since ? dayOf(current.since, zone) : null,
    results: { filled: resultsFilled(document, company), of: company.promotion.results },
    values: document.values,
    evidence: notes === null || !isComplete(notes.source) ? null : keptEvidence(notes.items, company.values),
    gaps,
    counts: { gaps: gaps.length - openParts, openParts, findings },
    answer: answer && {
      by: answer.by.username,
      day: answer.day ?? dayOf(answer.at, zone),
      verdict: answer.verdict,
      points: answer.points,
    },
  };
}

/** What was answered is for whoever was answered, what is open in it for whoever writes it: a copy says at most that nothing waits. */
export function promotionFor(
  part: PromotionPart,
  { audience, isOthers }: { readonly audience: Audience; readonly isOthers: boolean },
): PromotionPart {
  const isOwn = audience === 'me' && !isOthers;
  return {
    ...part,
    ...(isOwn ? {} : { gaps: null, counts: null }),
    answer: audience === 'me' ? part.answer : null,
  };
}
