// Where the lines of a report stand: the columns that all its parts share.
import type { ReportPage } from '#reports/page.ts';
import { aheadOf } from '#reports/review-page.ts';
import { width } from '../ink.ts';
import { type Paint, type TerminalOptions, paintFor } from '../paint.ts';

export interface Place {
  readonly paint: Paint;
  readonly columns: number;
  /** Of the widest number: they stand in one column, whatever the part. */
  readonly iid: number;
}

/** Below 40 no line says anything; beyond 140 lines are hard to read; a terminal may say 0, or nothing. */
function readableColumns(columns: number): number {
  return !Number.isFinite(columns) || columns < 1 ? 80 : Math.min(140, Math.max(40, Math.floor(columns)));
}

export function placeFor(page: ReportPage, options: TerminalOptions): Place {
  const numbers = [
    ...page.goals.map(({ iid }) => iid),
    ...(page.asked ?? []).map(({ place }) => place.iid),
    ...page.answered.map(({ place }) => place.iid),
    ...page.wins.map(({ goal }) => goal.iid),
    ...(page.review === null ? [] : aheadOf(page.review).map(({ goal }) => goal.iid)),
  ];
  return {
    paint: paintFor(options),
    columns: readableColumns(options.columns),
    iid: numbers.reduce((most, iid) => Math.max(most, width(`#${iid}`)), 2),
  };
}
