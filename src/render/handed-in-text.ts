// A document that is handed in, as plain text: for a form field, or to be read aloud.
import type { Block } from '#growth/text/blocks.ts';
import { type Inline, wordsIn } from '#growth/text/inline.ts';
import { cleaned, type HandedInPage } from './handed-in.ts';

export function renderHandedInText(page: HandedInPage): string {
  const { title, blocks } = cleaned(page);
  return `${[title, ...blocks.map((block) => linesOf(block).join('\n'))].join('\n\n')}\n`;
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? [said(block.words).toLocaleUpperCase('en')] : [said(block.words)];
    case 'quote':
      return block.blocks.flatMap(linesOf).map((line) => `> ${line}`);
    case 'list':
      return block.items.flatMap((item, at) => {
        const mark = block.start === null ? '- ' : `${block.start + at}. `;
        const inset = ' '.repeat(mark.length);
        return item.flatMap(linesOf).map((line, nth) => (nth === 0 ? mark : inset) + line);
      });
    case 'code':
      return block.text.split('\n').map((line) => `    ${line}`);
    case 'table':
      return block.rows.map((row) => row.map(said).join(' | '));
    default:
      return [said(block.words)];
  }
}

function said(words: readonly Inline[]): string {
  return words
    .map((part): string => {
      if ('text' in part) return part.text;
      if (part.type !== 'link') return said(part.inside);
      const own = wordsIn(part.inside);
      return own === part.address ? own : `${own} (${part.address})`;
    })
    .join('');
}
