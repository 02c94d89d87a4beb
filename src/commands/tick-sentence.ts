// What is said of ticked items: those that were so already are told apart.
import type { ChecklistItem } from '#growth/text/checklist.ts';
import { oneLine } from '#render/text.ts';

/** `before`: the same items as they stood. */
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
