// The item of a checklist that a person means by its number, or by part of its text.
import { DevgrowthError } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { type ChecklistItem, type FoundItem, findItem } from '#growth/text/checklist.ts';

/** The one item meant; none or several are errors that list what there is. `shows` is the command that shows the text. */
export function theItem(
  checklist: readonly ChecklistItem[],
  query: string,
  iid: number,
  shows = `goal show ${iid}`,
): ChecklistItem {
  const found = findItem(checklist, query);
  if (found.type === 'one') return found.item;
  const candidates = found.type === 'several' ? found.items : checklist;
  throw new DevgrowthError('usage', problemOf(found, query, iid), {
    details: listed(candidates),
    hint:
      candidates.length > 0
        ? 'Give the number of the item.'
        : `#${iid} has no checklist; \`devgrowth ${shows}\` shows its text.`,
  });
}

function problemOf(found: Exclude<FoundItem, { type: 'one' }>, query: string, iid: number): string {
  if (found.type === 'several') return `"${query}" fits ${found.items.length} items of #${iid}`;
  return found.type === 'none' ? `no item of #${iid} fits "${query}"` : `there is no item ${found.number} in #${iid}`;
}

export function listed(items: readonly ChecklistItem[]): readonly string[] {
  return items.map(({ number, done, text }) => `${number}. [${done ? 'x' : ' '}] ${text}`);
}

/** `before`: the same items as they stood. What was so already is told apart. */
export function tickSentence(ticked: {
  readonly before: readonly ChecklistItem[];
  readonly items: readonly ChecklistItem[];
  readonly done: boolean;
  /** `on #2 1:1 2026-11-16` */
  readonly place: string;
}): string {
  const { before, items, done, place } = ticked;
  const texts = (wasSo: boolean) =>
    items.flatMap(({ text }, index) => ((before[index]?.done === done) === wasSo ? [oneLine(text)] : [])).join('; ');
  const [fresh, already] = [texts(false), texts(true)];
  const verb = done ? 'Ticked' : 'Unticked';
  const known = done ? 'ticked already' : 'open already';
  if (already === '') return `${verb} ${place}: ${fresh}`;
  if (fresh !== '') return `${verb} ${place}: ${fresh} (${known}: ${already})`;
  return `${done ? 'Ticked' : 'Open'} already ${place}: ${already}`;
}
