// What a talk ends with, and a closed 1:1 keeps: decisions, and actions that nobody has done yet.
import { isDay } from '../time/calendar.ts';
import { plainText } from '../text/checklist.ts';
import type { Day } from '../words/goal.ts';
import { type AgendaItem, readAgenda, readItem, recordTags } from './agenda.ts';
import { leftLines } from './carry-over.ts';

export interface MeetingRecord extends Pick<AgendaItem, 'text' | 'by'> {
  readonly tag: (typeof recordTags)[number];
}

/** In boxes or not; a ticked action is done. */
export function recordsIn(description: string): readonly MeetingRecord[] {
  const boxes = readAgenda(description).filter(({ tag, done }) => tag !== 'ACTION' || !done);
  const lines = leftLines(description).records.map((line) => readItem(plainText(line)));
  return [...boxes, ...lines].flatMap(({ tag, text, by }) => {
    const record = recordTags.find((one) => one === tag);
    return record === undefined || text === '' ? [] : [{ tag: record, text, by }];
  });
}

/** `until 2026-12-05`, as the last one of an action says; null where none does. */
export function actionUntil({ tag, text }: Pick<AgendaItem, 'tag' | 'text'>): Day | null {
  if (tag !== 'ACTION') return null;
  const day = [...text.matchAll(/\b(?:until|by) (\d{4}-\d{2}-\d{2})(?!\d)/g)].at(-1)?.[1] ?? '';
  return isDay(day) ? day : null;
}
