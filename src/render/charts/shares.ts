// Parts of a whole as one bar.
import { type Markup, html } from '../html/markup.ts';
import { drawing } from './figure.ts';
import { short } from './scale.ts';

interface Share {
  readonly name: string;
  readonly percent: number;
}

const height = 22;

/** In the order given, each in a tone of its own; their numbers stand in `told` and beside the bar. */
export function sharesBar(id: string, title: string, shares: readonly Share[]): Markup {
  const whole = Math.max(
    1,
    shares.reduce((sum, { percent }) => sum + percent, 0),
  );
  let from = 0;
  const pieces = shares.flatMap(({ percent }, index) => {
    const x = from;
    const width = (100 * percent) / whole;
    from += width;
    return percent <= 0
      ? []
      : [html`<rect class="share-${index + 1}" x="${short(x)}%" width="${short(width)}%" height="${height}"/>`];
  });
  const told = shares.map(({ name, percent }) => `${name}: ${percent}%`).join('; ');
  return drawing({ id, title, told: `${told}.`, className: 'chart shares', height, shapes: pieces });
}

/** The tone of the n-th share, for the list beside the bar. */
export function shareSign(index: number): Markup {
  return html`<svg class="share-sign" width="12" height="12" aria-hidden="true" focusable="false"><rect class="share-${index + 1}" width="12" height="12" rx="2"/></svg>`;
}
