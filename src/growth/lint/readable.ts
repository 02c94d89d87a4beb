// What of a Markdown text is prose of its author: paragraphs, items and titles, letter by letter where they stand in the text. Code,
// quotes, addresses, comments and guiding questions are blank in it, so that no rule can read them.
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isCostly } from '../text/prose.ts';
import { fieldNamed } from '../words/promotion-words.ts';
import type { Block as PrintedBlock } from '../text/blocks.ts';
import { isHandedIn, nowhere, type PlacedLines, placesIn } from './places.ts';
import { printed } from './printed.ts';
import type { Place } from './rule.ts';
import { unitsOf } from './units.ts';

export interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph';
  /** Of its first character in the whole text. */
  readonly start: number;
  /** As long as it is there, with blanks for what is not read and for line ends. */
  readonly text: string;
  readonly place: Place;
  /** Which heading it stands under, counted. */
  readonly chunk: number;
}

export interface Link {
  readonly start: number;
  readonly end: number;
  readonly address: string;
  /** null: the bare address. */
  readonly words: string | null;
  readonly place: Place;
}

export interface Readable {
  readonly text: string;
  readonly lines: Lines;
  readonly places: PlacedLines;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Code in a line: what one must not be told of is named in it. */
  readonly codes: readonly { readonly start: number; readonly text: string; readonly place: Place }[];
  /** Guiding questions that still stand there. */
  readonly questions: readonly { readonly start: number; readonly end: number; readonly place: Place }[];
  /** Comments, wherever they stand. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** What of it fills pages. */
  readonly printed: readonly PrintedBlock[];
  /** Too long or too deep to be looked at as prose. */
  readonly isUnread: boolean;
}

/** Stands for what is there and not read: a word, for whoever counts them. */
const something = '￼';

export function readable(typed: string): Readable {
  const text = typed.replace(/^\uFEFF/u, ' ');
  const lines = new Lines(text);
  const places = placesIn(text);
  const reader = new Reader(text, lines, places);
  const isUnread = isCostly(text);
  const tree = isUnread ? null : fromMarkdown(text);
  if (tree !== null) reader.walk(tree, false);
  const goesOut = (offset: number) => isHandedIn({ place: places.at[lines.at(offset)] ?? nowhere });
  return { text, lines, places, ...reader.read, printed: tree === null ? [] : printed(tree, goesOut), isUnread };
}

export class Lines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  /** From 0. */
  at(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  start(line: number): number {
    return this.#starts[line] ?? 0;
  }
}

class Reader {
  readonly read = {
    blocks: [] as Block[],
    links: [] as Link[],
    codes: [] as { start: number; text: string; place: Place }[],
    questions: [] as { start: number; end: number; place: Place }[],
    comments: [] as { start: number; end: number }[],
  };
  readonly #text: string;
  readonly #lines: Lines;
  readonly #places: PlacedLines;
  readonly #chunks: readonly number[];
  #field: { readonly under: Place; readonly field: Place['field'] } | null = null;

  constructor(text: string, lines: Lines, places: PlacedLines) {
    this.#text = text;
    this.#lines = lines;
    this.#places = places;
    let chunk = 0;
    this.#chunks = places.at.map((_, line) => (places.headings.has(line) ? (chunk += 1) : chunk));
  }

  walk(node: Nodes, isItem: boolean): void {
    if (node.type === 'paragraph' || node.type === 'heading') this.#block(node, isItem);
    else if (node.type === 'html') this.#comment(node);
    else if (node.type === 'root' || node.type === 'list' || node.type === 'listItem')
      for (const child of node.children) this.walk(child, isItem || node.type === 'listItem');
  }

  #comment(node: Nodes): void {
    const { start, end } = spanOf(node);
    if (this.#text.startsWith('<!--', start)) this.read.comments.push({ start, end });
  }

