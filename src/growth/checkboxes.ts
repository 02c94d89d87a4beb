// The checkboxes of a Markdown text, found line by line: time grows with the length of the text, however deep its lists are.
//
// Blocks only, by the rules of https://spec.commonmark.org/0.31.2/: which container and which leaf a line belongs to. A parser that
// builds a tree takes time that grows with the cube of the depth (a list of 1,000 levels took it two minutes).
import { RawHtml } from './raw-html.ts';

/** A checkbox of a list item that counts. */
export interface Box {
  /** Of the character between the brackets. */
  readonly offset: number;
  readonly done: boolean;
  /** Source of the first paragraph from the end of the box, without quote marks and indentation. */
  readonly source: string;
}

/** GitLab takes any blank of Unicode for an open box, but no tab: spec/models/concerns/taskable_spec.rb in its source. */
export const boxMarks = /\[[xX \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]\]/;

const boxHere = new RegExp(`${boxMarks.source}(?=[ \\t]|$)`, 'y');
const quoteMark = '>';
const bullet = /[-+*](?=[ \t]|$)/y;
const ordinal = /\d{1,9}[.)](?=[ \t]|$)/y;
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

interface OpenBox {
  readonly offset: number;
  readonly done: boolean;
  readonly lines: string[];
}

export function checkboxesIn(text: string): readonly Box[] {
  if (!boxMarks.test(text)) return [];
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
  #line = '';
  #offset = 0;
  #at = 0;
  /** Where `#at` stands for a reader: a tab reaches to the next column that four divides. */
  #column = 0;
  /** First character from `#at` on that is no blank. */
  #word = 0;
  /** From here on the line holds nothing but this mark and blanks; by mark. */
  #tails = new Map<string, number>();

  take(line: string, offset: number): void {
    this.#line = line;
    this.#offset = offset;
    this.#at = this.#column = this.#word = 0;
    this.#tails.clear();
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
        if (!this.#takeQuoteMark()) break;
      } else if (this.#isBlank()) {
        // Every item goes on over an empty line: on to the next quote at once.
        if (container.startedBlank) break;
        index = (this.#quotes[nextQuote] ?? this.#containers.length) - 1;
        const last = this.#containers.at(-1);
        if (index === this.#containers.length - 1 && last?.type === 'item' && last.startedBlank) break;
      } else if (!this.#takeColumns(container.width)) break;
    }
    return index;
  }

  /** A fence or raw HTML that the line belongs to. */
  #goesOnRaw(): boolean {
    const leaf = this.#leaf;
    if (leaf?.type === 'fence') {
      if (this.#indent() < 4 && this.#closesFence(leaf.marks)) this.#leaf = null;
      return true;
    }
    if (leaf?.type !== 'html') return false;
    if (leaf.html.isBlankEnded && this.#isBlank()) {
      this.#leaf = null;
      return false;
    }
    if (leaf.html.endsIn(this.#line.slice(this.#at))) this.#leaf = null;
    return true;
  }

  #closesFence(marks: string): boolean {
    this.#isBlank();
    const run = this.#line.slice(this.#word).trimEnd();
    return run.startsWith(marks) && run === marks.charAt(0).repeat(run.length);
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
      if (this.#isBlank()) {
        close();
        this.#markBlank(isNew);
        return;
      }
      const indent = this.#indent();
      if (indent >= 4) {
        if (mayGoOn) return this.#goOn();
        close();
        return this.#settle();
      }
      this.#toWord();
      if (this.#line[this.#at] === quoteMark) {
        close();
        this.#settle();
        this.#takeQuoteMark();
        this.#quotes.push(this.#containers.length);
        this.#containers.push({ type: 'quote' });
        isNew = true;
        continue;
      }
      if (mayGoOn && isWhole && this.#matches(underline) !== null && this.#underlines()) return;
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
    if (this.#matches(heading) !== null || this.#isBreak()) return 'line';
    const fence = this.#matches(fenceStart);
    if (fence !== null) return { type: 'fence', marks: fence[1] ?? fence[2] ?? '' };
    const html = this.#line[this.#at] === '<' ? RawHtml.at(this.#line, this.#at, isInParagraph) : null;
    if (html === null) return null;
    return html.endsIn(this.#line.slice(this.#at)) ? 'line' : { type: 'html', html };
  }

  /** Takes the mark of a list item and the blanks behind it; null where none stands here. */
  #itemWidth(indent: number, interrupts: boolean): number | null {
    const mark = (this.#matches(bullet) ?? this.#matches(ordinal))?.[0];
    if (mark === undefined) return null;
    const isEmpty =
      /^[ \t]*$/.test(this.#line.slice(this.#at + mark.length, this.#at + mark.length + 1)) &&
      this.#restIsBlank(mark.length);
    if (interrupts && (isEmpty || (mark.length > 1 && !/^1[.)]$/.test(mark)))) return null;
    this.#at += mark.length;
    this.#column += mark.length;
    this.#word = Math.max(this.#word, this.#at);
    const blanks = this.#blankColumns(5);
    const padding = isEmpty || blanks >= 5 ? 1 : blanks;
    this.#takeColumns(padding);
    return indent + mark.length + padding;
  }

  #restIsBlank(length: number): boolean {
    const before = [this.#at, this.#word] as const;
    this.#at += length;
    this.#word = Math.max(this.#word, this.#at);
    const isBlank = this.#isBlank();
    [this.#at, this.#word] = before;
    return isBlank;
  }

  #beginParagraph(): void {
    const item = this.#containers.at(-1);
    const isFirst = item?.type === 'item' && item.isFresh;
    const box = isFirst ? this.#matches(boxHere) : null;
    const isDefinition = this.#matches(definition) !== null;
    this.#settle();
    if (box === null) {
      this.#leaf = { type: 'paragraph', box: null, isDefinition };
      return;
    }
    const offset = this.#offset + this.#at + 1;
    const lines = [this.#line.slice(this.#at + 3).trim()];
    this.#leaf = { type: 'paragraph', box: { offset, done: /x/i.test(box[0]), lines }, isDefinition: false };
  }

  #goOn(): void {
    if (this.#leaf?.type === 'paragraph') this.#leaf.box?.lines.push(this.#line.slice(this.#at).trim());
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
    if (source.trim() !== '') this.#boxes.push({ offset: box.offset, done: box.done, source });
  }

  #matches(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#line);
  }

  /** Three or more of one of `* - _`, and nothing else. */
  #isBreak(): boolean {
    const mark = this.#line[this.#at] ?? '';
    if (!/[-*_]/.test(mark)) return false;
    let tail = this.#tails.get(mark);
    if (tail === undefined) {
      tail = this.#line.length;
      while (tail > 0 && (this.#line[tail - 1] === mark || /[ \t]/.test(this.#line[tail - 1] ?? ''))) tail -= 1;
      this.#tails.set(mark, tail);
    }
    return this.#at >= tail && this.#line.slice(this.#at).replace(/[ \t]/g, '').length >= 3;
  }

  #isBlank(): boolean {
    while (this.#word < this.#line.length && /[ \t]/.test(this.#line[this.#word] ?? '')) this.#word += 1;
    return this.#word === this.#line.length;
  }

  /** Columns of blanks from here on, counted up to four. */
  #indent(): number {
    return this.#blankColumns(4);
  }

  #blankColumns(most: number): number {
    let columns = 0;
    let left = this.#tabLeft();
    for (let at = this.#at; columns < most; at += 1) {
      const sign = this.#line[at];
      if (sign === '\t') columns += left ?? 4 - ((this.#column + columns) % 4);
      else if (sign === ' ') columns += 1;
      else break;
      left = null;
    }
    return Math.min(columns, most);
  }

  /** Of a tab of which a part is taken. */
  #tabLeft(): number | null {
    return this.#line[this.#at] === '\t' ? 4 - (this.#column % 4) : null;
  }

  /** Takes so many columns of blanks, or none at all. */
  #takeColumns(count: number): boolean {
    const before = [this.#at, this.#column] as const;
    for (let left = count; left > 0; ) {
      const sign = this.#line[this.#at];
      const wide = sign === ' ' ? 1 : sign === '\t' ? 4 - (this.#column % 4) : 0;
      if (wide === 0) {
        [this.#at, this.#column] = before;
        return false;
      }
      const taken = Math.min(wide, left);
      this.#column += taken;
      left -= taken;
      if (taken === wide) this.#at += 1;
    }
    this.#word = Math.max(this.#word, this.#at);
    return true;
  }

  #toWord(): void {
    this.#takeColumns(this.#indent());
  }

  #takeQuoteMark(): boolean {
    const indent = this.#indent();
    if (indent >= 4) return false;
    const before = [this.#at, this.#column] as const;
    this.#takeColumns(indent);
    if (this.#line[this.#at] !== quoteMark) {
      [this.#at, this.#column] = before;
      return false;
    }
    this.#at += 1;
    this.#column += 1;
    this.#word = Math.max(this.#word, this.#at);
    if (this.#blankColumns(1) === 1) this.#takeColumns(1);
    return true;
  }
}
