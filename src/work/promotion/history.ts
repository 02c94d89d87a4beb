// What says where a promotion document is: read for a view, or known for a move.
import type { ListRead } from '#growth/completeness.ts';
import type { GoalsProject } from '#growth/forge.ts';
import type { GoalEvent, Note } from '#growth/notes.ts';
import { currentState, isSaid, type PromotionHistory, type PromotionRecord } from '#growth/promotion.ts';
import type { PromotionState } from '#growth/promotion-state.ts';
import { whole } from '../whole.ts';

interface HistoryRead {
  readonly notes: ListRead<Note>;
  readonly events: ListRead<GoalEvent>;
}

export async function readHistory(project: GoalsProject, { iid }: PromotionRecord): Promise<HistoryRead> {
  const [notes, events] = await Promise.all([project.notes(iid), project.labelEvents(iid)]);
  return { notes, events };
}

export interface Standing {
  readonly state: PromotionState | null;
  /** A comment says it: no label need. */
  readonly isSaid: boolean;
  readonly history: PromotionHistory;
}

/** @throws where the comments were not read whole: the one that counts could be missing */
export async function knownStanding(project: GoalsProject, record: PromotionRecord): Promise<Standing> {
  const [notes, events] = await Promise.all([
    project.notes(record.iid),
    record.labelled.length === 0 ? null : project.labelEvents(record.iid),
  ]);
  const of = `#${record.iid}`;
  whole(notes, of);
  const labels = events?.asFarAsRead() ?? null;
  const history = { notes: notes.asFarAsRead(), events: labels };
  return { state: currentState(record, history)?.state ?? null, isSaid: isSaid(record, history), history };
}
