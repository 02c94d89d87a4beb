// What says where a promotion document is: read for a view, or known for a move.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { ListRead } from '#growth/words/completeness.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import { currentState, isSaid, type PromotionHistory, type PromotionRecord } from '#growth/promotion/transitions.ts';
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
  /** null: not known. */
  readonly since: Instant | null;
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
  const { state, since } = currentState(record, history) ?? { state: null, since: null };
  return { state, since, isSaid: isSaid(record, history), history };
}
