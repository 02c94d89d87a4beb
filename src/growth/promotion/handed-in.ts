// The promotion document as it is handed in: what is recognised, for whom it is made, and by name what stays out of it.
//
// It fails closed. A part goes out where both readers of Markdown see its heading; whatever stands where only one of them looks stays in.
import { type Block, type BlockRules, type PlacedBlock, readBlocks } from '../text/blocks.ts';
import { wordsIn } from '../text/inline.ts';
import { fieldNamed, isOwnSection, isResultTitle, sectionNamed, type Section } from '../words/promotion-words.ts';
import { type KnownSection, partsOf } from './parts.ts';

export const handInAudiences = ['committee', 'manager', 'me'] as const;
export type HandInAudience = (typeof handInAudiences)[number];

export interface HandedIn {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly leftOut: HeldBack;
}

export interface HeldBack {
  /** Gaps, the coverage of levels, and the frame where it is not for this reader: titles as they stand there. */
  readonly private: readonly string[];
  /** Parts of one's own that nobody asked for. */
  readonly own: readonly string[];
  /** Headings with nothing below them. */
  readonly empty: readonly string[];
  /** What cannot be told apart from what must stay, by line: a heading of another part inside of one. */
  readonly unclear: readonly { readonly line: number; readonly part: string }[];
  /** Words that stand in no part. */
  readonly outside: number;
  readonly questions: number;
  readonly html: readonly string[];
}

export interface HandInAsked {
  readonly audience: HandInAudience;
  /** Titles of parts of one's own that go out, too, in any casing. */
  readonly besides: readonly string[];
  readonly words: BlockRules['words'];
}

/** null: too long or too deep to be read. */
export function handedIn(title: string, typed: string, asked: HandInAsked): HandedIn | null {
  const text = typed.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const isAsIs = asked.audience === 'me';
  const placed = readBlocks(text, { isAsIs, words: asked.words });
  if (placed === null) return null;
  const maker = new Maker(text, asked);
  if (isAsIs) maker.takeAll(placed);
  else maker.takeParts(placed);
  return maker.made(title);
}

/** Of these titles those that no part of the document has. */
export function unknownParts(typed: string, wanted: readonly string[]): readonly string[] {
  const titles = new Set(partsOf(typed).map(({ title }) => folded(title)));
  return wanted.filter((title) => !titles.has(folded(title)));
}

const folded = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, ' ');

class Maker {
  readonly #text: string;
  readonly #asked: HandInAsked;
  readonly #blocks: Block[] = [];
  readonly #held = {
    private: [] as string[],
    own: [] as string[],
    unclear: [] as { readonly line: number; readonly part: string }[],
    html: [] as string[],
    outside: 0,
    questions: 0,
  };

  constructor(text: string, asked: HandInAsked) {
    this.#text = text;
    this.#asked = asked;
  }

  takeAll(placed: readonly PlacedBlock[]): void {
    const top = Math.min(6, ...placed.flatMap(({ block }) => (block?.type === 'heading' ? [block.level] : [])));
    for (const one of placed) this.#take(one, top);
  }

  takeParts(placed: readonly PlacedBlock[]): void {
    const parts = partsOf(this.#text);
    for (const part of parts) this.#takePart(part, placed);
    const isInPart = ({ start }: PlacedBlock) => parts.some((part) => start >= part.start && start < part.end);
    this.#held.outside = placed.filter((one) => !isInPart(one) && isOwn(one)).length;
  }

  made(title: string): HandedIn {
    const { blocks, empty } = withoutEmpty(this.#blocks);
    return { title, blocks: blocks.map(asHeadings), leftOut: { ...this.#held, empty } };
  }

  #takePart(part: KnownSection, placed: readonly PlacedBlock[]): void {
    const { title, section } = part;
    const inside = placed.filter(({ start }) => start >= part.start && start < part.end);
    const [heading, ...below] = inside;
    if (this.#isPrivate(section)) {
      if (below.some(({ block }) => block !== null)) this.#held.private.push(title);
      return;
    }
    const isRecognised = section !== null || isResultTitle(title);
    if (!isRecognised && !this.#asked.besides.some((wanted) => folded(wanted) === folded(title))) {
      this.#held.own.push(title);
      return;
    }
    if (heading === undefined || this.#text.slice(part.start, heading.start).trim() !== '') {
      this.#unclear(part.start, title);
      return;
    }
    this.#take(heading, part.level);
    for (const one of below) {
      if (one.end > part.end || this.#isOthers(one, part)) {
        this.#unclear(one.start, title);
        return;
      }
      this.#take(one, part.level);
    }
  }

  /** Something in it may begin what must not go out, or what is asked for by another name. */
  #isOthers({ block, titles }: PlacedBlock, { level, section }: KnownSection): boolean {
    if (titles.some((title) => this.#isPrivate(sectionNamed(title)))) return true;
    if (block?.type !== 'heading') return false;
    const [title = ''] = titles;
    const named = sectionNamed(title);
    // A value may be called Results, and a field of a result so, too.
    const isOfPart = section === 'results' ? fieldNamed(title) !== null : section === 'values' && named === 'results';
    return block.level <= level || (named !== null && named !== section && !isOfPart);
  }

  #isPrivate(section: Section | null): boolean {
    return isOwnSection(section) && (section !== 'frame' || this.#asked.audience === 'committee');
  }

  #unclear(at: number, part: string): void {
    this.#held.unclear.push({ line: this.#text.slice(0, at).split('\n').length, part });
  }

  #take({ block, leftOut }: PlacedBlock, top: number): void {
    this.#held.questions += leftOut.questions;
    this.#held.html.push(...leftOut.html);
    if (block === null) return;
    this.#blocks.push(block.type === 'heading' ? { ...block, level: Math.max(2, block.level - top + 2) } : block);
  }
}

/** Our templates say in a quote what the document is. */
const isOwn = ({ block }: PlacedBlock): boolean => block !== null && block.type !== 'quote' && block.type !== 'heading';

/** `empty`: the uppermost of those that stand in one another. */
function withoutEmpty(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly empty: readonly string[];
} {
  const gone = new Set<Block>();
  let below: Block | undefined;
  for (const block of blocks.toReversed()) {
    const isEmpty =
      block.type === 'heading' && (below === undefined || (below.type === 'heading' && below.level <= block.level));
    if (isEmpty) gone.add(block);
    else below = block;
  }
  const empty: string[] = [];
  let above = 7;
  for (const block of blocks) {
    if (block.type !== 'heading' || !gone.has(block)) above = 7;
    else if (block.level <= above) {
      empty.push(wordsIn(block.words));
      above = block.level;
    }
  }
  return { blocks: blocks.filter((block) => !gone.has(block)), empty };
}

/** The title is the first, a part the second; what is deeper than the third is bold print. */
function asHeadings(block: Block): Block {
  if (block.type !== 'heading' || block.level <= 3) return block;
  return { type: 'paragraph', words: [{ type: 'strong', inside: block.words }] };
}

/** Every word that goes out, a line each. */
export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.type === 'code') return block.text.split('\n');
    if (block.type === 'quote') return linesOf(block.blocks);
    if (block.type === 'list') return block.items.flatMap(linesOf);
    if (block.type === 'table') return block.rows.flatMap((row) => row.map(wordsIn));
    return [wordsIn(block.words)];
  });
}
