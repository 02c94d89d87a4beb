// What a reader of a text may take for headings in one block of it: real ones at any depth, and lines that are nothing but bold print.
import type { Nodes, Paragraph } from 'mdast';
import { plainTitle } from './outline.ts';

export function titlesIn(node: Nodes): readonly string[] {
  if (node.type === 'heading') return [plainTitle(plain(node))];
  if (node.type === 'paragraph') return boldLines(node);
  return 'children' in node ? node.children.flatMap(titlesIn) : [];
}

function boldLines({ children }: Paragraph): readonly string[] {
  return children.flatMap((child, at) => {
    if (child.type !== 'strong') return [];
    const before = children[at - 1];
    const after = children[at + 1];
    const begins =
      before === undefined || (before.type === 'text' && /\n[ \t]*$/.test(before.value)) || before.type === 'break';
    const ends =
      after === undefined ||
      after.type === 'break' ||
      (after.type === 'text' && /^[ \t]*:?[ \t]*(?:\n|$)/.test(after.value));
    return begins && ends ? [plainTitle(plain(child))] : [];
  });
}

function plain(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}
