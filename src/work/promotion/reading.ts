// The promotion document with where it stands and what is kept on it, as far as it could be read.
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { type Justification, justificationFor } from '#growth/promotion/accepting.ts';
import { type Answers, answersTo } from '#growth/promotion/answer.ts';
import { standingOf } from '#growth/promotion/standing.ts';
import { type KnownFrame, knownFrame } from '#growth/promotion/told.ts';
import { keptEvidence } from '#reports/evidence-list.ts';
import { DevgrowthError } from '#errors.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { readHistory } from './history.ts';

export interface DocumentRead {
  /** null: there is none, or none that one may see. */
  readonly document: {
    readonly record: PromotionRecord;
    readonly standing: ReturnType<typeof standingOf>;
    readonly answers: Answers;
    readonly offered: Justification | null;
    readonly frame: KnownFrame | null;
    readonly evidence: ReturnType<typeof keptEvidence>;
  } | null;
  readonly completeness: Completeness;
}

export async function readDocument({
  project,
  settings,
  now,
}: Pick<Session, 'project' | 'settings' | 'now'>): Promise<DocumentRead> {
  const record = await project.promotionDocument(settings.person);
  if (record === null) return { document: null, completeness: completenessOf([]) };
  const told = knownFrame(record, [], now.today)?.told?.day ?? null;
  const [read, meetings] = await Promise.all([
    readHistory(project, record),
    told === null ? project.oneOnOnes() : null,
  ]);
  const agendas = meetings?.asFarAsRead() ?? null;
  const notes = read.notes.asFarAsRead();
  const history = { notes, events: read.events.asFarAsRead() };
  const standing = standingOf(record, history, settings.company);
  const answers = answersTo(record, history, settings);
  const offered = justificationFor(record.description, history, settings);
  const frame = knownFrame(record, agendas?.items ?? [], now.today);
  return {
    document: {
      record,
      standing,
      answers,
      offered,
      frame,
      evidence: keptEvidence(notes.items, settings.company.values),
    },
    completeness: completenessOf([
      read.events.source,
      read.notes.source,
      ...(agendas === null ? [] : [agendas.source]),
    ]),
  };
}

/** @throws `not-found` where there is no document */
export function pageOf(record: { readonly url: string } | null): string {
  if (record !== null) return record.url;
  throw new DevgrowthError('not-found', 'there is no promotion document', {
    hint: said`Begin one: \`${step('promotion start')}\`.`,
  });
}
