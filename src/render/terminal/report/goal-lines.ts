// The goals of a report in a terminal: one line each with what was done before, what in these days, and the time gone.
import { dayOf } from '#growth/time/calendar.ts';
import type { PageGoal, ReportPage } from '#reports/page.ts';
import { shortDay } from '../../day-words.ts';
import { dueIn, endedWords, goalMarks, isLate, pointsText, quietWords } from '../../page-words.ts';
import { plainly } from '../../people-words.ts';
import { measureWords, servesWords } from '../../words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, joined, pad, width, wrap } from '../ink.ts';
import { type Paint, healthPaint, healthSign } from '../paint.ts';
import type { Place } from './place.ts';

const mostCells = 10;
const percent = 4;
const points = 4;

interface Columns {
  readonly title: number;
  readonly due: number;
  /** Of the bar. */
  readonly cells: number;
  /** The facts stand below the title: the terminal is narrow. */
  readonly isTwoLines: boolean;
}

/** @param withWords the person's newest words below each goal */
export function goalLines(page: ReportPage, place: Place, withWords: boolean): Hole[] {
  const { goals } = page;
  const columns = layOut(page, place);
  return goals.flatMap((goal) => [
    ...factLines(goal, page, columns, place),
    ...(withWords ? wordLines(goal, page, place) : []),
  ]);
}

/** Above the bars: what their signs mean. */
export function legend(page: ReportPage, place: Place): Hole {
  const { title, isTwoLines } = layOut(page, place);
  const { paint } = place;
  const about = '▓ in these days, │ time gone';
  const room = place.columns - (2 + place.iid + 2 + title + 2);
  if (isTwoLines || width(about) > room) return paint.bold('Goals');
  return ink`${paint.bold(pad('Goals', 2 + place.iid + 2 + title + 2))}${paint.dim(about)}`;
}

function layOut({ goals, today }: ReportPage, { columns, iid }: Place): Columns {
  const due = goals.reduce((most, goal) => Math.max(most, width(dueCell(goal, today))), 0);
  const facts = mostCells + 2 + percent + points + (due > 0 ? due + 2 : 0);
  const left = columns - (2 + iid + 2 + facts + 2);
  const isTwoLines = left < 20;
  const longest = goals.reduce((most, goal) => Math.max(most, width(titleOf(goal))), 0);
  const room = columns - (2 + iid + 2) - (facts - mostCells);
  const cells = isTwoLines ? Math.max(4, Math.min(mostCells, room)) : mostCells;
  return {
    due,
    cells,
    isTwoLines,
    title: isTwoLines ? columns - (2 + iid + 2) : Math.max(12, Math.min(left, longest)),
  };
}

function titleOf(goal: PageGoal): string {
  return oneLine(goal.title);
}

function factLines(goal: PageGoal, page: ReportPage, columns: Columns, { paint, iid }: Place): Hole[] {
  const isClosed = goal.state === 'closed';
  const sign = isClosed ? paint.dim('○') : healthSign(paint, goal.health.level);
  const name = ink`${sign} ${paint.cyan(pad(ink`#${goal.iid}`, iid))}  `;
  const title = fit(titleOf(goal), columns.title);
  const facts = isClosed ? closedFacts(goal, page, paint) : openFacts(goal, page, columns, paint);
  if (!columns.isTwoLines) return [ink`${name}${pad(title, columns.title)}  ${facts}`.trimEnd()];
  return [ink`${name}${title}`, ink`${' '.repeat(2 + iid + 2)}${facts}`.trimEnd()];
}

function openFacts(goal: PageGoal, { today }: ReportPage, { due, cells: wide }: Columns, paint: Paint): Ink {
  const told = pointsText(goal);
  const moved = told.startsWith('+') ? paint.green : paint.yellow;
  const bar = bullet(goal, wide, paint);
  const done = pad(goal.progress === null ? '-' : `${goal.progress.percent}%`, percent, 'right');
  const more = told === '' ? ' '.repeat(points) : moved(pad(told, points, 'right'));
  const when = pad(dueCell(goal, today), due);
  const late = isLate(goal, today) ? paint.red : paint.plain;
  return ink`${bar}  ${done}${more}  ${late(when)}`;
}

function closedFacts(goal: PageGoal, { today, window }: ReportPage, paint: Paint): Ink {
  const day = goal.closedAt === null ? null : dayOf(goal.closedAt, window.zone);
  return (goal.outcome === 'achieved' ? paint.green : paint.dim)(endedWords(goal, day, today));
}

/** `54 days late`, else the day itself. */
function dueCell(goal: PageGoal, today: string): Hole {
  if (goal.state === 'closed' || goal.due === null) return '';
  return isLate(goal, today) ? dueIn(goal, today) : fit(shortDay(goal.due, today), widestDay);
}

/** A server may send what is no day. */
const widestDay = 16;

/** In the colour of its health, dim where nothing needs to be seen. */
function bullet({ progress, before, gone, health }: PageGoal, barCells: number, paint: Paint): Ink {
  if (progress === null) return ink`${' '.repeat(barCells)}`;
  const cellsOf = (share: number) =>
    share >= 100 ? barCells : share > 0 ? Math.min(barCells - 1, Math.max(1, Math.round((share * barCells) / 100))) : 0;
  const done = cellsOf(progress.percent);
  const old = Math.min(done, before === null ? done : before >= progress.percent ? done : cellsOf(before));
  // What moved is seen, be it less than a cell.
  const kept = before !== null && before < progress.percent && old === done ? Math.max(0, done - 1) : old;
  const mark = gone === null ? -1 : Math.min(barCells - 1, Math.floor((gone * barCells) / 100));
  const signs = Array.from({ length: barCells }, (_, index) =>
    index === mark ? '│' : index < kept ? '█' : index < done ? '▓' : '·',
  );
  const brush = health.level === 'on-track' ? paint.plain : healthPaint(paint, health.level);
  return joined(signs.map((sign) => (sign === '·' || sign === '│' ? paint.dim(sign) : brush(sign))));
}

function wordLines(goal: PageGoal, { today }: ReportPage, { paint, columns, iid }: Place): Hole[] {
  const inset = ' '.repeat(2 + iid + 2);
  const [newest] = goal.said;
  const words = newest === undefined ? quietWords(goal) : `“${plainly(newest.text)}”`;
  const moved = goal.movedFrom === null ? [] : [`was due ${shortDay(goal.movedFrom, today)}`];
  const serves = servesWords(goal);
  const measure = measureWords(goal, '->');
  const beside = [measure, serves].filter((one) => one !== null);
  const told = [...goalMarks(goal), ...moved, ...beside, ...(words === '' ? [] : [words])];
  return told.length === 0
    ? []
    : wrapped(told.join(' · '), columns - inset.length).map((line) => ink`${inset}${paint.dim(line)}`);
}

/** At most two lines. */
function wrapped(text: string, columns: number): Hole[] {
  const [first = '', ...others] = wrap(text, columns);
  return others.length === 0 ? [first] : [first, fit(joined(others, ' '), columns)];
}
