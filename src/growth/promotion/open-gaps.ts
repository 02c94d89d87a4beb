// The open gaps with the numbers that `promotion gap close` takes; one that it cannot reach has none.
import { wholeText } from '../text/text-part.ts';
import type { Day } from '../words/goal.ts';
import { gapItems } from './gap-lines.ts';
import { apartIn } from './gaps-apart.ts';
import { type Gap, gapsIn } from './gaps.ts';
import { findPart } from './parts.ts';
import type { PromotionRecord } from './transitions.ts';

export interface OpenGap {
  readonly number: number | null;
  /** Without its day and its goal. */
  readonly title: string;
  readonly until: Day | null;
  readonly goal: number | null;
}

/** @param inDocument those that stand in the document itself, all of them */
export function numberedGaps(
  inDocument: readonly Gap[],
  record: Pick<PromotionRecord, 'description' | 'apart'>,
): readonly OpenGap[] {
  const { apart } = record;
  const items = itemsAtHome(record);
  if (apart === undefined) return openOf(inDocument, items);
  return [...openOf(inDocument, []), ...openOf(gapsIn(apart.description), items)];
}

function itemsAtHome({ description, apart }: Pick<PromotionRecord, 'description' | 'apart'>) {
  if (apart !== undefined) return gapItems(apart.description, wholeText(apart.description));
  // Kept where nobody can look: no number means one of these.
  if (apartIn(description) !== null) return [];
  const found = findPart(description, { type: 'section', section: 'gaps' }, []);
  return found.type === 'found' ? gapItems(description, found.part) : [];
}

function openOf(gaps: readonly Gap[], items: ReturnType<typeof gapItems>): readonly OpenGap[] {
  return gaps.flatMap(({ text, done }, at): OpenGap[] => {
    if (done) return [];
    const item = items.length === gaps.length ? items[at] : undefined;
    if (item === undefined) return [{ number: null, title: text, until: null, goal: null }];
    const { number, title, until, goal } = item;
    return [{ number, title, until, goal }];
  });
}
