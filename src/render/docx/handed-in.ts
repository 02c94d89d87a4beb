// A document that is handed in, as a file for Word and Google Docs: built-in headings, real lists, tables with widths, page numbers.
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type ILevelsOptions,
  type INumberingOptions,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block } from '#growth/text/blocks.ts';
import type { Inline } from '#growth/text/inline.ts';
import { cleaned, type HandedInPage } from '../handed-in.ts';
import { withSameBytes } from './same-bytes.ts';

export type Paper = 'a4' | 'letter';

/** Twentieths of a point. */
const sizes: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
};
const margin = 1134;
const inset = 360;
const deepest = 8;

export async function renderHandedInDocx(page: HandedInPage, paper: Paper): Promise<Uint8Array> {
  const { title, blocks } = cleaned(page);
  const size = sizes[paper];
  const writer = new Writer(size.width - 2 * margin);
  const children = [heading(1, [new TextRun(title)]), ...writer.blocks(blocks)];
  const document = new Document({
    title,
    styles,
    numbering: { config: writer.lists },
    sections: [
      {
        properties: { page: { size, margin: { top: margin, right: margin, bottom: margin, left: margin } } },
        footers: { default: pageNumbers() },
        children,
      },
    ],
  });
  return withSameBytes(await Packer.pack(document, 'uint8array'));
}

const font = 'Arial';
const headingStyle = (size: number, before: number) => ({
  run: { font, size, bold: true, color: '000000' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});
const styles = {
  default: {
    document: { run: { font, size: 22 }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: headingStyle(36, 0),
    heading1: headingStyle(36, 0),
    heading2: headingStyle(28, 320),
    heading3: headingStyle(24, 240),
    hyperlink: { run: { color: '0B57D0', underline: {} } },
  },
};

function pageNumbers(): Footer {
  const run = new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

function heading(level: number, children: IParagraphOptions['children']): Paragraph {
  const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  return new Paragraph({ heading: headings[level - 1] ?? HeadingLevel.HEADING_3, ...(children ? { children } : {}) });
}

/** Where a block stands: how deep in lists, and the sign of the list for the first of an item. */
interface Place {
  readonly depth: number;
  readonly numbering: NonNullable<IParagraphOptions['numbering']> | null;
  readonly isQuoted: boolean;
}

const top: Place = { depth: 0, numbering: null, isQuoted: false };

class Writer {
  readonly #width: number;
  readonly #starts = new Set<number>();
  #counted = 0;

  constructor(width: number) {
    this.#width = width;
  }

  get lists(): INumberingOptions['config'] {
    const bullets = { reference: 'bullets', levels: levels(() => ({ format: LevelFormat.BULLET, text: '•' })) };
    const numbers = Array.from(this.#starts, (start) => ({
      reference: `from-${start}`,
      levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start })),
    }));
    return [bullets, ...numbers];
  }

  blocks(blocks: readonly Block[], place = top): (Paragraph | Table)[] {
    return blocks.flatMap((block, at) => this.#block(block, at === 0 ? place : { ...place, numbering: null }));
  }

  #block(block: Block, place: Place): (Paragraph | Table)[] {
    switch (block.type) {
      case 'heading':
        return [heading(block.level, runsOf(block.words))];
      case 'quote':
        return this.blocks(block.blocks, { ...place, isQuoted: true });
      case 'list':
        return this.#list(block, place);
      case 'code':
        return [paragraph(codeRuns(block.text), place)];
      case 'table':
        // Two tables that touch become one, and a cell must not be the last of a document.
        return [this.#table(block.rows), new Paragraph({ children: [] })];
      default:
        return [paragraph(runsOf(block.words), place)];
    }
  }

  #list({ start, items }: Extract<Block, { type: 'list' }>, { depth, isQuoted }: Place): (Paragraph | Table)[] {
    const level = Math.min(depth, deepest);
    if (start !== null) this.#starts.add(start);
    this.#counted += 1;
    const reference = start === null ? 'bullets' : `from-${start}`;
    const numbering = { reference, level, instance: start === null ? 0 : this.#counted };
    return items.flatMap((item) => this.blocks(item, { depth: depth + 1, numbering, isQuoted }));
  }

  #table(rows: Extract<Block, { type: 'table' }>['rows']): Table {
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const width = Math.floor(this.#width / columns);
    const columnWidths = Array.from({ length: columns }, () => width);
    return new Table({
      columnWidths,
      width: { size: width * columns, type: WidthType.DXA },
      rows: rows.map((row, at) => {
        const children = columnWidths.map((size, column) => {
          const runs = runsOf(row[column] ?? [], at === 0 ? { bold: true } : {});
          const margins = { top: 60, bottom: 60, left: 100, right: 100 };
          return new TableCell({
            width: { size, type: WidthType.DXA },
            margins,
            children: [new Paragraph({ children: runs })],
          });
        });
        return new TableRow({ ...(at === 0 ? { tableHeader: true } : {}), cantSplit: true, children });
      }),
    });
  }
}

function levels(of: (level: number) => Pick<ILevelsOptions, 'format' | 'text' | 'start'>): ILevelsOptions[] {
  return Array.from({ length: deepest + 1 }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: (level + 1) * inset, hanging: inset } } },
    ...of(level),
  }));
}

function paragraph(
  children: readonly (TextRun | ExternalHyperlink)[],
  { depth, numbering, isQuoted }: Place,
): Paragraph {
  const left = depth * inset + (isQuoted ? inset : 0);
  const border = { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'BBBBBB' } };
  return new Paragraph({
    children,
    ...(numbering === null ? (left === 0 ? {} : { indent: { left } }) : { numbering, spacing: { after: 60 } }),
    ...(isQuoted ? { border } : {}),
  });
}

interface RunLook {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly style?: string;
}

function runsOf(words: readonly Inline[], look: RunLook = {}): (TextRun | ExternalHyperlink)[] {
  return words.flatMap((part): (TextRun | ExternalHyperlink)[] => {
    switch (part.type) {
      case 'strong':
        return runsOf(part.inside, { ...look, bold: true });
      case 'emphasis':
        return runsOf(part.inside, { ...look, italics: true });
      case 'link':
        // No link stands in another one.
        return look.style === undefined
          ? [
              new ExternalHyperlink({
                link: part.address,
                children: runsOf(part.inside, { ...look, style: 'Hyperlink' }),
              }),
            ]
          : runsOf(part.inside, look);
      case 'code':
        return [new TextRun({ ...look, text: part.text, font: 'Courier New' })];
      default:
        return [new TextRun({ ...look, text: part.text })];
    }
  });
}

function codeRuns(text: string): TextRun[] {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, font: 'Courier New', size: 18, ...(at === 0 ? {} : { break: 1 }) }));
}
