// Where in a Markdown text a reader (or a server that looks for names) finds prose: outside of code.
import { fromMarkdown } from 'mdast-util-from-markdown';

export interface ProsePart {
  /**
   * `link`: from its first bracket to its last; `html`: a raw tag, comment or block, in which Markdown means nothing;
   * `unread`: a text that would take too long to parse. All of it may be prose, or code.
   */
  readonly type: 'text' | 'link' | 'html' | 'unread';
  readonly start: number;
  readonly end: number;
  /** Where a link leads, as it is written. */
  readonly target: string | null;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/**
 * The parser's time grows with the cube of the depth, and with the square of the marks in a paragraph. These are far more
 * than a person writes.
 */
const deepLine = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}|^[ \t>]{120}/m;
const longest = 100_000;
const mostMarks = 1000;

export function isCostly(markdown: string): boolean {
  if (markdown.length > longest || deepLine.test(markdown)) return true;
  return markdown.split(/\n[ \t\r>]*\n/).some((block) => (block.match(/[*_[\]`<~]/g)?.length ?? 0) > mostMarks);
}

/** In order; texts inside a link come after it and lie within it. */
export function proseParts(markdown: string): readonly ProsePart[] {
  if (isCostly(markdown)) return [{ type: 'unread', start: 0, end: markdown.length, target: null }];
  // The parser drops a byte order mark without counting it.
  const shift = markdown.startsWith('\uFEFF') ? 1 : 0;
  return partsOf(fromMarkdown(markdown), shift);
}

function partsOf(node: Node, shift: number): ProsePart[] {
  const { position } = node;
  if (position === undefined) return [];
  const start = (position.start.offset ?? 0) + shift;
  const end = (position.end.offset ?? 0) + shift;
  if (node.type === 'text') return [{ type: 'text', start, end, target: null }];
  if (node.type === 'html') return [{ type: 'html', start, end, target: null }];
  if (node.type === 'definition') return [{ type: 'link', start, end, target: node.url }];
  const below = 'children' in node ? node.children.flatMap((child) => partsOf(child, shift)) : [];
  return node.type === 'link' ? [{ type: 'link', start, end, target: node.url }, ...below] : below;
}
