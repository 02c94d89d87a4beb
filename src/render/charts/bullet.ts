// One goal in the space of a line: done before, done in these days, and how much of its time is gone.
import type { PageGoal } from '#reports/page.ts';
import { type Markup, html } from '../html/markup.ts';
import { bulletWords } from '../page-words.ts';
import { drawing } from './figure.ts';
import { short } from './scale.ts';

const height = 18;
const bar = { y: 5, height: 8 } as const;

export function bullet(goal: Pick<PageGoal, 'iid' | 'progress' | 'before' | 'gone'>): Markup {
  const done = share(goal.progress?.percent ?? 0);
  const before = Math.min(done, share(goal.before ?? done));
  const rect = (className: string, from: number, to: number) =>
    to <= from
      ? []
      : [
          html`<rect class="${className}" x="${short(from)}%" y="${bar.y}" width="${short(to - from)}%" height="${bar.height}"/>`,
        ];
  // The mark stays inside the drawing at either end.
  const mark = goal.gone === null ? null : Math.min(99.3, Math.max(0.7, share(goal.gone)));
  return drawing({
    id: `bullet-${goal.iid}`,
    title: `Progress of #${goal.iid}`,
    told: `${bulletWords(goal)}.`,
    className: 'bullet',
    height,
    shapes: [
      ...rect('bar-all', 0, 100),
      ...rect('bar-done', 0, before),
      ...rect('bar-new', before, done),
      ...(mark === null
        ? []
        : [html`<line class="gone" x1="${short(mark)}%" x2="${short(mark)}%" y1="1" y2="${height - 1}"/>`]),
    ],
  });
}

function share(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
