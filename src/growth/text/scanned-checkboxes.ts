// The checkboxes of a Markdown text, found line by line: time grows with the length of the text, however deep its lists are.
//
// Blocks only, by the rules of https://spec.commonmark.org/0.31.2/: which container and which leaf a line belongs to. A parser that
// builds a tree takes time that grows with the cube of the depth (a list of 1,000 levels took it two minutes).
import { LineCursor } from './line-cursor.ts';
import type { Box } from './plain-checkboxes.ts';
import { RawHtml } from './raw-html.ts';

/** GitLab takes any blank of Unicode for an open box, but no tab: spec/models/concerns/taskable_spec.rb in its source. */
export const boxMarks = /\[[xX \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]\]/;

/** What begins with another sign is words. */
const markSigns = '#-=*_+~`<0123456789';

const boxHere = new RegExp(`${boxMarks.source}(?=[ \\t]|$)`, 'y');
const itemMark = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;
const heading = /#{1,6}(?=[ \t]|$)/y;
const fenceStart = /(`{3,})[^`]*$|(~{3,})/y;
const underline = /(?:=+|-+)[ \t]*$/y;
const definition = /\[[^[\]]{1,999}\]:/y;

type Container =
  | { readonly type: 'quote' }
  /** `width`: columns from where its parent's content begins to where its own does. */
  | { readonly type: 'item'; readonly width: number; isFresh: boolean; startedBlank: boolean };

type Leaf =
  | { readonly type: 'paragraph'; readonly box: OpenBox | null; isDefinition: boolean }
  | { readonly type: 'fence'; readonly marks: string }
  | { readonly type: 'html'; readonly html: RawHtml };

interface OpenBox extends Pick<Box, 'offset' | 'done'> {
  readonly lines: string[];
  end: number;
}

/** Of any text, and of a plain one the same as by its patterns. */
export function scannedBoxes(text: string): readonly Box[] {
  const scanner = new Scanner();
  const lineEnd = /\r\n?|\n|$/g;
  // A byte order mark is no part of the first line.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start <= text.length) {
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text);
    if (end === null) break;
    scanner.take(text.slice(start, end.index), start);
    if (end[0] === '') break;
    start = end.index + end[0].length;
  }
  return scanner.end();
}

class Scanner {
  readonly #boxes: Box[] = [];
  #containers: Container[] = [];
  /** Places of the quotes among the containers. */
  #quotes: number[] = [];
  #leaf: Leaf | null = null;
  #line = new LineCursor('');
  #offset = 0;

