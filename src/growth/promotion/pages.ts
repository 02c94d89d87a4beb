// How many pages a document fills when it is handed in: A4, margins of 20 mm, Arial of 11 points, as our Word file and our page set it.
// Its lines are broken as a printer would; what differs between programs is told as a range.
import type { Block } from '../text/blocks.ts';
import { wordsIn } from '../text/inline.ts';
import type { HandedIn } from './handed-in.ts';

export interface Pages {
  readonly low: number;
  readonly high: number;
}

/** In points. */
const page = { width: 482, height: 728.5 } as const;
const size = 11;
const lineHeight = 1.32;
const inset = 18;
const after = { paragraph: 6, item: 3 } as const;
const headings = [
  { size: 18, around: 6 },
  { size: 14, around: 20 },
  { size: 12, around: 16 },
] as const;
const bold = 1.07;
const cell = { padding: 13, height: 8 } as const;
const code = { size: 9, width: 5.4, lineHeight: 1.4 } as const;

/** Two programs break pages, and lines of the same letters, at other places. */
const range = { low: 0.97, high: 1.07 } as const;

export function pagesOf({ title, blocks }: Pick<HandedIn, 'title' | 'blocks'>): Pages {
  const height = headingHeight(1, title) + heightOf(blocks, page.width);
  const rounded = (share: number) => Math.round((height / page.height) * share * 10) / 10;
  return { low: rounded(range.low), high: rounded(range.high) };
}

const heightOf = (blocks: readonly Block[], width: number): number =>
  blocks.reduce((sum, block) => sum + blockHeight(block, width), 0);

function blockHeight(block: Block, width: number): number {
  switch (block.type) {
    case 'heading':
      return headingHeight(block.level, wordsIn(block.words));
    case 'quote':
      return heightOf(block.blocks, width - inset);
    case 'list':
      return block.items.reduce((sum, item) => sum + itemHeight(item, width - inset), 0);
    case 'table':
      return block.rows.reduce<number>((sum, row) => {
        const cells = row.map((words) => textHeight(wordsIn(words), width / row.length - cell.padding));
        return sum + Math.max(0, ...cells) + cell.height;
      }, after.paragraph);
    case 'code': {
      const lines = block.text.split('\n').map((line) => Math.max(1, Math.ceil((line.length * code.width) / width)));
      return lines.reduce((sum, count) => sum + count, 0) * code.size * code.lineHeight + 2 * after.paragraph;
    }
    default:
      return textHeight(wordsIn(block.words), width) + after.paragraph;
  }
}

function itemHeight(item: readonly Block[], width: number): number {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return heightOf(item, width) + after.item;
  return textHeight(wordsIn(first.words), width) + after.item + heightOf(rest, width);
}

function headingHeight(level: number, words: string): number {
  const look = headings[Math.min(level, headings.length) - 1] ?? headings[2];
  return linesOf(words, page.width, look.size * bold) * look.size * lineHeight + look.around;
}

const textHeight = (words: string, width: number): number => linesOf(words, width, size) * size * lineHeight;

function linesOf(text: string, width: number, letters: number): number {
  const blank = letterWidth(' ') * letters;
  let lines = 1;
  let used = 0;
  for (const [word] of text.matchAll(/[^\s-]{1,400}-?|-/gu)) {
    const wide = Array.from(word, (letter) => letterWidth(letter)).reduce((sum, one) => sum + one, 0) * letters;
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    // What fits on no line is broken anywhere.
    lines += Math.max(0, Math.ceil((used + wide) / width) - 1);
    used = ((used + wide) % width) + (word.endsWith('-') ? 0 : blank);
  }
  return lines;
}

/** Of Arial, in parts of its size; letters with accents are as wide as those without. */
const widths: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.22, "ijl'|’‘"],
      [0.28, ' ft.,:;/\\!I[]'],
      [0.33, 'r-()`"“”'],
      [0.5, 'ckxyzvsJ'],
      [0.61, 'FTZ+<>=~'],
      [0.67, 'ABEKPSVXY&'],
      [0.72, 'CDHNRUw'],
      [0.78, 'GOQ'],
      [0.86, 'mM%'],
      [1, 'W@—…'],
    ] as const
  ).flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width] as const)),
);

function letterWidth(letter: string): number {
  return widths.get(letter) ?? (letter >= '\u2e80' ? 1 : 0.556);
}
