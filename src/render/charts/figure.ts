// A drawing that says in words what it shows.
import { type Markup, html } from '../html/markup.ts';

interface Drawing {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** The same facts as the drawing, for who cannot see it. */
  readonly told: string;
  readonly className: string;
  readonly height: number;
  /** Without a width the drawing is as wide as its place: horizontal positions are percentages. */
  readonly width?: number;
  readonly shapes: readonly Markup[];
}

export function drawing({ id, title, told, className, width, height, shapes }: Drawing): Markup {
  const box = width === undefined ? null : html` viewBox="0 0 ${width} ${height}"`;
  return html`
    <svg class="${className}" width="${width ?? '100%'}" height="${height}"${box} role="img" aria-labelledby="${id}-title ${id}-told">
    <title id="${id}-title">${title}</title>
    <desc id="${id}-told">${told}</desc>
    ${shapes}
    </svg>`;
}

/** A drawing next to text that says the same: screen readers pass it by. */
export function ornament(className: string, width: number | '100%', height: number, shapes: readonly Markup[]): Markup {
  return html`
    <svg class="${className}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
    ${shapes}
    </svg>`;
}

/** Lines and areas that stretch with the drawing: 1000 units wide, one unit a pixel high. */
export function stretched(height: number, shapes: readonly Markup[]): Markup {
  return html`
    <svg x="0" y="0" width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none">
    ${shapes}
    </svg>`;
}

/** Points joined so that a value holds until the next: what was counted, and nothing drawn between. */
export function stairs(points: readonly { readonly x: number; readonly y: number }[], until: number): string {
  const number = (n: number) => String(Math.round(n * 10) / 10);
  const [first, ...others] = points;
  if (!first) return '';
  return `M${number(first.x)} ${number(first.y)}${others.map(({ x, y }) => `H${number(x)}V${number(y)}`).join('')}H${number(until)}`;
}
