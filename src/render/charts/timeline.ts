// Goals as bars from beginning to due date, one row each, with today through all of them.
import { addDays, addMonths, isDay } from '#growth/time/calendar.ts';
import type { Day, HealthLevel } from '#growth/words/goal.ts';
import { type Markup, html } from '../html/markup.ts';
import { drawing, ornament } from './figure.ts';
import { type Span, monthMarks, placeOf, short } from './scale.ts';

export interface TimelineRow {
  readonly iid: number;
  readonly start: Day;
  /** null: no due date, or none that the calendar has. */
  readonly due: Day | null;
  /** null while open. */
  readonly closed: Day | null;
  readonly isAchieved: boolean;
  readonly health: HealthLevel;
  /** The row in words. */
  readonly told: string;
}

const rowHeight = 34;
const middle = rowHeight / 2;

/** From the oldest beginning to the last due date, at most a year to either side of today. */
export function timelineSpan(rows: readonly TimelineRow[], today: Day): Span {
  const begins = rows.map(({ start }) => start).filter(isDay);
  const ends = rows.flatMap(({ due }) => (due === null ? [] : [due]));
  const start = [...begins, addMonths(today, -1)].sort()[0] ?? today;
  const due = [...ends, addMonths(today, 1)].sort().at(-1) ?? today;
  const earliest = addMonths(today, -12);
  const latest = addMonths(today, 12);
  return { start: start < earliest ? earliest : start, due: addDays(due > latest ? latest : due, 6) };
}

export function timelineAxis(span: Span, today: Day): Markup {
  const now = placeOf(today, span);
  const marks = monthMarks(span, 9).map(({ day, label }, index) => ({ place: placeOf(day, span), label, index }));
  return ornament('chart timeline-axis', '100%', 40, [
    ...marks
      .filter(({ place }) => place < 97)
      .map(
        ({ place, label, index }) =>
          html`<text class="tick${index % 3 === 0 ? '' : ' minor'}" x="${short(place)}%" y="14">${label}</text>`,
      ),
    html`<text class="today-label" x="${short(now)}%" y="34" text-anchor="middle">today</text>`,
  ]);
}

export function timelineRow(row: TimelineRow, span: Span, today: Day): Markup {
  const { iid, start, due, closed, isAchieved, health, told } = row;
  const at = (day: Day) => placeOf(day, span);
  const now = at(today);
  const begin = at(isDay(start) ? start : span.start);
  const end = at(closed ?? due ?? today);
  const late = closed === null && due !== null && due < today;
  return drawing({
    id: `time-${iid}`,
    title: `#${iid} in time`,
    told,
    className: 'chart timeline-row',
    height: rowHeight,
    shapes: [
      ...monthMarks(span, 9).map(({ day }) => upright('grid', at(day))),
      upright('today', now),
      level(closed === null ? 'track' : 'track closed', begin, Math.max(end, begin)),
      ...(closed === null ? [level('track elapsed', begin, Math.min(Math.max(begin, end), Math.max(begin, now)))] : []),
      ...(late ? [level('track late', end, now)] : []),
      ...(due === null && closed === null ? [level('track open-end', now, 100)] : []),
      ...(closed === null
        ? due === null
          ? []
          : [endSign(health, end)]
        : [isAchieved ? achievedSign(end) : endedSign(end)]),
    ],
  });
}

function upright(className: string, place: number): Markup {
  return html`<line class="${className}" x1="${short(place)}%" x2="${short(place)}%" y1="0" y2="${rowHeight}"/>`;
}

function level(className: string, from: number, to: number): Markup {
  return html`<line class="${className}" x1="${short(from)}%" x2="${short(to)}%" y1="${middle}" y2="${middle}"/>`;
}

/** The same shapes as the signs in the text: circle, triangle, square. */
function endSign(health: HealthLevel, place: number): Markup {
  const shape = {
    'on-track': html`<circle r="6" cx="0" cy="0"/>`,
    'needs-attention': html`<path d="M0 -7L7 6H-7Z"/>`,
    'at-risk': html`<rect x="-6" y="-6" width="12" height="12" rx="1"/>`,
  }[health];
  return html`<svg x="${short(place)}%" y="${middle}" class="sign ${health}">${shape}</svg>`;
}

/** Changed, dropped, or nobody said: the bar just ends. */
function endedSign(place: number): Markup {
  return html`<svg x="${short(place)}%" y="${middle}" class="sign ended"><path d="M0 -7V7"/></svg>`;
}

function achievedSign(place: number): Markup {
  return html`<svg x="${short(place)}%" y="${middle}" class="sign closed"><path d="M-5 0L-1.5 4L6 -5"/></svg>`;
}
