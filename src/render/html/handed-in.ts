// A document that is handed in, as one page that needs nothing but itself: no script, no network, made to be printed.
import type { Block } from '#growth/text/blocks.ts';
import type { Inline } from '#growth/text/inline.ts';
import { cleaned, type HandedInPage } from '../handed-in.ts';
import { html, type Markup, verbatim, webAddress } from './markup.ts';
import { pagePolicy } from './page-policy.ts';

const style = `
*{box-sizing:border-box}
html{background:#fff;color:#1e1e26;font:11pt/1.32 Arial,"Liberation Sans",Helvetica,sans-serif}
body{max-width:46rem;margin:0 auto;padding:2rem 1.5rem;overflow-wrap:anywhere}
h1{font-size:18pt;margin:0 0 6pt}
h2{font-size:14pt;margin:16pt 0 4pt}
h3{font-size:12pt;margin:12pt 0 4pt}
p{margin:0 0 6pt}
ul,ol{margin:0 0 6pt;padding-left:18pt}
li{margin:0 0 3pt}
li>:is(ul,ol){margin:3pt 0 0}
blockquote{margin:0 0 6pt;padding-left:16pt;border-left:2pt solid #bbb}
pre{white-space:pre-wrap;margin:6pt 0;font:9pt/1.4 "Courier New",monospace}
code{font:.92em "Courier New",monospace}
table{border-collapse:collapse;width:100%;margin:0 0 6pt}
th,td{border:1px solid #888;padding:3pt 6pt;text-align:left;vertical-align:top}
a{color:#0b57d0}
@page{size:A4;margin:20mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt Arial,sans-serif}}
@media print{body{max-width:none;padding:0}h2,h3{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}}`;

export function renderHandedInHtml(page: HandedInPage): string {
  const { title, blocks } = cleaned(page);
  const document = html`
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${pagePolicy(style)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${title}</title>
    <style>${verbatim(style)}</style>
    </head>
    <body>
    <h1>${title}</h1>
    ${blocks.map(blockOf)}
    </body>
    </html>`;
  return `${document.text}\n`;
}

function blockOf(block: Block): Markup {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? html`<h2>${inLine(block.words)}</h2>` : html`<h3>${inLine(block.words)}</h3>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map(blockOf)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${itemOf(item)}</li>`);
      return block.start === null ? html`<ul>${items}</ul>` : html`<ol start="${block.start}">${items}</ol>`;
    }
    case 'code':
      return html`<pre>${block.text}</pre>`;
    case 'table': {
      const [head = [], ...rows] = block.rows;
      return html`<table><thead><tr>${head.map((cell) => html`<th scope="col">${inLine(cell)}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inLine(cell)}</td>`)}</tr>`)}</tbody></table>`;
    }
    default:
      return html`<p>${inLine(block.words)}</p>`;
  }
}

/** The words of an item need no paragraph, unless another one follows. */
function itemOf(item: readonly Block[]): readonly Markup[] {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph' || rest.some(({ type }) => type === 'paragraph')) return item.map(blockOf);
  return [inLine(first.words), ...rest.map(blockOf)];
}

/** As one piece: between parts that are filled in one by one stands a line end, which would be a blank. */
function inLine(words: readonly Inline[]): Markup {
  return verbatim(words.map((part) => partOf(part).text).join(''));
}

function partOf(part: Inline): Markup {
  switch (part.type) {
    case 'strong':
      return html`<strong>${inLine(part.inside)}</strong>`;
    case 'emphasis':
      return html`<em>${inLine(part.inside)}</em>`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'link': {
      const address = webAddress(part.address);
      const words = inLine(part.inside);
      return address === null ? words : html`<a href="${address}">${words}</a>`;
    }
    default:
      return html`${part.text}`;
  }
}
