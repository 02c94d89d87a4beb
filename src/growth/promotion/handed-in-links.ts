// Where a document that is handed in leads, and whether its words tell a title that they must not.
import type { Block } from '../text/blocks.ts';
import { type Inline, wordsIn } from '../text/inline.ts';

export interface NamedLink {
  readonly address: string;
  /** What is read in its place. */
  readonly words: string;
}

/** Each address once, in order. */
export function linksOf(blocks: readonly Block[]): readonly NamedLink[] {
  const found = new Map<string, NamedLink>();
  for (const link of blocks.flatMap(inBlock)) if (!found.has(link.address)) found.set(link.address, link);
  return [...found.values()];
}

function inBlock(block: Block): readonly NamedLink[] {
  switch (block.type) {
    case 'code':
      return [];
    case 'quote':
      return block.blocks.flatMap(inBlock);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(inBlock));
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(inWords));
    default:
      return inWords(block.words);
  }
}

function inWords(words: readonly Inline[]): readonly NamedLink[] {
  return words.flatMap((part) => {
    if ('text' in part) return [];
    const inside = inWords(part.inside);
    return part.type === 'link' ? [{ address: part.address, words: wordsIn(part.inside) }, ...inside] : inside;
  });
}

/** As whole words, in any casing and spacing. */
export function tellsTitle(lines: readonly string[], title: string): boolean {
  const wanted = plain(title).trim();
  return wanted !== '' && plain(lines.join('\n')).includes(` ${wanted} `);
}

const plain = (text: string): string =>
  ` ${(
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')} `;
