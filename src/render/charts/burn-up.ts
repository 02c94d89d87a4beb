// Actions done against all actions, over the fiscal year, with today marked.
import type { Day } from '#growth/words/goal.ts';
import type { ActionPoint } from '#reports/series.ts';
import { type Markup, html } from '../html/markup.ts';
import { count } from '../text.ts';
import { drawing, ornament, stairs, stretched } from './figure.ts';
import { type Span, monthEnds, monthMarks, placeOf, short, ticksUntil } from './scale.ts';

export interface BurnUp {
  readonly year: Span;
  readonly today: Day;
  /** The last day that the points tell about. */
  readonly until: Day;
  /** Oldest first; each holds until the next. */
  readonly points: readonly ActionPoint[];
}

const height = 220;
/** Room for the lines' own thickness, and below for the months. */
const top = 22;
const bottom = height - 26;

export function burnUpChart({ year, today, until, points }: BurnUp): Markup {
  const ticks = ticksUntil(points.reduce((most, { done, total }) => Math.max(most, done, total), 0));
  const highest = ticks.at(-1) ?? 1;
  const y = (n: number) => bottom - ((bottom - top) * n) / highest;
  const end = placeOf(until, year);
  const line = (key: 'done' | 'total') =>
    stairs(
      points.map((point) => ({ x: placeOf(point.day, year) * 10, y: y(point[key]) })),
      end * 10,
    );
  const begin = placeOf(points[0]?.day ?? year.start, year) * 10;
  const now = placeOf(today, year);
  const inYear = year.start <= today && today <= year.due;
  return drawing({
    id: 'burn-up',
    title: 'Actions done and planned over the fiscal year',
    told: toldBurnUp({ year, today, until, points }),
    className: 'chart burn-up',
    height,
    shapes: [
      ...ticks.map((tick) => gridLine(tick, y(tick))),
      ...monthMarks(year, 12).map(({ day, label }, index) => monthLabel(placeOf(day, year), label, index)),
      ...(points.length === 0
        ? []
        : [
            stretched(height, [
              html`<path class="area" d="${line('done')}V${short(bottom)}H${short(begin)}Z"/>`,
              html`<path class="line planned" d="${line('total')}"/>`,
              html`<path class="line done" d="${line('done')}"/>`,
            ]),
            endDot(points, end, y),
          ]),
      ...(inYear ? [todayMark(now)] : []),
    ],
  });
}

function toldBurnUp({ year, until, points }: BurnUp): string {
  const last = points.at(-1);
  if (!last) return 'No action is known yet.';
  const told = monthEnds(points).map(({ day, done, total }) => `${day}: ${done} of ${total}`);
  return `${last.done} of ${count(last.total, 'action')} done by ${until}, in the year from ${year.start} to ${year.due}. ${told.join('; ')}.`;
}

function gridLine(tick: number, y: number): Markup {
  return html`
    <line class="grid" x1="0" x2="100%" y1="${short(y)}" y2="${short(y)}"/>
    <text class="tick" x="-8" y="${short(y + 4)}" text-anchor="end">${tick}</text>`;
}

function monthLabel(place: number, label: string, index: number): Markup {
  return html`<text class="tick${index % 3 === 0 ? '' : ' minor'}" x="${short(place)}%" y="${height - 8}">${label}</text>`;
}

function todayMark(place: number): Markup {
  const anchor = place > 95 ? 'end' : place < 5 ? 'start' : 'middle';
  return html`
    <line class="today" x1="${short(place)}%" x2="${short(place)}%" y1="${top - 6}" y2="${bottom}"/>
    <text class="today-label" x="${short(place)}%" y="${top - 11}" text-anchor="${anchor}">today</text>`;
}

function endDot(points: readonly ActionPoint[], place: number, y: (n: number) => number): Markup {
  return html`<circle class="dot" cx="${short(place)}%" cy="${short(y(points.at(-1)?.done ?? 0))}" r="4"/>`;
}

/** What the two lines are, with where they stand now. */
export function burnUpLegend(points: readonly ActionPoint[]): Markup | null {
  const last = points.at(-1);
  if (!last) return null;
  return html`
    <span class="key">${key('line done')}<b>${last.done}</b> done</span>
    <span class="key">${key('line planned')}<b>${last.total}</b> planned</span>`;
}

function key(className: string): Markup {
  return ornament('swatch', 24, 12, [html`<line class="${className}" x1="0" x2="24" y1="6" y2="6"/>`]);
}
