// Ticks or unticks items of a goal's checklist, by number or by part of their text.
import { DevgrowthError } from '#errors.ts';
import { type ChecklistItem, findItem, readChecklist, setItem } from '#growth/checklist.ts';
import type { GoalsProject } from '#growth/forge.ts';
import type { Written } from '#growth/writes.ts';
import type { GoalRecord } from '#growth/goal.ts';

export interface TickResult extends Written<GoalRecord> {
  readonly items: readonly ChecklistItem[];
}

/** Finds the items again in the text read right before the write, so that an edit in between moves nothing. */
export async function setItems(
  project: GoalsProject,
  iid: number,
  queries: readonly string[],
  done: boolean,
): Promise<TickResult> {
  let items: ChecklistItem[] = [];
  const written = await project.editDescription(iid, (text) => {
    const checklist = readChecklist(text);
    items = queries.map((query) => theItem(checklist, query, iid));
    return items.reduce((edited, { number }) => setItem(edited, number, done), text);
  });
  return { ...written, items };
}

/** The one item meant; none or several are errors that list what there is. */
export function theItem(checklist: readonly ChecklistItem[], query: string, iid: number): ChecklistItem {
  const found = findItem(checklist, query);
  if (found.type === 'one') return found.item;
  const candidates = found.type === 'several' ? found.items : checklist;
  throw new DevgrowthError(
    'usage',
    found.type === 'several'
      ? `"${query}" fits ${found.items.length} items of #${iid}`
      : `no item of #${iid} fits "${query}"`,
    {
      details: candidates.map((item) => `${item.number}. [${item.done ? 'x' : ' '}] ${item.text}`),
      hint:
        candidates.length > 0
          ? 'Give the number of the item.'
          : `#${iid} has no checklist; \`devgrowth goal show ${iid}\` shows its text.`,
    },
  );
}