  #block(node: Nodes & { readonly type: 'paragraph' | 'heading' }, isItem: boolean): void {
    const { start, end } = spanOf(node);
    const shown = new Shown(this.#text, start, end);
    const inside = (inner: Nodes): void => {
      const span = spanOf(inner);
      if (inner.type === 'text') shown.words(span);
      else if (inner.type === 'html') this.#comment(inner);
      else if (inner.type === 'inlineCode') {
        this.read.codes.push({ start: span.start, text: inner.value, place: this.#placeAt(span.start) });
        shown.mark(span.start);
      } else if (inner.type === 'image') shown.mark(span.start);
      else if (inner.type === 'link' && this.#link(inner, span)) shown.mark(span.start);
      else if (isQuestion(inner)) this.read.questions.push({ ...span, place: this.#placeAt(span.start) });
      else if ('children' in inner) inner.children.forEach(inside);
    };
    node.children.forEach(inside);
    const first = this.#lines.at(start);
    const kind =
      node.type === 'heading' || this.#places.headings.has(first) ? 'heading' : isItem ? 'item' : 'paragraph';
    for (const bare of this.#bareAddresses(start, end)) this.read.links.push(bare);
    for (const part of unitsOf(this.#text.slice(start, end), withoutQuotes(shown.text()))) {
      if (kind === 'heading') this.#field = null;
      const place = this.#placeAt(start + part.at);
      if (part.label !== null) this.#field = { under: place, field: fieldNamed(part.label) };
      const field = this.#field?.under === place ? this.#field.field : null;
      const own = field === null || place.section !== 'results' ? place : { ...place, field };
      const chunk = this.#chunks[this.#lines.at(start + part.at)] ?? 0;
      if (part.text.trim() !== '')
        this.read.blocks.push({ kind, start: start + part.at, text: part.text, place: own, chunk });
    }
  }

  /** True for a link whose words are its address. */
  #link(node: Nodes & { readonly type: 'link' }, span: { readonly start: number; readonly end: number }): boolean {
    const isBare = this.#text[span.start] === '<';
    const words = this.#text.slice(span.start, span.end).replace(/^\[|\]\([^)]*\)$/g, '');
    this.read.links.push({
      ...span,
      address: node.url,
      words: isBare ? null : words,
      place: this.#placeAt(span.start),
    });
    return isBare;
  }

  /** GitLab makes links of them, and this parser does not. */
  #bareAddresses(start: number, end: number): Link[] {
    const source = this.#text.slice(start, end);
    return Array.from(source.matchAll(/(?<![(<\w`/])https?:\/\/[^\s<>)\]`*]{1,2000}/g), ({ index, 0: address }) => {
      const at = start + index;
      return { start: at, end: at + address.length, address, words: null, place: this.#placeAt(at) };
    }).filter(
      ({ start: at }) => !this.read.codes.some((code) => at >= code.start && at < code.start + code.text.length + 2),
    );
  }

  #placeAt(offset: number): Place {
    return this.#places.at[this.#lines.at(offset)] ?? nowhere;
  }
}

/** The text of a block with blanks in all places that were not shown. */
class Shown {
  readonly #source: string;
  readonly #start: number;
  readonly #end: number;
  #told = '';

  constructor(source: string, start: number, end: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  words({ start, end }: { readonly start: number; readonly end: number }): void {
    this.#upTo(start);
    this.#told += this.#source
      .slice(start, end)
      .replace(
        /(?:https?:\/\/|www\.)[^\s<>)]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|&#?\w{1,30};/g,
        blanked,
      )
      .replace(/\\(?=[!-/:-@[-`{-~])/g, ' ')
      .replace(/[\r\n\t]/g, ' ');
  }

  mark(at: number): void {
    this.#upTo(at);
    this.#told += something;
  }

  text(): string {
    this.#upTo(this.#end);
    return this.#told;
  }

  #upTo(offset: number): void {
    this.#told = this.#told.padEnd(offset - this.#start, ' ');
  }
}

const blanked = (words: string): string => something.padEnd(words.length, ' ');

/** Somebody else's words. What ends them may end the sentence as well. */
function withoutQuotes(text: string): string {
  return text.replace(
    /"[^"]{1,600}"|“[^”]{1,600}”|„[^“”]{1,600}[“”]|«[^»]{1,600}»|»[^«]{1,600}«|(?<![\p{L}\p{N}])‘[^’]{1,600}’(?![\p{L}\p{N}])/gu,
    (quote) => {
      const last = quote.at(-2) ?? '';
      return `${something.padEnd(quote.length - 2, ' ')}${/[.!?]/.test(last) ? last : ' '} `;
    },
  );
}

function isQuestion(node: Nodes): boolean {
  return node.type === 'emphasis' && /\?\s*$/.test(plain(node));
}

function plain(node: Nodes): string {
  return 'value' in node ? node.value : 'children' in node ? node.children.map(plain).join('') : '';
}

function spanOf({ position }: Nodes): { readonly start: number; readonly end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
