// What of a text is printed once it is handed in, roughly: for its length, out of the tree that the check has anyway.
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { itemReference } from '../goals/foreign-item.ts';
import type { Block } from '../text/blocks.ts';
import type { Inline } from '../text/inline.ts';
import { readAddress } from '../text/item-address.ts';

/** @param goesOut by where a block of the top begins */
export function printed({ children }: Root, goesOut: (offset: number) => boolean): readonly Block[] {
  return children.filter(({ position }) => goesOut(position?.start.offset ?? 0)).flatMap(blocksOf);
}

function blocksOf(node: Nodes): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', level: Math.min(node.depth, 3), words: wordsOf(node.children) }];
    case 'paragraph': {
      const words = wordsOf(node.children);
      return words.every(({ text }) => text.trim() === '') ? [] : [{ type: 'paragraph', words }];
    }
    case 'blockquote':
      return [{ type: 'quote', blocks: node.children.flatMap(blocksOf) }];
    case 'list': {
      const items = node.children.map(({ children }) => children.flatMap(blocksOf));
      return [{ type: 'list', start: null, items: items.filter((item) => item.length > 0) }];
    }
    case 'code':
      return [{ type: 'code', text: node.value }];
    default:
      return [];
  }
}

const wordsOf = (nodes: readonly PhrasingContent[]): readonly (Inline & { readonly text: string })[] =>
  nodes.map((node) => ({ type: 'text', text: plain(node) }));

/** Prompts, comments and numbers of evidence are not printed; an address in code becomes a short link. */
function plain(node: PhrasingContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return inCode(node.value);
  if (!('children' in node)) return '';
  const words = node.children.map(plain).join('');
  return node.type === 'emphasis' && /\?\s*$/.test(words) ? '' : words;
}

function inCode(code: string): string {
  if (/^#(?:\d+ \d{4}-\d\d-\d\d|note_\d+)$/.test(code)) return '';
  const read = /^https?:/.test(code) ? readAddress(code) : null;
  const item = read?.beside ?? read?.open ?? null;
  return item === null ? code : itemReference(item);
}
