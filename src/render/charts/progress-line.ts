// A goal's progress so far in the space of a word, and the bar that says where it stands.
import type { Day } from '#growth/words/goal.ts';
import type { ActionPoint } from '#reports/series.ts';
import { type Markup, html } from '../html/markup.ts';
import { drawing, ornament, stairs } from './figure.ts';
import { type Span, monthEnds, placeOf, short } from './scale.ts';

const width = 96;
const height = 26;

/** From the day the goal began until today (or until it closed), each point held until the next. */
export function progressLine(iid: number, span: Span, points: readonly ActionPoint[]): Markup {
  const y = ({ done, total }: ActionPoint) => height - 4 - ((height - 8) * done) / Math.max(1, done, total);
  const x = (day: Day) => 1 + (placeOf(day, span) * (end - 1)) / 100;
  const end = width - 5;
  const last = points.at(-1);
  const told = monthEnds(points).map(({ day, done, total }) => `${day}: ${done} of ${total} actions`);
  return drawing({
    id: `line-${iid}`,
    title: `Progress of #${iid} since ${span.start}`,
    told: `${told.join('; ') || 'Nothing known yet'}.`,
    className: 'progress-line',
    width,
    height,
    shapes: [
      html`<line class="grid" x1="0" x2="${end}" y1="${height - 4}" y2="${height - 4}"/>`,
      html`<path class="line done" d="${stairs(
        points.map((point) => ({ x: x(point.day), y: y(point) })),
        end,
      )}"/>`,
      ...(last ? [html`<circle class="dot" cx="${end}" cy="${short(y(last))}" r="3"/>`] : []),
    ],
  });
}

/** The number stands beside it. */
export function progressBar(percent: number): Markup {
  const share = Math.min(100, Math.max(0, percent));
  return ornament('bar', '100%', 8, [
    html`<rect class="bar-all" width="100%" height="8" rx="4"/>`,
    ...(share > 0 ? [html`<rect class="bar-done" width="${short(share)}%" height="8" rx="4"/>`] : []),
  ]);
}
