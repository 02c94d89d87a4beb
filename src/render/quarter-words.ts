// What became of a goal when its quarter was closed, in one line.
import type { Moved } from '#growth/goals/quarter-closing.ts';
import { ordinal, type QuarterVerdict, verdictWords } from '#growth/goals/quarter-comment.ts';
import { oneLine } from './text.ts';

interface Decided {
  readonly record: { readonly iid: number; readonly title: string };
  readonly verdict: QuarterVerdict;
  readonly times: number;
  /** null: it goes nowhere. */
  readonly moved: Moved | null;
}

export function decidedLine({ record, verdict, times, moved }: Decided): string {
  const where = moved === null ? '' : `, ${moved.due === null ? moved.quarter.title : `due ${moved.due}`}`;
  const often = times > 1 ? `, ${ordinal(times)} time` : '';
  return `#${record.iid} ${oneLine(record.title)}: ${verdictWords[verdict]}${where}${often}`;
}
