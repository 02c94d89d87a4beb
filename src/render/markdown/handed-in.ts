// A document that is handed in, as Markdown that may be pasted anywhere: nobody is mentioned by it, and no words of it begin markup.
import type { Block } from '#growth/text/blocks.ts';
import { type Inline, wordsIn } from '#growth/text/inline.ts';
import { cleaned, type HandedInPage } from '../handed-in.ts';
import { code, inlineOf } from './escape.ts';

export function renderHandedInMarkdown(page: HandedInPage): string {
  const { title, blocks } = cleaned(page);
  const heading = `# ${inlineOf([{ type: 'text', text: title }])}`;
  return `${[heading, ...blocks.map((block) => linesOf(block).join('\n'))].join('\n\n')}\n`;
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${marked(block.words)}`];
    case 'quote':
      return apart(block.blocks).map((line) => `> ${line}`.trimEnd());
    case 'list':
      return block.items.flatMap((item, at) => {
        const mark = block.start === null ? '- ' : `${block.start + at}. `;
        const inset = ' '.repeat(mark.length);
        return apart(item).map((line, nth) => (line === '' ? '' : (nth === 0 ? mark : inset) + line));
      });
    case 'code': {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1));
      return [fence, ...block.text.split('\n'), fence];
    }
    case 'table': {
      const [head = [], ...rows] = block.rows;
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      const cells = (row: typeof head) => line(row.map((cell) => marked(cell).replaceAll('|', '&#124;')));
      return [cells(head), line(head.map(() => '---')), ...rows.map(cells)];
    }
    default:
      return [paragraph(block.words)];
  }
}

/** A list that stands under its item needs no empty line. */
function apart(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block, at) => [...(at === 0 || block.type === 'list' ? [] : ['']), ...linesOf(block)]);
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** What a line begins with would be a list, a heading or a quick action. */
function paragraph(words: readonly Inline[]): string {
  return marked(words)
    .replace(/^[-+=/]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function marked(words: readonly Inline[]): string {
  return words
    .map((part): string => {
      switch (part.type) {
        case 'code':
          return code(part.text);
        case 'emphasis':
          return around('*', part.inside);
        case 'strong':
          return around('**', part.inside);
        case 'link':
          return `[${inlineOf([{ type: 'text', text: wordsIn(part.inside) }])}](<${part.address}>)`;
        default:
          return inlineOf([part]);
      }
    })
    .join('');
}

/** Marks do not hold with a blank inside of them. */
function around(mark: string, inside: readonly Inline[]): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(marked(inside)) ?? [];
  return words === '' ? before + after : before + mark + words + mark + after;
}
