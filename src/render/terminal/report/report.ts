// The progress report in a terminal: all of it on one screen where that can be, else the whole list.
import { type ReportPage, pageOf } from '#reports/page.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { mostBrought } from '../../brought-words.ts';
import { isEmptyProject, isOwn } from '../../page-words.ts';
import { type Hole, type Ink, ink, spaced, stacked } from '../ink.ts';
import type { TerminalOptions } from '../paint.ts';
import { answeredLines } from './answered.ts';
import { footLines, headerLines } from './header.ts';
import { goalLines, legend } from './goal-lines.ts';
import { askedLines, nextLines, otherLines, riskLines, winLines, yearLines } from './parts.ts';
import { type Place, placeFor } from './place.ts';
import { reviewGroups } from './review.ts';
import { sinceLine, sinceLines } from './since.ts';

export interface ReportOptions extends TerminalOptions {
  /** Lines of the screen, one of which the next prompt takes. Absent: everything. */
  readonly rows?: number;
}

/** What a form of few lines leaves to one of more. Never an ask or a goal. */
interface Density {
  /** The line of what changed since the last posted report. */
  readonly since: boolean;
  readonly others: boolean;
  readonly words: boolean;
  readonly risks: boolean;
  /** Goals whose wins are told in words; null: all. */
  readonly wins: number | null;
  readonly year: boolean;
  readonly next: 'rows' | 'line';
  /** Items of others on the agenda. */
  readonly brought: number;
  readonly foot: 'long' | 'short';
  /** Above the goals: what the signs of their bars mean. */
  readonly legend: boolean;
}

const whole: Density = {
  since: true,
  others: true,
  words: true,
  risks: true,
  wins: null,
  year: true,
  next: 'rows',
  brought: mostBrought,
  foot: 'long',
  legend: true,
};
const plain: Density = { ...whole, others: false, foot: 'short' };
const short: Density = { ...plain, wins: 3, next: 'line', brought: 1 };
const bare: Density = { ...short, words: false, risks: false, year: false };
const densities: readonly Density[] = [
  whole,
  plain,
  short,
  { ...short, words: false },
  { ...bare, year: true },
  bare,
  { ...bare, wins: 1 },
  { ...bare, wins: 0 },
  { ...bare, wins: 0, legend: false },
  { ...bare, wins: 0, legend: false, since: false },
  { ...bare, wins: 0, legend: false, since: false, brought: 0 },
];

/** The loosest form that fits the screen; where none does, everything: for a pager, or to scroll. */
export function renderReport(report: ProgressReport, options: ReportOptions): Ink {
  const page = pageOf(report);
  const place = placeFor(page, options);
  if (page.review !== null) return stacked(reviewPage(page, place, options.rows !== undefined));
  const rows = options.rows === undefined ? null : options.rows - 1;
  for (const density of rows === null ? [] : densities) {
    for (const hasGaps of [true, false]) {
      const lines = linesOf(page, place, density, hasGaps);
      if (lines.length <= (rows ?? 0)) return stacked(lines);
    }
  }
  return stacked(linesOf(page, place, whole, true));
}

function linesOf(page: ReportPage, place: Place, density: Density, hasGaps: boolean): Hole[] {
  const goals =
    page.goals.length === 0
      ? firstStep(page, place)
      : [...(density.legend ? [legend(page, place)] : []), ...goalLines(page, place, density.words)];
  const parts = [
    [...headerLines(page, place), ...(density.since || page.since?.inFull ? sinceLine(page, place) : [])],
    sinceLines(page, place),
    askedLines(page, place),
    answeredLines(page, place),
    winLines(page, place, density.wins),
    density.risks ? riskLines(page, place) : [],
    goals,
    page.goals.length === 0 && (page.next?.brought.length ?? 0) === 0 ? [] : nextLines(page, place, density),
    density.year && page.goals.length > 0 ? yearLines(page, place) : [],
    density.others ? otherLines(page, place) : [],
    footLines(page, place, density.foot === 'short'),
  ];
  if (hasGaps) return spaced(parts);
  const [header = [], ...rest] = parts;
  return [...header, ...rest.flat()];
}

/** Where there is nothing yet: what to type, for somebody who can. */
function firstStep(page: ReportPage, { paint }: Place): Hole[] {
  return isOwn(page) && isEmptyProject(page)
    ? [ink`Begin with one small thing: ${paint.cyan('devgrowth goal add "Read one book" --kind reading')}`]
    : [];
}

function reviewPage(page: ReportPage, place: Place, isFolded: boolean): Hole[] {
  return spaced([headerLines(page, place), ...reviewGroups(page, place, isFolded), footLines(page, place, false)]);
}
