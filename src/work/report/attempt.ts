// A part of a report that may fail alone: the failure becomes a source, and the rest is still told.
import { DevgrowthError } from '#errors.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Window } from '#growth/time/window.ts';

export interface Attempt<T> {
  readonly value: T | null;
  readonly failed: SourceRead | null;
}

/** A token that is not accepted fails everything: then nothing else will succeed either. */
export async function attempt<T>(name: string, work: () => Promise<T | null>): Promise<Attempt<T>> {
  try {
    return { value: await work(), failed: null };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
    const { kind, message } = error;
    return { value: null, failed: { name, requests: 1, seen: 0, total: null, failed: { kind, message } } };
  }
}

/** A goal closed before the window has nothing to say in it, and costs no request. */
export function closedBefore({ state, closedAt }: GoalRecord, { start }: Pick<Window, 'start'>): boolean {
  return state === 'closed' && closedAt !== null && closedAt < start;
}
