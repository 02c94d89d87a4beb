// Ticks or unticks items of a goal's checklist, by number or by part of their text.
import { type ChecklistItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { LabelChange, Written } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { theItem } from '../checklist-item.ts';

export interface TickResult extends Written<GoalRecord> {
  readonly items: readonly ChecklistItem[];
}

/**
 * Finds the items again in the text read right before the write, so that an edit in between moves nothing.
 * @param labels go with it, and `also` is changed in the same text
 */
export async function setItems(
  project: GoalsProject,
  iid: number,
  queries: readonly string[],
  done: boolean,
  {
    labels = {},
    also = (text) => text,
  }: { readonly labels?: LabelChange; readonly also?: (text: string) => string } = {},
): Promise<TickResult> {
  let items: ChecklistItem[] = [];
  const tick = (text: string) => {
    const checklist = readChecklist(text);
    items = queries.map((query) => theItem(checklist, query, iid));
    return also(withItems(text, items, done));
  };
  const written = await project.editDescription(iid, tick, labels);
  return { ...written, items };
}

export function withItems(text: string, items: readonly Pick<ChecklistItem, 'number'>[], done: boolean): string {
  return items.reduce((edited, { number }) => setItem(edited, number, done), text);
}
