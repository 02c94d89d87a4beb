// GitLab Flavored Markdown as HTML. Every text is escaped, no HTML of the author's is passed through, and nothing is loaded from elsewhere.
// https://docs.gitlab.com/user/markdown/
import { html } from 'hono/html';
import type { Definition, List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { markdownTree } from '../text/markdown-tree.ts';
import { since } from '../http/routing.ts';
import { embeddedView } from './embedded-view.ts';
import { safeAddress } from './addresses.ts';
import { type Html, nothing } from './parts.ts';
import type { Place } from './place.ts';
import { withReferences } from './references.ts';
import { taskBox, wordsOf } from './task-box.ts';

/** Deeper than anybody writes, and far from where a stack ends. */
const deepest = 60;

interface Reading {
  /** null: nothing is known around the text, and `#12` names nothing. */
  readonly place: Place | null;
  readonly source: string;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly depth: number;
  /** Inside a link no other one opens. */
  readonly isLinked: boolean;
  readonly tick?: TickButton;
}

/** A box that can be ticked; null for one that stays a picture of itself. */
export type TickButton = (line: number, isDone: boolean, label: string) => Html | null;

/** @param tick for the boxes of a text that the reader may change */
export function renderMarkdown(place: Place, source: string | null, tick?: TickButton): Html {
  if (source === null || source.trim() === '') return nothing;
  const root = markdownTree(source);
  if (root === null)
    return html`<div class="md"><p class="quiet">Too long or too deep to be shown as Markdown here.</p>${asTyped(source)}</div>`;
  return html`<div class="md">${rendered(place, source, root, tick)}</div>`;
}

/** The blocks alone, without a page around them. */
export function markdownHtml(place: Place | null, source: string): Html {
  const root = markdownTree(source);
  return root === null ? asTyped(source) : rendered(place, source, root);
}

const asTyped = (source: string): Html => html`<pre tabindex="0"><code>${source}</code></pre>`;

function rendered(place: Place | null, source: string, root: Root, tick?: TickButton): Html {
  return html`${blocks(root.children, { ...readingOf(place, source, root), ...(tick === undefined ? {} : { tick }) })}`;
}

/** Running text alone, as a system note has it. */
export function renderLine(place: Place, source: string): Html {
  const root = markdownTree(source);
  const [first] = root?.children ?? [];
  if (root === null || first?.type !== 'paragraph') return html`${source}`;
  return html`${below(first.children, readingOf(place, source, root))}`;
}

function readingOf(place: Place | null, source: string, root: Root): Reading {
  const definitions = new Map<string, Definition>();
  for (const node of root.children)
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  return { place, source, definitions, depth: 0, isLinked: false };
}

const below = (nodes: readonly Nodes[], reading: Reading): Html[] =>
  nodes.map((node) => shown(node, { ...reading, depth: reading.depth + 1 }));

/** A folded part that is written as GitLab's pages tell, tag by tag on lines of their own: https://docs.gitlab.com/user/markdown/#collapsible-section */
function blocks(nodes: readonly RootContent[], reading: Reading): Html[] {
  const parts: Html[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    const summary = node?.type === 'html' ? opensFold.exec(node.value)?.[1] : undefined;
    const end = summary === undefined ? -1 : nodes.findIndex((one, index) => index > at && isFoldEnd(one));
    if (summary !== undefined && end > at) {
      const inner = below(nodes.slice(at + 1, end), reading);
      parts.push(html`<details><summary>${summary}</summary>${inner}</details>`);
      at = end;
    } else if (node !== undefined) parts.push(...below([node], reading));
  }
  return parts;
}

const opensFold = /^<details>\s*<summary>([^<>]*)<\/summary>$/;
const isFoldEnd = (node: RootContent) => node.type === 'html' && node.value.trim() === '</details>';

function shown(node: Nodes, reading: Reading): Html {
  const isTooDeep = reading.depth > deepest;
  const form = isTooDeep ? null : (words(node, reading) ?? pointer(node, reading) ?? block(node, reading));
  return form ?? html`${sourceOf(node, reading)}`;
}

const within = (node: Nodes, reading: Reading) => ('children' in node ? below(node.children, reading) : []);

function words(node: Nodes, reading: Reading): Html | null {
  switch (node.type) {
    case 'text':
      return html`${reading.isLinked || reading.place === null ? node.value : withReferences(reading.place, node.value)}`;
    case 'strong':
      return html`<strong>${within(node, reading)}</strong>`;
    case 'emphasis':
      return html`<em>${within(node, reading)}</em>`;
    case 'delete':
      return html`<del>${within(node, reading)}</del>`;
    case 'inlineCode':
      return html`<code>${node.value}</code>`;
    case 'break':
      return html`<br>`;
    default:
      return null;
  }
}

/** What shows, or names, something that stands elsewhere. */
function pointer(node: Nodes, reading: Reading): Html | null {
  switch (node.type) {
    case 'link':
      return link(node.url, below(node.children, { ...reading, isLinked: true }), reading);
    case 'linkReference': {
      const definition = reading.definitions.get(node.identifier);
      if (definition === undefined) return null;
      return link(definition.url, below(node.children, { ...reading, isLinked: true }), reading);
    }
    case 'image':
      return picture(node.url, node.alt ?? '', reading);
    case 'imageReference':
      return picture(reading.definitions.get(node.identifier)?.url ?? '', node.alt ?? '', reading);
    case 'footnoteReference':
      return html`<sup>[${node.label ?? node.identifier}]</sup>`;
    case 'footnoteDefinition':
      return html`<div class="footnote"><sup>[${node.label ?? node.identifier}]</sup>${within(node, reading)}</div>`;
    case 'definition':
      return nothing;
    default:
      return null;
  }
}

function block(node: Nodes, reading: Reading): Html | null {
  switch (node.type) {
    case 'paragraph':
      return html`<p>${within(node, reading)}</p>`;
    case 'heading':
      return heading(node.depth, within(node, reading));
    case 'thematicBreak':
      return html`<hr>`;
    case 'blockquote':
      return html`<blockquote>${within(node, reading)}</blockquote>`;
    case 'code':
      return codeBlock(node.lang ?? '', node.value, reading);
    case 'list':
      return list(node, reading);
    case 'table':
      return table(node, reading);
    case 'html':
      return html`${visible(node.value)}`;
    default:
      return null;
  }
}

function list(node: List, reading: Reading): Html {
  const items = node.children.map((item) => listItem(item, node.spread === true, reading));
  return node.ordered === true ? html`<ol start="${node.start ?? 1}">${items}</ol>` : html`<ul>${items}</ul>`;
}

function sourceOf(node: Nodes, { source }: Reading): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** A comment shows nothing, any other tag shows as it was typed. */
function visible(value: string): string {
  return value.replaceAll(/<!--(?:>|->|[\s\S]*?(?:-->|$))/g, '');
}

function heading(depth: number, inner: readonly Html[]): Html {
  const levels = [
    html`<h1>${inner}</h1>`,
    html`<h2>${inner}</h2>`,
    html`<h3>${inner}</h3>`,
    html`<h4>${inner}</h4>`,
    html`<h5>${inner}</h5>`,
  ];
  return levels[depth - 1] ?? html`<h6>${inner}</h6>`;
}

function codeBlock(language: string, value: string, { place, depth }: Reading): Html {
  // https://docs.gitlab.com/user/glql/: enabled everywhere in 17.10; a view inside a list or a quote is a view as well.
  if (language === 'glql' && place !== null && depth <= deepest && since(place.instance, '17.10'))
    return embeddedView(place, value);
  // It scrolls sideways, which a keyboard does where it has the focus.
  return html`<pre tabindex="0"><code>${value}\n</code></pre>`;
}

function listItem(item: ListItem, isSpread: boolean, reading: Reading): Html {
  const [first, ...rest] = item.children;
  const isLoose = isSpread || item.spread === true;
  const opening = first === undefined ? [] : [first];
  const { box, nodes } = taskBox(item, opening);
  // In a tight list the first paragraph is no paragraph.
  const head = nodes.map((node) =>
    node.type === 'paragraph' && !isLoose ? html`${below(node.children, reading)}` : shown(node, reading),
  );
  const tail = rest.map((node) =>
    node.type === 'paragraph' && !isLoose
      ? html`${below(node.children, { ...reading, depth: reading.depth + 1 })}`
      : shown(node, { ...reading, depth: reading.depth + 1 }),
  );
  const words = box === 'inapplicable' ? html`<s>${head}</s>` : html`${head}`;
  const line = first?.position?.start.line ?? 0;
  const button = box === 'open' || box === 'done' ? reading.tick?.(line, box === 'done', wordsOf(nodes)) : null;
  const still = html`<input type="checkbox" disabled ${box === 'done' ? 'checked' : ''} aria-label="${wordsOf(nodes)}"> `;
  const mark = box === null ? nothing : (button ?? still);
  return html`<li class="${box === null ? '' : `task ${box}`}">${mark}${words}${tail}</li>`;
}

function table({ children, align }: Table, reading: Reading): Html {
  const [head, ...body] = children;
  const side = (index: number) => align?.[index] ?? 'left';
  const cells = (row: (typeof children)[number]) =>
    row.children.map((cell, index) => ({ inner: below(cell.children, reading), side: side(index) }));
  const headings =
    head === undefined ? [] : cells(head).map(({ inner, side: at }) => html`<th class="${at}">${inner}</th>`);
  const rows = body.map(
    (row) => html`<tr>${cells(row).map(({ inner, side: at }) => html`<td class="${at}">${inner}</td>`)}</tr>`,
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function link(url: string, inner: readonly Html[], { place, isLinked }: Reading): Html {
  const address = isLinked ? null : safeAddress(place, url);
  return address === null ? html`${inner}` : html`<a href="${address}" rel="nofollow noreferrer noopener">${inner}</a>`;
}

/** Nothing is loaded from elsewhere: a picture is a link to it. */
function picture(url: string, alt: string, reading: Reading): Html {
  return link(url, [html`Image: ${alt === '' ? url : alt}`], reading);
}
