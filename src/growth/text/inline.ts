// A line of Markdown that a person wrote, as words in their marks: what each form shows in its own way, and none as signs.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { blockMarks, isWithoutMarks, unshownHtml } from './checklist.ts';

export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong'; readonly inside: readonly Inline[] }
  /** `address` as it is written: it may be none that a browser should open. */
  | { readonly type: 'link'; readonly address: string; readonly inside: readonly Inline[] };

type Node = ReturnType<typeof fromMarkdown>['children'][number];

/** Pictures are their descriptions, and raw HTML is what a page shows of it: nothing. */
export function readInline(line: string): readonly Inline[] {
  if (isWithoutMarks(line)) return [text(line)];
  const tree = fromMarkdown(line.trim(), { extensions: [{ disable: { null: blockMarks } }] });
  const read = tree.children.flatMap(inlineOf);
  return read.some((part) => wordsIn([part]).trim() !== '') ? read : [text(line)];
}

/** Without the marks. */
export function wordsIn(parts: readonly Inline[]): string {
  return parts.map((part) => ('text' in part ? part.text : wordsIn(part.inside))).join('');
}

function inlineOf(node: Node): Inline[] {
  switch (node.type) {
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, inside: node.children.flatMap(inlineOf) }];
    case 'link':
      return [{ type: 'link', address: node.url, inside: node.children.flatMap(inlineOf) }];
    case 'inlineCode':
      return [{ type: 'code', text: node.value }];
    case 'html':
      return [text(unshownHtml(node.value))];
    case 'break':
      return [text(' ')];
    default:
      if ('value' in node) return [text(node.value)];
      if ('alt' in node) return [text(node.alt ?? '')];
      return 'children' in node ? node.children.flatMap(inlineOf) : [];
  }
}

function text(words: string): Inline {
  return { type: 'text', text: words };
}
