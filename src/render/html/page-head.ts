// The head of a page that needs nothing but itself: no script, no network.
import { html, type Markup, verbatim } from './markup.ts';
import { pagePolicy } from './page-policy.ts';

/** @param schemes the colours that it has: `light dark`; null: it is for paper */
export function pageHead(title: string | Markup, style: string, schemes: string | null = null): Markup {
  return html`<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${pagePolicy(style)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    ${schemes === null ? null : html`<meta name="color-scheme" content="${schemes}">`}
    <title>${title}</title>
    <style>${verbatim(style)}</style>
    </head>`;
}
