// The item of a checklist that a person means by its number, or by part of its text.
import { DevgrowthError } from '#errors.ts';
import { type ChecklistItem, type FoundItem, findItem } from '#growth/text/checklist.ts';
import { said, step } from '#wording.ts';

/** None is meant, or several are: words that were typed beside it need another item, and are good otherwise. */
export class WhichItem extends DevgrowthError {}

/** The one item meant; none or several are errors that list what there is. `shows` is what shows the text. */
export function theItem(
  checklist: readonly ChecklistItem[],
  query: string,
  iid: number,
  shows = step('goal show', iid),
): ChecklistItem {
  const found = findItem(checklist, query);
  if (found.type === 'one') return found.item;
  const candidates = found.type === 'several' ? found.items : checklist;
  throw new WhichItem('usage', problemOf(found, query, iid), {
    details: listed(candidates),
    hint:
      candidates.length > 0
        ? 'Give the number of the item.'
        : said`#${iid} has no checklist; \`${shows}\` shows its text.`,
  });
}

function problemOf(found: Exclude<FoundItem, { type: 'one' }>, query: string, iid: number): string {
  if (found.type === 'several') return `"${query}" fits ${found.items.length} items of #${iid}`;
  return found.type === 'none' ? `no item of #${iid} fits "${query}"` : `there is no item ${found.number} in #${iid}`;
}

export function listed(items: readonly ChecklistItem[]): readonly string[] {
  return items.map(({ number, done, text }) => `${number}. [${done ? 'x' : ' '}] ${text}`);
}
