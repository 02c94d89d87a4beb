// Where in a Markdown text a reader (or a server that looks for names) finds prose: outside of code.
import { fromMarkdown } from 'mdast-util-from-markdown';

export interface ProsePart {
  /** `link`: from its first bracket to its last; `html`: a raw tag, comment or block, in which Markdown means nothing. */
  readonly type: 'text' | 'link' | 'html';
  readonly start: number;
  readonly end: number;
  /** Where a link leads, as it is written. */
  readonly target: string | null;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** In order; texts inside a link come after it and lie within it. */
export function proseParts(markdown: string): readonly ProsePart[] {
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
