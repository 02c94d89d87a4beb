// What every part of the page has: a landmark with a heading.
import { type Hole, type Markup, html } from './markup.ts';

export function part(id: string, heading: string, content: readonly Hole[]): Markup {
  return html`
    <section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
    </section>`;
}
