// What every part of the page has: a landmark with a heading, the words for nothing, the words for the rest.
import type { ProgressReport } from '#reports/progress-report.ts';
import { type Hole, type Markup, html } from './markup.ts';

export function part(id: string, heading: string, content: readonly Hole[]): Markup {
  return html`
    <section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
    </section>`;
}

/** Nothing seen is not nothing there, when a source failed. */
export function nothing({ completeness }: Pick<ProgressReport, 'completeness'>, sentence: string): Markup {
  return html`<p class="quiet">${completeness.complete ? sentence : 'None seen, but not everything could be read.'}</p>`;
}

export function more(left: number, command: string): Markup | null {
  return left > 0 ? html`<p class="more">and ${left} more: <code>${command}</code></p>` : null;
}
