// Evidence across goals and the promotion document: what was done, where it can be seen, what came of it.
import { dayOf } from '#growth/calendar.ts';
import { type Evidence, readEvidence } from '#growth/evidence.ts';
import { type CreditValue, creditValues, type Day, type Instant } from '#growth/goal.ts';
import type { Note } from '#growth/notes.ts';
import type { GoalReference } from './wins.ts';

export interface ToldEvidence extends Evidence {
  /** Of the comment. */
  readonly id: number;
  readonly at: Instant;
  /** Username; null for a deleted account. */
  readonly by: string | null;
}

export interface ListedEvidence extends ToldEvidence {
  readonly goal: GoalReference;
}

/** Newest first. */
export function evidenceIn(notes: readonly Note[]): ToldEvidence[] {
  return notes
    .flatMap((note): ToldEvidence[] => {
      if (note.type !== 'comment') return [];
      const evidence = readEvidence(note.body);
      return evidence === null ? [] : [{ ...evidence, id: note.id, at: note.at, by: note.by?.username ?? null }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** What collects on a promotion document beside its text. */
export interface KeptEvidence {
  readonly pieces: number;
  /** Those that a piece names, in CREDIT's order. */
  readonly values: readonly CreditValue[];
}

export function keptEvidence(notes: readonly Note[]): KeptEvidence {
  const evidence = evidenceIn(notes);
  const named = new Set(evidence.flatMap(({ values }) => values));
  return { pieces: evidence.length, values: creditValues.filter((value) => named.has(value)) };
}

/** By the day of the work, newest first; where none was typed, the day it was written. */
export function listEvidence(
  places: readonly { readonly goal: GoalReference; readonly notes: readonly Note[] }[],
  wanted: { readonly value: CreditValue | null; readonly since: Day | null; readonly zone: string },
): ListedEvidence[] {
  const { value, since, zone } = wanted;
  const day = (evidence: ToldEvidence) => evidence.day ?? dayOf(evidence.at, zone);
  return places
    .flatMap(({ goal, notes }) => evidenceIn(notes).map((evidence) => ({ ...evidence, goal })))
    .filter((evidence) => value === null || evidence.values.includes(value))
    .filter((evidence) => since === null || day(evidence) >= since)
    .sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : a.goal.iid - b.goal.iid));
}
