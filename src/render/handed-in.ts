// A document that is handed in, as each form gets it: its words cleaned once, for all of them.
import type { HandedIn } from '#growth/promotion/handed-in.ts';
import type { Block } from '#growth/text/blocks.ts';
import type { Inline } from '#growth/text/inline.ts';
import { clean, oneLine } from './text.ts';

export type HandedInPage = Pick<HandedIn, 'title' | 'blocks'>;

export function cleaned({ title, blocks }: HandedInPage): HandedInPage {
  return { title: oneLine(title), blocks: blocks.map(cleanBlock) };
}

function cleanBlock(block: Block): Block {
  switch (block.type) {
    case 'quote':
      return { ...block, blocks: block.blocks.map(cleanBlock) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(cleanBlock)) };
    case 'code':
      return { ...block, text: legal(block.text) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => cell.map(cleanWords))) };
    default:
      return { ...block, words: block.words.map(cleanWords) };
  }
}

function cleanWords(part: Inline): Inline {
  if ('text' in part) return { ...part, text: legal(part.text).replace(/\s+/g, ' ') };
  const inside = part.inside.map(cleanWords);
  return part.type === 'link' ? { ...part, address: clean(part.address), inside } : { ...part, inside };
}

/** Two code points are characters nowhere: XML refuses a file that has one. */
const legal = (text: string): string => clean(text).replace(/[\ufffe\uffff]/g, '');