  take(line: string, offset: number): void {
    this.#line = new LineCursor(line);
    this.#offset = offset;
    const matched = this.#matchContainers();
    const isWhole = matched === this.#containers.length;
    if (isWhole && this.#goesOnRaw()) return;
    this.#open(matched);
  }

  end(): readonly Box[] {
    this.#closeLeaf();
    return this.#boxes;
  }

  /** How many of the open containers the line goes on with. */
  #matchContainers(): number {
    let index = 0;
    let nextQuote = 0;
    for (; index < this.#containers.length; index += 1) {
      const container = this.#containers[index];
      if (container === undefined) break;
      if (container.type === 'quote') {
        nextQuote += 1;
        if (!this.#line.takeQuoteMark()) break;
      } else if (this.#line.isBlank()) {
        // Every item goes on over an empty line: on to the next quote at once.
        if (container.startedBlank) break;
        index = (this.#quotes[nextQuote] ?? this.#containers.length) - 1;
        const last = this.#containers.at(-1);
        if (index === this.#containers.length - 1 && last?.type === 'item' && last.startedBlank) break;
      } else if (!this.#line.takeColumns(container.width)) break;
    }
    return index;
  }

  /** A fence or raw HTML that the line belongs to. */
  #goesOnRaw(): boolean {
    const leaf = this.#leaf;
    if (leaf?.type === 'fence') {
      if (this.#line.indent() < 4 && this.#line.closesFence(leaf.marks)) this.#leaf = null;
      return true;
    }
    if (leaf?.type !== 'html') return false;
    if (leaf.html.isBlankEnded && this.#line.isBlank()) {
      this.#leaf = null;
      return false;
    }
    if (leaf.html.endsIn(this.#line.rest)) this.#leaf = null;
    return true;
  }

  #open(matched: number): void {
    let isWhole = matched === this.#containers.length;
    const goesOn = this.#leaf?.type === 'paragraph';
    const close = () => {
      if (isWhole) this.#closeLeaf();
      else this.#closeTo(matched);
      isWhole = true;
    };
    let isNew = false;
    for (;;) {
      const mayGoOn = goesOn && !isNew;
      if (this.#line.isBlank()) {
        close();
        this.#markBlank(isNew);
        return;
      }
      const indent = this.#line.indent();
      if (indent >= 4) {
        if (mayGoOn) return this.#goOn();
        close();
        return this.#settle();
      }
      this.#line.toWord();
      if (this.#line.sign === '>') {
        close();
        this.#settle();
        this.#line.takeQuoteMark();
        this.#quotes.push(this.#containers.length);
        this.#containers.push({ type: 'quote' });
        isNew = true;
        continue;
      }
      if (!markSigns.includes(this.#line.sign)) {
        if (mayGoOn) return this.#goOn();
        close();
        return this.#beginParagraph();
      }
      if (mayGoOn && isWhole && this.#line.matches(underline) !== null && this.#underlines()) return;
      const html = this.#beginsLeaf(mayGoOn && isWhole);
      if (html !== null) {
        close();
        this.#settle();
        this.#leaf = html === 'line' ? null : html;
        return;
      }
      const width = this.#itemWidth(indent, mayGoOn && isWhole);
      if (width !== null) {
        close();
        this.#settle();
        const isFresh = true;
        this.#containers.push({ type: 'item', width, isFresh, startedBlank: false });
        isNew = true;
        continue;
      }
      if (mayGoOn) return this.#goOn();
      close();
      return this.#beginParagraph();
    }
  }

  /** What is over with the line, or a leaf that goes on; null for neither. */
  #beginsLeaf(isInParagraph: boolean): Leaf | 'line' | null {
    const { sign } = this.#line;
    if ((sign === '#' && this.#line.matches(heading) !== null) || this.#line.isBreak()) return 'line';
    const fence = sign === '`' || sign === '~' ? this.#line.matches(fenceStart) : null;
    if (fence !== null) return { type: 'fence', marks: fence[1] ?? fence[2] ?? '' };
    const html = sign === '<' ? RawHtml.at(this.#line.text, this.#line.at, isInParagraph) : null;
    if (html === null) return null;
    return html.endsIn(this.#line.rest) ? 'line' : { type: 'html', html };
  }

  /** Takes the mark of a list item and the blanks behind it; null where none stands here. */
  #itemWidth(indent: number, interrupts: boolean): number | null {
    const mark = this.#line.matches(itemMark)?.[0];
    if (mark === undefined) return null;
    const isEmpty = this.#line.restIsBlank(mark.length);
    if (interrupts && (isEmpty || (mark.length > 1 && !/^1[.)]$/.test(mark)))) return null;
    this.#line.takeMark(mark.length);
    const blanks = this.#line.blankColumns(5);
    const padding = isEmpty || blanks >= 5 ? 1 : blanks;
    this.#line.takeColumns(padding);
    return indent + mark.length + padding;
  }

  #beginParagraph(): void {
    const item = this.#containers.at(-1);
    const isFirst = item?.type === 'item' && item.isFresh;
    const isBracket = this.#line.sign === '[';
    const box = isFirst && isBracket ? this.#line.matches(boxHere) : null;
    const isDefinition = isBracket && this.#line.matches(definition) !== null;
    this.#settle();
    if (box === null) {
      this.#leaf = { type: 'paragraph', box: null, isDefinition };
      return;
    }
    const offset = this.#offset + this.#line.at + 1;
    const end = this.#offset + this.#line.text.length;
    const opened = { offset, done: /x/i.test(box[0]), lines: [this.#line.rest.slice(3).trim()], end };
    this.#leaf = { type: 'paragraph', box: opened, isDefinition: false };
  }

  #goOn(): void {
    if (this.#leaf?.type !== 'paragraph' || this.#leaf.box === null) return;
    this.#leaf.box.lines.push(this.#line.rest.trim());
    this.#leaf.box.end = this.#offset + this.#line.text.length;
  }

  /** A line under a paragraph makes it a heading, and its box words. */
  #underlines(): boolean {
    if (this.#leaf?.type === 'paragraph' && this.#leaf.isDefinition) return false;
    this.#leaf = null;
    return true;
  }

  /** The innermost container has content now. */
  #settle(): void {
    const container = this.#containers.at(-1);
    if (container?.type !== 'item') return;
    container.isFresh = false;
    container.startedBlank = false;
  }

  /** An item whose first line is empty is over at the next one. */
  #markBlank(isNew: boolean): void {
    const container = this.#containers.at(-1);
    if (container?.type === 'item' && isNew) container.startedBlank = true;
  }

  #closeTo(count: number): void {
    this.#closeLeaf();
    this.#containers.length = count;
    while ((this.#quotes.at(-1) ?? -1) >= count) this.#quotes.pop();
  }

  #closeLeaf(): void {
    const box = this.#leaf?.type === 'paragraph' ? this.#leaf.box : null;
    this.#leaf = null;
    if (box === null) return;
    const source = box.lines.join('\n');
    if (source.trim() !== '') this.#boxes.push({ offset: box.offset, done: box.done, source, end: box.end });
  }
}
