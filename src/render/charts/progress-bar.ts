// How far something is, as a bar.
import { type Markup, html } from '../html/markup.ts';
import { ornament } from './figure.ts';
import { short } from './scale.ts';

/** The number stands beside it. */
export function progressBar(percent: number): Markup {
  const share = Math.min(100, Math.max(0, percent));
  return ornament('bar', '100%', 8, [
    html`<rect class="bar-all" width="100%" height="8" rx="4"/>`,
    ...(share > 0 ? [html`<rect class="bar-done" width="${short(share)}%" height="8" rx="4"/>`] : []),
  ]);
}
